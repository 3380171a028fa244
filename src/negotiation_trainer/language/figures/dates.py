"""Stated days in either language, as claims with ISO dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.language.figures.claims import Claim, stated
from negotiation_trainer.language.figures.dates_en import ENGLISH_DAYS
from negotiation_trainer.language.figures.dates_zh import CHINESE_DAYS
from negotiation_trainer.language.figures.weekdays import with_weekday

_TURNED_DOWN = re.compile(
    r"(?<!why )\bnot (?:on |by |at |in |just )?(?:the )?\Z"
    r"|(?<!是)不是(?!说)\Z|(?<![分特])别(?:再)?(?:说|等到?|拖到?)?\Z|(?<!要)不要(?:等到?|拖到?)?\Z"
)
"""What stands before a day that is named only to be turned down: "not the end of the month"."""

_ASKED_BACK = re.compile("之?前?(?:吗|么|嘛)")
"""What makes a question of 不是15号: 不是15号吗 says that it was."""


def _turned_down(folded: str, start: int, end: int) -> bool:
    turned_down = _TURNED_DOWN.search(folded, max(0, start - 12), start)
    return turned_down is not None and _ASKED_BACK.match(folded, end) is None


def find_dates(folded: str, today: date | None) -> Iterator[Claim]:
    """Every stated day; one that is impossible or not known claims its words without a figure."""
    for each in (*CHINESE_DAYS, *ENGLISH_DAYS):
        if each.needs and not any(mark in folded for mark in each.needs):
            continue
        for match in each.pattern.finditer(folded):
            day = each.resolve(match, today)
            if day is None or _turned_down(folded, *match.span()):
                yield Claim(match.span())
            else:
                wide = with_weekday(folded, match.span())
                yield stated(FigureKind.DATE, day.isoformat(), wide)
                if wide != match.span():  # where the weekday is another day's
                    yield stated(FigureKind.DATE, day.isoformat(), match.span())
