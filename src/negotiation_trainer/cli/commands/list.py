"""`list`: the scenarios there are, broken files among them."""

from __future__ import annotations

from argparse import Namespace

from negotiation_trainer.catalogue.entries import catalogue, stage_of
from negotiation_trainer.cli.context import Context, Exit
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.records.practice import Entry


def run(arguments: Namespace, context: Context) -> int:
    """Write one row a scenario."""
    with failures_told(context):
        entries = practice_for(context).index()
    if arguments.json:
        context.write_json([entry.as_data() for entry in entries])
        return Exit.OK
    for entry in entries:
        context.write(_row(entry, context))
    if not entries:
        context.tell(context.text("list.none"))
    return Exit.OK


def _row(entry: Entry, context: Context) -> str:
    found = entry.scenario
    if found is None:
        first = entry.problems[0] if entry.problems else None
        why = f"{first.file}:{first.line}: {first.message(context.lang)}" if first else ""
        return context.text("list.broken", name=entry.name, why=why)
    known, teaser = catalogue().personas.get(found.persona), entry.teaser(context.lang)
    return context.text(
        "list.row",
        name=entry.name,
        title=teaser.title if teaser else found.title,
        persona=known.label.get(context.lang) if known else found.persona,
        level=found.level,
        stage=stage_of(found.case.overdue_days),
        langs=" · " + context.text("list.langs") if len(entry.langs) > 1 else "",
    )
