"""A plan in the trainee's own words as an `Offer`; telling, asking or refusing proposes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind, Offer
from negotiation_trainer.language.figures import mute_cues as mute
from negotiation_trainer.language.figures import plan_cues as cue
from negotiation_trainer.language.figures.calendar import months_later, shifted
from negotiation_trainer.language.figures.clauses import Clause
from negotiation_trainer.language.figures.instalments import (
    is_rest,
    later_instalments,
    listed_months,
)
from negotiation_trainer.language.figures.payments import (
    MONTHS,
    Payment,
    Sums,
    read_full,
    read_share,
    read_sums,
)
from negotiation_trainer.language.figures.proposal import Proposal, other_money, proposal_in
from negotiation_trainer.language.figures.waivers import forgive_rest, read_waivers

_DAYS = {"day": 1, "week": 7}


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
    is a first payment today; "now" and "down" leave the day open.
    """
    proposal = proposal_in(text, figures)
    waived, used = read_waivers(proposal, owed=owed)
    sums = read_sums(proposal, used)
    payments = sums.once or read_share(proposal, used, owed=owed, waived=waived)
    months = _months(proposal, sums, alone=not payments and sums.monthly is None)
    monthly = sums.monthly
    if not payments and monthly is None and months is None:
        payments = read_full(proposal, owed=owed, waived=waived)
    elif monthly is None and (later := _dated(proposal, payments, months, today)):
        monthly, months = later
    elif months is None and sums.clause is not None:
        months = listed_months(sums.clause, proposal) if sums.a_year == MONTHS else None
    elif months is None and payments and _rest_at_once(proposal):
        months = 1
    elif monthly is None and months is None and payments and _rest_is_forgiven(proposal):
        waived = forgive_rest(waived, payments[0].amount, owed)
    offer = Offer(
        pay_now=payments[0].amount if payments else None,
        monthly=monthly,
        months=months,
        waive=tuple(sorted(waived.items())),
        first_payment=_first_payment(proposal, payments, monthly, months, today),
    )
    return None if offer.is_empty else offer


def rates_named(text: str, figures: Sequence[Figure]) -> tuple[Decimal, ...]:
    """Every sum an utterance puts forward as paid time and again, by the month."""
    return read_sums(proposal_in(text, figures), frozenset()).rates


def _months(proposal: Proposal, sums: Sums, *, alone: bool) -> int | None:
    """The length of the plan in months; other intervals are rounded up."""
    for clause in _with_own_first(proposal, sums):
        terms = tuple(t for t in clause.of_kind(FigureKind.TERM) if not _is_lateness(t, clause))
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


def _first_payment(
    proposal: Proposal,
    payments: Sequence[Payment],
    monthly: Decimal | None,
    months: int | None,
    today: date | None,
) -> date | None:
    """The first day about payment that is not past, today included where it is named."""
    if today and payments and _is_today(payments[0].clause, proposal):
        return today
    if today and (earliest := _earliest_of_equal(payments, today)):
        return earliest
    planned = bool(payments) or monthly is not None or months is not None
    later = {p.clause.start for p in payments[1:]} - {p.clause.start for p in payments[:1]}
    for clause in proposal.own:
        days = [day for day in clause.of_kind(FigureKind.DATE) if not _is_answer(day, clause)]
        rest = bool(payments) and is_rest(clause) and clause is not payments[0].clause
        if not days or clause.start in later or rest:
            continue
        if not _about_payment(clause, proposal, planned=planned):
            continue
        for figure in sorted(days, key=lambda day: _order(day, clause)):
            day = date.fromisoformat(figure.value)
            if today is None or day >= today:
                return day
    set_off = [
        *(_within(payment.clause, today) for payment in payments[:1]),
        *(_extension(clause, today) for clause in proposal.own),
    ]
    return next((day for day in set_off if day is not None), None)


