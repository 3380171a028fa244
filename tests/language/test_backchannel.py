"""A mere sign of listening is silence to whoever is telling something."""

from __future__ import annotations

import pytest

from negotiation_trainer.language.opening import ScoringReader, open_reader

TOLD = "驾校三月就关门了，还欠我九千六的提成。"
TOLD_EN = "I get paid ten days after a show closes."


@pytest.fixture(scope="module")
def reader() -> ScoringReader:
    """The plain reader."""
    return open_reader("plain")


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("嗯嗯", TOLD),
        ("嗯。", TOLD),
        ("嗯，我在听", TOLD),
        ("mm-hm", TOLD_EN),
        ("Uh-huh.", TOLD_EN),
        ("Oh, I see.", TOLD_EN),
        ("mmhm, I'm listening", TOLD_EN),
    ],
)
def test_a_sign_of_listening_leaves_him_the_floor(
    reader: ScoringReader, text: str, context: str
) -> None:
    """It is no empty move, and asks nothing."""
    acts = {act.id for act in reader.read(text, context=context).acts}
    assert acts == {"stay_silent"}


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("嗯嗯", "那就二十五号，行吗？"),
        ("mm-hm", "So we're good for the 25th?"),
        ("嗯嗯", ""),
        ("好的", TOLD),
        ("嗯，那您今天还", TOLD),
        ("yeah okay", TOLD_EN),
        ("mm-hm, so when will you pay?", TOLD_EN),
        ("...", TOLD_EN),
    ],
)
def test_an_answer_or_anything_more_is_no_silence(
    reader: ScoringReader, text: str, context: str
) -> None:
    """After a question, without a line before, or beside other words."""
    assert "stay_silent" not in {act.id for act in reader.read(text, context=context).acts}
