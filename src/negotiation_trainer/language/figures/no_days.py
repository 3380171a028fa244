"""Days that are named and that no calendar has: 9月31日, "the 31st of next month".

The rules for days claim such words without a figure; here is which of those are impossible rather
than only not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from re import Match

from negotiation_trainer.catalogue.moves import Span
from negotiation_trainer.language.figures import calendar
from negotiation_trainer.language.figures.dates_en import ENGLISH_DAYS, MONTH_NAMES, day_number
from negotiation_trainer.language.figures.dates_zh import CHINESE_DAYS
from negotiation_trainer.language.figures.day_rule import DayRule, number

LONGEST, SHORTEST = 31, 28
"""The most days of a month, and what every month has."""

_BEYOND = re.compile(
    r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?"
    r"(?:3[2-9]|[4-9][0-9]|三十[二三四五六七八九]|[四五六七八九]十[一二三四五六七八九]?)[号日]"
    rf"|\b(?:{'|'.join(MONTH_NAMES)})\b\.? (?:the )?(?:3[2-9]|[4-9][0-9])(?:st|nd|rd|th)\b"
)
"""More days than any month has, which no rule takes for a day."""


def no_days(folded: str, today: date) -> Iterator[Span]:
    """Where such a day is named, each stretch of the text as its first rule reads it."""
    taken: list[Span] = []
    for match in _BEYOND.finditer(folded):
        taken.append(match.span())
        yield match.span()
    for each in (*CHINESE_DAYS, *ENGLISH_DAYS):
        for match in each.pattern.finditer(folded):
            start, end = match.span()
            if not any(start < last and first < end for first, last in taken):
                taken.append(match.span())
                if _is_none(each, match, today):
                    yield match.span()


def _is_none(rule: DayRule, match: Match[str], today: date) -> bool:
    groups = match.groupdict()
    day = day_number(groups.get("d") or "")
    if not SHORTEST < day <= LONGEST:
        return False
    name = groups.get("month")
    month = MONTH_NAMES[name] if name else number(groups.get("m") or "")
    if not month:
        # 本月31号: the month is told by its place beside this one.
        return bool(groups.get("which")) and rule.resolve(match, today) is None
    if month > 12:
        return False
    if groups.get("y"):
        year = int(groups["y"])
        return calendar.real(year if year > 99 else 2000 + year, month, day) is None
    return calendar.nearest(today, month, day) is None
