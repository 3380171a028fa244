"""The author's preview on screen: a talk that follows every save, with the file's problems."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from negotiation_trainer.analysis.findings import Example, Finding
from negotiation_trainer.analysis.preview import Preview, Scene
from negotiation_trainer.analysis.preview_files import AuthorFiles
from negotiation_trainer.records.findings import digest_of, keep_findings
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.tui.app import TrainerApp
from negotiation_trainer.tui.screens.author import AuthorScreen
from negotiation_trainer.tui.widgets.transcript import Transcript
from tests.sample import NOON, TagReader
from tests.tui.stage import LARGE, LIBRARY, SMALL, Stage

pytestmark = pytest.mark.slow


@asynccontextmanager
async def author(
    folder: Path, pack: str = "us", *, lang: str = "en", size=SMALL, scene: Scene | None = None
) -> AsyncIterator[tuple[Stage, Path]]:
    """Run the preview of a copied scenario; give the stage and the file."""
    name = "rain-boots" if pack == "cn" else "borrowed-ladder"
    shutil.copytree(LIBRARY, folder / "library")
    path = folder / "library" / pack / f"{name}.yaml"
    files = AuthorFiles(path, (), folder)
    files.read()
    stamp = files.stamp()
    preview = Preview(files.check(files.read()), scene or Scene())
    practice = Practice(folder, lambda: NOON, TagReader, shipped=folder / "library")
    app = TrainerApp(lambda: practice, lang=lang, first=lambda: AuthorScreen(preview, files, stamp))
    async with app.run_test(size=size, notifications=True) as pilot:
        at = Stage(app, pilot)
        await at.until(lambda: bool(app.screen.query("#entry")))
        await at.until(lambda: app.desk.reader.ready)
        yield at, path


def edit(path: Path, old: str, new: str) -> None:
    """Save a change."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def talk(at: Stage) -> str:
    """Everything in the transcript, also what has scrolled away."""
    return "\n".join(piece.plain for piece in at.app.screen.query_one(Transcript).children)


@pytest.mark.parametrize(
    ("pack", "lang", "first", "shown"),
    [
        ("us", "en", "Who is this?", ("state hello", "heat 3", "calls for  Identify yourself")),
        ("cn", "zh", "谁啊？", ("状态 hello", "火气3", "等着  自报身份")),
    ],
)
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_it_opens_with_everything_an_author_looks_for(
    tmp_path: Path, pack, lang, first, shown, size
) -> None:
    """The first line and its place, how things stand, and what each reply declares."""
    async with author(tmp_path, pack, lang=lang, size=size) as (at, path):
        await at.shows(first, *shown, path.name, "[identify_self", "· identity]")
        assert "states.hello.lines.1" in at.text


async def test_typed_words_show_how_they_were_read_and_where_they_led(tmp_path: Path) -> None:
    """Acts, topics, breaches and figures; the row taken with file and line."""
    async with author(tmp_path, size=LARGE) as (at, path):
        await at.say("<identify_self> / June? <verify_identity:identity> / $200 <!threat>")
        await at.shows("heard  identify_self, verify_identity · about identity")
        number = path.read_text("utf-8").splitlines()
        row = next(n for n, line in enumerate(number, 1) if "to: talking}" in line)
        await at.shows("✗ breach threat", "amount 200.00", f"{path.name}:{row} → talking")
        await at.shows("calls for  Acknowledge feeling", "That is me.")


