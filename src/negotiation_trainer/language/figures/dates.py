"""Stated days in either language, as claims with ISO dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.language.figures.claims import Claim, stated
from negotiation_trainer.language.figures.dates_en import ENGLISH_DAYS
from negotiation_trainer.language.figures.dates_zh import CHINESE_DAYS


def find_dates(folded: str, today: date | None) -> Iterator[Claim]:
    """Every stated day; one that is impossible or not known claims its words without a figure."""
    for each in (*CHINESE_DAYS, *ENGLISH_DAYS):
        if each.needs and not any(mark in folded for mark in each.needs):
            continue
        for match in each.pattern.finditer(folded):
            day = each.resolve(match, today)
            if day is None:
                yield Claim(match.span())
            else:
                yield stated(FigureKind.DATE, day.isoformat(), match.span())
