"""What the debtor answers to a move: which of the things he could say he says, and in what order.

Whoever is asked something answers it: a fact that was asked for is told beside a row, a state's
line or the answer to an offer too. Never three speeches: between an answer to an offer and a fact
a line that only prompts for the next step is left out, and beside either one that prompts for what
was just said. A sure breach is answered before any question.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from negotiation_trainer.catalogue.moves import Move, Offer, Segment
from negotiation_trainer.dialogue.asked_for import (
    asked_again,
    asked_fact,
    asks_mainly_for,
    fact_asked_for,
    named_in,
)
from negotiation_trainer.dialogue.bargaining.settlement import Settlement
from negotiation_trainer.dialogue.bargaining.which_sum import asks_which
from negotiation_trainer.dialogue.cursor import Cursor
from negotiation_trainer.dialogue.endings import OUT_OF_PATIENCE
from negotiation_trainer.dialogue.replying import (
    HOT,
    objection_speech,
    persona_speech,
    response_class,
    retold_speech,
    settlement_speech,
)
from negotiation_trainer.dialogue.signals import QUESTIONS
from negotiation_trainer.dialogue.speech import SILENT, Speech, Voice, first_line, fresh_line
from negotiation_trainer.messages import area, say
from negotiation_trainer.scenario.compiled import (
    Compiled,
    Edge,
    HiddenFact,
    Occasion,
    Opening,
    SpokenLine,
)
from negotiation_trainer.scenario.guards import Situation
from negotiation_trainer.scenario.model import OfferResult, Raised
from negotiation_trainer.scenario.persona_model import ResponseClass

WAIVER = ("state_facts", "waiver")
TOLD_ONCE = frozenset({("state_facts", "amount"), WAIVER})


@dataclass(frozen=True, slots=True)
class Answer:
    """The words, and what of the hidden facts they told or kept back."""

    speech: Speech
    told: HiddenFact | None = None
    deflected: HiddenFact | None = None


@dataclass(frozen=True, slots=True)
class Listened:
    """What a debtor answers to: the move as he heard it, and what it led to.

    `standing`: the openings that waited for it.
    """

    move: Move
    segments: tuple[Segment, ...]
    signals: frozenset[str]
    occasion: Occasion
    scene: Edge | None = None
    settlement: Settlement | None = None
    misquoted: Offer | None = None
    standing: tuple[Opening, ...] = ()


def answer(voice: Voice, moved: Cursor, heard: Listened, now: Situation) -> Answer:
    """Choose the words: ending, objection, row, state, settlement, fact, persona, in this order."""
    if moved.outcome is not None:
        return Answer(_last_words(voice, moved, heard, now))
    if heard.misquoted is not None:
        return Answer(objection_speech(voice, moved.mood))
    asked = None
    if not heard.move.reading.sure_breaches:
        asked = fact_asked_for(voice.compiled, heard.segments, moved, now)
    row, new = fresh_line(voice, heard.scene.lines, now) if heard.scene else (None, True)
    if row is not None and not new and _may_vary(heard, row):
        other = _of_his_own(voice, moved, heard, now)
        if other.speech.text:
            return other
    counter = _new_counter(voice, moved, heard)
    if row is not None and counter.text and not _puts_it(row, heard):
        return _countering(voice, counter, row, asked, heard)
    if row is not None:
        if asked is not None and not _answers_else(heard, asked):
            if _may_vary(heard, row) and named_in(asked, heard.segments):
                return Answer(voice.say(asked.line), asked)
            asked = None
        return _with_fact(voice, voice.say(row), asked)
    speech = _of_offer(voice, moved, heard.settlement) if heard.settlement else SILENT
    if heard.scene is not None and heard.scene.to is not None:
        then = replace(now, known=now.known | {asked.id}) if asked is not None else now
        line = first_line(voice.compiled.states[moved.state].lines, then)
        if line is not None:
            return _arriving(voice, speech, line, asked, heard)
    if speech.text:
        return _with_fact(voice, speech, asked)
    return _of_his_own(voice, moved, heard, now)


def _new_counter(voice: Voice, moved: Cursor, heard: Listened) -> Speech:
    """What he says of a counter that lies on the table by this very move, or nothing."""
    settlement = heard.settlement
    if settlement is None or settlement.result is not OfferResult.COUNTERED:
        return SILENT
    return _of_offer(voice, moved, settlement)


def _puts_it(row: SpokenLine, heard: Listened) -> bool:
    """Whether a row's own words are the counter's."""
    return row.puts_counter and heard.settlement is not None and heard.settlement.as_written


def _countering(
    voice: Voice, counter: Speech, row: SpokenLine, asked: HiddenFact | None, heard: Listened
) -> Answer:
    """Put a counter where a row has words of its own; those that lead on or settle come after."""
    leads = heard.scene is not None and heard.scene.to is not None
    if leads or (_settles(row) and not row.puts_counter):
        return Answer(_one_after_the_other(counter, voice.say(row)))
    return _with_fact(voice, counter, asked)


def _answers_else(heard: Listened, asked: HiddenFact) -> bool:
    """Whether the row answers something else than the question about a fact."""
    others = tuple(s for s in heard.segments if not asks_mainly_for(asked, (s,)))
    scene = heard.scene
    return scene is not None and scene.fits(replace(heard.occasion, segments=others))


def _of_offer(voice: Voice, moved: Cursor, settlement: Settlement) -> Speech:
    """Answer an offer; the persona's words for putting one off are those of somebody upset.

    Somebody calm says why: other things come first, or who is calling whom.
    """
    persona = voice.compiled.persona
    calm = persona.heat[moved.mood] <= persona.source.bargains_at_heat
    if settlement.result is not OfferResult.STALLED or not calm:
        return settlement_speech(voice, settlement)
    lang = voice.compiled.lang
    unknown = voice.compiled.says_who and not moved.identified
    kind = "who_first" if unknown else "put_off"
    keys = [key for key in area("talk") if key.startswith(f"{kind}.")]
    return voice.words(kind, tuple(say("talk", key, lang) for key in keys))


def _may_vary(heard: Listened, row: SpokenLine) -> bool:
    """Whether a line just said may give way to what he would say by himself.

    Not where it leads on, answers an offer, or does more than keep the talk going.
    """
    leads = heard.scene is not None and heard.scene.to is not None
    return not leads and heard.settlement is None and not _settles(row)


def _with_fact(voice: Voice, speech: Speech, told: HiddenFact | None) -> Answer:
    if told is None:
        return Answer(speech)
    return Answer(_both(speech, voice.say(told.line)), told)


def _arriving(
    voice: Voice, speech: Speech, line: SpokenLine, asked: HiddenFact | None, heard: Listened
) -> Answer:
    """Speak on coming to a state: after an answer to an offer, and with a fact that was asked."""
    if not _settles(line):
        three = asked is not None and bool(speech.text)
        if three or ((asked is not None or speech.text) and _idle(line, asked, heard)):
            return _with_fact(voice, speech, asked)
    told = voice.say(asked.line) if asked is not None else SILENT
    here = voice.say(line)
    still = tuple(o for o in here.openings if not _just_met(o, heard, beside_fact=bool(asked)))
    here = replace(here, openings=still)
    if asked is None:
        return Answer(_one_after_the_other(speech, here))
    follows = not line.guard(heard.occasion.situation)  # it fits only once the fact is told
    return Answer(_one_after_the_other(speech, _both(here, told, follows=follows)), asked)


def _idle(line: SpokenLine, asked: HiddenFact | None, heard: Listened) -> bool:
    """Whether a line only prompts for a figure just told, or a question he answers just now."""
    return bool(line.openings) and all(
        _just_met(opening, heard, beside_fact=False)
        or (asked is not None and opening.met_by(heard.segments) in QUESTIONS)
        for opening in line.openings
    )


def _just_met(opening: Opening, heard: Listened, *, beside_fact: bool) -> bool:
    """Whether a line on the way asks for what the move that led there has said already.

    Beside a fact that is anything it met; else a figure, which is told once. Of other facts there
    is always more to tell.
    """
    if beside_fact:
        return opening.met_by(heard.segments) is not None
    figures = tuple(wanted for wanted in opening.alternatives if wanted in TOLD_ONCE)
    offer = heard.move.offer
    if WAIVER in figures and offer is not None and offer.waive:
        return True
    return replace(opening, alternatives=figures).met_by(heard.segments) is not None


def _settles(line: SpokenLine) -> bool:
    """Whether a line does more than prompt for the next step."""
    return line.confirms_identity or line.vague or line.puts_counter or bool(line.raises)


def _both(speech: Speech, told: Speech, *, follows: bool = False) -> Speech:
    """Join words and a told fact: what follows from it, or a question, comes last.

    An answer to either will do.
    """
    if not speech.text:
        return replace(speech + told, openings=told.openings)
    last = follows or speech.text.rstrip("”\"' ").endswith(("?", "？"))
    joined = told + speech if last else speech + told
    return replace(
        joined, openings=_of_despair(speech, told) or _either(told.openings, speech.openings)
    )


def _of_despair(*speeches: Speech) -> tuple[Opening, ...]:
    """What words of despair call for: nothing else that is said beside them will do instead."""
    found = (speech.openings for speech in speeches if Raised.DESPAIR in speech.raises)
    return tuple(opening for openings in found for opening in openings)


def _either(first: tuple[Opening, ...], second: tuple[Opening, ...]) -> tuple[Opening, ...]:
    if not first or not second:
        return first or second
    one, other = first[0], second[0]
    return _merged((_union(one, other), *first[1:]), second[1:])


def _one_after_the_other(first: Speech, second: Speech) -> Speech:
    """Join two speeches: what both call for is called for once."""
    grave = _of_despair(first, second)
    if not grave:
        return replace(first + second, openings=_merged(first.openings, second.openings))
    others = (o for o in (first + second).openings if not any(_overlap(o, own) for own in grave))
    return replace(first + second, openings=(*grave, *others))


def _merged(first: tuple[Opening, ...], second: tuple[Opening, ...]) -> tuple[Opening, ...]:
    """Add the openings of a second line: one that something would meet as well joins the other."""
    found = list(first)
    for opening in second:
        at = next((n for n, old in enumerate(found) if _overlap(old, opening)), None)
        if at is None:
            found.append(opening)
        else:
            found[at] = _union(found[at], opening)
    return tuple(found)


def _union(one: Opening, other: Opening) -> Opening:
    return Opening(one.id, tuple(dict.fromkeys((*one.alternatives, *other.alternatives))))


def _overlap(one: Opening, other: Opening) -> bool:
    """Whether the same words may meet both."""
    return any(
        act == same and (topic == about or topic is None or about is None)
        for act, topic in one.alternatives
        for same, about in other.alternatives
    )


def _of_his_own(voice: Voice, moved: Cursor, heard: Listened, now: Situation) -> Answer:
    """Answer what no row, state or offer answers: with a fact, a way round it, or his mood."""
    told, early = None, None
    if not heard.move.reading.sure_breaches:
        told, early = asked_fact(voice.compiled, heard.segments, moved, now)
    if told is not None:
        return Answer(voice.say(told.line), told)
    if early is not None and early.deflect:
        return Answer(voice.words(f"deflect.{early.id}", early.deflect), None, early)
    if (which := asks_which(voice, heard.move, moved)) is not None:
        return Answer(which, None, early)
    words = persona_speech(
        voice,
        move=heard.move,
        segments=heard.segments,
        signals=heard.signals,
        mood=moved.mood,
        called=moved.mood != moved.mood_called or _calls_again(voice, moved, heard),
    )
    again = asked_again(voice.compiled, heard.segments, moved)
    if again is None or _answers_more_than_a_question(heard):
        return Answer(words, None, early)
    said_again = retold_speech(voice, again, moved.mood)
    return Answer(replace(said_again, openings=words.openings), None, early)


def _answers_more_than_a_question(heard: Listened) -> bool:
    return response_class(heard.move, heard.segments, heard.signals) is not ResponseClass.ASKED


def _calls_again(voice: Voice, moved: Cursor, heard: Listened) -> bool:
    """Whether who boils on calls for the same again: not while it waited for this very move."""
    persona = voice.compiled.persona
    calls = persona.calls.get(moved.mood, ())
    waited = any(_overlap(old, new) for old in heard.standing for new in calls)
    return persona.heat[moved.mood] >= HOT and not waited


def _last_words(voice: Voice, moved: Cursor, heard: Listened, now: Situation) -> Speech:
    compiled: Compiled = voice.compiled
    outcome = moved.outcome or ""
    lines = compiled.persona.lines
    if heard.scene is not None and (line := first_line(heard.scene.lines, now)):
        return voice.say(line)
    if outcome in compiled.outcomes:
        line = first_line(compiled.outcomes[outcome].lines, now)
        if line is not None:
            return voice.say(line)
    if moved.mood in compiled.persona.ends and moved.mood in lines.moods:
        return voice.words(f"last.{moved.mood}", lines.moods[moved.mood].last)
    if outcome == OUT_OF_PATIENCE:
        return voice.words("out_of_patience", lines.out_of_patience)
    settlement = heard.settlement
    if settlement is not None and settlement.result is OfferResult.ACCEPTED:
        return settlement_speech(voice, settlement)
    said = lines.moods.get(moved.mood)
    return voice.words(f"mood.{moved.mood}.closing", said.closing if said else ())
