"""A lawful line in place of a breach, if it would have been one at that moment.

Before it is certain who listens, a line about the debt tells a stranger; after a dispute or despair
a question about money presses. So the line is judged where it would have been said, by the same
rules, and where it would break one none is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from negotiation_trainer.catalogue.entries import BreachEntry, catalogue
from negotiation_trainer.catalogue.moves import Mark, Move, MoveKind, Reading, Segment
from negotiation_trainer.conduct.findings import Verdict
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.conduct.monitor import judge
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scoring.monitored import contact_of

WRONG = frozenset({Verdict.BROKEN, Verdict.SUSPECTED})


def better_line(
    breach: str, turn: Turn, turns: Sequence[Turn], compiled: Compiled, rules: tuple[Rule, ...]
) -> str | None:
    """Return what could have been said in a turn instead of a breach, in the talk's language."""
    entry = catalogue().breaches.get(breach)
    if entry is None:
        return None
    said = replace(turn, move=_move(entry, compiled.lang), after=turn.before)
    before = [earlier for earlier in turns if earlier.number < turn.number]
    heard = contact_of(compiled, (*before, said), compiled.case.contact.at)
    wrong = any(
        found.turn == turn.number and found.verdict in WRONG for found in judge(rules, heard)
    )
    return None if wrong else entry.better.get(compiled.lang)


def _move(entry: BreachEntry, lang: str) -> Move:
    words = entry.better.get(lang)
    span = (0, len(words))
    acts, topics = (
        tuple(Mark(name, 1.0, span) for name in names)
        for names in (entry.better_acts, entry.better_topics)
    )
    segment = Segment(span, entry.better_acts, entry.better_topics)
    return Move(MoveKind.SAY, Reading(words, lang, acts, topics, segments=(segment,)))
