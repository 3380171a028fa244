"""Words from files and the keyboard are shown as they are, never as markup or terminal codes."""

from pathlib import Path

import pytest
from textual import events

from tests.tui.stage import LARGE, stage

pytestmark = pytest.mark.slow


async def test_markup_in_a_title_is_shown(tmp_path: Path) -> None:
    """A title with brackets keeps them in library, file and debrief."""
    async with stage(tmp_path, size=LARGE) as at:
        await at.library()
        await at.shows("[bold]没付[/]")
        await at.open("三箱雨靴")
        await at.shows("[bold]没付[/]")
        await at.press("enter", "1")
        await at.shows("谁啊？")
        await at.press("escape", "3")
        await at.shows("复盘", "[bold]没付[/]")


async def test_markup_typed_is_shown(tmp_path: Path) -> None:
    """Brackets, links and half tags are words."""
    async with stage(tmp_path, lang="en") as at:
        await at.talk("The ladder", mode="2", first="Who is this?")
        await at.say("[bold]x[/] [@click=app.bell]y [/nope] {total} %s <greet>")
        await at.shows("[bold]x[/] [@click=app.bell]y [/nope] {total} %s <greet>")
        await at.press("escape", "3", "3")
        await at.shows("[bold]x[/] [@click=app.bell]y [/nope]")


async def test_control_characters_never_reach_the_screen(tmp_path: Path) -> None:
    """A pasted escape sequence loses its escape; several lines become one."""
    async with stage(tmp_path, lang="en") as at:
        await at.talk("The ladder", first="Who is this?")
        at.entry.post_message(events.Paste("one\x1b[31m\r\ntwo\x07"))
        await at.until(lambda: at.entry.value != "")
        assert at.entry.value == "one [31m two"
        await at.press("enter")
        await at.shows("one [31m two")
        assert "\x1b" not in at.text


async def test_markup_in_the_search_and_the_plan_is_harmless(tmp_path: Path) -> None:
    """Brackets in any field are words, too."""
    async with stage(tmp_path, size=LARGE) as at:
        await at.library()
        await at.press("slash", *"[bold]")
        await at.until(lambda: "ladder" not in at.text)
        await at.press("enter", "enter")
        await at.shows("去准备")
        await at.press("enter", "tab", *"[red]1[/]", "ctrl+s")
        await at.shows("[red]1[/]")


async def test_a_broken_file_is_listed_with_its_first_error(tmp_path: Path) -> None:
    """A file that cannot be played does not vanish, and Enter does not open it."""
    async with stage(tmp_path, lang="en") as at:
        await at.library()
        await at.press("down", "down")
        await at.shows("✗ torn-page", "cannot be played", "torn-page.yaml:2:", "lacks “summary”")
        await at.press("enter")
        assert len(at.app.screen_stack) == 2
