"""`review`: a page or JSON for each talk of a transcript, one clear line for what is no talk."""

import json
from pathlib import Path

import pytest

from negotiation_trainer.scoring.case_facts import FIELDS
from tests.cli.conftest import as_lines
from tests.scoring.talks import held

ROLES = {"C": "collector", "D": "debtor"}
US = ("--pack", "us", "--party", "third")
SHAPE = {
    "talk": str,
    "estimated": bool,
    "scores": dict,
    "gates": list,
    "evidence": list,
    "breaches": list,
    "passed": type(None),
}


def lines(manners, lang, **more):
    """Return a whole talk as JSON objects."""
    written = held(manners, lang).splitlines()
    return [{"role": ROLES[line[0]], "text": line[2:], **more} for line in written]


@pytest.fixture
def written(tmp_path):
    """Write a transcript and return its path: `written([{…}, …])` or raw text or bytes."""

    def write(content):
        path = tmp_path / "talks.jsonl"
        if isinstance(content, list):
            content = as_lines(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


@pytest.mark.parametrize(("lang", "pack"), [("zh", "cn"), ("en", "us"), ("en", "uk")])
def test_json_is_one_object_a_talk(call, written, lang, pack):
    """In its fixed shape; estimated, with nobody passed, in four scores that tell good from bad."""
    path = written([*lines("good", lang, talk="g"), *lines("bad", lang, talk="b")])
    answer = call("review", path, "--pack", pack, "--party", "first", "--json")
    assert (answer.code, answer.err) == (0, "")
    good, bad = answer.events
    for found, name in ((good, "g"), (bad, "b")):
        assert {key: type(found[key]) for key in SHAPE} == SHAPE
        assert (found["talk"], found["estimated"], found["lang"]) == (name, True, lang)
        assert set(found["scores"]) == {"empathy", "clarity", "escalation", "compliance"}
    assert all(good["scores"][name] > bad["scores"][name] for name in good["scores"])
    assert [gate for gate in good["gates"] if gate["failed"]] == []
    assert "identity-before-disclosure" in {g["id"] for g in bad["gates"] if g["failed"]}
    assert any(breach["sure"] for breach in bad["breaches"])


def test_every_place_leads_to_the_line_it_was_said_in(call, written):
    """Evidence, gates and breaches name the line of the file where the move begins."""
    path = written(lines("bad", "en"))
    said = [entry["text"] for entry in lines("bad", "en")]
    (found,) = call("review", path, *US, "--json").events
    placed = [*found["evidence"], *found["gates"], *found["breaches"]]
    quoted = [item for item in placed if item["quote"] and item["turn"]]
    assert quoted
    for item in quoted:
        assert item["quote"] in said[item["line"] - 1]


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("zh_CN.UTF-8", ("估计值", "关口", "缺了什么", "单凭记录无法判断", "违规：")),
        ("en_US.UTF-8", ("estimated", "Gates", "What was missing", "not assessable", "breach:")),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_in_the_readers_language_whatever_the_talks(call, written, locale, words, lang):
    """And the words that were said stay as spoken."""
    answer = call("review", written(lines("bad", lang)), *US, locale=locale)
    assert answer.code == 0
    assert all(word in answer.out for word in words)
    assert all(entry["text"] in answer.out for entry in lines("bad", lang))
    assert "{" not in answer.out


def test_many_talks_end_in_a_table(call, written):
    """One row a talk, whether told apart by a heading line or by a field of each line."""
    by_heading = [{"talk": "a"}, *lines("good", "en"), {"talk": "b"}, *lines("bad", "en")]
    by_field = [*lines("good", "en", talk="a"), *lines("bad", "en", talk="b")]
    answers = [call("review", written(talks), *US) for talks in (by_heading, by_field)]
    assert answers[0].out == answers[1].out
    rows = answers[0].out.split("== 2 talks")[1].splitlines()[1:]
    assert [row.split()[0] for row in rows] == ["talk", "a", "b"]
    assert rows[1].endswith("-")
    assert "== Talk a ==" in answers[0].out


def test_talks_without_a_name_are_one_talk(call, written):
    """Other fields are left alone, blank lines too; one talk has no table."""
    content = as_lines(lines("good", "zh", at="10:20", speaker=7)).replace("\n", "\r\n\r\n")
    answer = call("review", written(content), "--pack", "cn", "--party", "first")
    assert answer.code == 0
    assert answer.out.count("== Talk") == 1
    assert "all scores" not in answer.out


def test_a_heading_begins_a_talk_even_with_the_same_name(call, written):
    """A day's file may hold two talks with the same person; numbers are names too."""
    content = [{"talk": 7}, *lines("good", "en"), {"talk": 7}, *lines("bad", "en")]
    assert [f["talk"] for f in call("review", written(content), *US, "--json").events] == ["7", "7"]


def test_stdin_is_a_dash(call):
    """The same answer as from a file, twice the same."""
    given = as_lines(lines("good", "zh"))
    answers = [call("review", "-", *US, "--json", given=given) for _ in range(2)]
    assert answers[0].code == 0
    assert answers[0].out == answers[1].out
    assert answers[0].data["lang"] == "zh"


def test_what_is_said_is_shown_literally(call, written):
    """No escape sequence, markup or placeholder of a transcript does anything."""
    nasty = "\x1b[31m [bold]{talk}\u202e ok"
    talk = [
        {"role": "collector", "text": f"Hello {nasty}"},
        {"role": "debtor", "text": nasty},
        {"role": "collector", "text": "\ud800 bye"},
    ]
    path = written("".join(json.dumps(entry) + "\n" for entry in talk))
    for form in ((), ("--json",)):
        answer = call("review", path, *US, *form)
        assert answer.code == 0
        assert "\x1b" not in answer.out
        assert "\u202e" not in answer.out
    assert "[bold]{talk}" in call("review", path, *US).out


ONE = '{"role": "collector", "text": "Hello"}\n'
BAD_CONTENT = [
    ("", 1),
    ("\n\n", 1),
    (ONE + "Hello there\n", 2),
    (ONE + '"Hello"\n', 2),
    (ONE + "[1, 2]\n", 2),
    (ONE + "[" * 100_000 + "\n", 2),
    (ONE + '\n{"role": "agent", "text": "Hi"}\n', 3),
    (ONE + '{"role": ["collector"], "text": "Hi"}\n', 2),
    (ONE + '{"text": "Hi"}\n', 2),
    (ONE + '{"role": "debtor"}\n', 2),
    (ONE + '{"role": "debtor", "text": 5}\n', 2),
    (ONE + '{"talk": {}, "role": "debtor", "text": "Hi"}\n', 2),
    (ONE + '{"talk": true}\n', 2),
    (ONE + '{"talk": ""}\n', 2),
    (ONE + json.dumps({"role": "debtor", "text": "x" * 20_001}), 2),
    ('{"role": "debtor", "text": "Hi"}\n', 1),
    ('{"role": "collector", "text": "  "}\n', 1),
    (ONE + '{"talk": "b"}\n{"role": "debtor", "text": "Hi"}\n', 2),
    (ONE + '{"talk": "b"}\n', 2),
    (ONE.encode() + b'{"role": "debtor", "text": "\xff\xfe"}\n', 2),
    (ONE.encode("utf-16"), 1),
    (ONE.encode() + b"\x89PNG\x00\x01", 2),
    (b"x" * (50 * 2**20), 1),
]


@pytest.mark.parametrize(("content", "line"), BAD_CONTENT, ids=range(len(BAD_CONTENT)))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_bad_content_is_one_line_with_its_place(call, written, content, line, lang):
    """Exit code 1, nothing half done on stdout, no word of Python's own."""
    path = written(content)
    answer = call("review", path, *US, "--json", locale=f"{lang}_XX.UTF-8")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert answer.err.startswith(f"{path}:{line}: ")
    assert "Error" not in answer.err
    assert len(answer.err) < len(path) + 200


def test_bad_content_of_stdin_has_its_place_too(call):
    """Also bytes that are no text."""
    answer = call("review", "-", *US, given=b"\xff\xfe\n")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("-:1: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("review",),
        ("review", "-"),
        ("review", "-", "--pack", "us"),
        ("review", "-", "--pack", "fr", "--party", "first"),
        ("review", "-", "--pack", "us", "--party", "second"),
        ("review", "no-such-file.jsonl", *US),
        ("review", ".", *US),
        ("review", "\x1b[31m", *US),
        ("review", "a\x00b", *US),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_bad_call_is_one_line_and_exit_code_2(call, arguments, lang):
    """A missing file or a folder is a bad call."""
    answer = call(*arguments, locale=f"{lang}_XX.UTF-8")
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert "\x1b" not in answer.err


def test_house_rules_are_judged_too(call, written, home):
    """An instructor's own phrase to avoid; a broken house file stops the review."""
    folder = home / "conduct"
    folder.mkdir(parents=True)
    (folder / "ours.yaml").write_text(
        "conduct: ours\nextends: us\nrules:\n"
        "  - {id: no-buddy, kind: must-not, force: house, evidence: house, severity: minor,\n"
        "     check: {avoid: {en: [buddy]}}, text: {en: No buddy talk.}}\n",
        encoding="utf-8",
    )
    path = written([{"role": "collector", "text": "Hey buddy, this is Al with Acme."}])
    found = call("review", path, *US, "--json").data
    assert "no-buddy" in {item["subject"] for item in found["evidence"]}
    (folder / "ours.yaml").write_text("conduct: ours\n", encoding="utf-8")
    answer = call("review", path, *US, "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "ours.yaml" in answer.err


KNOWN = {
    "at": "2026-07-09T21:40",
    "zone": "America/New_York",
    "owed": {"total": "2087.60"},
    "recorded": True,
    "place": "work",
    "history": [{"at": "2026-07-07T10:05", "answered": True}],
    "requests": [{"kind": "workplace", "at": "2026-06-18T12:00"}],
}
HELD = ("lawful-hours", "frequency", "request-workplace")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_facts_of_the_case_make_rules_assessable(call, written, lang):
    """Hour, frequency and an earlier request: unknown without facts, broken with these."""
    blind = written(lines("good", lang))
    (without,) = call("review", blind, *US, "--json").events
    (found,) = call(
        "review", written([{"talk": "t", "case": KNOWN}, *lines("good", lang)]), *US, "--json"
    ).events
    assert (without["case"], found["case"]) == ([], [name for name in FIELDS if name in KNOWN])
    assert not {gate["id"] for gate in without["gates"] if gate["failed"]} & set(HELD)
    assert set(HELD) <= {gate["id"] for gate in found["gates"] if gate["failed"]}


def test_a_time_with_an_offset_is_told_in_the_debtors_own(call, written):
    """21:40 in New York is 18:40 in Los Angeles, and lawful there."""
    late = {"at": "2026-07-09T21:40-04:00", "zone": "America/Los_Angeles"}
    path = written([{"case": late}, *lines("good", "en")])
    (found,) = call("review", path, *US, "--json").events
    hours = [gate for gate in found["gates"] if gate["id"] == "lawful-hours"]
    assert [(g["failed"], g["assessable"], g["quote"]) for g in hours] == [(False, True, "18:40")]


def test_the_party_of_a_talk_goes_before_that_of_the_call(call, written):
    """One file may hold talks of both."""
    path = written([{"case": {"party": "first"}}, *lines("good", "en")])
    (found,) = call("review", path, *US, "--json").events
    assert found["party"] == "first"


@pytest.mark.parametrize(
    ("case", "locale", "told"),
    [
        ({"zone": "Mars"}, "en_US.UTF-8", "case.zone is wrong; expected here: a time zone"),
        ({"at": "tonight"}, "en_US.UTF-8", "case.at is wrong; expected here: day and time"),
        ({"recorded": "yes"}, "zh_CN.UTF-8", "case.recorded 不对；这里要写true"),
        ({"owed": {"total": "-4"}}, "zh_CN.UTF-8", "case.owed.total 不对"),
        ({"recordd": True}, "en_US.UTF-8", "case has no field recordd; there is: recorded"),
        ([], "en_US.UTF-8", "case must be a JSON object"),
        ({"product": "spaceship"}, "zh_CN.UTF-8", "case.product 不对"),
        ({"history": [{"at": "2026-01-01T10:00"}]}, "en_US.UTF-8", "case.history.0.answered"),
    ],
)
def test_a_wrong_fact_is_one_clear_line(call, written, case, locale, told):
    """With file, line, field and what is expected."""
    path = written([{"case": case}, *lines("good", "en")])
    answer = call("review", path, *US, locale=locale)
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.strip().splitlines()) == 1
    assert f"{path}:1: {told}" in answer.err


def test_facts_after_the_first_words_are_refused(call, written):
    """They stand before the talk, and once."""
    path = written([*lines("good", "en"), {"case": {"recorded": True}}])
    answer = call("review", path, *US, locale="en_US.UTF-8")
    assert (answer.code, answer.out) == (1, "")
    assert "before the first words" in answer.err


def test_the_example_of_the_guide_says_what_the_guide_says(call, written):
    """The talk with facts in docs/review.md, run as it stands there."""
    guide = (Path(__file__).parents[2] / "docs" / "review.md").read_text(encoding="utf-8")
    block = next(b for b in guide.split("```json\n")[1:] if '"a-18"' in b).partition("```")[0]
    (found,) = call("review", written(block), *US, "--json").events
    assert set(HELD) <= {gate["id"] for gate in found["gates"] if gate["failed"]}
    assert found["case"] == [name for name in FIELDS if f'"{name}":' in block.partition("\n")[0]]
