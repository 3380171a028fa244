"""`check`, `new` and `schema`: an author's commands, as data and in words."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE

FIELDS = {
    "code": str,
    "severity": str,
    "file": str,
    "line": int,
    "column": int,
    "message": str,
    "hint": (str, type(None)),
}


def test_a_sound_file_has_no_findings(call):
    """An empty array, exit code 0."""
    answer = call("check", SAMPLE, "--json")
    assert (answer.code, answer.data, answer.err) == (0, [], "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_findings_have_their_fixed_fields(call, tmp_path, lang):
    """Code, severity, place, message and hint; the message in the program's language."""
    with open(SAMPLE, encoding="utf-8") as file:
        text = file.read()
    path = tmp_path / "lost-keys.yaml"
    path.write_text(text.replace("persona: porter", "persona: portre\nlevle: 2"), encoding="utf-8")
    answer = call("check", str(path), "--json", "--lang", lang)
    assert answer.code == 1
    assert answer.data
    for finding in answer.data:
        assert all(isinstance(finding[name], kind) for name, kind in FIELDS.items())
        assert finding["severity"] in ("error", "warning")
        assert finding["file"] == str(path)
        assert min(finding["line"], finding["column"]) >= 1
        message = finding["message"]
        assert any("\u4e00" <= c <= "\u9fff" for c in message) is (lang == "zh")
    assert {7, 8} & {finding["line"] for finding in answer.data}


def test_findings_in_words_are_data_and_their_sum_is_narration(call, tmp_path):
    """`file:line:column:` first, so that editors can jump there."""
    path = tmp_path / "torn.yaml"
    path.write_text("scenario: torn\n", encoding="utf-8")
    answer = call("check", str(path))
    assert answer.out.startswith(f"{path}:1:")
    assert len(answer.err.splitlines()) == 1


def test_a_folder_is_checked_whole(call, tmp_path):
    """Every file below it, in packs and out of them."""
    for name in ("a/one.yaml", "b/c/two.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("x: [\n", encoding="utf-8")
    files = {finding["file"] for finding in call("check", str(tmp_path), "--json").data}
    assert files == {str(tmp_path / "a/one.yaml"), str(tmp_path / "b/c/two.yaml")}


OWN = {
    "conduct/ours.yaml": "conduct: ours\nextends: us\nrulse: []\n",
    "rubrics/week-one.yaml": "rubric: week-one\nchanges: {heat: {peek: -6}}\n",
    "more/week-two.yaml": "rubric: week-two\nchanges: {heat: {peak: -6}}\n",
}


def test_a_data_folder_is_checked_as_what_its_files_are(call, home):
    """House packs and rubrics are none of the scenarios, wherever they lie."""
    for name, text in OWN.items():
        path = home / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")

    whole = call("check", str(home), "--json").data

    assert [item["code"] for item in whole] == ["NT202", "NT202"]
    assert whole == call("check", "--json").data


@pytest.mark.parametrize("named", [True, False], ids=["by name", "in a folder"])
@pytest.mark.parametrize("name", ["lost-keys.yml", "lost-keys.YAML", "rubrics/ours.yml"])
def test_a_file_with_another_ending_is_told_and_nothing_else_of_it(call, tmp_path, named, name):
    """Nobody would find it; that its name differs from the file's follows from that."""
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    own = "rubric: ours\nchanges: {}\n"
    text = own if "rubrics" in name else Path(SAMPLE).read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    (tmp_path / "compose.yml").write_text("services: {}\n", encoding="utf-8")

    (told,) = call("check", str(path if named else tmp_path), "--json").data

    assert (told["code"], told["file"]) == ("NT109", str(path))
    assert f"{path.stem}.yaml" in told["hint"]


def test_without_paths_the_own_and_the_shipped_files_are_checked(call, home):
    """A broken file of one's own is found."""
    (home / "scenarios").mkdir(parents=True)
    (home / "scenarios" / "mine.yaml").write_text("x: [\n", encoding="utf-8")
    files = {finding["file"] for finding in call("check", "--json").data}
    assert str(home / "scenarios" / "mine.yaml") in files


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_scenario_passes_check_and_plays(call, home, lang):
    """It is found by its id at once."""
    answer = call("new", "scenario", "my-first", "--lang", lang)
    path = home / "scenarios" / "my-first.yaml"
    assert (answer.code, answer.out) == (0, f"{path}\n")
    assert call("check", str(path), "--json").data == []
    found = call("play", "my-first", "--json", given='{"choose": 1}\n')
    assert (found.code, found.names) == (0, ["briefing", "turn", "turn", "debrief"])
    assert found.events[0]["lang"] == lang


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_persona_serves_a_new_scenario(call, home, lang):
    """Machine and words are written; a scenario that names it plays."""
    answer = call("new", "persona", "my-debtor", "--lang", lang)
    assert answer.code == 0
    assert len(answer.out.splitlines()) == 3
    assert call("new", "scenario", "mine", "--persona", "my-debtor", "--lang", lang).code == 0
    assert call("check", str(home / "scenarios"), "--json").code == 0
    assert call("play", "mine", "--json").events[0]["persona"] == "my-debtor"


@pytest.mark.parametrize(
    ("lang", "persona", "told"),
    [
        ("zh", "angri", "没有角色“angri”；是不是想写“angry”？"),
        ("en", "angri", "There is no persona “angri”. Did you mean “angry”?"),
        ("zh", "grandmother", "可以用：angry、"),
        ("en", "grandmother", "there is: angry, "),
    ],
)
def test_no_scenario_is_written_for_a_persona_that_is_not_there(call, home, lang, persona, told):
    """It could not be played: a bad call, and no file."""
    answer = call("new", "scenario", "mine", "--persona", persona, "--lang", lang)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert not (home / "scenarios").exists()


def test_a_persona_beside_the_new_scenario_will_do(call, tmp_path):
    """In the folder written to, wherever that is."""
    to = ("--to", str(tmp_path / "mine"))
    assert call("new", "persona", "porter", *to).code == 0
    assert call("new", "scenario", "first", "--persona", "porter", *to).code == 0
    assert call("check", str(tmp_path / "mine"), "--json").data == []


def test_nothing_is_overwritten(call, home):
    """The second time it is a bad call, and the file stays."""
    assert call("new", "scenario", "mine").code == 0
    path = home / "scenarios" / "mine.yaml"
    path.write_text("my own work", encoding="utf-8")
    answer = call("new", "scenario", "mine")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert path.read_text(encoding="utf-8") == "my own work"


@pytest.mark.parametrize("kind", ["scenario", "persona", "lines", "pack", "conduct", "rubric"])
def test_a_schema_is_one_json_document(call, kind):
    """An editor can load it."""
    answer = call("schema", kind)
    assert (answer.code, answer.err) == (0, "")
    assert answer.data["type"] == "object"
    assert json.loads(answer.out)["properties"]


def test_check_without_a_path_is_content_with_an_empty_data_folder(call):
    """An instructor who has written nothing yet has no missing files."""
    done = call("check", "--json")
    assert (done.code, done.out.strip()) == (0, "[]")
