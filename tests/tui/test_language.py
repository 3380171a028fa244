"""The key that takes a talk over to its other language."""

from pathlib import Path

import pytest

from negotiation_trainer.records.practice import Practice
from negotiation_trainer.records.rehearsing import Rehearser
from negotiation_trainer.tui.actions import Scope, key_bar
from negotiation_trainer.tui.app import TrainerApp
from tests.sample import DATA, NOON, TagReader
from tests.tui.stage import LARGE, SMALL, Stage, stage

pytestmark = pytest.mark.slow


FILE = {
    "zh": ("没交回来的钥匙", "包山姆 · 包先生", "对话一开始用中文；谈的时候按 ^G 换成英文。"),
    "en": (
        "The keys nobody returned",
        "Sam Porter · Mr. Porter",
        "The talk begins in English; ^G there goes over to Chinese.",
    ),
}
FIRST = {"zh": "您哪位？", "en": "Who is this?"}
TOLD = {"zh": "没交回来的钥匙", "en": "The keys nobody returned"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_library_and_file_are_in_the_language_of_the_interface(
    tmp_path: Path, lang: str, size: tuple[int, int]
) -> None:
    """Title, teaser and case file, now and after ^L; the talk begins in it as well."""
    other = "en" if lang == "zh" else "zh"
    made = TrainerApp(lambda: Practice(tmp_path, lambda: NOON, TagReader, shipped=DATA), lang=lang)
    async with made.run_test(size=size) as pilot:
        at = Stage(made, pilot)
        await at.shows(TOLD[lang])
        assert TOLD[other] not in at.text
        await at.press("ctrl+l")
        await at.shows(TOLD[other])
        await at.press("ctrl+l", "enter")
        await at.until(lambda: bool(at.app.screen.query("#privacy")))
        await at.shows(*FILE[lang])
        await at.press("ctrl+l")
        await at.shows(*FILE[other])
        await at.press("enter", "1")
        await at.shows(FIRST[other])
        assert FIRST[lang] not in at.text


async def in_the_talk(at: Stage, lang: str = "en") -> None:
    """Go from the opened case file into the talk."""
    await at.until(lambda: bool(at.app.screen.query("#privacy")))
    await at.press("enter", "1")
    await at.shows(FIRST[lang])


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
        assert "^G Language" in "".join(at.rows[-2:])
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
        await in_the_talk(at, "zh")
        assert "^G 换语言" in "".join(at.rows[-2:])
        await at.press("1")
        await at.shows("是我。什么事？")
        await at.press("ctrl+g")
        await at.shows("—— 从这里起用英文 ——", "That is me. What now?")
        await at.press("ctrl+l")
        await at.shows("— from here on in English —", "是我。什么事？", "That is me. What now?")


async def test_a_playthrough_kept_by_its_key_goes_over_too(tmp_path: Path) -> None:
    """^G, a reply, then P in the debrief: the file has the change, and plays."""
    made = app(tmp_path, "en")
    async with made.run_test(size=SMALL, notifications=True) as pilot:
        at = Stage(made, pilot)
        await in_the_talk(at)
        await at.press("ctrl+g", "1")
        await at.shows("是我。什么事？")
        await at.press("escape", "3")
        await at.until(lambda: made.screen.SCOPE is Scope.DEBRIEF)
        await at.press("p")
        await at.shows("File name")
        await at.press("enter")
        await at.shows("✓ Written")
        (path,) = (tmp_path / "scenarios").glob("*.play.yaml")
        assert '  - language: zh\n  - reply: "我是钥匙屋的李安' in path.read_text("utf-8")
        assert Rehearser(made.desk.practice(), TagReader()).play(path).passed


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_every_key_is_in_the_bar_of_a_small_screen(tmp_path: Path, lang: str) -> None:
    """80x24, with two languages to talk in: the talk's keys and the debrief's, in two rows."""
    made = app(tmp_path, lang)

    def named(scope: Scope, *without: str) -> bool:
        told = "".join(at.rows[-2:])
        wanted = (a for a in key_bar(scope) if a.name not in without)
        return all(f"{action.shown} {action.label(lang)}" in told for action in wanted)

    async with made.run_test(size=SMALL, notifications=True) as pilot:
        at = Stage(made, pilot)
        await in_the_talk(at, lang)
        await at.press("1")
        await at.until(lambda: len(made.screen._attempt.talk.turns) == 2)
        await at.until(lambda: named(Scope.TALK, "accept", "go_on"))
        await at.press("escape", "3")
        await at.until(lambda: made.screen.SCOPE is Scope.DEBRIEF)
        await at.until(lambda: named(Scope.DEBRIEF, "mark"))


async def test_without_another_language_the_key_says_so(tmp_path: Path) -> None:
    """It is not in the bar, and pressing it costs nothing."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        assert "^G" not in "".join(at.rows[-2:])
        await at.press("ctrl+g")
        await at.shows("这个场景没有英文版。")
        assert len(at.app.screen._attempt.talk.turns) == 1
