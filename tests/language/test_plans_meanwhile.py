"""`plans.waivers`, `plans.mute_cues`: what only looks like a waiver or a day put forward.

Charges to come, shares told afterwards, days told of.
"""

from __future__ import annotations

from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import FigureKind, Offer
from tests.offers import figures_in, offer_in, offer_of

plan = partial(offer_of, 2026)


@pytest.mark.parametrize(
    "text",
    [
        "350 a month. Interest stays off the whole time.",
        "350 a month, no interest runs while you pay",
        "No interest while you keep it, 350 a month",
        "Without any interest while you pay, 350 a month",
        "350 a month, no interest during the plan",
        "350 a month, and no late fees as long as you keep paying on time",
        "按计划还的这段时间利息都不收，每月350",
        "分期里利息不收，每月350",
        "还完之前利息不再算，每月350",
    ],
)
def test_charges_to_come_are_no_part_of_the_balance(text: str) -> None:
    """What has come up already stays due."""
    assert offer_in(text) == plan(monthly="350")


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("350 a month, interest off", plan(monthly="350", interest="100")),
        (
            "All interest waived as long as you keep the plan, 350 a month",
            plan(monthly="350", interest="100"),
        ),
        ("half the interest off while you're on the plan", plan(interest="50")),
        ("利息全免，每月350", plan(monthly="350", interest="100")),
        ("您按计划还，利息免一半", plan(interest="50")),
    ],
)
def test_what_has_come_up_is_waived_all_the_same(text: str, offer: Offer) -> None:
    """Though only while a plan is kept."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("I could take 5% off the product", plan(principal="5")),
        ("late charges waived, 10% off the product", plan(principal="10", penalty="100")),
        ("10% off the goods and the late fees gone", plan(principal="10", penalty="100")),
        ("货款打九五折，违约金全免", plan(principal="5", penalty="100")),
        ("half the late fees is all I got", plan(penalty="50")),
        ("20% of the interest is the most I can do", plan(interest="20")),
        ("I can drop 400 of the fees, that's half. The other 400 goes up.", plan(penalty="50")),
        ("I can drop the late fees, that's half of it", plan(penalty="50")),
        ("drop the fees, half of them", plan(penalty="50")),
        ("罚息我给您免400，那是一半，另外400报上去审", plan(penalty="50")),
        ("half the late fees waived, the rest stays on", plan(penalty="50")),
        ("I'll waive the late fees, that's half the problem solved", plan(penalty="100")),
    ],
)
def test_how_much_of_which_part_is_waived(text: str, offer: Offer) -> None:
    """The part by what people call it; the share wherever it is told."""
    assert offer_in(text) == offer


def days(text: str) -> list[str]:
    """The days in some words."""
    return [figure.value for figure in figures_in(text) if figure.kind is FigureKind.DATE]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I called 3 times in seven weeks", []),
        ("We left two voicemails in ten days.", []),
        ("I'll call you twice in two weeks", ["2026-08-17"]),
        ("Pay it in seven weeks", ["2026-09-21"]),
        (
            "It starts September 15. If a show cancels you call me before the 15th.",
            ["2026-09-15", "2026-09-15"],
        ),
        ("It starts September 15, call me before the 10th", ["2026-09-15", "2026-08-10"]),
        ("9月15号起每月500。钱不够您15号前打给我", ["2026-09-15", "2026-09-15"]),
        ("9月15号起每月500。您10号前打给我", ["2026-09-15", "2026-08-10"]),
    ],
)
def test_which_day_is_meant(text: str, found: list[str]) -> None:
    """A tally names none; a day named in full before is that day again."""
    assert days(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "End of the month is what we wrote down in July and nothing showed up",
        "The 15th was what we agreed last time",
        "月底是我们七月份写下的",
        "15号是咱们上次定的",
    ],
)
def test_a_day_set_down_before_is_not_put_forward(text: str) -> None:
    """It is told of."""
    assert offer_in(text) is None


def test_a_day_that_suits_is_put_forward() -> None:
    """It works, whenever that was found."""
    assert offer_in("End of the month is what works, $500") == plan("500", first="08-31")
