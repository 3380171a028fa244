"""`check` of one file: what it is played with, who uses it, and how many files that came to."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE
from tests.sample import DATA


@pytest.fixture
def library(tmp_path):
    """A small library of one's own: a scenario and its persona in files by themselves."""
    shutil.copytree(DATA, tmp_path / "own")
    return tmp_path / "own"


def edited(path: Path, old: str, new: str) -> Path:
    """Change words of a file that has them."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def codes(answer, path):
    """The codes found in one file."""
    return [item["code"] for item in answer.data if item["file"] == str(path)]


def test_what_play_refuses_check_tells(call, library):
    """A persona with a row to a mood that is not there, found by its name."""
    scenario, persona = library / "lost-keys.yaml", library / "personas" / "porter.yaml"
    edited(persona, "to: gone}", "to: left}")

    answer = call("check", str(scenario), "--json")

    assert call("play", str(scenario), "--json", given='{"choose": 1}\n').code == 1
    assert answer.code == 1
    assert codes(answer, persona)
    assert {item["severity"] for item in answer.data} == {"error"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rubrics/week.yaml", "rubric: week\nchanges: {heat: {peek: -6}}\n"),
        ("conduct/ours.yaml", "conduct: ours\nextends: us\nrulse: []\n"),
    ],
)
def test_a_broken_rule_of_ones_own_is_told_with_any_scenario(call, home, name, text):
    """No scenario can be played meanwhile."""
    path = home / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")

    answer = call("check", SAMPLE, "--json")

    assert call("play", SAMPLE, "--json", given='{"choose": 1}\n').code == 1
    assert (answer.code, codes(answer, path)) == (1, ["NT202"])


def test_a_stale_translation_is_told_with_its_scenario(call, library):
    """The words beside a scenario need not be named."""
    scenario = edited(library / "lost-keys.yaml", "The keys nobody", "The keys that nobody")

    answer = call("check", str(scenario), "--json")

    assert (answer.code, codes(answer, library / "lost-keys.zh.yaml")) == (0, ["NT903"])


@pytest.mark.parametrize(("lang", "heading"), [("zh", "没有点名的文件"), ("en", "files not named")])
def test_a_persona_is_checked_with_the_scenarios_that_use_it(call, library, lang, heading):
    """A mood renamed in its own file leaves a scenario that names it, which is told apart."""
    persona, scenario = library / "personas" / "porter.yaml", library / "lost-keys.yaml"
    edited(scenario, "when: {knows: night-shift}", "when: {mood: furious}")
    for name in ("porter.yaml", "porter.en.yaml", "porter.zh.yaml"):
        edited(library / "personas" / name, "furious", "raging")

    answer = call("check", str(persona), "--json")
    told = call("check", str(persona), "--lang", lang)

    assert answer.code == 1
    assert codes(answer, scenario)
    assert heading in told.err.splitlines()[0]


@pytest.mark.parametrize(
    ("lang", "clean", "empty"),
    [
        ("zh", "查了 5 个文件", "没有可查的文件"),
        ("en", "Files checked: 5", "nothing to check here"),
    ],
)
def test_the_last_line_says_how_much_was_checked(call, library, tmp_path, lang, clean, empty):
    """A folder that was named and holds nothing is no success."""
    (tmp_path / "bare").mkdir()

    done = call("check", str(library / "lost-keys.yaml"), "--lang", lang)
    nothing = call("check", str(tmp_path / "bare"), "--lang", lang)

    assert clean in done.err
    assert (nothing.code, nothing.out, len(nothing.err.splitlines())) == (1, "", 1)
    assert empty in nothing.err
    assert call("check", str(tmp_path / "bare"), "--json").data == []


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("folder", ["own", "my own"])
def test_the_cure_is_a_call_that_works_from_here(call, tmp_path, monkeypatch, form, folder):
    """With the folder, and in quotes where a shell needs them."""
    shutil.copytree(DATA, tmp_path / "library" / folder)
    monkeypatch.chdir(tmp_path / "library")
    edited(Path(folder) / "personas" / "porter.en.yaml", "moods:", "moodz:")

    told = call("check", f"{folder}/lost-keys.yaml", "--format", form)

    lines = f"{folder}/personas/porter.en.yaml"
    quoted = f'"{lines}"' if " " in lines else lines
    hint = json.loads(told.out)[0]["hint"] if form == "json" else told.out
    assert f"negotiation-trainer check {quoted}" in hint


@pytest.mark.parametrize("named", [True, False])
def test_a_text_file_of_notepad_is_told(call, tmp_path, named):
    """Its second ending is not seen in a window; nothing would find it."""
    path = tmp_path / "lost-keys.yaml.txt"
    path.write_bytes(Path(SAMPLE).read_bytes())

    (told,) = call("check", str(path if named else tmp_path), "--json").data

    assert (told["code"], told["file"]) == ("NT109", str(path))
    assert "lost-keys.yaml." in told["hint"]
    assert "yaml.yaml" not in told["hint"]
