"""The key that takes a talk over to its other language."""

from pathlib import Path

import pytest

from negotiation_trainer.records.practice import Practice
from negotiation_trainer.tui.app import TrainerApp
from tests.sample import DATA, NOON, TagReader
from tests.tui.stage import LARGE, SMALL, Stage, stage

pytestmark = pytest.mark.slow


async def in_the_talk(at: Stage) -> None:
    """Go from the opened case file into the talk."""
    await at.until(lambda: bool(at.app.screen.query("#privacy")))
    await at.press("enter", "1")
    await at.shows("Who is this?")


def app(home: Path, lang: str) -> TrainerApp:
    """The app over the small scenario, which has two languages."""
    return TrainerApp(
        lambda: Practice(home, lambda: NOON, TagReader, shipped=DATA),
        lang=lang,
        scenario="lost-keys",
    )


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_the_key_says_the_last_line_again(tmp_path: Path, size: tuple[int, int]) -> None:
    """The bar names it; the line, the replies and what comes after are in Chinese."""
    made = app(tmp_path, "en")
    async with made.run_test(size=size, notifications=True) as pilot:
        at = Stage(made, pilot)
        await in_the_talk(at)
        assert "^G Language" in at.rows[-1]
        await at.press("ctrl+g")
        await at.shows("— from here on in Chinese —", "您哪位？", "我是钥匙屋的李安")
        await at.press("1")
        await at.shows("是我。什么事？", "包先生")
        await at.press("ctrl+g")
        await at.shows("— from here on in English —", "That is me. What now?")
        store = made.desk.practice().store
        (row,) = store.attempts()
        assert [entry.input for entry in store.entries(row.id)] == [
            {"language": "zh"},
            {"choose": 1},
            {"language": "en"},
        ]


async def test_the_interface_keeps_its_own_language(tmp_path: Path) -> None:
    """Two keys, two things: what was said again stays when the interface changes."""
    made = app(tmp_path, "zh")
    async with made.run_test(size=SMALL, notifications=True) as pilot:
        at = Stage(made, pilot)
        await in_the_talk(at)
        assert "^G 换语言" in at.rows[-1]
        await at.press("ctrl+g")
        await at.shows("—— 从这里起用中文 ——", "您哪位？")
        await at.press("ctrl+l")
        await at.shows("— from here on in Chinese —", "您哪位？", "Who is this?")


async def test_without_another_language_the_key_says_so(tmp_path: Path) -> None:
    """It is not in the bar, and pressing it costs nothing."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        assert "^G" not in at.rows[-1]
        await at.press("ctrl+g")
        await at.shows("这个场景没有英文版。")
        assert len(at.app.screen._attempt.talk.turns) == 1
