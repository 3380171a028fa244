"""Hardly understood words: when it is asked how they were meant, and what the answer makes."""

import pytest

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.catalogue.moves import AS_SAID, Mark, Segment
from negotiation_trainer.dialogue.cursor import Resolution
from negotiation_trainer.dialogue.events import move_data, move_from, reading_data
from negotiation_trainer.dialogue.inputs import (
    Input,
    InputError,
    Kind,
    parse_input,
    sayable_acts,
)
from negotiation_trainer.dialogue.meaning import (
    acts_of_use,
    answer_told,
    heard_without,
    sense,
    with_meant,
)
from negotiation_trainer.dialogue.talk import Mode
from tests.sample import TagReader, new_talk, said

HELLO = "is this Mr. Porter <verify_identity:identity>"
READER = TagReader()


def asked(words, mode=Mode.GUIDED, before=()):
    """Return what would be asked about words after the moves before them."""
    talk = new_talk(mode)
    for move in before:
        talk.take(said(move))
    return talk.may_mean(Input(Kind.SAY, words), READER)


def meant(words, act, before=()):
    """Return the turn words make when an act was meant by them."""
    talk = new_talk()
    for move in before:
        talk.take(said(move))
    return talk.take(talk.read(Input(Kind.SAY, words, act), READER))


@pytest.mark.parametrize(
    ("words", "acts"),
    [
        ("hm, and then <~ask_open> <~demand> <~small_talk>", ("ask_open", "demand", "small_talk")),
        ("那什么 <~verify_identity>", ("verify_identity",)),
        ("nobody knows", ()),
        ("it is me <identify_self> <~verify_identity>", ()),
        ("good day <small_talk> <~verify_identity> <~refuse>", ("verify_identity",)),
        ("good day <small_talk> <~refuse>", ()),
        ("or else <!threat> <~demand>", ()),
        ("or else? <?threat> <~demand>", ("demand",)),
        ("so long <close> <~thank>", ()),
    ],
)
def test_what_was_hardly_understood_is_asked(words, acts):
    """No act, or only acts without use here while a nearly read one has some."""
    assert asked(words) == acts


def test_what_is_of_use_depends_on_where_the_talk_stands():
    """Once he has said who he is, asking who he is answers nothing."""
    words = "well <small_talk> <~verify_identity>"
    talk = new_talk()
    assert "verify_identity" in acts_of_use(talk.compiled, talk.cursor)
    talk.take(said(HELLO))
    assert "verify_identity" not in acts_of_use(talk.compiled, talk.cursor)
    assert asked(words) == ("verify_identity",)
    assert asked(words, before=[HELLO]) == ()


@pytest.mark.parametrize("mode", [Mode.TYPED, Mode.EXAM])
def test_nothing_is_asked_outside_guided_mode(mode):
    """There the words stand as they were read."""
    assert asked("hm <~ask_open>") == ("ask_open",)
    assert asked("hm <~ask_open>", mode) == ()


def test_words_that_are_settled_are_not_asked_about():
    """An offered reply typed word for word and a bare yes mean what they mean."""
    reply = "Ann Lee from Keyhouse, ID 77. Is this Mr. Porter?"

    class Doubtful(TagReader):
        def read(self, text, **known):
            return super().read(f"{text} <~demand>", **known)

    talk = new_talk()
    assert talk.may_mean(Input(Kind.SAY, reply), Doubtful()) == ()
    assert talk.may_mean(Input(Kind.SAY, reply + " Well?"), Doubtful()) == ("demand",)
    move = talk.read(Input(Kind.SAY, reply, "demand"), Doubtful())
    assert move.reading.act_ids == ("identify_self", "verify_identity")
    assert move.meant is None


def test_the_act_that_was_meant_counts():
    """It moves the talk and meets what was called for, as if it had been read."""
    words = "Mr. Porter, hm"
    turn = meant(words, "verify_identity")
    assert turn.after.state == "identified"
    assert [r.resolution for r in turn.resolved] == [Resolution.MET]
    assert turn.move.reading.acts == (Mark("verify_identity", 1.0, (0, len(words))),)
    assert meant(words, AS_SAID).after.state == "hello"


