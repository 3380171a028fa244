"""Clauses that say again what the one before them refuses: "I can't do ten, that's 3,840".

Apart from the words of refusal, since such a clause denies nothing by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.cue_tables import cue
from negotiation_trainer.language.plans.mute_cues import NOT_SO

_LESS_ZH = "(?:少[收还拿]|让|免|减|优惠|掉|亏)?(?:您|你|给|了|掉|去)*"
_IT_IS = "(?:that's|thats|that is|that'd be|that would be|which is|it's|its|or)"
_NEARLY = "(?: like| about| another| a full| over| almost| nearly| some)*"
_SO_MUCH = cue(
    anywhere=rf"""
    ^[ ,，]*[那这]?[可就也]*(?:是|等于|相当于|合|得)(?:要|就|我们?)*{_LESS_ZH} ?\Z
    ^ *(?:and |since |because |cause )?{_IT_IS}{_NEARLY} ?\Z
    """
)
"""Before a sum: it says what was just named comes to."""
LIMITED = cue(
    zh=r"超过?|多于|以上|再多|更多|最多|顶多",
    en=r"""
    (?:more|higher|better|lower|other|less|further) than|over|above|past|beyond
    unless|without|until
    """,
)
"""What is refused is only what goes further than the figure."""


def restates(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a clause says what a figure that the one before it refuses comes to."""
    told = clause.figures[:1]
    if not told or told[0].kind not in (FigureKind.AMOUNT, FigureKind.TERM) or not clause.place:
        return False
    if not _SO_MUCH.search(clause.before(told[0])):
        return False
    return bool(refused_in(clauses[clause.place - 1], clauses))


def refused_in(clause: Clause, clauses: Sequence[Clause]) -> tuple[Figure, ...]:
    """The figures that a clause refuses: its own, or the bare ones before it (一成我给不了)."""
    if not NOT_SO.search(clause.text) or LIMITED.search(clause.text):
        return ()
    earlier = clauses[clause.place - 1] if clause.place else clause
    if clause.figures or not earlier.is_bare or earlier.sentence != clause.sentence:
        return clause.figures
    return earlier.figures
