"""`check --fix`: what it prints, what it writes, and what a plain check says of it."""

from __future__ import annotations

import shutil

import pytest

from tests.sample import DATA


@pytest.fixture
def spoilt(tmp_path):
    """A scenario with two slips that can be mended and one that cannot."""
    folder = tmp_path / "mine"
    shutil.copytree(DATA, folder)
    path = folder / "lost-keys.yaml"
    text = path.read_text("utf-8")
    for right, wrong in (
        ("persona: porter", "persona: portre  # mine"),
        ("act: verify_identity", "act: verify_identiy"),
        ("instalments: 6", "instalments: 600"),
    ):
        assert right in text
        text = text.replace(right, wrong, 1)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("lang", "told"),
    [("zh", "其中 2 个加 --fix 就能改好。"), ("en", "--fix can mend 2 of these")],
)
def test_a_check_says_how_many_can_be_mended(call, spoilt, lang, told):
    """On the line with the sum; nothing is written."""
    before = spoilt.read_bytes()
    answer = call("check", str(spoilt), "--lang", lang)
    assert answer.code == 1
    assert told in answer.err
    assert spoilt.read_bytes() == before


def test_a_finding_says_as_data_whether_it_can_be_mended(call, spoilt):
    """One field more than before."""
    found = call("check", str(spoilt), "--json").data
    assert {item["code"]: item["fixable"] for item in found} == {
        "NT304": True,
        "NT209": False,
        "NT301": True,
    }


@pytest.mark.parametrize(("lang", "told"), [("zh", "改好 2 处"), ("en", "Mended: 2 (files: 1).")])
def test_fix_writes_and_shows_what_it_changed(call, spoilt, lang, told):
    """A short difference, then what is left; the comment stays."""
    answer = call("check", "--fix", str(spoilt), "--lang", lang)
    assert answer.code == 1
    assert f"{spoilt}:6: NT304\n  - persona: portre  # mine\n  + persona: porter  # mine\n" in (
        answer.out
    )
    assert "NT209" in answer.out
    assert told in answer.err
    text = spoilt.read_text("utf-8")
    assert "persona: porter  # mine\n" in text
    assert "instalments: 600" in text


def test_a_second_time_there_is_nothing_to_do(call, spoilt):
    """Not a byte changes, and no difference is shown."""
    call("check", "--fix", str(spoilt))
    before = spoilt.read_bytes()
    answer = call("check", "--fix", str(spoilt))
    assert "  + " not in answer.out
    assert "Mended" not in answer.err
    assert spoilt.read_bytes() == before


@pytest.mark.parametrize(("lang", "told"), [("zh", "文件没有动"), ("en", "nothing was written")])
def test_a_dry_run_writes_nothing(call, spoilt, lang, told):
    """The same difference, and what would be left; the file still has its errors."""
    before = spoilt.read_bytes()
    answer = call("check", "--fix", "--dry-run", str(spoilt), "--lang", lang)
    assert answer.code == 1
    assert "  + persona: porter  # mine\n" in answer.out
    assert "error NT304" not in answer.out
    assert told in answer.err
    assert spoilt.read_bytes() == before


def test_fixes_as_data(call, spoilt):
    """What was mended with the lines before and after, and what is left."""
    data = call("check", "--fix", "--json", str(spoilt)).data
    assert data["written"] is True
    assert [item["code"] for item in data["findings"]] == ["NT209"]
    first = data["fixes"][0]
    assert (first["code"], first["line"]) == ("NT304", 6)
    assert first["before"] == ["persona: portre  # mine"]
    assert first["after"] == ["persona: porter  # mine"]


def test_a_mended_file_is_sound(call, spoilt):
    """Exit code 0 once the author has done his part."""
    text = spoilt.read_text("utf-8")
    spoilt.write_text(text.replace("instalments: 600", "instalments: 6"), "utf-8")
    answer = call("check", "--fix", str(spoilt))
    assert answer.code == 0
    assert "No problems." in answer.err


def test_a_folder_is_mended_personas_first(call, spoilt):
    """A persona that cannot be read hides what is wrong with a scenario."""
    persona = spoilt.parent / "personas" / "porter.yaml"
    text = persona.read_text("utf-8")
    persona.write_text(text.replace("persona: porter", "persona：porter", 1), "utf-8")
    fixes = call("check", "--fix", "--json", str(spoilt.parent)).data["fixes"]
    assert [fix["code"] for fix in fixes] == ["NT116", "NT304", "NT301"]
    assert persona.read_text("utf-8") == text


