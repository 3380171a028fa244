"""A talk that was cut off goes on where it stood, in a new run of the program."""

from pathlib import Path

import pytest

from tests.tui.stage import stage

pytestmark = pytest.mark.slow


async def test_a_killed_talk_is_offered_and_goes_on(tmp_path: Path) -> None:
    """The second run offers the talk on top; R shows every line of it and the next reply works."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("1")
        await at.shows("上次那通电话")
    async with stage(tmp_path) as at:
        await at.shows("上次没谈完：《三箱雨靴 [bold]没付[/]》（引导）")
        await at.press("r")
        await at.shows("谁啊？", "听成：自报身份、核实身份", "上次那通电话", "第 1 轮")
        await at.press("1")
        await at.shows("火气 3→1")


async def test_the_marked_row_stays_in_sight_beside_a_long_summary(tmp_path: Path) -> None:
    """What a row is about may take rows from the list, and so may the talk that was cut off."""
    async with stage(tmp_path, lang="en", size=(80, 19)) as at:
        await at.library()
        table = at.app.screen.query_one("#table")
        await at.press("down", "down")
        at.app.screen.query_one("#detail").show("\n".join(["about"] * 6))
        at.app.screen.query_one("#resume").display = True
        last = len(at.app.screen._shown)
        assert table.cursor_row == last - 1
        await at.until(lambda: table.size.height < table.header_height + last)
        bottom = table.header_height + last
        await at.until(lambda: bottom <= table.scroll_offset.y + table.size.height)


async def test_history_shows_attempts_and_opens_their_debrief(tmp_path: Path) -> None:
    """A finished attempt can be looked back on, a cut-off one taken up."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("f8", "2")
        await at.shows("通话结束")
        await at.press("escape")
        await at.library()
        await at.press("h")
        await at.shows("rain-boots-1", "✗ 你先挂断")
        await at.press("enter")
        await at.shows("未通过")
        await at.press("escape")
        await at.library()


async def test_practised_counts_and_best_scores_stand_in_the_library(tmp_path: Path) -> None:
    """After an attempt its row says how often and how well."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("f8", "2", "enter", "escape", "escape")
        await at.shows("最好成绩：共情")
        row = next(line for line in at.rows if "三箱雨靴" in line)
        assert " 1 " in row


async def test_a_second_try_hears_another_variant(tmp_path: Path) -> None:
    """The seed counts the tries of a scenario."""
    async with stage(tmp_path) as at:
        for _ in range(2):
            await at.talk("三箱雨靴", first="谁啊？")
            await at.press("f8", "2", "enter", "escape", "escape")
        seeds = [row.seed for row in at.app.desk.practice().store.attempts()]
        assert sorted(seeds) == [0, 1]


async def test_the_record_can_be_written_later(tmp_path: Path) -> None:
    """W in the debrief opens the record; once written it is checked and W is gone."""
    async with stage(tmp_path) as at:
        await at.talk("三箱雨靴", first="谁啊？")
        await at.press("f8", "2", "enter", "escape", "w")
        await at.shows("通话记录", "凭记忆填")
        await at.press("left", "left", "ctrl+s", "5")
        await at.until(lambda: bool(at.app.screen.query("#findings")))
        await at.press("end")
        await at.shows("✓ 结果  你先挂断")
        assert "W 写记录" not in at.rows[-1]
