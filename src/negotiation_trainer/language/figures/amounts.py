"""Stated amounts of money: a numeral with a currency, or one whose neighbours make it money."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from negotiation_trainer.catalogue.moves import FigureKind, Span
from negotiation_trainer.language.figures.amount_context import (
    BARE_AFTER,
    COUNTED,
    LEADS,
    MONEY_AFTER,
    PERIOD_LEADS,
    PERIOD_TAIL,
    RANGE,
    SOON_LEADS,
    TERSE_AFTER,
    TERSE_BEFORE,
)
from negotiation_trainer.language.figures.beside_days import Days
from negotiation_trainer.language.figures.claims import Board, Claim, stated
from negotiation_trainer.language.figures.numerals import (
    FLAGS,
    Form,
    Numeral,
    find_numerals,
    value_of,
)

LARGEST = Decimal("1e12")
LAST_DAY = 31
_LEAD_IN = 24
"""How far before a bare instalment its clause may begin."""
_MINOR = (
    r"(?:(?:零(?=[一二三四五六七八九0-9][毛角]))?(?P<jiao>[一二三四五六七八九]|[0-9])(?:毛|角)?"
    r"(?:(?P<fen>[一二三四五六七八九]|[0-9])分?)?"
    r"|零(?P<only_fen>[一二三四五六七八九]|[0-9])分)"
)
_PREFIX = re.compile(
    r"(?:(?:us|rmb|cn|hk)?[$¥£€]|人民币|\brmb|\bcny|\busd|\bgbp|\beur)[ ]?\Z", re.ASCII
)
_SUFFIX = re.compile(
    rf"""
    [ ]?(?:
        (?:元整|元|块钱|块)
        (?:{_MINOR}(?![0-9期个天号月年周次点十百千万成折分％%.,]))?
        (?:钱)?
      | 人民币 | 美元 | 美金 | 刀(?!子)
      | (?:rmb|cny|usd|gbp|eur|yuan|kuai|bucks?|dollars?|euros?|quid|pounds[ ]sterling)\b
    )
    """,
    FLAGS,
)
_SMALL_CHANGE = re.compile(
    r"""
    ,?[ ](?:and[ ])?(?P<cents>[0-9]{1,2}|[a-z]+(?:[ -](?:one|two|three|four|five|six|seven|eight
        |nine))?)[ ](?:cents?|fen|pence)\b(?![ ]on\b)
    """,
    FLAGS,
)
"""The part below one after a whole sum: "$1,200 and 40 cents"."""
_LEADING_ZERO = re.compile(r"0[0-9]")
_OWN_WORDS = {"GBP": re.compile(r"[ ]?(?:pounds?|p)\b", re.ASCII)}
_CENTS = re.compile(r"[ ]?(?:cents?|pence)\b", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Money:
    span: Span
    value: Decimal
    unit: str
    around: tuple[Span, ...] = ()
    """Where the words stand that make it recur: no other rule shall read 一个月 as a term."""


def find_amounts(
    folded: str,
    *,
    lang: str,
    currency: str,
    board: Board,
    days: Days,
    debts: Collection[Decimal] = (),
) -> Iterator[Claim]:
    """Every amount outside what the board has taken; its unit says whether it recurs.

    Those of `debts` are what is owed, and no instalments because a number of them follows.
    """
    apart = days.blanked(folded)
    numerals = [each for each in find_numerals(apart) if board.is_free(each.span)]
    if not numerals:
        return
    leads = {match.end() for match in LEADS.finditer(folded)}
    soon = {match.end() for match in SOON_LEADS.finditer(folded)}
    periods = {match.end(): match for match in PERIOD_LEADS.finditer(folded)}
    onward = _leading_onward(folded, periods, numerals)
    found: list[_Money] = []
    pending: Numeral | None = None
    for numeral in numerals:
        if _foreign(folded, numeral, lang, currency):
            continue
        ahead = leads | soon if numeral.value > LAST_DAY else leads
        money = _read(
            folded,
            numeral,
            leads=ahead,
            periods=periods,
            onward=onward,
            currency=currency,
            days=days,
        )
        if numeral.value not in debts and (money is None or not money.unit):
            money = _terse(folded, numeral, money, numerals) or money
        if money is None:
            money = _upper_end(folded, numeral, found) or _listed(folded, numeral, found)
        if money is None:
            pending = numeral
            continue
        if (
            pending
            and RANGE.fullmatch(folded, pending.span[1], money.span[0])
            and pending.value >= 10
        ):
            found.append(_Money(pending.span, pending.value, money.unit))
        pending = None
        found.append(money)
    for money in _shared_period(folded, found):
        yield _claim(money)
        yield from map(Claim, money.around)


def _claim(money: _Money) -> Claim:
    if not 0 < money.value < LARGEST:
        return Claim(money.span)
    cents = money.value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return stated(FigureKind.AMOUNT, f"{cents:f}", money.span, unit=money.unit)


def _foreign(folded: str, numeral: Numeral, lang: str, currency: str) -> bool:
    """2w is twenty thousand among Chinese speakers only; elsewhere it is two weeks."""
    written = folded[slice(*numeral.span)]
    return (
        "w" in written
        and written.isascii()
        and not numeral.by_words
        and (lang, currency[:2]) == ("en", "US")
    )


def _read(
    folded: str,
    numeral: Numeral,
    *,
    leads: set[int],
    periods: dict[int, re.Match[str]],
    onward: frozenset[int],
    currency: str,
    days: Days,
) -> _Money | None:
    start, end = numeral.span
    value, marked = numeral.value, False
    prefix = _PREFIX.search(folded, max(0, start - 5), start)
    if prefix:
        start, marked = prefix.start(), True
    suffix = _suffix(folded, end, currency)
    if suffix and not _together(folded, numeral):
        end, marked = suffix.end(), True
        value += _minor(suffix)
    elif not marked and (cents := _CENTS.match(folded, end)):
        return _Money((start, cents.end()), value / 100, "")
    if change := _small_change(folded, end, value):
        end, marked = change[0], True
        value += change[1]
    tail = PERIOD_TAIL.match(folded, end)
    if tail and not onward.isdisjoint(range(*tail.span())):
        tail = None
    period = tail or periods.get(start)
    lead = start in leads or start in periods or days.beside(folded, numeral)
    followed = days.comes_next(folded, end) and numeral.value >= LAST_DAY
    if marked or _is_money(folded, numeral, lead=lead, recurring=tail is not None, closed=followed):
        unit, around = (_period(period.group()), _term_like(period)) if period else ("", ())
        return _Money((start, end), value, unit, around)
    return None


def _leading_onward(
    folded: str, periods: dict[int, re.Match[str]], numerals: list[Numeral]
) -> frozenset[int]:
    """Where words stand that belong to the sum after them: 剩下16787.2元每月还1400."""
    starts = set()
    for numeral in numerals:
        start, end = numeral.span
        prefix = _PREFIX.search(folded, max(0, start - 5), start)
        lead = periods.get(prefix.start() if prefix else start)
        if lead is None or numeral.value <= LAST_DAY or set(lead.group()) & set(",，"):
            continue
        if PERIOD_TAIL.match(folded, end) is None:
            starts.add(lead.start())
    return frozenset(starts)


def _upper_end(folded: str, numeral: Numeral, found: list[_Money]) -> _Money | None:
    """In 每月300到500 the second number is money because the first is."""
    if not found or numeral.value <= found[-1].value or COUNTED.match(folded, numeral.span[1]):
        return None
    joined = RANGE.fullmatch(folded, found[-1].span[1], numeral.span[0])
    return _Money(numeral.span, numeral.value, found[-1].unit) if joined else None


def _listed(folded: str, numeral: Numeral, found: list[_Money]) -> _Money | None:
    """In 先还500,300月底补 the second number is money because the first is."""
    if not found or numeral.value <= LAST_DAY or numeral.form is not Form.PLAIN:
        return None
    beside = folded[found[-1].span[1] : numeral.span[0]] in ("，", ",", "、")
    if not beside or COUNTED.match(folded, numeral.span[1]):
        return None
    return _Money(numeral.span, numeral.value, "") if _is_open(folded, numeral) else None


def _terse(
    folded: str, numeral: Numeral, money: _Money | None, numerals: Sequence[Numeral]
) -> _Money | None:
    """In 那就1500，12期 the number, with its currency or without, is what each comes to.

    What another number, so many times, comes to is the whole of them: 7000，5个月，1400.
    """
    span, value = (money.span, money.value) if money else (numeral.span, numeral.value)
    after = TERSE_AFTER.match(folded, span[1])
    if value <= LAST_DAY or after is None:
        return None
    if not TERSE_BEFORE.search(folded, max(0, span[0] - _LEAD_IN), span[0]):
        return None
    count = value_of(after["zh"] or after["en"]) or Decimal(0)
    later = (each.value for each in numerals if each.span[0] >= after.end())
    if any(abs(each * count - value) < each for each in later):
        return None
    return _Money(span, value, "month")


def _is_open(folded: str, numeral: Numeral) -> bool:
    return BARE_AFTER.match(folded, numeral.span[1]) is not None


def _term_like(period: re.Match[str]) -> tuple[Span, ...]:
    return (period.span(),) if period.group().lstrip().startswith(("一", "1")) else ()


def _suffix(folded: str, end: int, currency: str) -> re.Match[str] | None:
    own = _OWN_WORDS.get(currency)
    return _SUFFIX.match(folded, end) or (own.match(folded, end) if own else None)


def _together(folded: str, numeral: Numeral) -> bool:
    """一块 is "together" unless 钱 or 毛 follows."""
    start, end = numeral.span
    return folded[start:end] == "一" and folded[end : end + 2] not in ("块钱", "元钱")


def _minor(suffix: re.Match[str]) -> Decimal:
    """The part below one: 八百块五 adds 0.50, 块零五分 adds 0.05."""
    groups = suffix.groupdict()
    tenths = value_of(groups["jiao"]) if groups.get("jiao") else None
    fen = groups.get("fen") or groups.get("only_fen")
    hundredths = value_of(fen) if fen else None
    return (tenths or Decimal(0)) / 10 + (hundredths or Decimal(0)) / 100


def _small_change(folded: str, end: int, whole: Decimal) -> tuple[int, Decimal] | None:
    """Where the cents said after a whole sum end, and what they add."""
    match = _SMALL_CHANGE.match(folded, end) if whole == int(whole) else None
    cents = value_of(match["cents"]) if match else None
    if match is None or cents is None or not 0 < cents < 100:
        return None
    return match.end(), cents / 100


def _is_money(folded: str, numeral: Numeral, *, lead: bool, recurring: bool, closed: bool) -> bool:
    """Whether the neighbours of a numeral without currency make it money; a day may close it."""
    end = numeral.span[1]
    if numeral.value < 10 or COUNTED.match(folded, end):
        return False
    if _LEADING_ZERO.match(folded, numeral.span[0]):
        return False
    if recurring:
        return True
    if numeral.form in (Form.SCALED, Form.FORMATTED) and not numeral.by_words:
        return True
    open_after = closed or BARE_AFTER.match(folded, end) is not None
    if numeral.form is Form.SCALED:
        return open_after
    return open_after and (
        lead or (numeral.value >= 20 and MONEY_AFTER.match(folded, end) is not None)
    )


def _period(words: str) -> str:
    if "biweekly" in words:
        return ""
    return "week" if re.search("week|wk|周|星期|礼拜|friday|monday", words) else "month"


def _shared_period(folded: str, found: list[_Money]) -> list[_Money]:
    """In "300 or 400 a month" the first amount recurs too."""
    shared = list(found)
    for place in range(len(shared) - 1, 0, -1):
        earlier, later = shared[place - 1], shared[place]
        if (
            later.unit
            and not earlier.unit
            and RANGE.fullmatch(folded, earlier.span[1], later.span[0])
        ):
            shared[place - 1] = replace(earlier, unit=later.unit)
    return shared
