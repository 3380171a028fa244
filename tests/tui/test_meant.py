"""“How did you mean that?” over the talk: by keys alone, in both languages and sizes."""

from pathlib import Path

import pytest

from negotiation_trainer.tui.dialogs.meant import MeantDialog
from tests.tui.stage import LARGE, SMALL, Stage, assert_snapshot, stage

pytestmark = pytest.mark.slow

ZH = "唐老板吧 <~verify_identity> <~ask_closed> <~small_talk>"
EN = "June, then <~verify_identity> <~ask_closed> <~small_talk>"


def inputs(at: Stage) -> list[dict[str, object]]:
    """Return the inputs the journal holds."""
    store = at.app.desk.practice().store
    (row,) = store.attempts()
    return [entry.input for entry in store.entries(row.id)]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_a_digit_answers_and_the_debrief_tells_it(tmp_path: Path, size) -> None:
    """The meaning counts in the talk and stands in the annotated transcript."""
    async with stage(tmp_path, size=size) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.say(ZH)
        await at.shows("没听准，你是想说什么？", "1  核实身份", "先确认是不是本人", "0  就照我说的")
        await at.press("1")
        await at.shows("上次那通电话", "听成：没听出明确的意思", "你说你的意思是：核实身份")
        assert inputs(at) == [{"say": ZH, "meant": "verify_identity"}]
        assert at.entry.value == ""
        await at.press("escape", "3")
        await at.shows("复盘")
        await at.press("3")
        await at.shows("你说你的意思是：核实身份")


async def test_enter_twice_sends_the_words_as_they_are(tmp_path: Path) -> None:
    """Whoever hurries on is not misquoted."""
    async with stage(tmp_path, lang="en") as at:
        await at.talk("The ladder", first="Who is this?")
        await at.say(EN)
        await at.shows("How did you mean that?", "▸ 0  Just as I said it")
        await at.press("enter")
        await at.shows("asked what you meant, you let it stand as said")
        assert inputs(at) == [{"say": EN, "meant": "as_said"}]


async def test_arrows_and_enter_answer(tmp_path: Path) -> None:
    """The mark goes up to a meaning and around to the first."""
    async with stage(tmp_path, lang="en") as at:
        await at.talk("The ladder", first="Who is this?")
        await at.say(EN)
        await at.shows("How did you mean that?")
        await at.press("down", "enter")
        await at.shows("you said you meant: Verify identity", "Eight calls this week.")
        assert inputs(at) == [{"say": EN, "meant": "verify_identity"}]


async def test_esc_goes_back_to_the_words(tmp_path: Path) -> None:
    """The line keeps them with the keys in it; nothing was said and nothing kept."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        talk = at.app.screen
        await at.say(ZH)
        await at.shows("没听准")
        await at.press("escape")
        await at.until(lambda: at.app.screen is talk)
        assert at.entry.value == ZH
        assert at.app.focused is at.entry
        await at.press("end", "1")
        assert at.entry.value == ZH + "1"
        assert inputs(at) == []


@pytest.mark.parametrize("mode", ["2", "3"])
async def test_nothing_is_asked_outside_guided_mode(tmp_path: Path, mode: str) -> None:
    """There the words are said at once."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", mode=mode, first="谁啊？")
        await at.say(ZH)
        await at.until(lambda: inputs(at) == [{"say": ZH}])
        assert not isinstance(at.app.screen, MeantDialog)


async def test_clear_words_are_not_asked_about(tmp_path: Path) -> None:
    """What was read stands, whatever else it nearly was."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.say("是唐老板吗 <verify_identity> <~ask_closed>")
        await at.shows("上次那通电话")
        assert not isinstance(at.app.screen, MeantDialog)


async def test_the_language_changes_in_the_question(tmp_path: Path) -> None:
    """Its words change; the mark stays where it was."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.say(ZH)
        await at.shows("没听准")
        await at.press("down", "down", "ctrl+l")
        await at.shows("How did you mean that?", "▸ 2  Closed question", "Just as I said it")


async def test_long_words_leave_room_for_the_answers(tmp_path: Path) -> None:
    """Of a speech only the beginning is shown, so that every answer is on the screen."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.say("<~ask_open> <~reflect> <~demand>" + "说来话长" * 400)
        await at.shows("没听准", "说来话长", "1  ", "2  ", "3  ", "0  就照我说的", "Esc 返回")


async def test_words_are_shown_literally(tmp_path: Path) -> None:
    """What was typed is text, never markup."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.say("[bold]嗯[/] <~greet>")
        await at.shows("› [bold]嗯[/] <~greet>")


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_question_on_a_small_screen(tmp_path: Path, lang: str) -> None:
    """80x24, as it is kept beside this file."""
    async with stage(tmp_path, lang=lang) as at:
        await at.talk(
            *(("三箱雨靴", "1", "谁啊？") if lang == "zh" else ("The ladder", "1", "Who"))
        )
        await at.say(ZH if lang == "zh" else EN)
        await at.shows("0  ")
        assert_snapshot(at, f"meant-{lang}")
