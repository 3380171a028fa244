"""`check --reader`: where reader and author disagree, told at its place, silenced, remembered."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

import pytest

from negotiation_trainer.language.opening import ScoringReader, open_reader
from negotiation_trainer.scenario.starter import write_starter
from tests.sample import DATA

GOODBYE = '{say: "Goodbye.", acts: [close]}'
REPLIES = {
    "NT801": '{say: "What day is it today?", acts: [close]}',
    "NT802": '{say: "Thank you so much, goodbye, have a nice day.", acts: [thank]}',
    "NT803": '{say: "Thank you for your time.", acts: [close], breaches: [insult]}',
    "NT804": '{say: "Pay up or you are going to jail, you deadbeat.", acts: [close]}',
}
"""A reply of the small scenario for each kind of disagreement."""


@cache
def plain() -> ScoringReader:
    """The plain reader, opened once."""
    return open_reader("plain")


class Counting:
    """The plain reader; it counts what it is asked."""

    name = "counted-1"

    def __init__(self) -> None:
        self.asked = 0

    def read(self, text, **about):
        """Read, and count."""
        self.asked += 1
        return plain().read(text, **about)

    def likelihoods(self, text, **about):
        """Tell likelihoods."""
        return plain().likelihoods(text, **about)


@pytest.fixture(autouse=True)
def listener(monkeypatch: pytest.MonkeyPatch) -> Counting:
    """The reader that the command opens."""
    counting = Counting()
    monkeypatch.setattr("negotiation_trainer.cli.practising.reader", lambda: counting)
    return counting


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """The small scenario, to change."""
    shutil.copytree(DATA, tmp_path / "own")
    return tmp_path / "own" / "lost-keys.yaml"


def changed(path: Path, old: str, new: str) -> int:
    """Replace a piece of a file; return the line it is on."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("code", REPLIES)
def test_a_disagreement_is_told_at_its_line_with_words_heard_and_declared(
    call, scenario, code: str
) -> None:
    """An error of its own code; the words of the reply are in the message."""
    line = changed(scenario, GOODBYE, REPLIES[code])

    answer = call("check", "--reader", "--json", str(scenario))

    found = [item for item in answer.data if item["code"] == code]
    assert answer.code == 1
    assert {item["line"] for item in found} == {line}
    words = REPLIES[code].split('"')[1]
    assert all(words in item["message"] for item in found)
    assert all("as_declared: true" in item["hint"] for item in found)


@pytest.mark.parametrize("code", REPLIES)
def test_an_author_may_insist(call, scenario, code: str) -> None:
    """`as_declared: true` silences the reader for one reply."""
    changed(scenario, GOODBYE, REPLIES[code].replace("}", ", as_declared: true}"))

    answer = call("check", "--reader", "--json", str(scenario))

    assert code not in {item["code"] for item in answer.data}


def test_what_is_said_is_plain_in_both_languages(call, scenario) -> None:
    """The label stands beside the id; nothing heard is said in words."""
    changed(scenario, GOODBYE, REPLIES["NT803"])

    english = call("check", "--reader", str(scenario)).out
    chinese = call("--lang", "zh", "check", "--reader", str(scenario)).out

    assert "you declare the breach “insult” (Insult), which the reader all but rules out" in english
    assert "The breaches it hears: nothing." in english
    assert "写明违反“insult”" in chinese
    assert "它听出的违规是：没有。" in chinese


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_starter_is_heard_as_it_is_declared(call, tmp_path, lang: str) -> None:
    """What a beginner starts from gives no finding."""
    write_starter("scenario", "my-first", folder=tmp_path, lang=lang, persona="angry")

    answer = call("check", "--reader", str(tmp_path / "my-first.yaml"))

    assert (answer.code, answer.out) == (0, "")


def test_a_chinese_reply_is_judged_too(call, tmp_path) -> None:
    """A threat that an author left out."""
    write_starter("scenario", "my-first", folder=tmp_path, lang="zh", persona="angry")
    path = tmp_path / "my-first.yaml"
    text = path.read_text("utf-8")
    first = text.index("      - say: ", text.index("replies:"))
    reply = "      - {say: 再不还钱就弄死你，走着瞧。, acts: [close]}\n"
    path.write_text(text[:first] + reply + text[first:], "utf-8")

    found = {item["code"] for item in call("check", "--reader", "--json", str(path)).data}

    assert "NT804" in found


def test_wording_counts_as_heard(call, scenario) -> None:
    """An act that a phrase of the author's own asserts is not ruled out."""
    changed(scenario, GOODBYE, '{say: "What day is it at Keyhouse?", acts: [close]}')
    before = call("check", "--reader", "--json", str(scenario)).data
    changed(scenario, "start: hello", "start: hello\nwording: {phrases: at Keyhouse, act: close}")

    after = call("check", "--reader", "--json", str(scenario)).data

    assert "NT801" in {item["code"] for item in before}
    assert "NT801" not in {item["code"] for item in after}


def test_a_second_run_asks_nothing_again(call, scenario, listener, home) -> None:
    """Opinions are kept by reader and words; only a changed reply is read once more."""
    first = call("check", "--reader", "--json", str(scenario))
    asked, listener.asked = listener.asked, 0
    second = call("check", "--reader", "--json", str(scenario))

    assert asked > 0
    assert (listener.asked, second.data) == (0, first.data)
    changed(scenario, GOODBYE, REPLIES["NT801"])
    call("check", "--reader", str(scenario))
    assert 1 <= listener.asked <= 2
    kept = json.loads((home / "cache" / "opinions.json").read_text("utf-8"))
    assert kept["reader"] == Counting.name


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "[]",
        "{",
        '{"reader": "counted-1", "opinions": {"x": 3}}',
        '{"reader": "counted-1", "opinions": []}',
        '{"reader": "another", "opinions": {}}',
        '{"reader": "counted-1", "opinions": {"x": {"likely": {"close": "1"}}}}',
    ],
)
def test_a_damaged_memory_is_no_memory(call, scenario, listener, home, spoilt: str) -> None:
    """It is written anew."""
    (home / "cache").mkdir(parents=True)
    (home / "cache" / "opinions.json").write_text(spoilt, "utf-8")

    answer = call("check", "--reader", "--json", str(scenario))

    assert listener.asked > 0
    assert all(item["code"].startswith("NT8") for item in answer.data)
    assert json.loads((home / "cache" / "opinions.json").read_text("utf-8"))["opinions"]


def test_a_memory_that_cannot_be_written_is_let_be(call, scenario, home) -> None:
    """A file lies where its folder should be."""
    home.mkdir()
    (home / "cache").write_text("", "utf-8")

    assert call("check", "--reader", str(scenario)).err.count("Traceback") == 0
    assert (home / "cache").is_file()


def test_the_summary_mentions_the_reader_once(call, scenario, listener) -> None:
    """Where scenarios were checked without it and nothing is wrong; it is not opened for that."""
    told = "The reader has not listened to the offered replies: add --reader."

    assert call("check", str(scenario)).err.splitlines() == ["No problems.", told]
    assert told not in call("check", str(scenario.parent / "personas")).err
    assert told not in call("check", "--reader", str(scenario)).err
    assert "加 --reader" in call("--lang", "zh", "check", str(scenario)).err
    changed(scenario, GOODBYE, '{say: "Goodbye.", acts: [clos]}')
    assert told not in call("check", str(scenario)).err