def _is_today(clause: Clause, proposal: Proposal) -> bool:
    """Whether a payment is for the day of the talk; a bare one may have it said beside it."""
    if cue.TODAY.search(clause.text):
        return True
    beside = proposal.around(clause)
    if any(each.of_kind(FigureKind.DATE) for each in beside):
        return False
    return any(cue.TODAY.search(each.text) for each in beside if each.start < clause.start)


def _order(day: Figure, clause: Clause) -> tuple[bool, str]:
    """The day payments start on comes first; of the 1st and the 15th the nearer, else as said."""
    return not _starts(day, clause), day.value if cue.TWICE_A_MONTH.search(clause.text) else ""


def _earliest_of_equal(payments: Sequence[Payment], today: date) -> date | None:
    """The first day of equal payments that each have one, in whatever order they are named."""
    days = [p.clause.of_kind(FigureKind.DATE) for p in payments]
    if len(days) < 2 or not all(days) or len({p.amount for p in payments}) > 1:
        return None
    named = (date.fromisoformat(figure.value) for each in days for figure in each)
    return min((day for day in named if day >= today), default=None)


def _marked(term: Figure, clause: Clause) -> str:
    """The words of a clause with bars around a term, its "within" outside them."""
    start, end = (place - clause.start for place in term.span)
    said = clause.text[start:end]
    inner = len("within") if said.startswith("within") else 0
    return f"{clause.text[:start]}{said[:inner]} |{said[inner:]}|{clause.text[end:]}"


def _within(clause: Clause, today: date | None) -> date | None:
    """The last day for a payment due within some days: 三天内, "within a week"."""
    for term in clause.of_kind(FigureKind.TERM):
        days = _DAYS.get(term.unit)
        inside = cue.WITHIN.search(_marked(term, clause))
        if today is not None and days and inside:
            return shifted(today, int(term.value) * days)
    return None


def _is_answer(day: Figure, clause: Clause) -> bool:
    """Whether he is to answer by a day, not to pay: "let me know by Friday"."""
    before, after = clause.before(day), clause.after(day)
    return bool(mute.ANSWER_BEFORE.search(before) or mute.ANSWER_AFTER.search(after))


def _starts(day: Figure, clause: Clause) -> bool:
    """Whether the payments begin on a day, so that it comes before 每月20号 or "every Friday"."""
    before, after = clause.before(day), clause.after(day)
    return bool(cue.STARTING.search(before) or cue.STARTS_AFTER.search(after))


def _extension(clause: Clause, today: date | None) -> date | None:
    """The day to which a clause puts payment off: 给您延期30天."""
    terms = [t for t in clause.of_kind(FigureKind.TERM) if t.unit != "payment"]
    if today is None or not terms or not cue.EXTEND.search(clause.text):
        return None
    count = int(terms[0].value)
    if terms[0].unit == "month":
        return months_later(today, count) if cue.GRACE.search(clause.text) else None
    return shifted(today, count * (7 if terms[0].unit == "week" else 1))


def _about_payment(clause: Clause, proposal: Proposal, *, planned: bool) -> bool:
    """Whether the days of a clause are days of payment."""
    amounts = clause.of_kind(FigureKind.AMOUNT)
    if not amounts and (mute.CALLING.search(clause.text) or mute.PAPERS.search(clause.text)):
        return False
    words = mute.WAGES.without(clause.text)
    paying = bool(cue.PAY.search(words) or cue.EXTEND.search(words))
    if words != clause.text and not amounts and not paying:
        return False
    if cue.FIRST_PAYMENT.search(words):
        paying = True
    if "payment" in clause.text and cue.PROPOSE.search(clause.text):
        paying = True
    if paying or mute.DUE.search(clause.text):
        return paying
    if not planned:
        return False
    if amounts or cue.PROPOSE.search(clause.text):
        return True
    return any(
        each.of_kind(FigureKind.AMOUNT) or each.of_kind(FigureKind.TERM)
        for each in proposal.sentence(clause)
    )
