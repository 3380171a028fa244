"""The sums a proposal asks for: paid once, paid every month, or as a share of what is owed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.plans import mute_cues as mute
from negotiation_trainer.language.plans import plan_cues as cue
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.limits import is_told_floor, is_told_length, is_told_sum
from negotiation_trainer.language.plans.moved_sums import Moved, moved_payment
from negotiation_trainer.language.plans.proposal import Proposal, other_money
from negotiation_trainer.language.plans.starting import recurs_from
from negotiation_trainer.language.plans.waiver_cues import COMPONENT, LOWERED_TO, STRONG, WEAK
from negotiation_trainer.language.plans.waivers import Waivers

_ONLY_OFTEN = re.compile(r"(?:\b(?:so|then|and|just|on)\b|[那就您的时候后,，.。;；!！?？ ])*")
"""What stands around a period that is all a clause says."""

_BESIDE = re.compile(r"^[ ,，]*(?:and|plus|with|再|另|加|外加)", re.ASCII)
"""What puts instalments beside a sum, not in its place."""

_PAID_ON = re.compile(r" *(?:to be )?paid(?: in full)?(?: on| by)? ", re.ASCII)
"""How the day of a sum begins that stands behind it: "$7,344, paid February 6"."""

CENT = Decimal("0.01")
MONTHS = Decimal(12)
_STOPS = (".", "!", "?", "。", "！", "？")
THIRDS = {"33.33": Decimal(100) / 3, "66.67": Decimal(200) / 3}
"""Shares that two decimals only come near to."""
Owed = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Payment:
    """A single sum proposed, with the clause it stands in."""

    amount: Decimal
    clause: Clause


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums to pay once, in order, and what comes every month; paid `a_year` times."""

    once: tuple[Payment, ...] = ()
    monthly: Decimal | None = None
    a_year: Decimal = MONTHS
    clause: Clause | None = None
    """Where the recurring sum stands."""
    rates: tuple[Decimal, ...] = ()
    """Every recurring sum that was named, by the month, the least there may be with them."""
    passed: tuple[Clause, ...] = ()
    """Where other recurring sums stand that it takes the place of."""


@dataclass(frozen=True, slots=True)
class _Rate:
    amount: Decimal
    a_year: Decimal
    clause: Clause


def read_sums(proposal: Proposal, used: frozenset[Figure]) -> Sums:
    """The sums stated in figures; those in `used` are what a waiver comes to."""
    once: list[Payment] = []
    rates: list[_Rate] = []
    least: list[_Rate] = []
    answered: Decimal | None = None
    for clause in proposal.every:
        amounts = clause.of_kind(FigureKind.AMOUNT)
        if not amounts or clause.place in proposal.told or other_money(clause, proposal):
            continue
        own = proposal.is_own(clause)
        for figure in amounts:
            if figure in used or _is_lowered(figure, clause):
                continue
            if is_told_sum(figure, clause, proposal):
                continue
            amount, a_year = Decimal(figure.value), _a_year(figure, clause, proposal)
            if not own:
                answered = a_year or answered
            elif answered is None and is_told_floor(
                figure, clause, proposal, recurs=a_year is not None
            ):
                least.append(_Rate(amount, a_year or MONTHS, clause))
            elif a_year is not None:
                if not _is_charge(figure, clause, proposal):
                    rates.append(_Rate(amount, a_year, clause))
            elif _is_payment(figure, clause, proposal) and not _continues_range(figure, clause):
                if answered and not rates and not _is_once(figure, clause):
                    # "fifty a month is too little, but a hundred …"
                    rates.append(_Rate(amount, answered, clause))
                else:
                    if moved_payment(figure, clause, proposal) is Moved.FIRST:
                        once.clear()
                    once.append(Payment(amount, clause))
    named = tuple(_monthly(rate) for rate in (*rates, *least))
    if not rates:
        return Sums(tuple(once), rates=named)
    meant = _meant(rates, proposal)
    passed = tuple(rate.clause for rate in rates if rate.amount != meant.amount)
    return Sums(tuple(once), _monthly(meant), meant.a_year, meant.clause, named, passed)


def _monthly(rate: _Rate) -> Decimal:
    return (rate.amount * rate.a_year / MONTHS).quantize(CENT, ROUND_HALF_UP)


def _meant(rates: Sequence[_Rate], proposal: Proposal) -> _Rate:
    """The last rate, for who names another one means that; but no sequel and no alternative."""
    meant = rates[0]
    for rate in rates[1:]:
        other = rate.a_year == meant.a_year and rate.amount != meant.amount
        if other and takes_the_place(rate.clause, meant.clause, proposal):
            meant = rate
    return meant


