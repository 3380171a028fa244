"""`graph --coverage`: playthroughs counted on the picture; none, and broken ones, told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.sample import DATA, TagReader

FORMATS = ("mermaid", "dot", "svg")
BROKEN = "playthrough: other\nscenario: lost-keys\n"


@pytest.fixture(autouse=True)
def _tags(monkeypatch):
    """Words are read by tags, so that no test here hangs on the reader."""
    monkeypatch.setattr("negotiation_trainer.cli.practising.reader", TagReader)


@pytest.fixture
def folder(tmp_path):
    """A library with the small scenario and its playthrough."""
    return Path(shutil.copytree(DATA, tmp_path / "own"))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("lang", "scenario", "persona"),
    [
        ("en", "1, reaching 4 of 9 places and 2 of 8 rows", "1, reaching 1 of 4 places and 0 of 9"),
        ("zh", "演练 1 场，走到 4/9 处，走过转移 2/8 条", "演练 1 场，走到 1/4 处，走过转移 0/9"),
    ],
)
def test_the_picture_tells_what_the_playthrough_reaches(
    call, folder, form, lang, scenario, persona
):
    """Both machines; the one playthrough of the small scenario, counted by hand."""
    answer = call(
        *("--lang", lang, "graph", str(folder / "lost-keys.yaml")),
        *("--format", form, "--coverage"),
    )

    assert (answer.code, answer.err) == (0, "")
    assert scenario in answer.out
    assert persona in answer.out
    assert answer.out.count("×1 · ") == 3
    assert "×0" in answer.out


def test_the_same_rows_are_reached_as_rehearse_says(call, folder):
    """One place plays the playthroughs for both."""
    scenario = str(folder / "lost-keys.yaml")

    (data,) = call("rehearse", "--coverage", "--json", scenario).data
    drawn = call("graph", "--coverage", "--machine", "scenario", scenario).out

    rows = data["reached"]["rows"]
    assert f"and {rows['reached']} of {rows['total']} rows" in drawn


@pytest.mark.parametrize("form", FORMATS)
def test_without_the_option_nothing_is_counted(call, folder, form):
    """No count, no heat of playthroughs, and no reader is opened."""
    answer = call("graph", str(folder / "lost-keys.yaml"), "--format", form)

    assert answer.code == 0
    assert "×" not in answer.out
    assert "playthroughs" not in answer.out


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("lang", "told", "drawn"),
    [("en", "no playthroughs here", "no playthroughs"), ("zh", "没有演练文件", "没有演练")],
)
def test_without_playthroughs_one_line_says_so(call, folder, form, lang, told, drawn):
    """The picture is drawn all the same."""
    (folder / "lost-keys.play.yaml").unlink()

    answer = call(
        *("--lang", lang, "graph", str(folder / "lost-keys.yaml")),
        *("--format", form, "--coverage"),
    )

    assert answer.code == 0
    assert told in answer.err
    assert len(answer.err.splitlines()) == 1
    assert drawn in answer.out
    assert "×" not in answer.out


@pytest.mark.parametrize("text", [BROKEN, "playthrough: [other\n"], ids=["unsound", "unreadable"])
def test_broken_playthroughs_are_named_and_the_others_counted(call, folder, text):
    """One line for all of them, exit code 1 as of `rehearse`, and the picture."""
    broken = [folder / "other.play.yaml", folder / "second.play.yaml"]
    for path in broken:
        path.write_text(text, "utf-8")

    answer = call("graph", "--coverage", str(folder / "lost-keys.yaml"))

    assert answer.code == 1
    assert answer.err.startswith("CANNOT BE PLAYED  ")
    assert len(answer.err.splitlines()) == 1
    assert [path for path in broken if str(path) not in answer.err] == []
    assert "playthroughs#58; 1, reaching 4 of 9" in answer.out


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "playthroughs cannot be played"), ("zh", "演练走不了")]
)
def test_when_all_are_broken_the_heading_says_so(call, folder, lang, words):
    """Not that there are none."""
    (folder / "lost-keys.play.yaml").write_text(BROKEN, "utf-8")

    answer = call("--lang", lang, "graph", "--coverage", str(folder / "lost-keys.yaml"))

    assert answer.code == 1
    assert words in answer.out
    assert "×" not in answer.out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_help_tells_of_it(call, lang):
    """In both languages."""
    told = call("--lang", lang, "graph", "--help").out
    assert "--coverage" in told
    assert ("playthroughs" if lang == "en" else "演练") in told
