"""A plan in the trainee's own words as an `Offer`; telling, asking or refusing proposes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind, Offer
from negotiation_trainer.language.figures import mute_cues as mute
from negotiation_trainer.language.figures import plan_cues as cue
from negotiation_trainer.language.figures.clauses import Clause
from negotiation_trainer.language.figures.first_day import first_payment
from negotiation_trainer.language.figures.instalments import (
    is_rest,
    later_instalments,
    listed_months,
)
from negotiation_trainer.language.figures.limits import is_told_length
from negotiation_trainer.language.figures.payments import (
    MONTHS,
    Payment,
    Sums,
    read_full,
    read_share,
    read_sums,
)
from negotiation_trainer.language.figures.proposal import Proposal, other_money, proposal_in
from negotiation_trainer.language.figures.vague_sums import vague_clauses
from negotiation_trainer.language.figures.waiver_parts import parts_kept
from negotiation_trainer.language.figures.waivers import forgive_rest, read_waivers


def read_offer(
    text: str,
    figures: Sequence[Figure],
    *,
    lang: str,
    today: date | None,
    owed: Mapping[str, Decimal],
) -> Offer | None:
    """The settlement an utterance proposes, or None.

    `figures` are those of `find_figures` for the same text; `owed` maps principal, interest and
    penalty to amounts. Sums paid every week or two become monthly ones at 52 or 26 a year. "Today"
    is a first payment today; "now" and "down" leave the day open. Where money is asked for and no
    sum is named, neither a number of payments nor a day makes a settlement.
    """
    proposal = proposal_in(text, figures)
    waived, used = read_waivers(proposal, owed=owed)
    sums = read_sums(proposal, used)
    payments = sums.once or read_share(proposal, used, owed=owed, waived=waived)
    if not payments and sums.monthly is None and vague_clauses(proposal):
        return Offer(waive=tuple(sorted(waived.items()))) if waived else None
    months = _months(proposal, sums, alone=not payments and sums.monthly is None)
    monthly = sums.monthly
    if not payments and monthly is None and months is None:
        payments = read_full(proposal, owed=owed, waived=waived)
    elif monthly is None and (later := _dated(proposal, payments, months, today)):
        monthly, months = later
    elif months is None and sums.clause is not None:
        months = listed_months(sums.clause, proposal) if sums.a_year == MONTHS else None
    elif months is None and _all_of(payments) and _rest_at_once(proposal):
        months = 1
    elif monthly is None and months is None and payments and _rest_is_forgiven(proposal):
        waived = forgive_rest(waived, payments[0].amount, owed)
    offer = Offer(
        pay_now=payments[0].amount if payments else None,
        monthly=monthly,
        months=months,
        waive=tuple(sorted(waived.items())),
        first_payment=first_payment(proposal, payments, monthly, months, today),
    )
    return None if offer.is_empty else offer


def rates_named(text: str, figures: Sequence[Figure]) -> tuple[Decimal, ...]:
    """Every sum an utterance puts forward as paid time and again, by the month."""
    return read_sums(proposal_in(text, figures), frozenset()).rates


def waivers_denied(text: str, figures: Sequence[Figure]) -> frozenset[str]:
    """The parts of the balance that an utterance says are not waived."""
    return parts_kept(proposal_in(text, figures))


def _months(proposal: Proposal, sums: Sums, *, alone: bool) -> int | None:
    """The length of the plan in months; other intervals are rounded up."""
    for clause in _with_own_first(proposal, sums):
        terms = tuple(
            term
            for term in clause.of_kind(FigureKind.TERM)
            if not _is_lateness(term, clause)
            and not (sums.monthly is None and is_told_length(term, clause, proposal))
        )
        if not terms:
            continue
        if mute.OTHER_TERM.search(clause.text) or mute.CALLING.search(clause.text):
            continue
        if cue.GRACE.search(clause.text):
            continue  # 宽限一个月 says when it begins, not how long it lasts
        if not _tells_length(clause, proposal, sums, alone=alone):
            continue
        if len({(t.unit, t.value) for t in terms}) > len({t.unit for t in terms}):
            continue  # a menu of lengths proposes none of them
        for figure in terms:
            if figure.value == "1" and (alone or any(p.clause is clause for p in sums.once)):
                continue  # "$1,150 in one payment" says no more than the sum
            if figure.unit == "month":
                return int(figure.value)
            if figure.unit == "payment":
                return _in_months(int(figure.value), sums.a_year)
            if figure.unit == "week" and sums.a_year > MONTHS and not _is_interval(figure, clause):
                return _in_months(int(figure.value), Decimal(52))
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


def _with_own_first(proposal: Proposal, sums: Sums) -> Sequence[Clause]:
    """The clauses that may say how long, that of the rate first; not those of rates given up."""
    if sums.clause is None:
        return proposal.own
    given_up = {each.place for each in sums.passed}
    others = [e for e in proposal.own if e.place not in given_up and e is not sums.clause]
    return (*(each for each in proposal.own if each is sums.clause), *others)


def _is_lateness(term: Figure, clause: Clause) -> bool:
    """Whether a term is how late the debtor is: "two months over", 拖了两个月."""
    before, after = clause.before(term), clause.after(term)
    return bool(mute.LATE_AFTER.search(after) or mute.LATE_BEFORE.search(before))


def _is_interval(term: Figure, clause: Clause) -> bool:
    """Whether two weeks are how often, not how long."""
    return term.value == "2" and cue.FORTNIGHTLY.search(clause.text) is not None


def _in_months(count: int, a_year: Decimal) -> int:
    return int((count * MONTHS / a_year).to_integral_value(ROUND_CEILING))


def _all_of(payments: Sequence[Payment]) -> bool:
    """Whether one payment is all there is before the rest, for no offer holds a second one.

    The same sum without a day of its own is only said again.
    """
    if not payments:
        return False
    first, *others = payments
    return all(
        each.clause is first.clause
        or (each.amount == first.amount and not each.clause.of_kind(FigureKind.DATE))
        for each in others
    )


def _rest_at_once(proposal: Proposal) -> bool:
    """Whether whatever remains is to come in one further payment."""
    return any(is_rest(clause) for clause in proposal.own)


def _dated(
    proposal: Proposal, payments: Sequence[Payment], months: int | None, today: date | None
) -> tuple[Decimal, int | None] | None:
    """Payments that each have their day, where no other number of them is named."""
    later = later_instalments(proposal, payments, today)
    if later is None or months is None:
        return later
    return later if later[1] in (months, months - 1) else None


def _rest_is_forgiven(proposal: Proposal) -> bool:
    words = "".join(clause.text for clause in proposal.own)
    return cue.REST_FORGIVEN.search(words) is not None