def test_the_act_that_was_meant_is_about_what_the_words_are_about():
    """Guards on act and topic see both in one segment."""
    turn = meant("1,200.01 in all <:amount>", "state_facts", before=[HELLO])
    assert turn.after.state == "talking"
    assert meant("about work <:work>", "state_facts", before=[HELLO]).after.state == "identified"


def test_terms_count_as_an_offer_when_a_plan_was_meant():
    """Figures without an act are an offer only once it is said that they are."""
    words = "200 now, 300 a month, from 2026-03-10"
    assert meant(words, AS_SAID, before=[HELLO]).settlement is None
    assert meant(words, "propose_plan", before=[HELLO]).settlement is not None


@pytest.mark.parametrize("act", sayable_acts())
def test_a_meaning_takes_no_breach_away_and_adds_none(act):
    """Whatever was meant: breaches, ratings, topics and clauses stay as they were read."""
    read = READER.read("pay <demand:amount> / or your boss hears <!threat> <?third_party>")
    found = with_meant(read, act)
    assert found.breaches == read.breaches
    assert found.topics == read.topics
    assert found.segments[: len(read.segments)] == read.segments
    assert not any(segment.breaches for segment in found.segments[len(read.segments) :])
    assert (found.empathy, found.clarity, found.escalation) == (
        read.empathy,
        read.clarity,
        read.escalation,
    )


def test_an_act_that_was_read_anyway_changes_nothing():
    """It has its clause already."""
    read = READER.read("why <ask_open:work> / the sum <:amount>")
    assert with_meant(read, "ask_open") == read
    assert with_meant(read, "reflect").segments[-1] == Segment(
        (0, len(read.text)), ("reflect",), ("work", "amount")
    )


@pytest.mark.parametrize("act", [*sayable_acts(), AS_SAID])
def test_a_meaning_goes_with_words(act):
    """`say` with `meant`, and nothing else with it."""
    assert parse_input({"say": " hm ", "meant": act}) == Input(Kind.SAY, "hm", act)


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ({"say": "hm", "meant": "dance"}, "input.meant"),
        ({"say": "hm", "meant": "stay_silent"}, "input.meant"),
        ({"say": "hm", "meant": "threat"}, "input.meant"),
        ({"say": "hm", "meant": ""}, "input.meant"),
        ({"say": "hm", "meant": None}, "input.meant"),
        ({"say": "hm", "meant": ["ask_open"]}, "input.meant"),
        ({"say": "", "meant": "ask_open"}, "input.empty"),
        ({"say": "hm", "meant": "ask_open", "seed": 1}, "input.shape"),
        ({"choose": 1, "meant": "ask_open"}, "input.shape"),
        ({"meant": "ask_open"}, "input.unknown"),
    ],
)
def test_a_wrong_meaning_is_told(entry, key):
    """One message says what is wrong."""
    with pytest.raises(InputError) as caught:
        parse_input(entry)
    assert caught.value.key == key


def test_a_move_with_a_meaning_survives_the_journal():
    """What was nearly read and what was meant come back."""
    move = meant("hm <~ask_open> <~demand>", "ask_open").move
    kept = move_data(move)
    assert (kept["nearly"], kept["meant"]) == (["ask_open", "demand"], "ask_open")
    assert move_from(kept) == move


def test_a_clear_move_is_kept_as_it_always_was():
    """Fields that say nothing are left out, so that older journals keep their digests."""
    kept = move_data(said("why <ask_open>"))
    assert not {"nearly", "meant"} & set(kept)
    assert (move_from(kept).reading.nearly, move_from(kept).meant) == ((), None)
    assert "nearly" not in reading_data(READER.read("why <ask_open>"))


def test_what_was_heard_is_told_apart_from_what_was_meant():
    """The act that was meant is not claimed to have been heard."""
    move = meant("hm <small_talk> <~ask_open>", "ask_open").move
    assert move.reading.act_ids == ("ask_open", "small_talk")
    assert heard_without(move).act_ids == ("small_talk",)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_act_words_can_do_has_everyday_words(lang):
    """A name and a phrasing, which is not the name again."""
    for act in sayable_acts():
        label, everyday = sense(act, lang)
        assert label == catalogue().acts[act].label.get(lang)
        assert everyday.casefold() not in ("", label.casefold())
    assert catalogue().acts["ask_open"].label.get(lang) in answer_told("ask_open", lang)
    assert answer_told(AS_SAID, lang)
