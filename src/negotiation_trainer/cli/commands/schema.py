"""`schema`: the JSON Schema of a file format, for editors that complete and validate."""

from __future__ import annotations

from argparse import Namespace

from negotiation_trainer.cli.context import Context, Exit
from negotiation_trainer.scenario.schema import json_schema


def run(arguments: Namespace, context: Context) -> int:
    """Write one schema."""
    context.write_json(json_schema(arguments.kind))
    return Exit.OK
