"""How words were meant is kept with them: journal, replay, resumption, debrief."""

import pytest

from negotiation_trainer.dialogue.inputs import InputError
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.records.replay import replay
from tests.records.test_attempt import GOOD, begin, play
from tests.sample import DATA, NOON, TagReader, practice

ANSWERED = (
    {"say": "Porter? <~verify_identity> <~ask_closed>", "meant": "verify_identity"},
    {"say": "那个 <~greet>", "meant": "as_said"},
    {"say": "1,200.01 <:amount> <~state_facts>", "meant": "state_facts"},
    {"say": "a lot of calls <~acknowledge_feeling>", "meant": "acknowledge_feeling"},
)


class NoReader:
    """A reader nobody may ask."""

    name = TagReader.name

    def read(self, text, **_):
        """Refuse."""
        raise AssertionError(f"read again: {text}")


def test_the_answer_is_kept_as_part_of_the_input(tmp_path):
    """The journal holds words and meaning together, and the move they made."""
    attempt = play(begin(tmp_path), ANSWERED)
    entries = practice(tmp_path).store.entries(attempt.id)
    assert [entry.input for entry in entries] == list(ANSWERED)
    assert [entry.move["meant"] for entry in entries] == [entry["meant"] for entry in ANSWERED]
    assert attempt.talk.cursor.state == "talking"


def test_replay_gives_the_same_talk_and_reads_nothing_again(tmp_path):
    """Every turn and score agrees; no reader is at hand when it is taken up again."""
    attempt = play(begin(tmp_path), ANSWERED)
    found = replay(practice(tmp_path).store, attempt.id)
    assert found.agrees
    assert [turn["line"] for turn in found.turns] == [turn.line for turn in attempt.talk.turns]
    again = Practice(tmp_path, lambda: NOON, NoReader, shipped=DATA).resume(attempt.id)
    assert again.talk.turns == attempt.talk.turns
    assert again.debrief().scores == attempt.debrief().scores


def test_the_same_answers_give_the_same_talk(tmp_path):
    """Twice the same inputs, twice the same turns; another answer, another talk."""
    one, two = play(begin(tmp_path), ANSWERED), play(begin(tmp_path), ANSWERED)
    assert one.talk.turns == two.talk.turns
    other = play(begin(tmp_path), [{**entry, "meant": "as_said"} for entry in ANSWERED])
    assert other.talk.cursor.state == "hello"
    assert other.talk.turns != one.talk.turns


def test_journals_without_meanings_replay(tmp_path):
    """An attempt in which nothing was asked is kept without the new fields, and agrees."""
    attempt = play(begin(tmp_path))
    entries = practice(tmp_path).store.entries(attempt.id)
    assert [entry.input for entry in entries] == list(GOOD)
    assert not any({"nearly", "meant"} & set(entry.move or ()) for entry in entries)
    assert replay(practice(tmp_path).store, attempt.id).agrees


@pytest.mark.parametrize("mode", [Mode.TYPED, Mode.EXAM])
def test_a_meaning_is_for_guided_mode_only(tmp_path, mode):
    """Elsewhere it is refused, costs no turn and leaves no trace."""
    attempt = begin(tmp_path, mode)
    with pytest.raises(InputError, match=r"input\.guided_only") as caught:
        attempt.give(ANSWERED[0])
    assert caught.value.values == {"kind": "meant"}
    assert len(attempt.talk.turns) == 1
    assert practice(tmp_path).store.entries(attempt.id) == []
    assert attempt.may_mean(ANSWERED[0]["say"]) == ()


def test_asking_takes_no_turn_and_leaves_no_trace(tmp_path):
    """Words may be asked about and then never said; what cannot be said is not asked about."""
    attempt = begin(tmp_path)
    assert attempt.may_mean("Porter? <~verify_identity>") == ("verify_identity",)
    assert attempt.may_mean("   ") == ()
    assert attempt.may_mean("x" * 2001) == ()
    assert len(attempt.talk.turns) == 1
    assert practice(tmp_path).store.entries(attempt.id) == []
    attempt.give({"hang_up": True})
    assert attempt.may_mean("Porter? <~verify_identity>") == ()


def test_the_debrief_tells_every_answer_in_either_language(tmp_path):
    """Turn, act, words and a sentence; nothing where nothing was asked."""
    attempt = play(begin(tmp_path), ANSWERED[:2])
    english, chinese = (attempt.debrief_event(lang)["meant"] for lang in ("en", "zh"))
    assert english == [
        {
            "turn": 1,
            "meant": "verify_identity",
            "quote": "Porter? <~verify_identity> <~ask_closed>",
            "told": "you said you meant: Verify identity",
        },
        {
            "turn": 2,
            "meant": "as_said",
            "quote": "那个 <~greet>",
            "told": "asked what you meant, you let it stand as said",
        },
    ]
    assert [answer["told"] for answer in chinese] == [
        "你说你的意思是：核实身份",
        "问过你的意思，你说照原话",
    ]
    assert play(begin(tmp_path)).debrief_event("en")["meant"] == []


def test_a_mark_stays_possible_after_an_answer(tmp_path):
    """“Not what I meant” is a word to the instructor, beside the answer."""
    attempt = play(begin(tmp_path), [*ANSWERED, {"mark": {"turn": 1, "meant": "hello"}}])
    assert [(mark.turn, mark.meant) for mark in attempt.marks] == [(1, "hello")]
    assert replay(practice(tmp_path).store, attempt.id).agrees
