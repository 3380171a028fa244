"""A scenario is checked when it is opened, and again only when one of its files has changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from negotiation_trainer.records import soundness
from negotiation_trainer.records.practice import ContentError, Practice
from tests.sample import DATA, NOON, TagReader

NAME = "own/lost-keys"
PACK = "pack: own\ntitle: {en: Our own, zh: 自家的}\nlang: en\njurisdiction: us\n"
EDITS = [
    ("own/lost-keys.yaml", "start:", "begin:"),
    ("own/pack.yaml", "jurisdiction: us", "jurisdiction: moon"),
    ("personas/{persona}.yaml", "start:", "begin:"),
    ("personas/{persona}.en.yaml", "moods:", "mood:"),
]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An instructor's own folder: one pack with the small scenario, and its persona."""
    root = tmp_path / "scenarios"
    shutil.copytree(DATA / "personas", root / "personas")
    (root / "own").mkdir()
    shutil.copy(DATA / "lost-keys.yaml", root / "own")
    (root / "own" / "pack.yaml").write_text(PACK, "utf-8")
    return root


@pytest.fixture
def practice(tmp_path: Path, library: Path) -> Practice:
    """The service over that folder alone."""
    return Practice(tmp_path, lambda: NOON, TagReader, tmp_path / "nothing")


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are checked, as often as they are."""
    names: list[str] = []
    check = soundness.check_file

    def counting(path, *rest):
        names.append(path.name)
        return check(path, *rest)

    monkeypatch.setattr(soundness, "check_file", counting)
    return names


def edited(library: Path, persona: str, name: str, old: str, new: str) -> tuple[Path, str]:
    """Change a file in one place; return it with its text before."""
    path = library / name.format(persona=persona)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path, text


def test_a_sound_scenario_is_checked_once(practice: Practice, checked: list[str]) -> None:
    """Four files at the first opening, none at the second; the bundle is the same."""
    first = practice.open(NAME)
    count = len(checked)

    second = practice.open(NAME)

    assert count == len(set(checked)) == len(checked) == 4
    assert second.digest == first.digest


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_that_breaks_a_file_is_noticed_and_so_is_its_mending(
    practice: Practice, library: Path, edit: tuple[str, str, str]
) -> None:
    """Whichever of its files it is, with its size as it was or not."""
    sound = practice.open(NAME)
    path, text = edited(library, sound.persona["persona"], *edit)

    with pytest.raises(ContentError) as raised:
        practice.open(NAME)
    fresh = Practice(practice.home, practice.clock, practice.reader, practice.shipped)
    with pytest.raises(ContentError) as anew:
        fresh.open(NAME)
    path.write_text(text, "utf-8")

    assert raised.value.problems
    assert raised.value.problems == anew.value.problems
    assert practice.open(NAME).digest == sound.digest


def test_an_edited_word_is_played_even_within_the_same_moment(
    practice: Practice, library: Path
) -> None:
    """The same size, the same time of change: the new words all the same."""
    before = practice.open(NAME)
    path = library / "own" / "lost-keys.yaml"
    times = path.stat()
    title = str(before.scenario["title"])

    edited(library, "", "own/lost-keys.yaml", title, title[::-1])
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert practice.open(NAME).scenario["title"] == title[::-1]
    assert before.scenario["title"] == title
    (entry,) = practice.index()
    assert entry.as_data()["title"] == title[::-1]


def test_a_nearer_persona_of_the_same_name_is_taken(
    practice: Practice, library: Path, checked: list[str]
) -> None:
    """Its files are checked, although the scenario itself has not changed."""
    persona = practice.open(NAME).persona["persona"]
    checked.clear()

    shutil.copytree(library / "personas", library / "own" / "personas")
    edited(library / "own", persona, "personas/{persona}.yaml", "start:", "begin:")

    with pytest.raises(ContentError):
        practice.open(NAME)
    assert checked


def test_what_is_broken_is_checked_every_time(
    practice: Practice, library: Path, checked: list[str]
) -> None:
    """So what the errors say is never older than the files around."""
    edited(library, "", "own/lost-keys.yaml", "start:", "begin:")

    for _ in range(2):
        with pytest.raises(ContentError):
            practice.open(NAME)

    assert checked == ["lost-keys.yaml"] * 2


def test_only_so_many_states_are_remembered(
    practice: Practice, checked: list[str], monkeypatch: pytest.MonkeyPatch, library: Path
) -> None:
    """The memory of a service that runs for months does not grow without end."""
    monkeypatch.setattr(soundness, "MOST_REMEMBERED", 1)
    practice.open(NAME)
    first = library / "own" / "lost-keys.yaml"
    text = first.read_text("utf-8")
    for number in range(3):
        first.write_text(f"{text}# {number}\n", "utf-8")
        practice.open(NAME)

    assert len(checked) == 16
