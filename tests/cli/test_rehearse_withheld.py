"""`rehearse` says why an expected fact stayed in, in both languages and as data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from negotiation_trainer.analysis.withheld import unmet_parts
from negotiation_trainer.scenario.guards import Situation
from negotiation_trainer.scenario.model import When
from tests.sample import DATA, TagReader

HEAD = "playthrough: lost-keys\nscenario: lost-keys\nmode: typed\nmoves:\n"
WHO = "  - say: is it you? <verify_identity>\n"
CALM = "  - say: I see <acknowledge_feeling>\n"
WORK = "  - say: what do you do? <ask_open:work>\n"
HUSH = "  - silence: true\n"


@pytest.fixture(autouse=True)
def _tags(monkeypatch):
    """Words are read by tags, so that no test here hangs on the reader."""
    monkeypatch.setattr("negotiation_trainer.cli.practising.reader", TagReader)


@pytest.fixture
def rehearse(call, tmp_path):
    """Plays moves of the small scenario that end with the expectation of a fact."""
    folder = Path(shutil.copytree(DATA, tmp_path / "own"))

    def play(moves, fact, *options, lang="en"):
        path = folder / "lost-keys.play.yaml"
        path.write_text(f"{HEAD}{moves}expect: {{facts: {fact}}}\n", "utf-8")
        return call("--lang", lang, "rehearse", *options, str(path))

    return play


def test_what_nobody_asked_for_is_told_with_what_would_have(rehearse):
    """The topics, examples and acts of the file."""
    english = rehearse(WHO, "night-shift").out
    chinese = rehearse(WHO, "night-shift", lang="zh").out

    assert "“night-shift” stayed in: no move asked for it." in english
    assert "about: work; asked_like: what hours do you work; fact:night-shift" in english
    assert "没说出“night-shift”：没有一步问到它" in chinese


def test_the_part_of_the_condition_that_failed_is_named(rehearse):
    """With what it met: he is at heat 3 where 2 is the most."""
    english = rehearse(WHO + WORK, "night-shift").out
    chinese = rehearse(WHO + WORK, "night-shift", lang="zh").out

    assert "move 2 asked for it, but its “when” did not hold: heat ≤2" in english
    assert "heat 3, state “identified”, turns here 1" in english
    assert "第 2 步问到了，可是它的 when 不成立，差在：火气≤2" in chinese


def test_what_has_to_be_known_first_is_named(rehearse):
    """Silence brings the theft out once the night shift is known."""
    answer = rehearse(WHO + CALM + HUSH, "theft", "--json")

    (row,) = answer.data
    (one,) = row["mismatches"][0]["withheld"]
    assert (one["fact"], one["reason"], one["move"]) == ("theft", "condition", 3)
    assert one["unmet"] == {"knows": ["night-shift"]}
    assert "knows night-shift" in one["why"]


ROW = '      - {act: set_boundary, lines: {say: "Fine, fine."}}'


def test_a_row_that_answered_instead_is_shown_by_its_line(rehearse, tmp_path):
    """A reflection would bring the theft out, but a row has words for every reflection."""
    path = tmp_path / "own" / "lost-keys.yaml"
    text = path.read_text("utf-8")
    wide = ROW.replace("set_boundary", "reflect")
    path.write_text(
        text.replace(ROW, f"{wide}\n{ROW}").replace(
            "[stay_silent]\n      when: {knows: night-shift}", "[reflect]"
        ),
        "utf-8",
    )
    number = path.read_text("utf-8").splitlines().index(wide) + 1
    moves = WHO + "  - say: this is it <state_facts:amount>\n" + "  - say: stolen <reflect>\n"

    english = rehearse(moves, "theft").out
    chinese = rehearse(moves, "theft", lang="zh").out

    assert f"move 3 touched on it, but the row in line {number} of the scenario" in english
    assert f"第 3 步碰到了它，可是场景第 {number} 行接了话" in chinese


def test_other_expectations_are_told_without(rehearse):
    """And as data they have an empty list."""
    answer = rehearse(WHO[:-1] + "\n    expect: {state: talking}\n", "night-shift", "--json")

    state, fact = answer.data[0]["mismatches"]
    assert state["withheld"] == []
    assert [one["reason"] for one in fact["withheld"]] == ["not_asked"]


def test_only_the_parts_that_fail_are_left() -> None:
    """What holds is no reason; of several facts only the unknown one."""
    when = When.model_validate(
        {"heat_at_most": 2, "knows": ["a", "b"], "identified": True, "turns_here": 2}
    )
    now = Situation("calm", 1, known=frozenset({"a"}), identified=False, turns_here=2)

    assert unmet_parts(when, now) == When.model_validate({"knows": ["b"], "identified": True})
