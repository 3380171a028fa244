"""How long a proposal's plan runs: 分24期, "the rest over 24 months", in months.

Apart from the sums, since of several lengths one is meant: that of the rate, of the rest, or the
last; what is refused, told as a limit or as lateness is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.plans import mute_cues as mute
from negotiation_trainer.language.plans import plan_cues as cue
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.cue_tables import cue as table
from negotiation_trainer.language.plans.limits import is_told_length
from negotiation_trainer.language.plans.payments import MONTHS, Sums, takes_the_place
from negotiation_trainer.language.plans.proposal import Proposal, other_money
from negotiation_trainer.language.plans.refused_terms import is_refused
from negotiation_trainer.language.plans.waiver_cues import LOWERED_TO

_INTERVAL_BEFORE = table(
    anywhere=r"""
    (?:每|满|超过|第|连续|提前)[^,，。0-9]{0,2}\Z
    \b(?:after|within|every|for the first|in) ?\Z
    """
)
"""Right before a count that says when something comes, not how long a plan runs."""


def plan_length(proposal: Proposal, sums: Sums, *, alone: bool) -> int | None:
    """The length of the plan in months; other intervals are rounded up.

    `alone`: no sum is proposed, so that a length needs words that put it forward.
    """
    given_up = {each.place for each in sums.passed}
    named = [
        (clause, months)
        for clause in proposal.own
        if clause.place not in given_up
        and (months := _in_clause(clause, proposal, sums, alone=alone)) is not None
    ]
    return _meant(named, proposal, sums) if named else None


def _meant(named: Sequence[tuple[Clause, int]], proposal: Proposal, sums: Sums) -> int:
    """The length beside the rate, else that of the rest, else the last that replaces the others."""
    of_rate = [months for clause, months in named if clause is sums.clause]
    of_rest = [months for clause, months in named if cue.REST.search(clause.text)]
    if of_rate or of_rest:
        return of_rate[0] if of_rate else of_rest[-1]
    clause, months = named[0]
    for later, other in named[1:]:
        if other != months and _replaces(later, clause, proposal):
            clause, months = later, other
    return months


def _replaces(later: Clause, earlier: Clause, proposal: Proposal) -> bool:
    term = later.of_kind(FigureKind.TERM)[0]
    if _INTERVAL_BEFORE.search(later.before(term)) or not cue.PLAN_ALONE.search(later.text):
        return False
    return takes_the_place(later, earlier, proposal)


def _in_clause(clause: Clause, proposal: Proposal, sums: Sums, *, alone: bool) -> int | None:
    """The length that one clause puts forward."""
    terms = tuple(
        term
        for term in clause.of_kind(FigureKind.TERM)
        if not _is_lateness(term, clause)
        and not is_refused(term, clause, proposal.after(clause))
        and not (sums.monthly is None and is_told_length(term, clause, proposal))
    )
    if not terms or not _tells_length(clause, proposal, sums, alone=alone):
        return None
    if mute.OTHER_TERM.search(clause.text) or mute.CALLING.search(clause.text):
        return None
    if cue.GRACE.search(clause.text):
        return None  # 宽限一个月 says when it begins, not how long it lasts
    if moved := tuple(t for t in terms if LOWERED_TO.search(clause.before(t))):
        terms = moved[-1:]  # 24期缩到18期 is 18
    if len({(t.unit, t.value) for t in terms}) > len({t.unit for t in terms}):
        return None  # a menu of lengths proposes none of them
    once = alone or any(payment.clause is clause for payment in sums.once)
    lengths = (
        _months_of(term, clause, sums.a_year)
        for term in terms
        if not (once and term.value == "1")  # "in one payment" says no more than the sum
    )
    return next((length for length in lengths if length is not None), None)


def _months_of(term: Figure, clause: Clause, a_year: Decimal) -> int | None:
    """How many months a term is, None where it is no length of a plan."""
    if term.unit == "month":
        return int(term.value)
    if term.unit == "payment":
        return _in_months(int(term.value), a_year)
    if term.unit == "week" and a_year > MONTHS and not _is_interval(term, clause):
        return _in_months(int(term.value), Decimal(52))
    return None


def _tells_length(clause: Clause, proposal: Proposal, sums: Sums, *, alone: bool) -> bool:
    if alone:
        return cue.PLAN_ALONE.search(clause.text) is not None
    if cue.OVER_TERM.search(clause.text) or cue.PROPOSE.search(clause.text):
        return True
    if any(each.unit for each in clause.of_kind(FigureKind.AMOUNT)):
        return not other_money(clause, proposal)
    beside = proposal.sentence(clause)
    return clause.is_bare and any(each.of_kind(FigureKind.AMOUNT) for each in beside)


def _is_lateness(term: Figure, clause: Clause) -> bool:
    """Whether a term is how late the debtor is: "two months over", 拖了两个月."""
    before, after = clause.before(term), clause.after(term)
    return bool(mute.LATE_AFTER.search(after) or mute.LATE_BEFORE.search(before))


def _is_interval(term: Figure, clause: Clause) -> bool:
    """Whether two weeks are how often, not how long."""
    return term.value == "2" and cue.FORTNIGHTLY.search(clause.text) is not None


def _in_months(count: int, a_year: Decimal) -> int:
    return int((count * MONTHS / a_year).to_integral_value(ROUND_CEILING))
