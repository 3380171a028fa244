"""Words in traditional characters give the figures and the offer of the simplified ones."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from negotiation_trainer.catalogue.characters import simplified
from negotiation_trainer.catalogue.moves import Figure, Offer
from tests.offers import figures_in, offer_in

HERE = Path(__file__).parent
TRADITIONAL = str.maketrans({new: old for old, new in simplified().items()})


def _read(text: str) -> tuple[tuple[Figure, ...], Offer | None]:
    return figures_in(text), offer_in(text)


def _sentences() -> Iterator[str]:
    """Every Chinese sentence that a test of figures or plans reads."""
    for path in sorted((*HERE.glob("test_figures_*.py"), *HERE.glob("test_plans*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if not text.isascii() and text.translate(TRADITIONAL) != text:
                    yield text


@pytest.mark.parametrize(
    ("simple", "traditional"),
    [
        ("一次还16000就结清", "一次還16000就結清"),
        ("您10号发工资，15号还570", "您10號發工資，15號還570"),
        ("周五打电话确认一下，每月300", "週五打電話確認一下，每月300"),
        ("先付叁仟圆，余下分陆期", "先付叄仟圓，餘下分陸期"),
        ("先付叁仟圆，余下分陆期", "先付參仟圓，餘下分陸期"),
    ],
)
def test_both_scripts_are_read_alike(simple: str, traditional: str) -> None:
    """A waiver, a payday, a day to call and signs of deeds are known in either script."""
    assert _read(traditional) == _read(simple)


def test_any_sentence_is_read_alike_in_both_scripts() -> None:
    """What is tested of simplified characters holds of traditional ones, to the very places."""
    sentences = set(_sentences())

    assert len(sentences) > 500
    assert [each for each in sentences if _read(each) != _read(each.translate(TRADITIONAL))] == []
