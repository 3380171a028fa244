"""The graph in the app: places, ways and marks, walked by keys, in both languages."""

from dataclasses import replace
from pathlib import Path

import pytest

from negotiation_trainer.tui.screens.author import AuthorScreen
from negotiation_trainer.tui.screens.graph import GraphScreen
from tests.tui.stage import LARGE, SMALL, assert_snapshot
from tests.tui.test_author import author, edit

pytestmark = pytest.mark.slow

PLAY = """
playthrough: ladder-short
scenario: borrowed-ladder
mode: guided
moves:
  - choose: 1
expect: {kind: unfinished}
"""


@pytest.mark.parametrize(
    ("pack", "lang", "shown"),
    [
        ("us", "en", ("States of the talk", "◆ the talk stands here", "no playthroughs", "→ ")),
        ("cn", "zh", ("对话的状态", "◆ 现在谈到这里", "没有演练", "→ ")),
    ],
)
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_the_graph_opens_where_the_talk_stands(tmp_path: Path, pack, lang, shown, size):
    """Every state is listed, the present one marked, with its ways out."""
    async with author(tmp_path, pack, lang=lang, size=size) as (at, _):
        await at.press("f10")
        await at.shows(*shown)
        for name in at.app.screen._preview.compiled.states:
            assert name in at.text
        assert at.app.screen._here().box.id == "hello"


async def test_a_way_is_followed_and_taken_back(tmp_path: Path) -> None:
    """Enter goes where the marked row leads, Backspace returns to the same row."""
    async with author(tmp_path) as (at, _):
        await at.press("f10")
        await at.shows("States of the talk")
        graph = at.app.screen
        rows = graph._ways.spot("hello").box.arrows
        number = next(n for n, row in enumerate(rows) if row.to not in (None, "hello"))
        await at.press(*["down"] * number, "enter")
        assert graph._here().box.id == rows[number].to
        await at.press("backspace")
        assert graph._here().box.id == "hello"
        assert graph._marked() == number


async def test_a_state_chosen_in_the_graph_is_previewed(tmp_path: Path) -> None:
    """P goes back to the talk, set to the place; a mood is set as well."""
    async with author(tmp_path) as (at, _):
        await at.press("ctrl+g")
        await at.shows("States of the talk")
        while at.app.screen._here().box.id != "agreed":
            await at.press("right")
        await at.press("p")
        await at.shows("jumped to the state agreed", "Read it back to me.")
        await at.press("f10", "m")
        await at.shows("Moods of the debtor", "▰")
        while at.app.screen._here().box.id != "civil":
            await at.press("right")
        await at.press("p")
        await at.shows("mood set to civil", "heat 1")


async def test_an_ending_cannot_be_previewed(tmp_path: Path) -> None:
    """Nothing leads on from an ending, and P is not offered there."""
    async with author(tmp_path) as (at, _):
        await at.press("f10")
        await at.shows("P Preview")
        while not at.app.screen._here().ending:
            await at.press("right")
        await at.shows("The talk ends here.")
        assert "P Preview" not in at.rows[-1]
        await at.press("p")
        assert isinstance(at.app.screen, GraphScreen)


async def test_a_save_is_drawn_while_the_graph_is_open(tmp_path: Path) -> None:
    """A state nothing leads to any more is marked; its title is shown as it is written."""
    async with author(tmp_path) as (at, path):
        await at.press("f10")
        await at.shows("States of the talk")
        edit(
            path,
            "\nstates:\n",
            "\nstates:\n  attic: {title: '[b]attic[/b]', lines: [{say: Oh.}]}\n",
        )
        await at.shows("✗ [b]attic[/b]")


async def test_a_save_told_while_the_graph_closes_is_passed_over(tmp_path: Path) -> None:
    """When its parts are gone already nothing is drawn, and nothing breaks."""
    async with author(tmp_path) as (at, _):
        await at.press("f10")
        await at.shows("States of the talk")
        graph = at.app.screen
        await graph.query("*").remove()
        assert graph.closing
        screen = at.app.screen_stack[-2]
        assert isinstance(screen, AuthorScreen)
        version = replace(screen.preview.latest, checked=True)
        screen.on_author_screen_saved(AuthorScreen.Saved(version))


async def test_playthroughs_are_counted_beside_places_and_rows(tmp_path: Path) -> None:
    """How many come to a place, and which row they take."""
    async with author(tmp_path, size=LARGE) as (at, path):
        path.with_name("ladder-short.play.yaml").write_text(PLAY, "utf-8")
        await at.press("f10")
        await at.shows("playthroughs: 1, reaching", "playthroughs that come here: 1 of 1")
        await at.shows("taken in 1", "×1")


@pytest.mark.parametrize(("pack", "lang"), [("us", "en"), ("cn", "zh")])
async def test_both_machines_as_they_are_shown(tmp_path: Path, pack, lang) -> None:
    """80x24: the list of places, one place, its ways out, the signs, the keys."""
    async with author(tmp_path, pack, lang=lang) as (at, _):
        await at.press("f10")
        await at.shows("no playthroughs" if lang == "en" else "没有演练")
        assert_snapshot(at, f"graph-states-{lang}")
        await at.press("m")
        assert_snapshot(at, f"graph-moods-{lang}")