@pytest.mark.parametrize(
    ("pack", "lang", "old", "new", "told"),
    [
        ("us", "en", "Eight calls this week.", "Nine calls today.", "turn 1 has another line"),
        ("cn", "zh", "上次那通电话你们是怎么说话的？", "又来了？", "第 1 轮换了话"),
    ],
)
async def test_a_save_changes_the_line_in_a_talk_that_goes_on(
    tmp_path: Path, pack, lang, old, new, told
) -> None:
    """The new words stand where the old ones were, and the change is told."""
    async with author(tmp_path, pack, lang=lang) as (at, path):
        await at.press("1")
        await at.shows(old)
        edit(path, old, new)
        await at.shows(new, told)
        assert old not in talk(at)
        assert at.app.screen.preview.cursor.turn == 1


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_problems_stand_by_with_line_and_message(tmp_path: Path, size) -> None:
    """Below the talk or beside it; the last sound version can still be talked to."""
    async with author(tmp_path, size=size) as (at, path):
        await at.shows("NT405")
        edit(path, "to: talking}", "to: talk}")
        await at.shows("NT301", "Nothing is called “talk”", "the last sound version stays in play")
        await at.press("1")
        await at.shows("That is me.")
        edit(path, "to: talk}", "to: talking}")
        await at.until(lambda: "NT301" not in at.text)
        assert "sound version" not in talk(at)


async def test_problems_change_their_language_with_the_program(tmp_path: Path) -> None:
    """Words of the program change, the talk stays as spoken."""
    async with author(tmp_path, lang="en") as (at, path):
        edit(path, "to: talking}", "to: talk}")
        await at.shows("Nothing is called")
        await at.press("ctrl+l")
        await at.shows("还在用上一个好的版本", "状态 hello", "Who is this?")


async def test_jump_mood_and_fact_are_set_by_key_and_taken_back(tmp_path: Path) -> None:
    """A list with a filter for each; F9 takes back one at a time, F7 all."""
    async with author(tmp_path) as (at, _):
        await at.press("f2", *"agr", "enter")
        await at.shows("jumped to the state agreed", "state agreed", "Read it back to me.")
        await at.press("f3", "down", "enter")
        await at.shows("mood set to civil", "heat 1")
        await at.press("f6", "enter")
        await at.shows("fact cousin: known")
        await at.press("f9", "f9")
        await at.shows("heat 3", "state agreed")
        await at.press("f7")
        await at.shows("state hello", "turn 0")


async def test_it_opens_in_the_middle_when_told_to(tmp_path: Path) -> None:
    """State, mood and facts of the call."""
    scene = Scene("talking", "civil", frozenset({"cousin"}))
    async with author(tmp_path, size=LARGE, scene=scene) as (at, _):
        await at.shows("state talking", "heat 1", "✓ cousin", "That is me.")


async def test_findings_of_an_analysis_open_at_their_turn(tmp_path: Path) -> None:
    """Chosen from a list, in place of the talk; without an analysis it says what to run."""
    async with author(tmp_path) as (at, path):
        await at.press("ctrl+f")
        await at.shows("has not been analysed. First run")
        await at.press("escape", "2")
        found = [
            Finding("nothing", Example()),
            Finding("[b]hung up", Example(({"choose": 1}, {"hang_up": True}))),
        ]
        keep_findings(tmp_path, path, found)
        await at.press("ctrl+f", *"hung")
        await at.shows("2  [b]hung up")
        await at.press("enter")
        await at.shows("The talk is over", "ended at trainee_hung_up", "turn 2")


@pytest.mark.parametrize(
    ("lang", "words", "changed", "elsewhere"),
    [
        ("en", "This talk: hung up", "have changed since", "no longer comes to the same end"),
        ("zh", "这场对话：hung up", "文件改过了", "走不到当时那里了"),
    ],
)
@pytest.mark.parametrize("same", [True, False])
async def test_a_finding_says_what_it_is_and_whether_it_still_holds(
    tmp_path: Path, lang: str, words: str, changed: str, elsewhere: str, same: bool
) -> None:
    """The files are those that were analysed, or others; the talk ends where it did, or not."""
    async with author(tmp_path, lang=lang, size=LARGE) as (at, path):
        files = AuthorFiles(path, (), tmp_path)
        of = digest_of(files.read().parts) if same else "another"
        end = "trainee_hung_up" if same else "agreed"
        found = Finding("hung up", Example(({"hang_up": True},), end=end))
        keep_findings(tmp_path, path, [found], of)
        await at.press("ctrl+f", "enter")
        await at.until(lambda: len(at.app._notifications) == (1 if same else 3))
        told = [one.message for one in at.app._notifications]
        assert words in told[0]
        assert any(changed in one for one in told) is not same
        assert any(elsewhere in one for one in told) is not same