def test_without_paths_only_ones_own_files_are_mended(call, home, spoilt):
    """The shipped ones are never touched."""
    shutil.copytree(spoilt.parent, home / "scenarios")
    data = call("check", "--fix", "--json").data
    assert {fix["file"] for fix in data["fixes"]} == {str(home / "scenarios" / "lost-keys.yaml")}


def test_for_github_the_difference_is_narration(call, spoilt):
    """stdout holds workflow commands only."""
    answer = call("check", "--fix", "--format", "github", str(spoilt))
    assert all(line.startswith("::") for line in answer.out.splitlines())
    assert "  + persona: porter" in answer.err


@pytest.mark.parametrize(
    "arguments", [("--dry-run",), ("--explain", "NT130", "--fix"), ("--fix", "--fixx")]
)
def test_a_bad_call_is_one_line(call, spoilt, arguments):
    """Exit code 2, and nothing is mended."""
    before = spoilt.read_bytes()
    answer = call("check", *arguments)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert spoilt.read_bytes() == before


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_explanation_says_that_fix_can_mend_it(call, lang):
    """In words and as data; of what only the author can mend it says nothing."""
    assert "check --fix" in call("check", "--explain", "NT301", "--lang", lang).out
    assert "check --fix" not in call("check", "--explain", "NT402", "--lang", lang).out
    assert call("check", "--explain", "NT301", "--json").data["fixable"] is True
    assert call("check", "--explain", "NT402", "--json").data["fixable"] is False


HOUSE = """\
conduct: House-Calm
extends: us  # as everywhere
titel: {en: Our own rules}
severity: {us-no-deceptive-mean: critical}
rules:
  - id: calm-no-sunday
    kind: must-not
    force: house
    check: {hours: {not_before: "09:00", not_after: "18:00", days: [mon, tue]}}
    severity: Critical
    text: {en: 20}
    evidence: house
"""
RUBRIC = """\
rubric: week-one
changes:
  pass_marks: {empthy: 70}
  heat: {peek: -6}
  base: {Clarity: 55}
"""
MENDED = {
    "conduct/house-calm": (
        HOUSE,
        ("House-Calm", "house-calm"),
        ("titel", "title"),
        ("deceptive-mean:", "deceptive-means:"),
        ("severity: Critical", "severity: critical"),
        ("{en: 20}", '{en: "20"}'),
    ),
    "rubrics/week-one": (RUBRIC, ("empthy", "empathy"), ("peek", "peak"), ("Clarity", "clarity")),
}


@pytest.mark.parametrize("name", MENDED)
@pytest.mark.parametrize("named", [True, False], ids=["by path", "without paths"])
def test_house_packs_and_rubrics_are_mended_too(call, home, name, named):
    """Keys, words, names and quotes; every slip is told, the comment stays, then all is well."""
    spoilt, *slips = MENDED[name]
    path = home / f"{name}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(spoilt, "utf-8")
    mended = spoilt
    for wrong, right in slips:
        mended = mended.replace(wrong, right)

    data = call("check", "--fix", "--json", *([str(path)] if named else [])).data

    assert path.read_text("utf-8") == mended
    assert len(data["fixes"]) == len(slips)
    assert {fix["file"] for fix in data["fixes"]} == {str(path)}
    assert [item for item in data["findings"] if item["severity"] == "error"] == []
    assert call("check", "--fix", "--json", str(path)).data["fixes"] == []


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "加 --fix 就能改好"), ("en", "--fix can mend 1 of these")]
)
def test_a_check_of_a_house_pack_says_what_can_be_mended(call, tmp_path, lang, told):
    """Known by its first key wherever it lies, even when that is what is spoilt."""
    path = tmp_path / "house-calm.yaml"
    path.write_text("conduct: house-calm\nextends: us\nrulse: []\n", "utf-8")
    assert told in call("check", str(path), "--lang", lang).err
    path.write_text("conduct：house-calm\nextends: us\nrulse: []\n", "utf-8")
    call("check", "--fix", str(path))
    assert path.read_text("utf-8") == "conduct: house-calm\nextends: us\nrules: []\n"


def test_what_is_doubtful_in_a_rubric_is_left(call, tmp_path):
    """Two names are near, or a rule's own id is taken: the instructor decides."""
    path = tmp_path / "week-one.yaml"
    text = "rubric: week-one\nchanges: {heat: {ends: -6}}\n"
    path.write_text(text, "utf-8")
    answer = call("check", "--fix", str(path))
    assert (answer.code, path.read_text("utf-8")) == (1, text)