def takes_the_place(clause: Clause, earlier: Clause, proposal: Proposal) -> bool:
    """Whether what a clause names replaces what an earlier one did.

    It is called the other, or a full stop lies between. Rates side by side
    (半年的每月816，一年的每月421) are to choose from, "then 150" is later.
    """
    if clause is earlier:
        return False
    between = proposal.every[earlier.place : clause.place]
    stops = [each for each in between if each.text.rstrip().endswith(_STOPS)]
    begins = stops[-1].place + 1 if stops else earlier.place + 1
    if any(cue.REPLACES.search(each.text) for each in proposal.every[begins : clause.place + 1]):
        return True
    return bool(stops) and not cue.SEQUEL.search(proposal.every[begins].text)


def _a_year(figure: Figure, clause: Clause, proposal: Proposal) -> Decimal | None:
    """How many times a year an amount is paid, None when it is paid once."""
    earlier = proposal.before(clause)
    words = clause.text
    if earlier is not None and not earlier.of_kind(FigureKind.AMOUNT):
        words = earlier.text + words
    if cue.FORTNIGHTLY.search(words):
        return Decimal(26)
    if cue.TWICE_A_MONTH.search(words):
        return Decimal(24)
    if figure.unit == "week":
        return Decimal(52)
    if figure.unit != "month" and mute.ODD_PERIOD.search(clause.text):
        return None
    before, after = clause.before(figure), clause.after(figure)
    many = cue.TIMES_AFTER.search(after) or cue.TIMES_BEFORE.search(before)
    every = cue.EVERY_MONTH.search(before) or _every_before(clause, proposal)
    if figure.unit == "month" or many or every or cue.EACH.search(up_to_term(figure, clause)):
        return MONTHS
    if moved_payment(figure, clause, proposal) is Moved.EACH:
        return MONTHS
    if recurs_from(figure, clause, proposal) and not _is_stated(figure, clause, proposal):
        return MONTHS
    return None


def _every_before(clause: Clause, proposal: Proposal) -> bool:
    """Whether a bare amount follows words like "every month", with no sum of their own."""
    return clause.is_bare and any(
        cue.EVERY_MONTH.search(each.text) and not each.of_kind(FigureKind.AMOUNT)
        for each in proposal.around(clause)
        if each.start < clause.start and each.sentence == clause.sentence
    )


def up_to_term(figure: Figure, clause: Clause) -> str:
    """The words between an amount and the term after it, or the end of the clause."""
    after = clause.after(figure)
    terms = [t for t in clause.of_kind(FigureKind.TERM) if t.span[0] >= figure.span[1]]
    return after[: terms[0].span[0] - figure.span[1]] if terms else after


def _is_lowered(figure: Figure, clause: Clause) -> bool:
    """Whether an amount is what the next one of its clause takes the place of: 2000降到1500."""
    return any(LOWERED_TO.search(clause.before(each)) for each in _later(figure, clause)[:1])


def _continues_range(figure: Figure, clause: Clause) -> bool:
    """Whether the amount is the upper end of "300 to 500"."""
    joins = ("-", "~", "到", "至", " to", " or", "或", "或者")
    between = clause.before(figure).rstrip()
    if LOWERED_TO.search(between):
        return False
    return between.endswith(joins) and not between.endswith("加到")


def _is_once(figure: Figure, clause: Clause) -> bool:
    """Whether the words say that an amount is a first or only one."""
    return bool(
        clause.of_kind(FigureKind.DATE)
        or cue.NOW.search(clause.text)
        or cue.AT_ONCE.search(clause.after(figure))
    )


def _is_charge(figure: Figure, clause: Clause, proposal: Proposal) -> bool:
    """Whether a recurring amount is what the debt costs, not what is to be paid on it."""
    before = clause.before(figure)
    if mute.RUNNING_AFTER.search(clause.after(figure)) or mute.FEE_HEAD.search(before):
        return True
    if _is_fee_rate(figure, clause, proposal):
        return True
    proposed = (
        cue.PROPOSE.search(clause.text)
        or cue.TIMES_AFTER.search(clause.after(figure))
        or cue.RATE_ALONE.search(before)
        or clause.of_kind(FigureKind.TERM)
    )
    present = mute.PRESENT_RATE.search(before) or mute.PRESENT_RATE_AFTER.search(
        clause.after(figure)
    )
    if present and not proposed:
        return True
    asked = cue.PROPOSE.search(before) or cue.PAY.search(before)
    if mute.OWED_IN_ALL.search(before) and not asked:
        return True
    earlier = proposal.before(clause)
    if not clause.is_bare or earlier is None:
        return False
    return bool(mute.FEE_HEAD.search(earlier.text) or mute.OWING.search(earlier.text))


