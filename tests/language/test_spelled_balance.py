"""A balance read out digit by digit is that figure; other words for numbers are not."""

from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.language.reader import Frame
from negotiation_trainer.language.settled.spelled_balance import spelled_balances
from negotiation_trainer.language.utterance import prepare

OWED = {"principal": Decimal(5200), "interest": Decimal(260)}
CENTS = {"principal": Decimal("5808.88")}
NINES = {"principal": Decimal(1205)}


def values(text, owed, figures=()):
    """Return the figures that words come to."""
    utterance = prepare(text, lang="auto", context="")
    return [figure.value for figure in spelled_balances(utterance, figures, owed)]


@pytest.mark.parametrize(
    ("text", "owed", "told"),
    [
        *(
            ("It's fifty-four sixty all told", OWED, "5460.00"),
            ("five four sixty", OWED, "5460.00"),
        ),
        *(("you owe five four six zero.", OWED, "5460.00"), ("fifty two hundred", OWED, None)),
        *(
            ("fifty-eight oh eight eighty-eight", CENTS, "5808.88"),
            ("总共五四六零", OWED, "5460.00"),
        ),
        *(("twelve oh five", NINES, "1205.00"), ("two sixty of it is interest", OWED, "260.00")),
        *(("fifty-four, sixty next year", OWED, None), ("fifty-four sixty-one", OWED, None)),
        *(("fifty four sixty percent", OWED, None), ("尾号五四六零一", OWED, None)),
        *(("five or six", OWED, None), ("五四六零万", OWED, None), ("one", OWED, None)),
        *(("fifty-four sixty", {}, None), ("", OWED, None)),
    ],
)
def test_digits_in_words_are_the_balance_they_equal(text, owed, told):
    """With its cents or without; anything else stays words."""
    assert values(text, owed) == ([told] if told else [])


def test_a_figure_that_was_found_stays():
    """Its words are taken."""
    found = Figure(FigureKind.AMOUNT, "54.00", (0, 10))
    assert values("fifty-four sixty", OWED, (found,)) == ["54.00"]


@pytest.mark.parametrize("text", ["The balance is fifty-four sixty", "一共是五四六零"])
def test_the_reader_hears_a_balance_spelled_out(text):
    """As a figure, and as a word about the amount."""
    reading = open_reader("plain").read(text, frame=Frame(currency="USD", owed=OWED))
    assert [figure.value for figure in reading.figures] == ["5460.00"]
    assert "amount" in reading.topic_ids


LARGE = {"principal": Decimal(46000), "interest": Decimal(1518), "penalty": Decimal(690)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("48208。本金多少我跟您说", ["48208.00"]),
        ("总数48208", ["48208.00"]),
        ("48208，66天了", ["48208.00"]),
        ("48208,66天了", ["48208.00"]),
        ("一共48208，您看怎么还", ["48208.00"]),
        ("就是那46000", ["46000.00"]),
        ("48208 total", ["48208.00"]),
        ("It's 48208, 66 days over.", ["48208.00"]),
        ("46000 of it is principal", ["46000.00"]),
        ("48209", []),
        ("尾号1518", []),
        ("工号是1518", []),
        ("1518号房", []),
        ("欠1518天", []),
        ("148208", []),
        ("48208.5", []),
        ("Card ending in 1518.", []),
        ("my number is 48208", []),
        ("690 people", []),
        ("690%", []),
    ],
)
def test_a_bare_number_that_is_owed_is_that_money(text, told):
    """What counts or names something else is none, nor is any other number."""
    assert values(text, LARGE) == told


@pytest.mark.parametrize(
    "text", ["48208。本金46000，利息1518，违约金690", "48208，66天了", "48208 total", "总数48208"]
)
def test_the_reader_hears_a_bare_balance(text):
    """It is disclosed, and no payment of it is asked for."""
    reading = open_reader("plain").read(text, frame=Frame(currency="CNY", owed=LARGE))
    assert reading.figures[0].value == "48208.00"
    assert "amount" in reading.topic_ids
    assert "propose_plan" not in reading.act_ids
