"""What a change of mood went by: the breach, signal or act that a row of the persona waits for."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.signals import acts_of, segments_of
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.persona_model import PersonaRow

_ROW = "moves."
"""How the keys of rows in a persona's file begin."""


def stirred_by(compiled: Compiled, turn: Turn) -> str:
    """Return `breach:threat`, `signal:argues`, `act:demand` or the like; empty if none of these."""
    key = turn.persona_edge or ""
    if not key.startswith(_ROW):
        return ""
    row = compiled.persona.source.moves[int(key.removeprefix(_ROW))]
    return next(_causes(row, turn), "")


def _causes(row: PersonaRow, turn: Turn) -> Iterator[str]:
    if turn.move is None:
        return
    for mark in turn.move.reading.sure_breaches:
        if mark.id in row.breach or "any" in row.breach:
            yield f"breach:{mark.id}"
    yield from (f"signal:{name}" for name in row.signal if name in turn.signals)
    done = acts_of(segments_of(turn.move))
    yield from (f"act:{name}" for name in row.act if name in done)


def cause_words(cause: str, lang: str) -> str:
    """Name what `stirred_by` found."""
    kind, _, name = cause.partition(":")
    if kind == "signal":
        return say("analyse", f"graph.signal.{name}", lang)
    entries = catalogue().breaches if kind == "breach" else catalogue().acts
    return entries[name].label.get(lang)
