"""Whole screens as text, kept beside this file; set UPDATE_SNAPSHOTS=1 to keep new ones."""

from pathlib import Path
from threading import Event

import pytest

from tests.tui.stage import LARGE, assert_snapshot, stage

pytestmark = pytest.mark.slow


async def test_first_frame_before_anything_is_read(tmp_path: Path) -> None:
    """The library stands while a worker reads: header, empty table, keys."""
    held = Event()
    async with stage(tmp_path, held=held) as at:
        await at.shows("正在整理场景库", "练过")
        assert_snapshot(at, "first-frame-zh")
        held.set()
        await at.library()


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_library(tmp_path: Path, lang: str) -> None:
    """Scenarios of one's language first, a broken file last."""
    async with stage(tmp_path, lang=lang) as at:
        await at.library()
        assert_snapshot(at, f"library-{lang}")


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_case_file_and_modes(tmp_path: Path, lang: str) -> None:
    """The file, then modes and plan."""
    async with stage(tmp_path, lang=lang) as at:
        await at.open("三箱雨靴" if lang == "zh" else "The ladder")
        assert_snapshot(at, f"case-{lang}")
        await at.press("enter")
        assert_snapshot(at, f"prepare-{lang}")


async def test_guided_talk_small(tmp_path: Path) -> None:
    """80x24: transcript, replies, input, status; then the offer form over it."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("1")
        await at.shows("上次那通电话")
        assert_snapshot(at, "talk-guided-zh")
        await at.press("f3", *"200", "enter", *"300")
        await at.shows("总共还")
        assert_snapshot(at, "offer-zh")
        await at.press("escape", "escape")
        assert_snapshot(at, "pause-zh")


async def test_guided_talk_large(tmp_path: Path) -> None:
    """200x60: the file stands beside the talk."""
    async with stage(tmp_path, lang="en", size=LARGE) as at:
        await at.talk("The ladder", first="Who is this?")
        await at.press("1")
        await at.shows("Eight calls this week.")
        assert_snapshot(at, "talk-guided-large-en")


async def test_exam_and_debrief(tmp_path: Path) -> None:
    """An exam without meters; of its debrief the parts that hang on the scenario alone."""
    async with stage(tmp_path, lang="en") as at:
        await at.talk("The ladder", mode="3", first="Who is this?")
        await at.say("Ann Lee of Rung & Rail <identify_self> / June <verify_identity>")
        await at.say("Pay or I tell your street <!threat> <demand>")
        await at.shows("Say that again?")
        assert_snapshot(at, "talk-exam-en")
        await at.press("escape", "3")
        await at.shows("Unfinished")
        for key, part in (("2", "curve"), ("5", "findings")):
            await at.press(key)
            assert_snapshot(at, f"debrief-{part}-en")
