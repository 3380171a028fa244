"""The whole way from the library to the debrief, by keys alone, in both languages and all modes."""

from pathlib import Path

import pytest

from tests.tui.stage import LARGE, SMALL, Stage, stage

pytestmark = pytest.mark.slow


async def _agree(at: Stage) -> None:
    """Put an affordable offer on the table with the form."""
    await at.press("f3")
    form = at.app.screen
    for name, value in (("pay_now", "200"), ("monthly", "300"), ("first_payment", "2026-03-10")):
        form.query_one(f"#{name}").value = value
    await at.press("ctrl+s")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_guided_talk_in_chinese_ends_in_a_debrief(tmp_path: Path, size) -> None:
    """Replies by digit, an offer by form, the record, and the debrief with the deal judged."""
    async with stage(tmp_path, size=size) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("1")
        await at.shows("听成：自报身份、核实身份", "上次那通电话")
        await at.press("1")
        await at.shows("火气 3→1")
        await _agree(at)
        await at.shows("我的条件")
        await at.press("f4")
        await at.shows("谈定")
        await at.press("1")
        await at.shows("通话结束：达成约定")
        await at.press("enter")
        await at.shows("凭记忆填")
        await at.press("right", "enter")
        await at.press(*"100", "enter", *"2026-03-10", "enter", *"call", "enter")
        await at.shows("复盘", "谈成的方案", "对方还得起", "超出你的权限：减免")
        await at.press("3")
        await at.shows("+", "合规")
        await at.press("5")
        await at.shows("✓ 结果  达成约定", "✓ 金额  100", "✓ 日期  2026-03-10")


async def test_guided_talk_in_english_shows_the_content_note_first(tmp_path: Path) -> None:
    """The note stands above the file, the pause key works, and the talk can be left and found."""
    async with stage(tmp_path, lang="en") as at:
        await at.open("The ladder")
        await at.shows("Before you start", "The talk touches on illness.")
        await at.press("enter", "1")
        await at.shows("Who is this?")
        await at.press("f10")
        await at.shows("Paused", "Everything up to here is saved")
        await at.press("2")
        await at.shows("Cut off last time: The ladder she never got back (guided)")


async def test_typed_mode_has_meters_and_no_replies(tmp_path: Path) -> None:
    """Typed mode shows mood and heat; digits are words, hints do not exist."""
    async with stage(tmp_path, lang="en") as at:
        await at.talk("The ladder", mode="2", first="Who is this?")
        assert "heat 3" in at.rows[0]
        assert "Rung & Rail. Is this June" not in at.text
        await at.say("1 of Ann Lee <identify_self> / is this June <verify_identity:identity>")
        await at.shows("heard as: Identify yourself, Verify identity (Identity)", "Eight calls")
        assert "F6" not in at.rows[-1]


async def test_exam_hides_mood_reading_and_hints(tmp_path: Path) -> None:
    """An exam is words only, until the debrief."""
    async with stage(tmp_path, lang="en") as at:
        await at.talk("The ladder", mode="3", first="Who is this?")
        await at.say("You owe, pay now <demand>")
        await at.shows("Stop pushing.")
        for hidden in ("heat", "furious", "heard as", "F6", "F9"):
            assert hidden not in at.text
        await at.press("f6")
        assert "Hint" not in at.text
        await at.press("escape", "3")
        await at.shows("NOT PASSED", "Unfinished")
        await at.press("2")
        await at.shows("4 Boiling")


async def test_hanging_up_asks_first(tmp_path: Path) -> None:
    """F8 asks; no keeps the talk, yes ends it and the record follows."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("f8", "enter")
        await at.shows("按数字选一句")
        await at.press("f8", "2")
        await at.shows("通话结束：你先挂断")
        await at.press("enter", "escape")
        await at.shows("未通过", "你先挂断")


async def test_breach_is_named_with_rule_source_and_better_line(tmp_path: Path) -> None:
    """A sure breach is named in the talk; the debrief gives rule, source and a lawful line."""
    async with stage(tmp_path, size=LARGE) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("1", "3")
        await at.shows("✗ 违规：威胁恐吓")
        await at.press("escape", "3")
        await at.shows("红线 · 违规：威胁恐吓（第 2 轮）")
        await at.press("3")
        await at.shows("可以这样说：", "2026年11月22日核对")


async def test_suspected_breach_is_a_question_and_its_answer_is_kept(tmp_path: Path) -> None:
    """What is only suspected is asked; the answer goes into the journal and changes no score."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", mode="2", first="谁啊？")
        await at.say("我会告诉你单位 <?third_party>")
        await at.shows("? 听着像“牵扯第三人”，是吗？")
        await at.press("f9", "shift+tab", "right", "right", "enter")
        await at.shows("记下了")
        store = at.app.desk.practice().store
        (row,) = store.attempts()
        assert store.entries(row.id)[-1].input == {
            "mark": {"turn": 1, "meant": "", "breach": "third_party", "was_it": False}
        }


async def test_a_suspected_breach_can_be_answered_in_the_debrief(tmp_path: Path) -> None:
    """The first page says that something is open; M asks; once answered it is closed."""
    async with stage(tmp_path, lang="en") as at:
        await at.talk("The ladder", mode="2", first="Who is this?")
        await at.say("Your boss might like to know <?third_party>")
        await at.shows("Third party”; was it?")
        await at.press("escape", "3")
        await at.shows("Debrief", "M Answer")
        await at.press("m")
        await at.shows("Not what you meant?")
        await at.press(*"no", "enter")
        await at.until(lambda: "M Answer" not in at.rows[-1])
        assert [mark.meant for mark in at.app.screen._attempt.marks] == ["no"]


async def test_plan_comes_back_in_the_debrief(tmp_path: Path) -> None:
    """What was planned before stands beside what happened."""
    async with stage(tmp_path, size=LARGE) as at:
        await at.open("三箱雨靴")
        await at.press("enter", "tab", *"800", "ctrl+s")
        await at.shows("谁啊？", "目标  800")
        await at.press("escape", "3")
        await at.shows("你的计划", "目标  800")


async def test_a_wrong_time_in_the_plan_is_said_and_starts_nothing(tmp_path: Path) -> None:
    """A plan that cannot be read keeps the screen; no attempt is begun."""
    async with stage(tmp_path) as at:
        await at.open("三箱雨靴")
        await at.press("enter")
        at.app.screen.query_one("#at").value = "明天"
        await at.press("ctrl+s")
        await at.shows("时间要写成")
        assert at.app.desk.practice().store.attempts() == []


async def test_a_scenario_named_at_the_start_opens_at_once(tmp_path: Path) -> None:
    """The app can be started on one scenario."""
    async with stage(tmp_path, scenario="us/borrowed-ladder") as at:
        await at.shows("The ladder she never got back", "Rung & Rail")


async def test_an_unknown_scenario_is_said(tmp_path: Path) -> None:
    """A name that fits nothing is told in a sentence, and the library stays."""
    async with stage(tmp_path, scenario="no-such-thing") as at:
        await at.shows("没办成", "no-such-thing")
        await at.press("enter")
        await at.library()