def _is_fee_rate(figure: Figure, clause: Clause, proposal: Proposal) -> bool:
    """Whether the words right before a recurring sum name a fee: "it's a late fee, 29 a month"."""
    before, earlier = clause.before(figure), proposal.before(clause)
    if clause.is_bare and earlier is not None and not earlier.figures:
        before = earlier.text + before
    if cue.PAY.search(before) or STRONG.search(before) or WEAK.search(before):
        return False
    return mute.FEE_BEFORE.search(before) is not None


def _is_stated(figure: Figure, clause: Clause, proposal: Proposal) -> bool:
    """Whether an amount tells of the debt instead of asking for money."""
    before, after = clause.before(figure), clause.after(figure)
    if mute.STATED_AFTER.search(after):
        return True
    if mute.LEFT_OVER.search(before) and any(each.unit for each in _later(figure, clause)):
        return True
    earlier = proposal.before(clause)
    bare = clause.is_bare and not clause.of_kind(FigureKind.DATE)
    if bare and earlier is not None and not cue.PROPOSE.search(earlier.text):
        before = earlier.text.rstrip(" ,，:：") + before
    if not mute.STATED.search(before):
        return False
    return not (cue.PAY.search(before) or "把" in before or cue.AT_ONCE.search(after))


def _later(figure: Figure, clause: Clause) -> tuple[Figure, ...]:
    """The amounts after one in its clause."""
    return tuple(
        each for each in clause.of_kind(FigureKind.AMOUNT) if each.span[0] >= figure.span[1]
    )


def _is_payment(figure: Figure, clause: Clause, proposal: Proposal) -> bool:
    if _is_stated(figure, clause, proposal) or _is_left_to_choose(clause, proposal):
        return False
    spread = any(
        t.span[0] >= figure.span[1] and t.unit != "day" and t.value != "1"
        for t in clause.of_kind(FigureKind.TERM)
    )
    divided = cue.SPREAD.search(up_to_term(figure, clause))
    if spread and divided and not cue.AT_ONCE.search(clause.after(figure)):
        return False
    if mute.ODD_PERIOD.search(clause.text) or _odd_beside(clause, proposal):
        return False
    if cue.LATER_MONTH.search(clause.text) or cue.THIS_MONTH.search(clause.before(figure)):
        return True
    if moved_payment(figure, clause, proposal) is Moved.FIRST:
        return True
    return _asks(clause) or any(
        _lends(each, clause) for each in proposal.around(clause) if each is not clause
    )


def _is_left_to_choose(clause: Clause, proposal: Proposal) -> bool:
    """Whether a clause, with those beside it, asks whether all shall come at once."""
    near = proposal.every[max(0, clause.place - 1) : clause.place + 3]
    here = [each for each in near if each.sentence == clause.sentence]
    found = cue.CHOICE.search("".join(each.text for each in here))
    if found is None:
        return False
    start, end = (place + here[0].start for place in found.span())
    return clause.is_bare or (start < clause.start + len(clause.text) and clause.start < end)


def _odd_beside(clause: Clause, proposal: Proposal) -> bool:
    """Whether how often a sum comes stands alone beside it: "every payday, you send $75"."""
    beside = (proposal.before(clause), proposal.after(clause))
    return any(
        each is not None
        and each.sentence == clause.sentence
        and not each.figures
        and _ONLY_OFTEN.fullmatch(mute.ODD_PERIOD.without(each.text)) is not None
        and mute.ODD_PERIOD.search(each.text) is not None
        for each in beside
    )


def _asks(clause: Clause) -> bool:
    """Whether a clause asks for the sums in it."""
    dated = clause.of_kind(FigureKind.DATE) or cue.SOME_DAY.search(clause.text)
    return bool(
        (dated and not mute.DUE.search(clause.text))
        or cue.PAY.search(clause.text)
        or cue.NOW.search(clause.text)
        or cue.PROPOSE.search(clause.text)
    )


