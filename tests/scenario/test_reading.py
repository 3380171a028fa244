"""Files read once: an edited one is noticed, findings stay the same, memory stays bounded."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from negotiation_trainer.scenario import yaml_source
from negotiation_trainer.scenario.checks import check_file, check_paths
from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.walk import Leaf, walk
from negotiation_trainer.scenario.library import Pack, Place, read_parts
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.persona_model import Persona
from negotiation_trainer.scenario.reading import Files, fit
from negotiation_trainer.scenario.yaml_source import read_source

SPOILT = [
    ("scenario", "to: confirming}", "to: nowhere}"),
    ("scenario", "start: greeting", "start: [greeting"),
    ("scenario", "persona: plain", "persona: 没有这个人"),
    ("persona", "start: tense", "start: tens"),
    ("lines", "topics:", "topic:"),
    ("pack", "lang: zh", "lang: en"),
]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed, as often as they are."""
    names: list[str] = []
    parse = yaml_source.parse_source

    def counting(data: bytes, file: str) -> yaml_source.Source:
        names.append(Path(file).name)
        return parse(data, file)

    monkeypatch.setattr(yaml_source, "parse_source", counting)
    return names


def test_a_file_is_parsed_and_validated_once(library: Any, parsed: list[str]) -> None:
    """However often it is asked for, and in whatever way."""
    files = Files()
    first = files.model(library.scenario, Scenario)

    again = files.model(library.scenario, Scenario)

    assert again is first
    assert files.source(library.scenario) is first.source
    assert files.fit(library.scenario, first.source, Scenario) is first
    assert parsed == ["first-call.yaml"]


def test_one_run_parses_no_file_twice(library: Any, parsed: list[str]) -> None:
    """The persona is met by the scenario, by its own words, and is a file of the library."""
    (library.root / "cn" / "talk.play.yaml").write_text(
        "playthrough: talk\nscenario: first-call\nmoves: [{hang_up: true}]\n", "utf-8"
    )

    check_paths([library.root])

    assert sorted(parsed) == [
        *("first-call.yaml", "pack.yaml", "plain.yaml", "plain.zh.yaml", "talk.play.yaml"),
    ]


def test_a_file_edited_within_the_same_moment_is_noticed(library: Any) -> None:
    """Size and time of change are the same; only the bytes tell."""
    files, before = Files(), library.pack.stat()
    assert files.model(library.pack, Pack).model.lang == "zh"

    library.replace(library.pack, ("lang: zh", "lang: en"))
    os.utime(library.pack, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert library.pack.stat().st_size == before.st_size
    assert files.model(library.pack, Pack).model.lang == "en"


def test_a_file_that_went_away_is_noticed_and_so_is_its_return(library: Any) -> None:
    """Nothing is answered from memory alone."""
    files, text = Files(), library.persona.read_text("utf-8")
    assert files.model(library.persona, Persona).model is not None

    library.persona.unlink()
    gone = files.model(library.persona, Persona)
    library.persona.write_text(text, "utf-8")

    assert [problem.code for problem in gone.source.problems] == ["NT101"]
    assert gone.model is None
    assert files.model(library.persona, Persona).model is not None


@pytest.mark.parametrize(("name", "old", "new"), SPOILT)
def test_what_was_read_before_an_edit_changes_no_finding(
    library: Any, name: str, old: str, new: str
) -> None:
    """A service that has read everything finds what a fresh one finds, and no more once mended."""
    files, path = Files(), getattr(library, name)
    assert check_paths([library.root], (), files) == []
    text = path.read_text("utf-8")

    library.replace(path, (old, new))
    found = check_paths([library.root], (), files)
    fresh = [
        item
        for file in sorted(library.root.rglob("*.yaml"))
        for item in check_file(file, (library.root,))
    ]
    path.write_text(text, "utf-8")

    assert found
    assert found == fresh
    for lang in ("zh", "en"):
        assert [item.message(lang) for item in found] == [item.message(lang) for item in fresh]
    assert check_paths([library.root], (), files) == []


def test_parts_are_those_of_the_files_as_they_are_now(library: Any) -> None:
    """A persona renamed in a scenario is another persona at the next look."""
    files, place = Files(), Place(library.scenario, library.pack.parent)
    assert read_parts(place, (library.root,), files).whole

    library.replace(library.scenario, ("persona: plain", "persona: nobody"))

    assert read_parts(place, (library.root,), files).persona is None


@pytest.mark.parametrize("limits", [{"most_files": 2}, {"most_bytes": 100}])
def test_what_was_read_longest_ago_is_given_up(
    tmp_path: Path, parsed: list[str], limits: dict[str, int]
) -> None:
    """By number and by size; what is given up is read again."""
    files = Files(**limits)
    paths = [tmp_path / f"{name}.yaml" for name in "abc"]
    for path in paths:
        path.write_text(f"a: {'x' * 40}\n", "utf-8")

    for path in (*paths, paths[1], paths[2], paths[0]):
        files.source(path)

    assert parsed == ["a.yaml", "b.yaml", "c.yaml", "a.yaml"]


def test_a_file_too_large_to_keep_is_read_all_the_same(tmp_path: Path) -> None:
    """It is only not remembered."""
    path = tmp_path / "a.yaml"
    path.write_text("a: 话\n", "utf-8")

    assert Files(most_bytes=1).source(path).data == {"a": "话"}


def test_a_file_that_fits_no_model_says_why(library: Any) -> None:
    """Whether the files are known or not."""
    files, source = Files(), read_source(library.pack)

    for found in (files.model(library.pack, Scenario), fit(library.pack, source, Scenario)):
        assert found.model is None
        assert found.invalid is not None


def test_a_walk_gives_keys_items_and_values_in_the_order_of_the_file(library: Any) -> None:
    """A fact's line written as words alone belongs to the line; what has no field is left out."""
    data = {
        "start": "a",
        "debtor": {"facts": {"work": {"line": ["上班。", "Working."], "odd": 1}}},
        "states": {"a": {"lines": {"say": "喂？", "calls_for": "greet"}}},
        "odd": 1,
    }

    leaves = walk(Scenario, data)

    fact = ("debtor", "facts", "work")
    assert [leaf[:4] for leaf in leaves] == [
        ("Scenario", "start", ("start",), "a"),
        ("Debtor", "facts", fact, "work"),
        ("Line", "say", (*fact, "line", 0), "上班。"),
        ("Line", "say", (*fact, "line", 1), "Working."),
        ("Scenario", "states", ("states", "a"), "a"),
        ("Line", "say", ("states", "a", "lines", "say"), "喂？"),
        ("Line", "calls_for", ("states", "a", "lines", "calls_for"), "greet"),
    ]
    assert [leaf.is_key for leaf in leaves] == [False, True, False, False, True, False, False]
    assert Leaf("Scenario", "start", ("start",), "a", str) in leaves
    assert Subject(library.scenario, read_source(library.scenario), Scenario).leaves
