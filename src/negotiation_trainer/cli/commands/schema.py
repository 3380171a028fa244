"""`schema`: the JSON Schema of a file format, for editors that complete and validate."""

from __future__ import annotations

from argparse import Namespace

from negotiation_trainer.cli.context import Context, Exit
from negotiation_trainer.cli.own_files import KEYS, own_kinds
from negotiation_trainer.scenario.schema import json_schema, schema_of


def run(arguments: Namespace, context: Context) -> int:
    """Write one schema."""
    kind = arguments.kind
    if kind in KEYS:
        model = next(own.model for own in own_kinds() if own.key == kind)
        context.write_json(schema_of(model))
    else:
        context.write_json(json_schema(kind))
    return Exit.OK
