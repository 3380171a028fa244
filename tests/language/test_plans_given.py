"""`plans.given`, `plans.about`: days and sums given barely, and what a few words are about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Reading, Segment
from negotiation_trainer.language.plans import (
    GivenDay,
    bare_sum,
    days_given,
    names_first,
    speaks_of_granting,
    speaks_of_paying,
    speaks_of_terms,
    told_only,
)
from tests.offers import figures_in

ASKS = "ask_closed"


def _reading(text: str, *acts: str) -> Reading:
    return Reading(
        text=text,
        lang="en" if text.isascii() else "zh",
        figures=figures_in(text),
        segments=(Segment((0, len(text)), acts=acts),),
    )


@pytest.mark.parametrize(
    ("text", "acts", "days"),
    [
        ("二十号吧", (), [("2026-08-20", False)]),
        ("October 20th.", (), [("2026-10-20", False)]),
        ("最晚20号", (), [("2026-08-20", True)]),
        ("first payment on the 20th", (), [("2026-08-20", False)]),
        ("is the first payment on the 20th", (ASKS,), []),
        ("20号，知道了", (), []),
        ("I'll call you on the 20th", (), []),
    ],
)
def test_a_day_given_barely(text: str, acts: tuple[str, ...], days: list[tuple[str, bool]]) -> None:
    """A day for the money is given; one asked about, heard or for calling is not."""
    given = list(days_given(_reading(text, *acts), questions={ASKS}))

    assert given == [GivenDay(date.fromisoformat(day), weak) for day, weak in days]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("那就500吧", 500),
        ("伍佰塊", 500),
        ("let's say 200", 200),
        ("3", None),
        ("200 on the 5th", None),
        ("", None),
    ],
)
def test_a_sum_given_barely(text: str, value: int | None) -> None:
    """Only a number that money can be, with nothing beside it, is a sum."""
    assert bare_sum(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "paying", "terms", "granting"),
    [
        ("罚息减半", False, True, True),
        ("罰息減半", False, True, True),
        ("罚息没法减半", False, True, False),
        ("waive half the late fees", False, True, True),
        ("I can't waive the late fees", False, True, False),
        ("您每个月付500", True, False, False),
        ("that must be hard", False, False, False),
    ],
)
def test_what_words_are_about(text: str, *, paying: bool, terms: bool, granting: bool) -> None:
    """A waiver refused is still about terms, but grants nothing."""
    assert speaks_of_paying(text) is paying
    assert speaks_of_terms(text) is terms
    assert speaks_of_granting(text) is granting


def test_words_about_the_first_payment() -> None:
    """The first payment is known by its name."""
    assert names_first("首付定在20号")
    assert not names_first("20号给您打电话")


def test_what_the_debt_is_made_of_has_its_places() -> None:
    """Every clause that tells a part is named, and none that asks for money."""
    text = "三个月房租一共3600，每月1200，加违约金120。您先还500"
    reading = _reading(text)

    told = [text[slice(*span)] for span in told_only(text, reading.figures)]
    assert told == ["三个月房租一共3600，", "每月1200，", "加违约金120。"]