def _lends(neighbour: Clause, bare: Clause) -> bool:
    """Whether a clause makes the bare sums beside it asked for: 先给一半，一千八."""
    told = neighbour.is_bare or _PAID_ON.match(neighbour.text)
    dated = told and neighbour.of_kind(FigureKind.DATE)
    leading = neighbour.start < bare.start and neighbour.sentence == bare.sentence
    return bool(
        dated
        or cue.PROPOSE.search(neighbour.text)
        or (leading and (cue.PAY.search(neighbour.text) or cue.NOW.search(neighbour.text)))
    )


def beside_instalments(
    payments: tuple[Payment, ...], sums: Sums, total: Decimal
) -> tuple[Payment, ...]:
    """The payments without a sum that only says what all instalments come to.

    "36,480. 12,160 each Sept 10, Oct 10 and Nov 10" asks for no 36,480 beside the three.
    """
    if len(payments) != 1 or sums.clause is None or abs(payments[0].amount - total) >= 1:
        return payments
    return () if _is_whole(payments[0], sums.clause) else payments


def _is_whole(payment: Payment, rate: Clause) -> bool:
    """Whether nothing but what a sum comes to says what it is: no paying, no day, no "and"."""
    clause = payment.clause
    if clause is not rate and clause.of_kind(FigureKind.DATE):
        return False
    for figure in clause.of_kind(FigureKind.AMOUNT):
        if figure.unit or Decimal(figure.value) != payment.amount:
            continue
        before, after = clause.before(figure), clause.after(figure)
        onward = rate.text if clause is not rate else after
        if cue.PAY.search(before) or cue.NOW.search(before) or cue.AT_ONCE.search(after):
            return False
        return not (cue.SEQUEL.search(onward) or _BESIDE.search(onward))
    return False


def read_share(
    proposal: Proposal, used: frozenset[Figure], *, owed: Owed, waived: Waivers
) -> tuple[Payment, ...]:
    """A share of the balance to pay: "half of it now", 先还三成本金."""
    for clause in proposal.own:
        shares = clause.of_kind(FigureKind.PERCENT)
        if not shares or mute.OTHER_MONEY.search(clause.text):
            continue
        for figure in shares:
            if figure in used or not (
                cue.PAY.search(clause.text)
                or cue.NOW.search(clause.text)
                or (clause.is_bare and clause.of_kind(FigureKind.DATE))
            ):
                continue
            named = COMPONENT.search(clause.after(figure)[:16])
            parts = [named.lastgroup or ""] if named else list(owed)
            base = sum((left(part, owed, waived) for part in parts), Decimal(0))
            percent = THIRDS.get(figure.value, Decimal(figure.value))
            share = (base * percent / 100).quantize(CENT, ROUND_HALF_UP)
            if share > 0:
                return (Payment(share, clause),)
    return ()


def read_full(proposal: Proposal, *, owed: Owed, waived: Waivers) -> tuple[Payment, ...]:
    """The whole balance or principal, less what is waived, where the words propose it."""
    for clause in proposal.own:
        if cue.NOT_FULL.search(clause.text) or is_too_hard(clause, proposal):
            continue
        if _is_left_to_choose(clause, proposal):
            continue
        if any(is_told_length(t, clause, proposal) for t in clause.of_kind(FigureKind.TERM)):
            continue
        days = clause.of_kind(FigureKind.DATE)
        if cue.PRINCIPAL.search(clause.text):
            parts = ["principal"]
        elif cue.FULL.search(clause.text) or (
            (days or cue.SOME_DAY.search(clause.text)) and cue.CLEARED.search(clause.text)
        ):
            parts = list(owed)
        else:
            continue
        total = sum((left(part, owed, waived) for part in parts), Decimal(0))
        return (Payment(total, clause),) if total > 0 else ()
    return ()


def is_too_hard(clause: Clause, proposal: Proposal) -> bool:
    """Whether what a clause names is called hard, there or right after: 一次还清我知道难."""
    if cue.HARD.search(clause.text):
        return True
    here = [each for each in proposal.every if each.sentence == clause.sentence]
    later = [each for each in here if each.place > clause.place]
    if not later or not (cue.HARD.search(later[0].text) and cue.GRANTED.search(later[0].text)):
        return False
    if cue.STILL.search(later[0].text):
        return False
    return not any(cue.STILL.search(each.text) for each in later[1:2])


def left(component: str, owed: Owed, waived: Waivers) -> Decimal:
    """What remains of a component after its waiver, the waiver rounded half up to the cent."""
    amount = owed.get(component, Decimal(0))
    percent = waived.get(component, Decimal(0))
    return amount - (amount * percent / 100).quantize(CENT, ROUND_HALF_UP)
