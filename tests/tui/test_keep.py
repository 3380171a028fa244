"""A talk kept as a playthrough, from the debrief and from the author's preview."""

import shutil
from pathlib import Path

import pytest

from negotiation_trainer.records.keeping import Why, shelf_for
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.records.rehearsing import Rehearser
from negotiation_trainer.scenario.yaml_source import read_source
from negotiation_trainer.tui.screens.debrief import DebriefScreen
from tests.sample import NOON, TagReader
from tests.tui.stage import LARGE, LIBRARY, Stage, stage
from tests.tui.test_author import author

pytestmark = pytest.mark.slow


def practice(home: Path) -> Practice:
    """Return the practice of a data directory, over the small library."""
    return Practice(home, lambda: NOON, TagReader, shipped=LIBRARY)


async def debrief(at: Stage, title: str, first: str) -> None:
    """Take one turn of a talk, stop there and open its debrief."""
    await at.talk(title, first=first)
    await at.press("1")
    await at.until(lambda: len(at.app.screen._attempt.talk.turns) == 2)
    await at.press("f10", "3")
    await at.until(lambda: isinstance(at.app.screen, DebriefScreen))


@pytest.mark.parametrize(
    ("lang", "title", "first", "asked", "done"),
    [
        ("zh", "三箱雨靴", "谁啊？", "程序自带的", "✓ 写好了"),
        ("en", "The ladder", "Who is this?", "came with the program", "✓ Written"),
    ],
)
async def test_the_debrief_keeps_an_attempt(tmp_path: Path, lang, title, first, asked, done):
    """Of a shipped scenario it goes into one's own folder, and it passes as a playthrough."""
    async with stage(tmp_path, lang=lang, size=LARGE) as at:
        await debrief(at, title, first)
        await at.press("p")
        await at.shows(asked, ".play.yaml")
        await at.press("enter")
        await at.shows(done, "negotiation-trainer rehearse")
        await at.press("escape")
    (path,) = (tmp_path / "scenarios").glob("*.play.yaml")
    played = Rehearser(practice(tmp_path), TagReader()).play(path)
    assert played.problems == ()
    assert played.passed


async def test_nothing_is_replaced_without_a_yes(tmp_path: Path) -> None:
    """A no keeps the old file and the dialog, a yes replaces it."""
    old = tmp_path / "scenarios" / "mine.play.yaml"
    async with stage(tmp_path, lang="en", size=LARGE) as at:
        await debrief(at, "The ladder", "Who is this?")
        await at.press("p")
        await at.shows("File name")
        old.parent.mkdir(parents=True, exist_ok=True)
        old.write_text("old", "utf-8")
        at.app.screen.query_one("#name").value = "mine"
        await at.press("enter")
        await at.shows("such a file already")
        await at.press("1")
        assert old.read_text("utf-8") == "old"
        await at.press("enter")
        await at.shows("such a file already")
        await at.press("2")
        await at.shows("✓ Written")
        assert read_source(old).data["playthrough"] == "mine"


@pytest.mark.parametrize("name", ["../x", "Two Words", "[b]", "con.yaml", ""])
async def test_a_name_that_is_no_id_is_refused_and_shown_literally(tmp_path: Path, name) -> None:
    """The line says what a name is made of; nothing is written anywhere."""
    async with stage(tmp_path, lang="en", size=LARGE) as at:
        await debrief(at, "The ladder", "Who is this?")
        await at.press("p")
        await at.shows("File name")
        at.app.screen.query_one("#name").value = name
        await at.press("enter")
        await at.shows(f"✗ “{name}” will not do")
    assert not list(tmp_path.rglob("*.play.yaml"))


async def test_where_it_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A file stands where the folder would be."""
    (tmp_path / "scenarios").write_text("", "utf-8")
    async with stage(tmp_path, lang="zh", size=LARGE) as at:
        await debrief(at, "三箱雨靴", "谁啊？")
        await at.press("p")
        await at.shows("文件名")
        await at.press("enter")
        await at.shows("✗ 没写成")


@pytest.mark.parametrize(
    ("pack", "lang", "beside", "done"),
    [
        ("us", "en", "It goes beside the scenario", "✓ Written"),
        ("cn", "zh", "放在场景旁边", "✓ 写好了"),
    ],
)
async def test_a_preview_is_kept_beside_its_scenario(tmp_path: Path, pack, lang, beside, done):
    """What was said in the preview plays again and goes as it went."""
    async with author(tmp_path, pack, lang=lang, size=LARGE) as (at, path):
        at.app.desk.practice().shipped = tmp_path / "elsewhere"
        await at.press("1")
        await at.until(lambda: at.app.screen.preview.cursor.turn == 1)
        await at.press("ctrl+s")
        await at.shows(beside, f"{path.stem}-talk.play.yaml")
        await at.press("enter")
        await at.shows(done)
        assert at.app.desk.practice().store.attempts() == []
    kept = path.with_name(f"{path.stem}-talk.play.yaml")
    played = Rehearser(practice(tmp_path), TagReader()).play(kept)
    assert played.problems == ()
    assert played.passed


async def test_a_preview_that_was_set_cannot_be_kept(tmp_path: Path) -> None:
    """No talk leads to where a jump led; the way out is named."""
    async with author(tmp_path) as (at, path):
        await at.press("f3", "down", "enter")
        await at.shows("mood set to civil")
        await at.press("ctrl+s")
        await at.shows("no talk leads here", "F7")
    assert not list(path.parent.glob("*.play.yaml"))


def test_a_playthrough_goes_beside_an_own_scenario_and_elsewhere_else(tmp_path: Path) -> None:
    """Own, shipped, and gone scenarios each have their folder."""
    own = tmp_path / "scenarios" / "mine"
    shutil.copytree(LIBRARY / "us", own)
    shelf = shelf_for(practice(tmp_path), "mine/borrowed-ladder")
    assert (shelf.folder, shelf.scenario, shelf.why) == (own, "borrowed-ladder", Why.BESIDE)
    shelf = shelf_for(practice(tmp_path), "us/borrowed-ladder")
    assert (shelf.scenario, shelf.why) == ("us/borrowed-ladder", Why.SHIPPED)
    assert shelf_for(practice(tmp_path), "us/no-such").why is Why.GONE
    assert shelf.free_name("a") == "a"
    (tmp_path / "scenarios" / "a.play.yaml").write_text("", "utf-8")
    assert shelf.free_name("a") == "a-2"
