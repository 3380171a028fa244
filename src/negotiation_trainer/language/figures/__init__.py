"""Figures stated in an utterance: amounts, terms, dates and percentages in normal form.

Rules claim stretches of the text in a fixed order (what is no figure first), so that one number is
never read twice.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from functools import lru_cache

from negotiation_trainer.catalogue.moves import Figure, Span
from negotiation_trainer.language.figures.amounts import find_amounts
from negotiation_trainer.language.figures.beside_days import days_in
from negotiation_trainer.language.figures.claims import Board
from negotiation_trainer.language.figures.dates import find_dates
from negotiation_trainer.language.figures.exclusions import find_exclusions
from negotiation_trainer.language.figures.no_days import no_days
from negotiation_trainer.language.figures.percents import find_fractions, find_percents
from negotiation_trainer.language.figures.terms import find_terms
from negotiation_trainer.language.figures.text import fold, listed_apart

__all__ = ["figures_said", "find_figures", "impossible_days"]


def find_figures(
    text: str,
    *,
    lang: str,
    currency: str,
    today: date | None,
    owed: Collection[Decimal] = (),
) -> tuple[Figure, ...]:
    """Every figure of an utterance in reading order, spans being offsets into `text`.

    Both languages' forms are read whatever `lang` ("zh" or "en") is; `currency` (ISO 4217) decides
    ambiguous words, and the parts of what is `owed` tell a balance from an instalment. Relative
    dates need `today`; without it they are left out; impossible ones always are.
    """
    folded = listed_apart(fold(text)) if lang == "zh" else fold(text)
    board = Board(len(folded))
    board.take(find_exclusions(folded))
    board.take(find_fractions(folded))
    dates = tuple(find_dates(folded, today))
    board.take(dates)
    days = days_in(folded, (date.span for date in dates))
    board.take(find_percents(folded))
    debts = {*owed, sum(owed, Decimal(0))}
    board.take(
        find_amounts(folded, lang=lang, currency=currency, board=board, days=days, debts=debts)
    )
    board.take(find_terms(folded))
    return board.figures()


def impossible_days(text: str, *, today: date) -> tuple[Span, ...]:
    """Where an utterance names a day that no calendar has, as offsets into `text`."""
    folded = fold(text)
    board = Board(len(folded))
    board.take(find_exclusions(folded))
    return tuple(span for span in no_days(folded, today) if board.is_free(span))


@lru_cache(maxsize=1024)
def figures_said(line: str, *, lang: str, currency: str, today: date | None) -> tuple[Figure, ...]:
    """Every figure of a debtor's line, remembered: the same lines come up in talk after talk."""
    return find_figures(line, lang=lang, currency=currency, today=today)
