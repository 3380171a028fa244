"""Playthroughs as files: what is found wrong with them, where they are looked for, their words."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation_trainer.messages import area
from negotiation_trainer.scenario.checks import check_file
from negotiation_trainer.scenario.diagnostics import Diagnostic, entries
from negotiation_trainer.scenario.library import scenario_files, shipped_root
from negotiation_trainer.scenario.playing import played_places, playthrough_files
from negotiation_trainer.scenario.playthrough import (
    EVIDENCE,
    Playthrough,
    bare,
    meant_replies,
    score_range,
)
from negotiation_trainer.scenario.schema import json_schema

DATA = Path(__file__).parents[1] / "data"
FOUND_BY_PLAYING = {"NT708", "NT709"}
HANG_UP = "  - hang_up: true\n"
FIRST = "  - reply: Ann Lee from Keyhouse\n"
SCORES = '  scores: {empathy: "0-100"}\n'


def spoilt(folder: Path, old: str, new: str) -> list[Diagnostic]:
    """What is found in the sound playthrough of the tests once one piece of it is replaced."""
    shutil.copytree(DATA, folder, dirs_exist_ok=True)
    path = folder / "lost-keys.play.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    return check_file(path, (folder,))


CASES = [
    ("NT201", "scenario: lost-keys\n", "", 2, 1),
    ("NT202", HANG_UP, "  - hang_off: true\n", 11, 5),
    ("NT221", "playthrough: lost-keys", "playthrough: found-keys", 2, 14),
    ("NT301", "acts: [ask_open]", "acts: [ask_opn]", 10, 21),
    ("NT301", "state: talking", "state: walking", 8, 56),
    ("NT301", "outcome: trainee_hung_up", "outcome: vanished", 13, 12),
    ("NT301", SCORES, "  evidence: [opening.met, {dutty.met: who}]\n", 16, 27),
    ("NT301", HANG_UP, "  - {say: Bye., meant: closing}\n", 11, 24),
    ("NT302", "breaches: []", "breaches: [ask_open]", 8, 46),
    ("NT701", HANG_UP, "  - expect: {heat: 1}\n", 11, 5),
    ("NT701", HANG_UP, "  - {silence: true, hang_up: true}\n", 11, 5),
    ("NT701", HANG_UP, "  - silence: false\n", 11, 5),
    ("NT702", "scenario: lost-keys\n", "scenario: lots-keys\n", 3, 11),
    ("NT702", "scenario: lost-keys\n", "scenario: ../lost-keys.yaml\n", 3, 11),
    ("NT705", "moves:\n" + FIRST, "mode: exam\nmoves:\n  - choose: 1\n", 6, 5),
    ("NT706", FIRST, "  - reply: Bob from Keyhouse\n", 5, 12),
    ("NT707", SCORES, "  scores: {empathy: high}\n", 16, 21),
    ("NT707", SCORES, '  scores: {empathy: "90-60"}\n', 16, 21),
    ("NT710", HANG_UP, "  - {hang_up: true, meant: close}\n", 11, 21),
    ("NT205", HANG_UP, "  - language: fr\n", 11, 15),
    ("NT706", FIRST, "  - language: zh\n" + FIRST + "  - language: en\n", 6, 12),
    ("NT711", HANG_UP, "  - language: en\n", 11, 15),
    ("NT711", HANG_UP, "  - language: zh\n  - language: zh\n", 12, 15),
]


def test_a_change_of_language_needs_a_translation(tmp_path: Path) -> None:
    """With one its replies are known; without, the change is found, and the replies stay."""
    changed = "  - language: zh\n"
    there_and_back = f"{changed}  - reply: 我是钥匙屋的李安\n  - language: en\n"
    assert spoilt(tmp_path / "a", FIRST, there_and_back) == []
    shutil.copytree(DATA, tmp_path / "b")
    (tmp_path / "b" / "lost-keys.zh.yaml").unlink()
    path = tmp_path / "b" / "lost-keys.play.yaml"
    path.write_text(path.read_text("utf-8").replace(FIRST, FIRST + changed), "utf-8")

    (found,) = check_file(path, (tmp_path / "b",))

    assert (found.code, found.line, found.hint_id) == ("NT711", 6, "language-none")


@pytest.mark.parametrize(("code", "old", "new", "line", "column"), CASES)
def test_a_fault_is_found_where_it_stands(
    code: str, old: str, new: str, line: int, column: int, tmp_path: Path
) -> None:
    """Each kind of fault has its code and its place, and words in both languages."""
    (found,) = [item for item in spoilt(tmp_path, old, new) if item.code == code]

    assert (found.line, found.column) == (line, column)
    assert found.message("zh") != found.message("en")


def test_a_sound_playthrough_has_no_finding(tmp_path: Path) -> None:
    """The one that the others are spoilt copies of."""
    assert spoilt(tmp_path, HANG_UP, HANG_UP) == []


def test_a_slip_leads_to_the_nearest_name(tmp_path: Path) -> None:
    """In the names of the scenario that is played, its states and its replies."""
    (state,) = spoilt(tmp_path / "a", "state: talking", "state: talkin")
    (reply,) = spoilt(tmp_path / "b", "It is about the keys", "Its about teh keys")

    assert "talking" in state.hint("en")
    assert "about the keys" in reply.hint("en")


def test_two_scenarios_of_one_name_must_be_told_apart(tmp_path: Path) -> None:
    """An id that two packs have is refused; `pack/id` and a path are not."""
    for pack in ("one", "two"):
        shutil.copytree(DATA, tmp_path / pack)
        (tmp_path / pack / "lost-keys.play.yaml").unlink()
        (tmp_path / pack / "pack.yaml").write_text(
            f"pack: {pack}\ntitle: {{zh: 一, en: one}}\nlang: en\njurisdiction: us\n", "utf-8"
        )
    text = (DATA / "lost-keys.play.yaml").read_text("utf-8")
    found = {}
    for name in ("lost-keys", "two/lost-keys", "one/lost-keys.yaml"):
        path = tmp_path / "lost-keys.play.yaml"
        path.write_text(text.replace("scenario: lost-keys", f"scenario: {name}"), "utf-8")
        found[name] = [item.code for item in check_file(path, (tmp_path,))]

    assert found == {"lost-keys": ["NT703"], "two/lost-keys": [], "one/lost-keys.yaml": []}


def test_a_broken_scenario_is_said_to_be_so(tmp_path: Path) -> None:
    """Its names are then not looked up, for nobody knows them."""
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    (tmp_path / "lost-keys.yaml").write_text("scenario: [", "utf-8")

    codes = [item.code for item in check_file(tmp_path / "lost-keys.play.yaml", (tmp_path,))]

    assert codes == ["NT704"]


def test_every_code_of_playthroughs_is_tried() -> None:
    """Here, or where they are played."""
    tried = {case[0] for case in CASES} | {"NT703", "NT704"} | FOUND_BY_PLAYING

    assert {code for code in entries() if "NT700" <= code < "NT800"} <= tried


def test_findings_are_those_a_debrief_can_hold() -> None:
    """Each kind has its words in the debrief, and whatever has words there can be expected."""
    worded = set(area("score"))
    other = {"signal": "signal.argues", "breach": "breach.found", "empty": "empty.move"}

    assert {other.get(name, name) for name in EVIDENCE} <= worded
    kinds = {name.partition(".")[0] for name in EVIDENCE if "." in name}
    told = {name for name in worded if name.partition(".")[0] in kinds and name.count(".") == 1}
    details = {"breach.found", "duty.early", "duty.misread", "heat.rise_by"}
    assert told - details <= set(EVIDENCE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("60-100", (60, 100)),
        ("60 – 100", (60, 100)),
        (">=60", (60, 100)),
        ("≥ 60", (60, 100)),
        (">60", (61, 100)),
        ("<= 40", (0, 40)),
        ("<40", (0, 39)),
        ("75", (75, 75)),
        (">100", None),
        ("<0", None),
        ("90-60", None),
        ("60-101", None),
        ("六十", None),
        ("", None),
    ],
)
def test_a_range_of_scores_is_read(text: str, expected: tuple[int, int] | None) -> None:
    """As people write them; an empty range is none."""
    assert score_range(text) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("您好，我是江北银行的陈静。", [0]),
        ("我是江北银行的陈静", [0]),
        ("Good-bye, Ms. Reyes!", [2]),
        ("good bye ms reyes", [2]),
        ("Here it is: $50 a month. Right?", [3]),
        ("不在里面", []),
        ("?!", []),
    ],
)
def test_a_reply_is_known_by_its_words(words: str, expected: list[int]) -> None:
    """In full or in part, whatever its commas; `{terms}` stands for anything."""
    offered = [
        "您好，我是江北银行的陈静。",
        "您欠19847元。",
        "Good-bye, Ms. Reyes.",
        "Here it is: {terms}. Right?",
    ]

    assert meant_replies(words, offered) == expected


def test_words_in_full_win_over_words_in_part() -> None:
    """A short reply can be taken though a longer one has its words."""
    assert meant_replies("I see.", ["I see. And then?", "I see."]) == [1]
    assert meant_replies("see", ["I see. And then?", "I see."]) == [0, 1]


@given(words=st.text(max_size=30), parts=st.lists(st.text(max_size=6), min_size=1, max_size=40))
def test_no_reply_is_too_odd_to_compare(words: str, parts: list[str]) -> None:
    """Any words against any reply, quickly, and a filled reply is always known again."""
    text = "{terms}".join(parts)
    filled = text.replace("{terms}", "xx")

    assert meant_replies(words, [text]) in ([], [0])
    assert not bare(filled) or meant_replies(filled, [text]) == [0]


@pytest.mark.parametrize(
    "reference", ["", "a\0b", "x" * 399, "x" * 398 + "/..", "../" * 50, "/", ".", "~", ".yaml"]
)
def test_an_odd_reference_leads_nowhere(reference: str, tmp_path: Path) -> None:
    """Whatever stands there, nothing is raised."""
    assert played_places(tmp_path / "x.play.yaml", reference, (tmp_path,)) == []


def test_shipped_playthroughs_are_never_listed_as_scenarios() -> None:
    """Each scenario has a good one and a bad one beside it."""
    scenarios = {place.id for place in scenario_files(shipped_root())}
    names = {path.name for path in playthrough_files(shipped_root())}

    assert len(scenarios) == 10
    assert not any("play" in name for name in scenarios)
    assert {f"{name}-{how}.play.yaml" for name in scenarios for how in ("good", "bad")} <= names


def test_the_schema_takes_what_the_model_takes() -> None:
    """One name or a list, a number or a range, a finding with or without its subject."""
    data: dict[str, Any] = {
        "playthrough": "a",
        "scenario": "us/a",
        "moves": [{"silence": True, "expect": {"mood": "calm", "state": ["one", "two"]}}],
        "expect": {"scores": {"empathy": 75}, "evidence": {"breach": "threat"}},
    }

    model = Playthrough.model_validate(data)
    schema = json_schema("playthrough")

    assert model.moves[0].expect.mood == ("calm",)
    assert model.expect.evidence == ("breach: threat",)
    assert model.expect.scores == {"empathy": "75"}
    assert "anyOf" in schema["$defs"]["EndExpected"]["properties"]["evidence"]
    breaches = schema["$defs"]["MoveExpected"]["properties"]["breaches"]["anyOf"]
    assert [option["type"] for option in breaches] == ["array", "null", "string"]
