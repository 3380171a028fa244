"""`list` and `show`: the fixed fields, both languages, and nothing of the debtor's hidden side."""

import json

import pytest

from tests.cli.conftest import SAMPLE
from tests.sample import bundle

LISTED = {
    "id": str,
    "title": str,
    "pack": str,
    "lang": str,
    "persona": str,
    "level": int,
    "stage": str,
    "channel": str,
    "teaches": list,
}


def _own(home, name, text):
    folder = home / "scenarios"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_list_has_its_fixed_fields(call):
    """Every scenario in both languages is a row."""
    answer = call("list", "--json")
    assert (answer.code, answer.err) == (0, "")
    whole = [row for row in answer.data if not row.get("error")]
    assert {row["lang"] for row in whole} == {"zh", "en"}
    for row in whole:
        assert {name: type(row[name]) for name in LISTED} == LISTED
        assert row["stage"].startswith("M")


def test_list_speaks_the_program_s_language(call):
    """Labels follow `--lang`; titles stay as written."""
    english, chinese = call("list").out, call("list", "--lang", "zh").out
    assert "· level " in english
    assert "· 难度 " in chinese
    assert len(english.splitlines()) == len(chinese.splitlines())


@pytest.mark.parametrize("text", ["scenario: [", "", "- a\n- b\n", "scenario: torn\ntitle: x\n"])
def test_a_broken_file_is_listed_with_its_error(call, home, text):
    """It does not vanish, and the others stay."""
    before = len(call("list", "--json").data)
    _own(home, "torn.yaml", text)
    answer = call("list", "--json")
    assert (answer.code, len(answer.data)) == (0, before + 1)
    row = next(row for row in answer.data if row["id"] == "torn")
    assert row["error"]["file"].endswith("torn.yaml")
    assert row["error"]["line"] >= 1
    assert "torn  (broken: " in call("list").out


def test_an_own_scenario_hides_a_shipped_one(call, home):
    """The instructor's own folder is looked up first."""
    assert call("new", "scenario", "penalty-interest-dispute", "--lang", "zh").code == 0
    shown = call("show", "penalty-interest-dispute", "--json").data
    shipped = call("show", "cn/penalty-interest-dispute", "--json").data
    assert shown["title"] != shipped["title"]


def test_show_has_its_fixed_fields(call):
    """What a trainee may see, by name and value."""
    answer = call("show", SAMPLE, "--json")
    assert (answer.code, answer.err) == (0, "")
    shown = answer.data
    assert shown["debtor"]["address_as"] == "Mr. Porter"
    assert shown["debtor"]["name"] == "Sam Porter"
    assert shown["creditor"] == "Keyhouse"
    assert (shown["collector"]["name"], shown["collector"]["id"]) == ("Ann Lee", "77")
    assert shown["balance"] == {
        "principal": "1000.00",
        "interest": "100.00",
        "penalty": "100.01",
        "total": "1200.01",
    }
    assert (shown["currency"], shown["overdue_days"]) == ("USD", 40)
    assert shown["stage"] == "M2"
    assert shown["mandate"]["instalments"] == 6


def test_show_keeps_the_debtor_s_secrets(call):
    """Neither form gives away facts, means or ladder."""
    hidden = [fact.line.say[0] for fact in bundle().compiled.facts.values()]
    assert hidden
    for arguments in ((), ("--json",), ("--lang", "zh")):
        out = call("show", SAMPLE, *arguments).out
        assert not [words for words in hidden if words in out]
        assert "can_pay" not in out
        assert "concedes" not in out


def test_show_in_plain_words_in_both_languages(call):
    """Every figure is there whatever the language."""
    for lang, word in (("en", "Your mandate: "), ("zh", "权限")):
        out = call("show", SAMPLE, "--lang", lang).out
        assert word in out
        for figure in ("1200.01", "1000.00", "100.01", "2026-03-02 10:00"):
            assert figure in out.replace(",", "")


@pytest.mark.slow
def test_all_shipped_scenarios_can_be_shown(call):
    """By id and by pack/id, in both languages."""
    for row in call("list", "--json").data:
        if row.get("error"):
            continue
        name = f"{row['pack']}/{row['id']}"
        assert call("show", name, "--json").data["id"] == row["id"]
        for lang in ("zh", "en"):
            assert row["title"] in call("--lang", lang, "show", row["id"]).out


def test_ids_that_are_alike_must_be_written_in_full(call, home):
    """The one line says which there are."""
    for pack in ("one", "two"):
        folder = home / "scenarios" / pack
        assert call("new", "scenario", "same", "--to", str(folder)).code == 0
        manifest = {"pack": pack, "title": {"zh": "包", "en": pack}, "lang": "en"}
        (folder / "pack.yaml").write_text(json.dumps({**manifest, "jurisdiction": "us"}))
    answer = call("show", "same")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert "one/same, two/same" in answer.err
    assert call("show", "two/same", "--json").data["id"] == "same"