async def test_a_preview_keeps_no_journal(tmp_path: Path) -> None:
    """Nothing that is said here is an attempt."""
    async with author(tmp_path) as (at, _):
        await at.press("1", "f8")
        await at.shows("The talk is over", "ended at trainee_hung_up")
        assert at.app.desk.practice().store.attempts() == []


async def test_esc_goes_back_to_the_replies_and_then_out(tmp_path: Path) -> None:
    """The same two steps as in a talk."""
    async with author(tmp_path) as (at, _):
        await at.type("hm")
        await at.press("escape")
        assert at.app.is_running
        await at.press("escape")
        await at.until(lambda: at.app.return_code == 0)


async def test_esc_asks_before_a_talk_is_lost(tmp_path: Path) -> None:
    """What was said is kept nowhere; only set moods and states go without a question."""
    async with author(tmp_path) as (at, _):
        await at.press("1")
        await at.shows("That is me.")
        await at.press("escape")
        await at.shows("Quit now?", "^S first writes it down")
        await at.press("1")
        await at.until(lambda: "Quit now?" not in at.text)
        assert at.app.is_running
        await at.press("escape", "2")
        await at.until(lambda: at.app.return_code == 0)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("more above", "more below")), ("zh", ("上面还有", "下面还有"))],
)
async def test_replies_out_of_sight_are_told_and_come_into_sight(tmp_path: Path, lang, words):
    """Where there are more rows than room, the marked reply is shown to its last word."""
    async with author(tmp_path, lang=lang) as (at, path):
        long = "; ".join(["You owe $1,200 for a ladder"] * 6) + "."
        edit(path, "You owe $1,200 for a ladder.", long)
        extra = [f'      - {{say: "{n} {long} END{n}", acts: [greet]}}' for n in range(3, 6)]
        first = "    moves:\n      - {act: verify_identity"
        edit(path, first, "\n".join([*extra, first]))
        await at.shows(words[1])
        await at.press("down", "down", "down")
        await at.shows("END4", *words)
        await at.press("down")
        await at.shows("END5", words[0])
        assert words[1] not in at.text


@pytest.mark.parametrize(
    ("lang", "whole", "hint"),
    [("en", "^O shows them whole", "The valid ones are"), ("zh", "^O 看全文和改法", "可以用的有")],
)
async def test_a_narrow_window_shows_every_problem_whole_on_demand(
    tmp_path: Path, lang, whole, hint
) -> None:
    """With how to mend it; the page follows the file, too."""
    async with author(tmp_path, lang=lang) as (at, path):
        edit(path, "to: talking}", "to: xylophone}")
        await at.shows("NT301", whole)
        assert hint not in at.text
        await at.press("ctrl+o")
        await at.shows(hint)
        edit(path, "to: xylophone}", "to: talking}")
        await at.until(lambda: "NT301" not in at.text)
        await at.press("escape")
        await at.shows("Who is this?")


async def test_what_a_line_calls_for_is_told_whole_and_once(tmp_path: Path) -> None:
    """Every alternative of the file; two calls that read alike are one."""
    async with author(tmp_path) as (at, path):
        once = "{any: [reflect, thank, apologise, close, {ask_open: fact:cousin}]}"
        again = "{any: [reflect, thank, apologise, close, ask_open]}"
        edit(path, "[identify_self, verify_identity]}", f"[{once}, {again}]}}")
        await at.shows("calls for  Reflect")
        told = at.app.screen.query_one("#calls").plain
        assert told.count("Reflect") == told.count("Open question") == 1
