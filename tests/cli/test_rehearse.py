"""`rehearse` and `check --play`: files found, played, told, recorded; the shipped ones all pass."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
import yaml

from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.records.rehearsing import Rehearser
from negotiation_trainer.scenario.checks import check_file
from negotiation_trainer.scenario.library import shipped_root
from negotiation_trainer.scenario.playing import playthrough_files
from negotiation_trainer.scenario.playthrough import Playthrough
from tests.cli.conftest import as_lines
from tests.sample import DATA, NOON, TagReader, bundle, practice

SHIPPED = sorted(playthrough_files(shipped_root()))


@pytest.fixture(autouse=True)
def _tags(monkeypatch):
    """Words are read by tags, so that no test here hangs on the reader."""
    monkeypatch.setattr("negotiation_trainer.cli.practising.reader", TagReader)


@pytest.fixture
def folder(tmp_path):
    """A library with the small scenario and its playthrough."""
    return Path(shutil.copytree(DATA, tmp_path / "own"))


def changed(folder, *pairs):
    """The playthrough with some pieces replaced."""
    path = folder / "lost-keys.play.yaml"
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("named", ["", "lost-keys.play.yaml", "lost-keys.yaml"])
def test_what_goes_as_expected_is_one_line(call, folder, named):
    """A folder, a file, a scenario: the playthroughs meant are played."""
    answer = call("rehearse", str(folder / named))

    assert answer.code == 0
    assert answer.out.startswith("as expected  ")
    assert len(answer.out.splitlines()) == 1
    assert "1 of 1 went as expected." in answer.err


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["DIFFERS", "move 2", "state expected: agreed", "but came: talking", "debtor: "]),
        ("zh", ["不符", "第 2 步", "state 应为：agreed", "实际是：talking", "对方："]),
    ],
)
def test_what_differs_is_told_with_the_talk_around_it(call, folder, lang, words):
    """The line of the file, both values, the last two turns; the exit code is 1."""
    path = changed(folder, ("state: talking", "state: agreed"))

    answer = call("--lang", lang, "rehearse", str(path))

    assert answer.code == 1
    assert f"{path}:8" in answer.out
    assert [word for word in words if word not in answer.out] == []
    assert "Ann Lee from Keyhouse, ID 77. Is this Mr. Porter?" in answer.out
    assert "[1]" in answer.out
    assert "[3]" not in answer.out


def test_a_reply_that_is_not_offered_is_told_with_those_that_are(call, folder):
    """So that the author sees what to write instead."""
    path = changed(folder, ("reply: It is about the keys", "reply: Eight calls is a lot"))

    answer = call("rehearse", str(path))

    assert answer.code == 1
    assert "cannot be made: No reply “Eight calls is a lot” is offered at this point." in answer.out
    assert "2. Pay or everyone will know." in answer.out


def test_a_broken_file_is_told_and_the_others_are_played(call, folder):
    """One fault hides no other."""
    broken = folder / "other.play.yaml"
    broken.write_text("playthrough: other\nscenario: lost-keys\n", "utf-8")

    answer = call("rehearse", str(folder))

    assert answer.code == 1
    assert f"CANNOT BE PLAYED  {broken}" in answer.out
    assert "NT201" in answer.out
    assert "as expected  " in answer.out


def test_an_unreadable_file_beside_a_scenario_may_be_its_own(call, folder):
    """Which scenario it plays cannot be read, so it is not passed over in silence."""
    broken = folder / "other.play.yaml"
    broken.write_text("playthrough: [other\n", "utf-8")

    answer = call("rehearse", str(folder / "lost-keys.yaml"))

    assert answer.code == 1
    assert f"CANNOT BE PLAYED  {broken}" in answer.out
    assert "as expected  " in answer.out


def test_json_has_all_of_it(call, folder):
    """Scores, mismatches with their places, and the same as findings."""
    path = changed(folder, ("state: talking", "state: agreed"), ("passed: false", "passed: true"))

    (row,) = call("rehearse", "--json", str(path)).data

    assert row["passed"] is False
    assert (row["playthrough"], row["scenario"]) == ("lost-keys", "lost-keys")
    assert set(row["scores"]) == {"empathy", "clarity", "escalation", "compliance"}
    first, last = row["mismatches"]
    assert (first["line"], first["move"], first["field"]) == (8, 2, "state")
    assert (first["expected"], first["came"]) == ("agreed", "talking")
    assert [turn["turn"] for turn in first["around"]] == [1, 2]
    assert (last["move"], last["field"]) == (None, "passed")
    assert [item["code"] for item in row["findings"]] == ["NT708", "NT708"]


def test_check_plays_only_when_asked(call, folder):
    """Form alone by default; with --play what differs is a finding like any other."""
    path = changed(folder, ("state: talking", "state: agreed"), ("  - hang_up: true\n", END))

    plain, with_play = call("check", str(path)), call("check", "--play", "--json", str(folder))

    assert plain.code == 0
    assert with_play.code == 1
    errors = [item for item in with_play.data if item["severity"] == "error"]
    assert [(item["code"], item["line"]) for item in errors] == [("NT708", 8), ("NT709", 12)]
    assert all(item["hint"].endswith(f"negotiation-trainer rehearse {path}") for item in errors)
    assert "Move 2" in errors[0]["message"]


END = "  - hang_up: true\n  - silence: true\n"


def test_what_was_kept_nowhere(call, folder, home):
    """A rehearsal leaves no attempt behind."""
    call("rehearse", str(folder))

    assert not home.exists() or not list(home.rglob("*.db"))


@pytest.mark.parametrize(
    ("lang", "sum_up"), [("zh", "1 个里有 0 个符合"), ("en", "0 of 1 went as expected")]
)
def test_coverage_tells_a_playthrough_that_fails(call, folder, lang, sum_up):
    """What it reaches is counted; that it goes otherwise than expected is no success."""
    changed(folder, ("state: talking", "state: agreed"))

    answer = call("rehearse", "--coverage", str(folder), "--lang", lang)

    assert answer.code == 1
    assert "%" in answer.out
    assert sum_up in answer.err
    assert "lost-keys.play.yaml" in answer.err


def test_a_long_line_in_the_gaps_is_seen_to_be_cut(call, folder):
    """It fits its place, and ends in an ellipsis."""
    path = folder / "lost-keys.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Back here again.", "Back here " + "again " * 30), "utf-8")

    told = call("rehearse", "--coverage", str(folder)).out

    assert any("Back here again again" in line and line.endswith("…") for line in told.splitlines())


def test_coverage_is_a_table_with_gaps(call, folder):
    """Shares by part, then every gap with its line; as JSON too."""
    text = call("rehearse", "--coverage", str(folder)).out
    (data,) = call("rehearse", "--coverage", "--json", str(folder)).data

    assert "states  3 of 4  75%" in text
    assert "outcome  promised" in text
    assert data["reached"]["states"] == {"reached": 3, "total": 4, "percent": 75}
    lines = (folder / "lost-keys.yaml").read_text("utf-8").splitlines()
    gap = next(gap for gap in data["gaps"] if gap["part"] == "states")
    assert lines[gap["line"] - 1].strip() == f"{gap['name']}:"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rehearse", "nowhere"), "no scenario"),
        (("rehearse", "--record", "x-1"), "no attempt"),
        (("rehearse", "--record", "x-1", "--coverage"), "--record"),
        (("rehearse", "-o", "x.play.yaml"), "--record"),
        (("rehearse", "--record", "x-1", "-o", "X y.yaml"), ".play.yaml"),
    ],
)
def test_a_bad_call_is_one_line(call, arguments, words):
    """And exit code 2."""
    answer = call(*arguments)

    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_folder_without_playthroughs_is_a_bad_call(call, tmp_path):
    """Nothing was played, which must not look like success."""
    assert call("rehearse", str(tmp_path)).code == 2


INPUTS = [
    {"choose": 1},
    {"say": "It is about the keys: $1,200.01 in all."},
    {"hint": True},
    {"say": "Eight calls, <acknowledge_feeling> “#: {x}” / where do you work? <ask_open:work>"},
    {"silence": True},
    {"offer": {"pay_now": "200.00", "monthly": "300.00", "first_payment": "2026-03-10"}},
    {"accept": True},
    {"choose": 1},
    {"say": "Goodbye. <close>"},
]


def test_an_attempt_is_recorded_as_it_was(call, home, folder):
    """What is written down is sound and, played again, goes as expected."""
    attempt = practice(home).begin(bundle(), mode=Mode.GUIDED, seed=3)
    for entry in INPUTS:
        attempt.give(entry)
    path = folder / "recorded.play.yaml"

    written = call("rehearse", "--record", attempt.id, "-o", str(path))
    printed = call("rehearse", "--record", attempt.id)
    again = call("rehearse", "--record", attempt.id, "-o", str(path))

    assert written.code == 0
    assert check_file(path, (folder,)) == []
    played = Rehearser(practice(home), TagReader()).play(path)
    assert played.passed
    data = yaml.safe_load(path.read_text("utf-8"))
    model = Playthrough.model_validate(data)
    assert (model.playthrough, model.seed, len(model.moves)) == ("recorded", 3, 8)
    assert model.moves[0].reply == "Ann Lee from Keyhouse, ID 77. Is this Mr. Porter?"
    assert model.moves[0].expect.acts == ()
    assert model.moves[2].expect.acts == ("acknowledge_feeling", "ask_open")
    assert model.expect.outcome == (attempt.debrief().outcome,)
    assert f"playthrough: {attempt.id}" in printed.out
    assert again.code == 1
    assert "left alone" in again.err


def test_an_attempt_without_a_move_is_not_recorded(call, home):
    """There is nothing to play."""
    attempt = practice(home).begin(bundle(), mode=Mode.EXAM)

    answer = call("rehearse", "--record", attempt.id)

    assert (answer.code, answer.out) == (1, "")
    assert attempt.id in answer.err


def test_playthroughs_are_not_listed(call, home):
    """Not even from an instructor's own folder."""
    shutil.copytree(DATA, home / "scenarios")

    ids = [row["id"] for row in call("list", "--json").data]

    assert "lost-keys" in ids
    assert not [name for name in ids if "play" in name]


def test_a_shipped_talk_can_be_recorded_by_program(call, home, tmp_path):
    """From `play --json` to a file, in Chinese too."""
    events = call("play", "penalty-interest-dispute", "--json", given=as_lines([{"choose": 1}]))
    path = tmp_path / "taken.play.yaml"

    answer = call(
        "--lang", "zh", "rehearse", "--record", events.events[0]["attempt"], "-o", str(path)
    )

    assert answer.code == 0
    assert "写好了" in answer.err
    assert call("rehearse", str(path)).code == 0


@cache
def rehearser() -> Rehearser:
    """The shipped library with the reader a user has."""
    return Rehearser(Practice(Path("unused"), lambda: NOON, open_reader), open_reader())


@pytest.mark.slow
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name.removesuffix(".play.yaml"))
def test_shipped_playthroughs_go_as_expected(path):
    """A good talk and a bad one of every shipped scenario."""
    played = rehearser().play(path)

    assert played.problems == ()
    assert played.rehearsal.refusal is None
    assert played.rehearsal.mismatches == ()
