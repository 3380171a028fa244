"""Sums that each have a day or month of their own, as a first payment and months after it.

Apart from the sums themselves, since here days are counted, in whatever clauses they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.plans import plan_cues as cue
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.payments import Payment
from negotiation_trainer.language.plans.proposal import Proposal

_LISTED = re.compile(
    r"[ ,，、&]*(?:and|plus|then|和|跟|与|还有|以及|再)?[ ,，、]*(?:on |by )?(?:the )?"
)
"""What stands between days that all count, which 15号或20号 do not."""

_THEN = re.compile(
    r" *(?:and )?(?:then|after that|followed by)\b|(?:然后|之后|接着|接下来|后面|再)"
)

_RECURRING = re.compile(r"\b(?:each|every)\b|每")
"""The first of each month is no single day."""

Month = tuple[int, int]


def later_instalments(
    proposal: Proposal, payments: Sequence[Payment], today: date | None
) -> tuple[Decimal, int | None] | None:
    """The sum and number of payments in months after the first: 先还三百，下个月再还五百.

    Each month that has a day counts, and so does what is left over to a month of its own; of
    unequal sums the first counts, and without days their number stays open.
    """
    if not payments:
        return None
    first, rest = payments[0], payments[1:]
    start = _start(first.clause, today)
    days = [day for each in _clauses(payments) for day in _days(each, proposal)]
    days = [day for day in days if start and _month(day) > _month(start)]
    later = {_month(day) for day in days}
    left = sum(1 for clause in proposal.own if is_rest(clause) and not _sums(clause))
    if not rest and (more := _sums_after(first.clause, proposal)):
        return more[0], len(more) + left if len(set(more)) == 1 else None
    if not rest:
        return (first.amount, len(later) + left) if later and len(days) == len(later) else None
    if cue.LATER_MONTH.search(rest[0].clause.text):
        count = len(later) + sum(_named_months(each) for each in _clauses(rest) if not _dated(each))
        counted = bool(later) or len({each.amount for each in rest}) == 1
        return rest[0].amount, count + left if counted else None
    placed = any(_month(day) in later for day in _days(rest[0].clause, proposal))
    return (rest[0].amount, len(later) + left) if placed else None


def _sums_after(clause: Clause, proposal: Proposal) -> list[Decimal]:
    """The bare sums that follow a first one: "13,000 on Sep 4, then 12,240 and 12,240"."""
    found: list[Decimal] = []
    for each in proposal.every[clause.place + 1 :]:
        sums = _sums(each)
        bare = each.is_bare and len(sums) == len(each.figures)
        if each.sentence != clause.sentence or not bare or any(figure.unit for figure in sums):
            break
        if not found and not _THEN.match(each.text):
            break
        found += [Decimal(figure.value) for figure in sums]
    return found


def listed_months(clause: Clause, proposal: Proposal) -> int | None:
    """How many days are listed for what comes each time: "6,000 each on Oct 4 and Nov 4"."""
    months = {_month(day) for day in _days(clause, proposal)}
    return len(months) if len(months) > 1 else None


def is_rest(clause: Clause) -> bool:
    """Whether a clause has whatever a payment leaves come in one further payment."""
    return bool(
        cue.REST.search(clause.text)
        and (cue.REST_AT_ONCE.search(clause.text) or clause.of_kind(FigureKind.DATE))
        and not cue.SPREAD_OUT.search(clause.text)
        and not cue.REST_FORGIVEN.search(clause.text)
    )


def _clauses(payments: Sequence[Payment]) -> list[Clause]:
    """The clauses payments stand in, each once."""
    return list({payment.clause.place: payment.clause for payment in payments}.values())


def _sums(clause: Clause) -> tuple[Figure, ...]:
    return clause.of_kind(FigureKind.AMOUNT)


def _dated(clause: Clause) -> bool:
    return bool(clause.of_kind(FigureKind.DATE))


def _start(clause: Clause, today: date | None) -> date | None:
    days = clause.of_kind(FigureKind.DATE)
    if days:
        return date.fromisoformat(days[0].value)
    return today if cue.NOW.search(clause.text) else None


def _days(clause: Clause, proposal: Proposal) -> Iterator[date]:
    """The days of a sum: the first of its clause, and those that are listed after it.

    Where a clause holds several sums each has a day of its own.
    """
    if len(_sums(clause)) > 1:
        yield from (date.fromisoformat(day.value) for day in clause.of_kind(FigureKind.DATE))
        return
    before: str | None = None
    for each in _going_on(clause, proposal):
        for figure in each.of_kind(FigureKind.DATE):
            between = _until(figure, each)
            start, end = (place - each.start for place in figure.span)
            if _RECURRING.search(each.text[start:end]):
                return
            if before is not None and not _LISTED.fullmatch(before + between):
                return
            yield date.fromisoformat(figure.value)
            before = ""
        if before is None:
            return
        before = each.after(each.of_kind(FigureKind.DATE)[-1])


def _going_on(clause: Clause, proposal: Proposal) -> Iterator[Clause]:
    """A clause and those right after it, as long as they hold days and no sums."""
    yield clause
    for each in proposal.every[clause.place + 1 :]:
        days = each.of_kind(FigureKind.DATE)
        if each.sentence != clause.sentence or not days or len(days) != len(each.figures):
            return
        if each.after(days[-1]).strip(" ,.;!?，。；！？、各"):
            return  # "October 4 at the latest" is no further day
        yield each


def _until(figure: Figure, clause: Clause) -> str:
    """The words before a day, as far as the day before it in the clause."""
    before = [d for d in clause.of_kind(FigureKind.DATE) if d.span[1] <= figure.span[0]]
    words = clause.before(figure)
    return words[before[-1].span[1] - clause.start :] if before else words


def _month(day: date) -> Month:
    return day.year, day.month


def _named_months(clause: Clause) -> int:
    """How many months a clause names: two in "the next two months", else the one it means."""
    terms = [t for t in clause.of_kind(FigureKind.TERM) if t.unit == "month"]
    if terms:
        return int(terms[0].value)
    return 1 if cue.LATER_MONTH.search(clause.text) else 0
