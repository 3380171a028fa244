"""`replay` and `forget`: what was kept, compared and deleted from the command line."""

import sqlite3

import pytest

from tests.cli.conftest import SAMPLE, as_lines

TALK = as_lines(
    [
        {"choose": 1},
        {"say": "It is about the keys. You owe $1,200.01 in all."},
        {"silence": True},
        {"offer": {"monthly": "300"}},
        {"hang_up": True},
    ]
)


@pytest.fixture
def played(call):
    """A talk played to its end; its debrief."""
    return call("play", SAMPLE, "--json", "--trainee", "kim", given=TALK)


def test_replay_agrees_turn_by_turn(call, played):
    """The same turns, scores and outcome as when it was played."""
    answer = call("replay", "lost-keys-1", "--json")
    assert (answer.code, answer.err) == (0, "")
    found = answer.data
    assert set(found) >= {"attempt", "agrees", "why", "turns", "scores", "outcome"}
    assert (found["attempt"], found["agrees"]) == ("lost-keys-1", True)
    shown = [event for event in played.events if event["event"] == "turn"]
    keys = [key for key in shown[0] if key != "replies"]
    assert [[t[k] for k in keys] for t in found["turns"]] == [[t[k] for k in keys] for t in shown]
    debrief = played.events[-1]
    assert (found["scores"], found["outcome"]) == (debrief["scores"], debrief["outcome"])


def test_an_attempt_that_was_cut_off_replays_as_well(call):
    """As far as it went."""
    call("play", SAMPLE, "--plain", given="\n1\n/quit\n")
    found = call("replay", "lost-keys-1", "--json").data
    assert (found["agrees"], found["outcome"], len(found["turns"])) == (True, "unfinished", 2)


@pytest.mark.parametrize(("lang", "word"), [("zh", "一致"), ("en", "agree")])
def test_replay_in_words(call, played, lang, word):
    """The talk and the verdict, readable."""
    assert played.code == 0
    out = call("replay", "lost-keys-1", "--lang", lang).out
    assert "Ann Lee from Keyhouse" in out
    assert word in out.splitlines()[-1]


@pytest.mark.parametrize(
    "sql",
    [
        'UPDATE entry SET input = \'{"say":"else"}\' WHERE number = 2',
        "UPDATE entry SET move = NULL WHERE number = 2",
        "DELETE FROM entry WHERE number = 2",
        "UPDATE attempt SET scores = '{\"empathy\":100}'",
        "UPDATE bundle SET data = replace(data, 'Keyhouse', 'Otherhouse')",
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_edit_by_hand_is_told(call, played, home, sql, lang):
    """Replay disagrees and says why; it is still an answer, not an accident."""
    assert played.code == 0
    with sqlite3.connect(home / "journal.db") as db:
        db.execute(sql)
    db.close()
    answer = call("replay", "lost-keys-1", "--json", "--lang", lang)
    assert answer.code == 0
    assert answer.data["agrees"] is False
    assert any("\u4e00" <= c <= "\u9fff" for c in answer.data["why"]) is (lang == "zh")


def test_forget_deletes_one_attempt(call, played):
    """It is gone, and forgetting it again is told."""
    assert played.code == 0
    answer = call("forget", "lost-keys-1")
    assert (answer.code, answer.out) == (0, "")
    assert "1" in answer.err
    assert call("forget", "lost-keys-1").code == 2
    assert call("replay", "lost-keys-1").code == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_forget_deletes_a_trainee_and_nobody_else(call, home, lang):
    """No word of theirs is left in the file; another trainee's attempt replays."""
    secret = "a word that only Wen said"
    said = as_lines([{"say": secret}])
    for name in ("闻人七七", "闻人七七", "kim"):
        words = said if name == "闻人七七" else TALK
        assert call("play", SAMPLE, "--json", "--trainee", name, given=words).code == 0
    answer = call("forget", "--trainee", "闻人七七", "--lang", lang)
    assert (answer.code, answer.out) == (0, "")
    assert "2" in answer.err
    assert call("replay", "lost-keys-3", "--json").data["agrees"]
    kept = b"".join(path.read_bytes() for path in home.iterdir() if path.is_file())
    assert secret.encode() not in kept
    assert "闻人七七".encode() not in kept
