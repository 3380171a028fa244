"""Mends values: text that lacks quotes, yes and no, amounts, percentages, dates and ranges."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from negotiation_trainer.scenario.checks.shape import CURLY
from negotiation_trainer.scenario.diagnostics import Phrase
from negotiation_trainer.scenario.fixes.edits import Edit, Proposal, Spot
from negotiation_trainer.scenario.fixes.names import in_quotes_of
from negotiation_trainer.scenario.fixes.signs import quote_text, quoted

YES = frozenset({"true", "yes", "y", "on", "是", "对", "有"})
NO = frozenset({"false", "no", "n", "off", "否", "不", "不是", "没有", "无"})
_AMOUNT = re.compile(
    r"[$¥£€]?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?\s*(?:元|块|[$£€]|CNY|USD|GBP|RMB)?"
)
_PERCENT = re.compile(r"\s*(\d{1,3}(?:\.\d{1,2})?)\s*(?:%|percent|per cent)\s*", re.IGNORECASE)
_TIME = r"(?:[T ]+(\d{1,2}):(\d{2})(?::\d{2})?)?"
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?" + _TIME)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})" + _TIME)
_BARE = re.compile(r"(\d{4})(\d{2})(\d{2})" + _TIME)
_RANGE = re.compile(r"(\d{1,3})\s*(?:[-~–—−]|to|到|至)+\s*(\d{1,3})分?")
_LIMIT = re.compile(r"(>=|<=|≥|≤|=>|=<)\s*(\d{1,3})分?")


def plain(written: str) -> str:
    """What stands in a file without its quotes, every sign of the usual width."""
    same = written[:1] in "\"'" and written[-1:] == written[:1] and len(written) > 1
    if same or CURLY.fullmatch(written):
        written = written[1:-1]
    return unicodedata.normalize("NFKC", written).replace("￥", "¥").strip()


def expected_type(spot: Spot) -> Sequence[Proposal]:
    """A value of the wrong type where its words leave no doubt."""
    expected = spot.finding.arguments.get("expected")
    kind = expected.id if isinstance(expected, Phrase) else ""
    if spot.finding.hint_id == "quote-it":
        return spot.instead(quoted(spot.written))
    if spot.finding.hint_id == "no-quotes" or (kind == "expected-integer" and _is_curly(spot)):
        return spot.instead(plain(spot.written))
    if spot.finding.hint_id == "write-true-false":
        return _yes_or_no(spot)
    if spot.finding.hint_id in {"digits-alone", "plain-digits", "by-language"}:
        return spot.instead(str(spot.finding.arguments["text"]))
    if spot.finding.hint_id == "write-joined":
        return _joined(spot)
    if kind in {"expected-date", "expected-datetime"}:
        return date_form(spot)
    found = spot.finding.arguments.get("found")
    if kind == "expected-text" and isinstance(found, Phrase) and found.id == "found-mapping":
        return quote_text(spot)
    return ()


def _joined(spot: Spot) -> Sequence[Proposal]:
    """A topic of the form `fact:ID` without the space that makes two of it."""
    line, text = spot.page.line(spot.finding.line), str(spot.finding.arguments["text"])
    key, _, name = text.partition(":")
    found = re.compile(rf"{key}:[ ]+{re.escape(name)}(?=[\s,\]]|$)").match(
        line, spot.finding.column - 1
    )
    return spot.edits(Edit(spot.start, spot.start + len(found[0]), text)) if found else ()


def _is_curly(spot: Spot) -> bool:
    """Whether a whole number stands in quotes of a text."""
    return spot.finding.hint_id == "plain-quotes" and plain(spot.written).isdecimal()


def _yes_or_no(spot: Spot) -> Sequence[Proposal]:
    word = plain(spot.written).casefold()
    return spot.instead("true" if word in YES else "false") if word in YES | NO else ()


def amount(spot: Spot) -> Sequence[Proposal]:
    """An amount without its sign or unit; no figure is changed."""
    found = _AMOUNT.fullmatch(plain(spot.written))
    if not found:
        return ()
    return spot.instead('"' + found[1].replace(",", "") + (found[2] or "") + '"')


def percent(spot: Spot) -> Sequence[Proposal]:
    """A percentage with a plain sign."""
    found = _PERCENT.fullmatch(plain(spot.written))
    return spot.instead(in_quotes_of(spot.written, f"{found[1]}%")) if found else ()


def date_form(spot: Spot) -> Sequence[Proposal]:
    """A date in the usual order, if it can be meant in one way only."""
    text = plain(spot.written)
    found = _YEAR_FIRST.fullmatch(text) or _BARE.fullmatch(text)
    if found:
        parts = found.groups()
    elif found := _YEAR_LAST.fullmatch(text):
        one, two, year, *time = found.groups()
        # 7/15 and 15/7 are one day, 7/8 is one in some countries and another in others.
        if (int(one) > 12) == (int(two) > 12) and one != two:
            return ()
        month, day = (two, one) if int(one) > 12 else (one, two)
        parts = (year, month, day, *time)
    else:
        return ()
    return _dated(spot, *parts)


def _dated(
    spot: Spot, year: str, month: str, day: str, hour: str | None, minute: str | None
) -> Sequence[Proposal]:
    try:
        told = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ()
    if hour is not None:
        told += f"T{int(hour):02}:{minute}"
    return spot.instead(in_quotes_of(spot.written, told))


def score_range(spot: Spot) -> Sequence[Proposal]:
    """A range of scores with plain signs, in quotes."""
    text = plain(spot.written)
    if found := _RANGE.fullmatch(text):
        return spot.instead(f'"{found[1]}-{found[2]}"')
    if found := _LIMIT.fullmatch(text):
        sign = ">=" if found[1][0] in ">≥" or found[1] == "=>" else "<="
        return spot.instead(f'"{sign}{found[2]}"')
    return ()
