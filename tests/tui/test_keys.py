"""Keys: who takes which, and that every overlay closes with Esc."""

from pathlib import Path

import pytest

from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.wrap import cells
from tests.tui.stage import LARGE, stage

pytestmark = pytest.mark.slow


async def test_a_letter_begins_typing_and_digits_inside_are_text(tmp_path: Path) -> None:
    """The first letter is not lost, and a digit in the line is no choice."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.type("您好1")
        assert at.entry.value == "您好1"
        assert len(at.app.screen._attempt.talk.turns) == 1


async def test_esc_returns_to_the_replies_and_keeps_what_was_typed(tmp_path: Path) -> None:
    """After Esc a digit picks again; the line keeps its words for later."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.type("等等")
        await at.press("escape", "2")
        await at.shows("你那1200块什么时候还？")
        assert at.entry.value == "等等"
        assert at.app.screen._attempt.talk.turns[1].move.choice == 2


async def test_arrows_and_enter_pick_the_marked_reply(tmp_path: Path) -> None:
    """The mark goes down, around, and Enter says what it stands at."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("down", "down", "up", "enter")
        await at.until(lambda: len(at.app.screen._attempt.talk.turns) == 2)
        assert at.app.screen._attempt.talk.turns[1].move.choice == 2


async def test_a_digit_without_a_reply_does_nothing(tmp_path: Path) -> None:
    """Nine is no reply: no turn, no word in the line."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("9", "0")
        assert at.entry.value == ""
        assert len(at.app.screen._attempt.talk.turns) == 1


async def test_enter_on_an_empty_line_says_why_nothing_happens(tmp_path: Path) -> None:
    """Nothing typed is not silence; the program says which key is."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", mode="2", first="谁啊？")
        await at.press("enter")
        await at.shows("想留白，请用“沉默”")
        await at.press("f5")
        await at.shows("（沉默）", "怎么不说话了")


@pytest.mark.parametrize("key", ["f1", "f2", "f3", "f7", "f8", "f10", "ctrl+p"])
async def test_every_overlay_of_the_talk_closes_with_esc(tmp_path: Path, key: str) -> None:
    """Esc leads back to the talk, with the line in focus."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        talk = at.app.screen
        await at.press(key)
        await at.until(lambda: at.app.screen is not talk)
        await at.press("escape")
        await at.until(lambda: at.app.screen is talk)
        assert at.app.focused is at.entry


async def test_language_changes_in_the_middle_and_loses_nothing(tmp_path: Path) -> None:
    """Words of the program change; the talk, the line and the hint's place stay."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("1", "f6")
        await at.type("我想")
        await at.press("ctrl+l")
        await at.shows("heard as: Identify yourself", "turn 1", "上次那通电话", "Hint")
        assert at.entry.value == "我想"
        await at.press("f2")
        await at.shows("Your mandate", "waive up to 50%")
        await at.press("ctrl+l")
        await at.shows("你的权限")


async def test_language_changes_in_a_form_and_keeps_what_was_filled_in(tmp_path: Path) -> None:
    """Labels change, values and focus stay."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("f3", *"250", "ctrl+l")
        await at.shows("Make an offer", "Pay now")
        assert at.app.screen.query_one("#pay_now").value == "250"


async def test_offer_form_says_what_is_missing_and_what_is_outside(tmp_path: Path) -> None:
    """The preview follows the fields; an empty offer does not leave the form."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("f3", "ctrl+s")
        await at.shows("方案是空的")
        await at.press(*"200")
        await at.shows("还要写每月多少")
        await at.press("enter", *"300")
        await at.shows("总共还 ¥1,200", "在你的权限之内")
        at.app.screen.query_one("#waive-penalty").value = "80%"
        await at.shows("超出你的权限：减免")


async def test_search_and_filters_narrow_the_library(tmp_path: Path) -> None:
    """Words, level and pack; Esc takes them off."""
    async with stage(tmp_path) as at:
        await at.library()
        await at.press("slash", *"ladder")
        await at.until(lambda: "三箱雨靴" not in at.text)
        await at.press("escape", "escape")
        await at.shows("三箱雨靴")
        await at.press("v")
        await at.until(lambda: "ladder" not in at.text)
        await at.press("escape", "k", "k")
        await at.until(lambda: "三箱雨靴" not in at.text)


async def test_palette_finds_an_action_in_the_other_language(tmp_path: Path) -> None:
    """Somebody who knows the English name finds it in the Chinese interface."""
    async with stage(tmp_path, size=LARGE) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("ctrl+p")
        await at.press(*"silen")
        await at.shows("沉默  F5")
        await at.press("enter")
        await at.shows("（沉默）")


async def test_a_key_hint_can_be_clicked(tmp_path: Path) -> None:
    """The bottom row is a row of buttons, too."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        left = at.rows[-2].split("F5")[0]
        await at.pilot.click(KeyBar, offset=(cells(left), 0))
        await at.shows("（沉默）")


async def test_pressing_enter_twice_opens_one_case_file(tmp_path: Path) -> None:
    """An impatient second Enter does not stack a second file, nor run past the first."""
    async with stage(tmp_path) as at:
        await at.library()
        at.app.screen.action_open()
        at.app.screen.action_open()
        await at.until(lambda: bool(at.app.screen.query("#privacy")))
        await at.press("escape")
        await at.library()
        assert len(at.app.screen_stack) == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_offer_form_names_every_part_it_waives_to_the_last_word(tmp_path: Path, lang):
    """Nobody gives principal away for a label that was cut."""
    async with stage(tmp_path, lang=lang) as at:
        await at.library()
        await at.press("f1", "escape")  # the styles of overlays are read before those of the plan
        await at.talk("The ladder", mode="2", first="Who is this?")
        await at.press("f3")
        form = at.app.screen
        labels = [form._label(name) for name in form._fields]
        assert len([name for name in form._fields if name.startswith("waive-")]) == 3
        await at.shows(*labels)
