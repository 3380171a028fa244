"""Wording of scenario, pack and house pack: it reaches the reader, and an attempt keeps it."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from negotiation_trainer.dialogue.moves import frame_of
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.language.opening import ScoringReader, open_reader
from negotiation_trainer.language.reader import Phrasing
from negotiation_trainer.records.practice import ContentError, Practice
from negotiation_trainer.records.replay import replay
from negotiation_trainer.scenario.bundle import bundle_from, digest
from tests.sample import DATA, NOON

PACK = """\
pack: own
title: {en: Our own, zh: 自家的}
lang: en
jurisdiction: us
"""
HOUSE = """\
conduct: house
extends: us
wording: {phrases: [the red letter, 红函], breach: threat}
"""


@cache
def reader() -> ScoringReader:
    """The plain reader, opened once."""
    return open_reader("plain")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A data folder with the small scenario in a pack of its own."""
    folder = tmp_path / "scenarios" / "own"
    shutil.copytree(DATA, folder)
    (folder / "pack.yaml").write_text(PACK, "utf-8")
    return tmp_path


def add(path: Path, text: str) -> None:
    """Write more lines at the end of a file."""
    path.parent.mkdir(exist_ok=True)
    old = path.read_text("utf-8") if path.is_file() else ""
    path.write_text(old + text, "utf-8")


def practice(home: Path) -> Practice:
    """The practice of a data folder, with the plain reader."""
    return Practice(home, lambda: NOON, reader, shipped=home / "nothing")


def wordings(home: Path) -> tuple[Phrasing, ...]:
    """What the reader is told while the scenario is played."""
    return frame_of(practice(home).open("own/lost-keys").compiled).wordings


def test_scenario_pack_and_house_add_up(library: Path) -> None:
    """One item or a list, one value or several; a house pack of another country is left out."""
    folder = library / "scenarios" / "own"
    add(folder / "lost-keys.yaml", "wording: [{examples: we can wait a bit, act: reassure}]\n")
    add(folder / "pack.yaml", "wording: {phrases: [Fresh Start, 阳光计划], topic: help}\n")
    add(library / "conduct" / "house.yaml", HOUSE)
    add(library / "conduct" / "other.yaml", HOUSE.replace("house", "other").replace("us", "cn"))

    assert wordings(library) == (
        Phrasing(acts=("reassure",), examples=("we can wait a bit",)),
        Phrasing(topics=("help",), phrases=("Fresh Start", "阳光计划")),
        Phrasing(breaches=("threat",), phrases=("the red letter", "红函")),
    )


@pytest.mark.parametrize("words", ["You will get the red letter.", "那就给您发红函了"])
def test_typed_words_are_read_with_it(library: Path, words: str) -> None:
    """The breach is sure and quotes the phrase; without the house pack it is not there."""

    def said() -> dict[str, bool]:
        ours = practice(library)
        attempt = ours.begin(ours.open("own/lost-keys"), mode=Mode.TYPED)
        attempt.give({"say": words})
        breaches = attempt.talk.turns[-1].move.reading.breaches
        return {b.id: b.sure for b in breaches if "red letter" in b.because or "红函" in b.because}

    assert said() == {}
    add(library / "conduct" / "house.yaml", HOUSE)
    assert said() == {"threat": True}


def test_an_edited_file_changes_no_attempt_that_has_begun(library: Path) -> None:
    """The bundle keeps the wording: taken up again, the talk goes on with it; replay agrees."""
    house = library / "conduct" / "house.yaml"
    add(house, HOUSE)
    ours = practice(library)
    begun = ours.begin(ours.open("own/lost-keys"), mode=Mode.TYPED)
    begun.give({"say": "You will get the red letter."})
    house.unlink()

    again = practice(library).resume(begun.id)
    again.give({"say": "The red letter it is."})

    sure = [[mark.id for mark in t.move.reading.sure_breaches] for t in again.talk.turns[1:]]
    assert sure == [["threat"], ["threat"]]
    assert replay(practice(library).store, begun.id).agrees


def test_a_bundle_without_wording_has_the_digest_it_always_had(library: Path) -> None:
    """So that old attempts still find theirs."""
    bundle = practice(library).open("own/lost-keys")
    data = bundle.as_data()

    assert "wording" not in data
    assert bundle_from(data).digest == bundle.digest == digest(data)
    add(library / "conduct" / "house.yaml", HOUSE)
    worded = practice(library).open("own/lost-keys")
    assert bundle_from(worded.as_data()).digest == worded.digest != bundle.digest


@pytest.mark.parametrize(
    ("where", "text", "code", "advice"),
    [
        ("scenarios/own/pack.yaml", "wording: {phrases: 红函, breach: treat}\n", "NT301", "threat"),
        ("scenarios/own/pack.yaml", "wording: {act: thank}\n", "NT430", ""),
        ("conduct/house.yaml", HOUSE.replace("threat", "treat"), "NT301", "threat"),
        ("conduct/house.yaml", HOUSE.replace("红函", "函"), "NT432", ""),
        ("conduct/house.yaml", HOUSE.replace("breach: threat", "act: []"), "NT431", ""),
    ],
)
def test_wording_that_is_wrong_stops_the_talk(
    library: Path, where: str, text: str, code: str, advice: str
) -> None:
    """Nobody is judged by half of what was written; the finding names place and cure."""
    add(library / where, text)

    with pytest.raises(ContentError) as raised:
        practice(library).open("own/lost-keys")

    (problem,) = raised.value.problems
    assert problem.code == code
    assert problem.file == str(library / where)
    assert all(advice in problem.hint(lang) for lang in ("zh", "en"))
