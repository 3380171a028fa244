"""“How did you mean that?” on the command line: by numbers in plain text, unasked in JSON."""

import pytest

from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.store import Store
from tests.cli.conftest import as_lines

SKIP = "\n"
UNSURE = "Porter, then <~verify_identity> <~ask_closed> <~greet>"


def kept(table):
    """Return the inputs the journal holds."""
    return [entry.input for entry in Store(table.home).entries("lost-keys-1")]


def test_the_question_is_put_by_numbers(table):
    """Three meanings by name and in everyday words, and the way out."""
    out = table.plain(f"{SKIP}{UNSURE}\n1\n").out
    assert "How did you mean that?" in out
    assert "  1. Verify identity: making sure I have the right person" in out
    assert "  2. Closed question: one question with a short answer" in out
    assert "  3. Greet: just saying hello" in out
    assert "  0. Just as I said it" in out
    assert kept(table)[0] == {"say": UNSURE, "meant": "verify_identity"}
    assert "(you said you meant: Verify identity)" in out
    assert "read as" not in out.partition("== Debrief")[0]
    assert "Mr. Porter: That is me. What now?" in out


def test_the_question_is_put_in_chinese(table):
    """The same in the program's other language, and in its debrief."""
    out = table.plain(f"{SKIP}{UNSURE}\n1\n", lang="zh").out
    talk, _, debrief = out.partition("== 复盘")
    assert "没听准，你是想说什么？" in talk
    assert "  1. 核实身份：先确认是不是本人" in talk
    assert "  0. 就照我说的" in talk
    assert "你说你的意思是：核实身份" in talk
    assert "你说你的意思是：核实身份" in debrief


@pytest.mark.parametrize("answer", ["0\n", "\n", ""], ids=["zero", "enter", "end of input"])
def test_the_words_can_stand_as_they_are(table, answer):
    """Zero, Enter and the end of the input send what was typed."""
    out = table.plain(f"{SKIP}{UNSURE}\n{answer}").out
    assert kept(table)[0] == {"say": UNSURE, "meant": "as_said"}
    assert "asked what you meant, you let it stand as said" in out.partition("== Debrief")[2]


@pytest.mark.parametrize("again", ["is this Mr. Porter <verify_identity>", "是波特先生吗"])
def test_other_words_take_their_place(table, again):
    """Who types words instead of a number says these, not the first ones."""
    table.plain(f"{SKIP}{UNSURE}\n{again}\n")
    assert kept(table)[0] == {"say": again}


def test_a_command_takes_their_place(table):
    """Commands work at the question as anywhere."""
    out = table.plain(f"{SKIP}{UNSURE}\n/quit\n").out
    assert "Kept as lost-keys-1" in out
    assert kept(table) == []


@pytest.mark.parametrize("number", ["4", "9" * 6000])
def test_a_number_too_high_is_asked_again(table, number):
    """It is neither a meaning nor an offered reply."""
    out = table.plain(f"{SKIP}{UNSURE}\n{number}\n3\n").out
    assert "Type 0 to 3" in out
    assert kept(table)[0] == {"say": UNSURE, "meant": "greet"}


def test_unsure_words_one_after_another_are_asked_one_by_one(table):
    """Thousands of them in a pipe break nothing; the last one is said."""
    out = table.plain(SKIP + f"{UNSURE}\n" * 3000).out
    assert out.count("How did you mean that?") == 3000
    assert kept(table)[0] == {"say": UNSURE, "meant": "as_said"}


def test_say_is_asked_too_and_clear_words_are_not(table):
    """The command that speaks a number asks as typing does."""
    out = table.plain(f"{SKIP}/say {UNSURE}\n2\nhello <greet>\n").out
    assert out.count("How did you mean that?") == 1
    assert kept(table)[:2] == [{"say": UNSURE, "meant": "ask_closed"}, {"say": "hello <greet>"}]


@pytest.mark.parametrize("mode", [Mode.TYPED, Mode.EXAM])
def test_nothing_is_asked_outside_guided_mode(table, mode):
    """The next line is the next line."""
    out = table.plain(f"{SKIP}{UNSURE}\n1\n", mode).out
    assert "How did you mean that?" not in out
    assert kept(table)[:2] == [{"say": UNSURE}, {"say": "1"}]


def test_json_asks_nothing_and_tells_what_was_nearly_read(table):
    """`say` alone is scriptable; the move names what it nearly was."""
    turn = table.json(as_lines([{"say": UNSURE}])).events[2]
    assert turn["move"]["nearly"] == ["verify_identity", "ask_closed", "greet"]
    assert "meant" not in turn["move"]
    assert turn["state"] == "hello"


def test_json_takes_a_meaning_with_the_words(table):
    """It counts, is told in the turn and in the debrief."""
    found = table.json(as_lines([{"say": UNSURE, "meant": "verify_identity"}]))
    turn, debrief = found.events[2:]
    assert turn["state"] == "identified"
    assert turn["move"]["acts"][0] == {
        "id": "verify_identity",
        "score": 1.0,
        "span": [0, len(UNSURE)],
    }
    assert turn["move"]["meant"] == "verify_identity"
    assert [answer["told"] for answer in debrief["meant"]] == [
        "you said you meant: Verify identity"
    ]


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "cannot be meant as “dance”"), ("zh", "“dance”")]
)
def test_an_unknown_meaning_is_one_clear_error(table, lang, told):
    """It costs no turn, and the talk goes on."""
    lines = as_lines([{"say": "hm", "meant": "dance"}, {"say": "hm"}])
    found = table.json(lines, lang=lang)
    assert found.names == ["briefing", "turn", "error", "turn", "debrief"]
    assert told in found.events[2]["message"]


@pytest.mark.parametrize("mode", [Mode.TYPED, Mode.EXAM])
def test_a_meaning_out_of_mode_is_an_error(table, mode):
    """Nothing is taken."""
    found = table.json(as_lines([{"say": "hm", "meant": "as_said"}]), mode)
    assert found.names == ["briefing", "turn", "error", "debrief"]
    assert "guided mode only" in found.events[2]["message"]


def test_replay_agrees_from_the_command_line(table, call):
    """A talk with an answer in it is rebuilt to the same."""
    table.json(as_lines([{"say": "嗯 <~greet>", "meant": "greet"}]))
    told = call("replay", "lost-keys-1", "--json").data
    assert told["agrees"]
    assert told["turns"][1]["move"]["meant"] == "greet"
