"""Sums that recur though no period is named, since the words say on what day they start.

Nobody starts a single payment: "$320, starting August 17" is the sum of every month.
"""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.plans import mute_cues as mute
from negotiation_trainer.language.plans import plan_cues as cue
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.cue_tables import cue as table
from negotiation_trainer.language.plans.proposal import Proposal
from negotiation_trainer.language.plans.waiver_cues import COMPONENT

_BEGINS_BEFORE = table(
    anywhere=r"\b(?:starts?|starting|beginning|begins?)(?: on| from)?(?: the)? \Z"
)
_FROM = table(anywhere=r"(?:从|自|打从) ?\Z|\bfrom(?: the)? \Z")
_ON_AFTER = table(zh=r"^ ?(?:那天)?起")
_BEGINS_AFTER = table(zh=r"^ ?(?:那天)?开始")
_ONE_SUM = table(
    zh=r"一次性?|一把|一笔|全部|全款|利率|收费|扣费",
    en=r"charged?|charges|adds?|one payment|lump sum|single|once",
)
"""What is no rate whatever day stands beside it."""
_PLAN = table(
    zh=r"分期|月供|[每一几]期|余下|剩", en=r"plan|payments|instal{1,2}ments|rest|remainder"
)
_LENGTHS = ("month", "payment")


def recurs_from(figure: Figure, clause: Clause, proposal: Proposal) -> bool:
    """Whether an amount is one of many by the day beside it, on which they start."""
    if cue.NOW.search(clause.text) or cue.AT_ONCE.search(clause.after(figure)):
        return False
    if _tells_once(clause) or mute.ODD_PERIOD.search(clause.text):
        return False
    beside = _days_beside(figure, clause, proposal)
    planned = _has_plan(proposal)
    return any(_starts(day, where, planned=planned) for where, day in beside)


def _days_beside(
    figure: Figure, clause: Clause, proposal: Proposal
) -> Iterator[tuple[Clause, Figure]]:
    """The days next to an amount, with their clause: no other amount and no day stands between."""
    here = [f for f in clause.figures if f.kind in (FigureKind.AMOUNT, FigureKind.DATE)]
    place = here.index(figure)
    beside = [*here[max(0, place - 1) : place], *here[place + 1 : place + 2]]
    days = [each for each in beside if each.kind is FigureKind.DATE]
    if days:
        yield from ((clause, day) for day in days)
        return
    earlier = proposal.before(clause) if clause.is_bare else None
    for other in (earlier, proposal.after(clause)):
        if other is None or other.sentence != clause.sentence or not proposal.is_own(other):
            continue
        days = list(other.of_kind(FigureKind.DATE))
        if len(days) == 1 and not (other.of_kind(FigureKind.AMOUNT) or _tells_once(other)):
            yield other, days[0]


def _tells_once(clause: Clause) -> bool:
    """Whether a clause is about one sum, or about what the debt costs."""
    return bool(_ONE_SUM.search(clause.text) or COMPONENT.search(clause.text))


def _starts(day: Figure, clause: Clause, *, planned: bool) -> bool:
    before, after = clause.before(day), clause.after(day)
    if _BEGINS_BEFORE.search(before) or _BEGINS_AFTER.search(after):
        return True
    set_out = _FROM.search(before) is not None, _ON_AFTER.search(after) is not None
    return all(set_out) or (planned and any(set_out))


def _has_plan(proposal: Proposal) -> bool:
    """Whether the words are about more than one payment."""
    return any(
        _PLAN.search(clause.text)
        or any(t.unit in _LENGTHS and t.value != "1" for t in clause.of_kind(FigureKind.TERM))
        for clause in proposal.own
    )
