"""Wrong totals: a rounding that brackets the truth is none, and a turn has one at most."""

from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Move, MoveKind, Reading, Segment
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.scoring.misstated import misstated
from tests.records.test_attempt import begin

OWED = {Decimal("34653.80")}


def wrong(text: str, lang: str) -> list[str]:
    """The sums of a statement that are wrong."""
    currency = "CNY" if lang == "zh" else "USD"
    figures = find_figures(text, lang=lang, currency=currency, today=None)
    told = Segment((0, len(text)), ("state_facts",), ("amount",))
    move = Move(MoveKind.SAY, Reading(text, lang, figures=figures, segments=(told,)))
    return [str(value) for value, _ in misstated(move, OWED)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "三万四，嗯，三万四千多。"),
        ("zh", "一共三万五不到。"),
        ("zh", "一共34653块。"),
        ("en", "You owe $34,000, well, a bit over $34,000."),
        ("en", "You owe about $35,000."),
    ],
)
def test_a_rounding_is_no_mistake(lang, text):
    """Nor is the same figure said without the word for it in the same breath."""
    assert wrong(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "一共三万四。"),
        ("zh", "一共三万六千多。"),
        ("en", "You owe $34,000."),
        ("en", "You owe just over $36,000."),
    ],
)
def test_another_figure_is(lang, text):
    """Said as exact, or a rounding of something else."""
    assert len(wrong(text, lang)) == 1


def rows(home, words: str) -> list[str]:
    """What an attempt is told of wrong totals after one statement; the file says 1200.01."""
    attempt = begin(home, Mode.TYPED)
    attempt.give({"say": "me <identify_self> <verify_identity>"})
    attempt.give({"say": f"{words} <state_facts:amount>"})
    return [e.quote for e in attempt.debrief().evidence if e.rule == "amount.wrong"]


def test_said_twice_it_is_one_mistake(tmp_path):
    """One row a turn."""
    assert rows(tmp_path, "you owe $1,300, yes, $1,400") == ["$1,300"]


def test_said_roughly_it_is_none(tmp_path):
    """1,200.01 is about 1,210, and not over 1,250."""
    assert rows(tmp_path / "a", "you owe about $1,210") == []
    assert rows(tmp_path / "b", "you owe over $1,250") == ["$1,250"]
