"""Sums moved to another one where the clause before names the payment: 月供这块，我能压到800.

Apart from the other sums, which are asked for or recur by the words of their own clause.
"""

from __future__ import annotations

from enum import StrEnum

from negotiation_trainer.catalogue.moves import Figure
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.cue_tables import cue
from negotiation_trainer.language.plans.proposal import NEAR, Proposal
from negotiation_trainer.language.plans.waiver_cues import COMPONENT, LOWERED_TO


class Moved(StrEnum):
    """Which payment a sum is moved for."""

    FIRST = "first"
    EACH = "each"


_FIRST = cue(
    zh=r"首[付期笔]|头[期笔]|[第头]一[笔期]",
    en=r"(?:first|down|initial|upfront) (?:payment|instal{1,2}ment|one)|deposit|(?<=[0-9] )down",
)
_EACH = cue(
    zh=r"月供|月还|每(?:个?月|[期笔])",
    en=r"(?:monthly|each|every) (?:payment|instal\w+|one)s?|(?:the|your) (?:monthly|payments)",
)


def moved_payment(figure: Figure, clause: Clause, proposal: Proposal) -> Moved | None:
    """The payment that one of the last clauses names, and that a sum is moved for."""
    if not LOWERED_TO.search(clause.before(figure)) or COMPONENT.search(clause.text):
        return None
    for each in reversed(proposal.every[max(0, clause.place - NEAR) : clause.place]):
        if COMPONENT.search(each.text):
            return None
        if _FIRST.search(each.text):
            return Moved.FIRST
        if _EACH.search(each.text):
            return Moved.EACH
    return None
