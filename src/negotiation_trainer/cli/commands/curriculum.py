"""`curriculum`: what the library practises of the curriculum, and the gaps."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from itertools import groupby

from negotiation_trainer.analysis.curriculum import Lesson, Taught, curriculum
from negotiation_trainer.cli.context import Context, Exit
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.scenario.library import read_parts
from negotiation_trainer.scenario.visible import cells, clip

NAME_CELLS = 30


def run(arguments: Namespace, context: Context) -> int:
    """Write the table and, at its end, what nothing practises."""
    practice = practice_for(context)
    with failures_told(context):
        entries = practice.index()
    lessons = [
        Lesson(entry.name, entry.lang, read_parts(entry.place, practice.roots).jurisdiction, played)
        for entry in entries
        if (played := entry.scenario) is not None
    ]
    found = curriculum(lessons)
    if arguments.json:
        context.write_json([taught.as_data() for taught in found])
        return Exit.OK
    for kind, rows in groupby(found, key=lambda taught: taught.kind):
        context.write(context.text(f"curriculum.{kind}"))
        for row in rows:
            context.write(_row(row, context))
    context.write("")
    for line in _gaps(found, context):
        context.write(line)
    return Exit.OK


def _row(taught: Taught, context: Context) -> str:
    label = clip(taught.label.get(context.lang), NAME_CELLS)
    pad = " " * (NAME_CELLS - cells(label))
    counts = "  ".join(
        f"{lang} {sum(spoken == lang for _, spoken in taught.scenarios)}" for lang in ("zh", "en")
    )
    return f"  {label}{pad}  {counts}  {taught.id}"


def _gaps(found: Iterable[Taught], context: Context) -> Iterable[str]:
    """One line for each kind, naming what nothing practises at all; then by language."""
    never = [taught for taught in found if not taught.scenarios]
    if not never:
        yield context.text("curriculum.whole")
        return
    yield context.text("curriculum.gaps")
    for kind, rows in groupby(never, key=lambda taught: taught.kind):
        names = context.text("curriculum.joiner").join(row.id for row in rows)
        yield f"  {context.text(f'curriculum.{kind}')}  {names}"
