"""Reasons in words: they name what was waited for, never a bare id, and quote the right clause."""

from dataclasses import replace
from typing import get_args

import pytest

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.model import Raised
from negotiation_trainer.scenario.persona_model import Mood, Signal
from negotiation_trainer.scoring.evidence import Evidence
from negotiation_trainer.scoring.hearing import Hearing
from negotiation_trainer.scoring.openings import openings
from negotiation_trainer.scoring.reasons import opening_words, reason, silence_note
from negotiation_trainer.scoring.rubric import Dimension, standard_rubric
from tests.records.test_attempt import begin
from tests.sample import NOON, TagReader, bundle, new_talk, said, silence
from tests.scoring.test_manners import talked
from tests.scoring.test_openings import SO, debriefed, feeling

LANGS = pytest.mark.parametrize("lang", ["zh", "en"])


def met(subject, **more):
    """An opening that was met."""
    found = Evidence(1, Dimension.EMPATHY, 1.0, "opening.met", subject, "words")
    return replace(found, **more)


def label(act, lang):
    """The catalogue's name of an act."""
    return catalogue().acts[act].label.get(lang)


@LANGS
@pytest.mark.parametrize(
    "subject",
    ["acknowledge_feeling", "reflect:work|acknowledge_feeling", "acknowledge_feeling|close"],
)
def test_what_was_rather_waited_for_is_not_what_was_done(subject, lang):
    """He reflected; they waited for a word on the feeling."""
    told = reason(met(subject, act="reflect", detail="akin", share=0.85), shipped_pack("us"), lang)
    assert label("acknowledge_feeling", lang) in told
    assert label("reflect", lang) not in told


@LANGS
def test_the_share_that_is_told_is_the_share_that_is_paid(tmp_path, lang):
    """Half heard earns what the rubric says, and the reason says it too."""
    half = feeling(debriefed(tmp_path, "eight, hm <~acknowledge_feeling>", SO))
    assert f"{standard_rubric().leeway.unsure:.0%}" in reason(half, shipped_pack("us"), lang)
    own = standard_rubric().leeway.model_copy(update={"unsure": 0.3})
    rubric = standard_rubric().model_copy(update={"leeway": own})
    other = feeling(
        debriefed(tmp_path / "own", "eight, hm <~acknowledge_feeling>", SO, rubric=rubric)
    )
    assert "30%" in reason(other, shipped_pack("us"), lang)


@LANGS
@pytest.mark.parametrize("signal", list(Signal))
def test_every_signal_a_rubric_may_score_has_its_words(signal, lang):
    """An instructor may give points for any of them, also for those the shipped rubric leaves."""
    item = Evidence(1, Dimension.CLARITY, -3.0, "signal", signal.value, "words")
    told = reason(item, shipped_pack("us"), lang)
    assert len(told) > 5
    assert any("\u4e00" <= sign <= "\u9fff" for sign in told) is (lang == "zh")


@LANGS
@pytest.mark.parametrize("about", ["safety", "supplier", "fact:night-shift"])
def test_a_topic_without_a_label_is_left_out(about, lang):
    """A scenario's own topics have an id only; the catalogue's stay."""
    assert opening_words(f"ask_closed:{about}", lang) == label("ask_closed", lang)
    work = catalogue().topics["work"].label.get(lang)
    assert work in opening_words("ask_closed:work", lang)


def test_the_clause_on_the_topic_is_quoted(tmp_path):
    """Of two facts told in one breath the sum, not the line's being recorded."""
    line = "This line is recorded. <state_facts> / You owe $1,200.01 <state_facts:amount>"
    attempt = talked(tmp_path, "who <identify_self> <verify_identity>", line)
    (found,) = [
        e
        for e in attempt.debrief().evidence
        if e.rule == "opening.met" and "state_facts:amount" in e.subject
    ]
    assert "$1,200.01" in found.quote
    assert "recorded" not in found.quote


def test_an_act_without_a_topic_quotes_its_first_clause(tmp_path):
    """As before where nothing was asked about."""
    attempt = begin(tmp_path, Mode.TYPED)
    attempt.give({"say": "This is Lin of the bank <identify_self> / and so on <small_talk>"})
    (found,) = [e for e in attempt.debrief().evidence if (e.rule, e.subject) == ("duty.met", "who")]
    assert "Lin" in found.quote


@pytest.mark.parametrize("raised", [(), (Raised.DESPAIR.value,)])
def test_despair_left_lying_is_a_want_of_care(raised):
    """Whatever act was called for; on another line the act decides."""
    first = new_talk(Mode.TYPED).turns[0]
    talk = new_talk(Mode.TYPED)
    for _ in range(2):
        talk.take(said("so <small_talk>"))
    turns = (replace(first, raised=raised), *talk.turns[1:])
    hearing = Hearing(bundle().compiled, standard_rubric(), (), turns)
    missed = {e.dimension for e in openings(hearing) if e.rule == "opening.missed"}
    assert (missed == {Dimension.EMPATHY}) is bool(raised)


@pytest.mark.parametrize(("lang", "words"), [("zh", "自杀"), ("en", "suicide")])
def test_a_topic_of_the_scenario_itself_is_told_in_its_author_s_words(lang, words):
    """Who missed the one question that mattered reads which it was; a sentence is cut."""
    told = opening_words("ask_closed:safety|reflect", lang, topics={"safety": words})
    assert words in told
    long = opening_words("ask_closed:safety", lang, topics={"safety": words * 20})
    assert "…" in long
    assert len(long) < len(told) + 40
    assert opening_words("ask_closed:fact:work", lang, topics={"safety": words}) == label(
        "ask_closed", lang
    )


def test_a_shipped_scenario_has_words_for_its_topics(tmp_path):
    """From the file to the reason of a missed question."""
    compiled = Practice(tmp_path, lambda: NOON, TagReader).open("tuner-credit-card").compiled
    missed = Evidence(1, Dimension.CLARITY, -4.0, "opening.missed", "ask_closed:safety", "嗯")
    assert "自杀" in reason(missed, shipped_pack("cn"), "zh", compiled.own_topics)


def test_topics_are_told_in_the_reader_s_language_or_not_at_all(tmp_path):
    """A Chinese talk debriefed in English: the overlay's words, never a foreign one."""
    trainer = Practice(tmp_path, lambda: NOON, TagReader)
    attempt = trainer.begin(trainer.open("tuner-credit-card"), mode=Mode.TYPED)
    assert attempt.topic_words("zh")["safety"] == "自杀"
    assert attempt.topic_words("en")["safety"].isascii()
    alone = replace(attempt.bundle, overlays={})
    attempt.bundle = alone
    assert attempt.topic_words("en") == {}


EFFECTS = get_args(Mood.model_fields["silence"].annotation)


@LANGS
@pytest.mark.parametrize("effect", EFFECTS)
def test_what_a_silence_does_is_said_in_the_mood_it_met(effect, lang):
    """As the persona's author tells it; nothing where it does nothing, or words were said."""
    talk = new_talk(Mode.TYPED)
    turn, spoken = talk.take(silence()), talk.take(said("so <small_talk>"))
    persona = bundle().compiled.persona
    mood = persona.source.moods[turn.before.mood].model_copy(update={"silence": effect})
    moods = {**persona.source.moods, turn.before.mood: mood}
    source = persona.source.model_copy(update={"moods": moods})
    compiled = replace(bundle().compiled, persona=persona._replace(source=source))
    told = silence_note(compiled, turn, lang)
    assert bool(told) is (effect != "ignores")
    assert told.isascii() is (lang == "en" or not told)
    assert silence_note(compiled, spoken, lang) == ""
