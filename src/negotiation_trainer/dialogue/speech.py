"""What the debtor says: the choice of a line by row, state, settlement, fact, mood and topic."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from negotiation_trainer.catalogue.moves import Move, MoveKind, Segment
from negotiation_trainer.dialogue.cursor import Cursor
from negotiation_trainer.dialogue.plan import Missing
from negotiation_trainer.dialogue.position import Position
from negotiation_trainer.dialogue.settlement import Settlement
from negotiation_trainer.dialogue.signals import QUESTIONS
from negotiation_trainer.dialogue.terms import TERMS, fill_terms, standing_terms, terms_in
from negotiation_trainer.messages import area, say
from negotiation_trainer.scenario.compiled import Compiled, HiddenFact, Opening, SpokenLine
from negotiation_trainer.scenario.compiling import filler
from negotiation_trainer.scenario.guards import Situation
from negotiation_trainer.scenario.model import OfferResult
from negotiation_trainer.scenario.persona_model import (
    ResponseClass,
    SettlementClass,
    Signal,
)

REMEMBERED = 24
JUST_NOW = 2
MEANS = frozenset({"income", "due_date", "payment_method"})
FACT = "fact:"
HOT = 3

RESPONSES: Mapping[str, ResponseClass] = {
    "ask_open": ResponseClass.ASKED,
    "ask_closed": ResponseClass.ASKED,
    "acknowledge_feeling": ResponseClass.SOOTHED,
    "reflect": ResponseClass.SOOTHED,
    "apologise": ResponseClass.SOOTHED,
    "reassure": ResponseClass.SOOTHED,
    "thank": ResponseClass.SOOTHED,
    "propose_plan": ResponseClass.PROPOSED,
    "confirm_summary": ResponseClass.TOLD,
    "demand": ResponseClass.PRESSED,
    "ask_commitment": ResponseClass.PRESSED,
    "explain_consequence": ResponseClass.WARNED,
    "state_facts": ResponseClass.TOLD,
    "offer_help": ResponseClass.HELPED,
    "refuse": ResponseClass.DECLINED,
    "set_boundary": ResponseClass.DECLINED,
    "greet": ResponseClass.GREETED,
    "identify_self": ResponseClass.GREETED,
    "verify_identity": ResponseClass.GREETED,
    "small_talk": ResponseClass.UNCLEAR,
    "close": ResponseClass.CLOSING,
}
ASKING = QUESTIONS | {"ask_commitment"}
COURTESIES = frozenset({"greet", "thank", "small_talk", "identify_self"})


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said now: the words, where they stand, what they call for and what they settle."""

    text: str
    keys: tuple[tuple[str, int], ...] = ()
    openings: tuple[Opening, ...] = ()
    confirms_identity: bool = False
    vague: bool = False
    puts_counter: bool = False
    raises: tuple[str, ...] = ()

    def __add__(self, other: Speech) -> Speech:
        """Say one thing after the other."""
        return Speech(
            (" " if _spaced(self.text) else "").join(filter(None, (self.text, other.text))),
            self.keys + other.keys,
            self.openings + other.openings,
            self.confirms_identity or other.confirms_identity,
            self.vague or other.vague,
            self.puts_counter or other.puts_counter,
            tuple(dict.fromkeys(self.raises + other.raises)),
        )


SILENT = Speech("")
READ_BACK = Opening("confirm_summary", (("confirm_summary", None),))
NOTHING_OFFERED = Position()


def _spaced(text: str) -> bool:
    return not text or text.isascii() or text[-1].isascii()


@dataclass(frozen=True, slots=True)
class Voice:
    """One debtor's way of choosing words at one turn; repeats nothing he has just said."""

    compiled: Compiled
    seed: int
    turn: int
    said: tuple[tuple[str, int], ...]
    position: Position = NOTHING_OFFERED

    def pick(self, key: str, variants: Sequence[str]) -> tuple[str, tuple[str, int]]:
        """Choose a variant by seed and turn, not one of those said lately if it can be helped."""
        count = len(variants)
        start = zlib.crc32(f"{self.seed}/{self.turn}/{key}".encode()) % count
        order = [(start + n) % count for n in range(count)]
        recent = {index for name, index in self.said if name == key}
        index = next((n for n in order if n not in recent), None)
        if index is None:
            last = [n for name, n in self.said if name == key][-1:]
            index = next((n for n in order if n not in last), order[0])
        return variants[index], (key, index)

    def just_said(self, line: SpokenLine) -> bool:
        """Whether a line that has no other variant is among the last things he said."""
        return len(line.say) == 1 and (line.key, 0) in self.said[-JUST_NOW:]

    def say(self, line: SpokenLine) -> Speech:
        """Speak a line of the scenario."""
        text, used = self.pick(line.key, line.say)
        text = fill_terms(text, self.compiled, self.position)
        return Speech(
            text,
            (used,),
            line.openings,
            line.confirms_identity,
            line.vague,
            line.puts_counter,
            line.raises,
        )

    def words(
        self, key: str, variants: Sequence[str], openings: tuple[Opening, ...] = ()
    ) -> Speech:
        """Speak one of some variants, filled from the case."""
        if not variants:
            return SILENT
        text, used = self.pick(key, variants)
        if "{" in text:
            text = filler(self.compiled.fills)(text)
        return Speech(text, (used,), openings)


def first_line(lines: Sequence[SpokenLine], now: Situation) -> SpokenLine | None:
    """Return the first line whose condition holds."""
    return next((line for line in lines if line.guard(now)), None)


def fresh_line(
    voice: Voice, lines: Sequence[SpokenLine], now: Situation
) -> tuple[SpokenLine | None, bool]:
    """Return the first fitting line he has not just said, and whether it is new.

    Where he has just said them all it is the first one.
    """
    fitting = [line for line in lines if line.guard(now)]
    new = next((line for line in fitting if not voice.just_said(line)), None)
    return (new, True) if new is not None else (next(iter(fitting), None), False)


def objection_speech(voice: Voice, mood: str) -> Speech:
    """Object to a recap that says something else than was agreed, with what was."""
    compiled = voice.compiled
    band = "hot" if compiled.persona.heat[mood] >= HOT else "calm"
    keys = [key for key in area("talk") if key.startswith(f"objection.{band}.")]
    terms = standing_terms(compiled, voice.position)
    variants = [say("talk", key, compiled.lang, terms=terms) for key in keys]
    return voice.words(f"objection.{band}", variants, (READ_BACK,))


def settlement_speech(voice: Voice, settlement: Settlement) -> Speech:
    """Answer an offer in character.

    An author's words for a counter name its figures; where it differs from them, since it keeps
    what the debtor does not mind, only words that spell out the terms will do.
    """
    compiled = voice.compiled
    own, kind = _own_words(compiled, settlement)
    if settlement.result is OfferResult.COUNTERED and not settlement.as_written:
        own = tuple(text for text in own if TERMS in text)
    key = f"settlement.{kind}.{settlement.position.rung}"
    variants = own or compiled.persona.lines.settlement.get(kind, ())
    rung = settlement.position.rung
    openings: tuple[Opening, ...] = ()
    if settlement.result is OfferResult.COUNTERED and rung < len(compiled.ladder_openings):
        openings = compiled.ladder_openings[rung]
    if settlement.result is OfferResult.ACCEPTED:
        openings = (READ_BACK,)
    if any("{" in text for text in variants):
        variants = tuple(map(_filler_of_terms(compiled, settlement), variants))
    return voice.words(key, variants, openings)


def _filler_of_terms(compiled: Compiled, settlement: Settlement) -> Callable[[str], str]:
    theirs = settlement.position.theirs or settlement.offer
    return filler(
        {"terms": terms_in(compiled, theirs), "offer": terms_in(compiled, settlement.offer)}
    )


def _own_words(
    compiled: Compiled, settlement: Settlement
) -> tuple[tuple[str, ...], SettlementClass]:
    debtor = compiled.debtor
    match settlement.result:
        case OfferResult.ACCEPTED:
            return debtor.accepts, SettlementClass.ACCEPTS
        case OfferResult.COUNTERED:
            return debtor.concedes[settlement.position.rung].say, SettlementClass.COUNTERS
        case OfferResult.REFUSED:
            return debtor.refuses, SettlementClass.REFUSES
        case OfferResult.STALLED:
            return (), SettlementClass.STALLS
        case OfferResult.INCOMPLETE:
            if settlement.missing is Missing.DATE:
                return (), SettlementClass.ASKS_DATE
            return (), SettlementClass.ASKS_TERMS


def asked_fact(
    compiled: Compiled, segments: Sequence[Segment], cursor: Cursor, now: Situation
) -> tuple[HiddenFact | None, HiddenFact | None]:
    """Return the fact that is told and, if none, the fact that was asked too early."""
    closed = None
    for fact in _named_first(compiled, segments):
        asked = fact.id not in cursor.known and _asks(fact, segments)
        if fact.id in cursor.known or not (asked or _opens(fact, segments)):
            continue
        if fact.guard(now):
            return fact, None
        closed = closed or (fact if asked else None)
    return None, closed


def fact_asked_for(
    compiled: Compiled, segments: Sequence[Segment], cursor: Cursor, now: Situation
) -> HiddenFact | None:
    """Return the fact that answers a question beside whatever else is answered."""
    return next(
        (
            fact
            for fact in _named_first(compiled, segments)
            if fact.id not in cursor.known and asks_mainly_for(fact, segments) and fact.guard(now)
        ),
        None,
    )


def _named_first(compiled: Compiled, segments: Sequence[Segment]) -> list[HiddenFact]:
    facts = list(compiled.facts.values())
    if any(topic.startswith(FACT) for segment in segments for topic in segment.topics):
        facts.sort(key=lambda fact: not named_in(fact, segments))
    return facts


def asks_mainly_for(fact: HiddenFact, segments: Sequence[Segment]) -> bool:
    """Whether a question is about it before anything else."""
    asking = _asking(segments)
    questions = [s for s in asking if QUESTIONS & set(s.acts)]
    return named_in(fact, asking) or any(
        not fact.topics.isdisjoint(segment.topics[:1])
        for segment in (*questions, *_said_back(segments))
    )


def _asking(segments: Sequence[Segment]) -> list[Segment]:
    """The clauses that ask, or that no act was heard in; what is told asks for nothing."""
    return [s for s in segments if ASKING & set(s.acts) or not s.acts]


def _asked_after(segments: Sequence[Segment]) -> Iterator[Segment]:
    """What is told and then asked about: by the next question, if that names nothing itself."""
    for number, segment in enumerate(segments):
        questions = (later for later in segments[number + 1 :] if QUESTIONS & set(later.acts))
        question = next(questions, None)
        if question is not None and not question.topics:
            yield segment


def _said_back(segments: Sequence[Segment]) -> list[Segment]:
    """His own words said back, and asked about."""
    return [segment for segment in _asked_after(segments) if "reflect" in segment.acts]


def _asks(fact: HiddenFact, segments: Sequence[Segment]) -> bool:
    """Whether a question is about it; only who was asked can deflect.

    Who is asked what he can pay, and when, is asked about his income as well.
    """
    means = fact.topics & MEANS if "income" in fact.topics else frozenset()
    return (
        named_in(fact, [*_asking(segments), *_asked_after(segments)])
        or any(fact.topics & set(segment.topics) for segment in _said_back(segments))
        or any(
            (QUESTIONS & set(segment.acts) and fact.topics & set(segment.topics))
            or (_asks_for_means(segment) and means & set(segment.topics))
            for segment in segments
        )
    )


def _asks_for_means(segment: Segment) -> bool:
    """Whether he is asked what he can do; who names the sum himself does not ask."""
    return "ask_commitment" in segment.acts and "propose_plan" not in segment.acts


def named_in(fact: HiddenFact, segments: Sequence[Segment]) -> bool:
    """Whether words were about this very fact, and not only about its subject."""
    topic = FACT + fact.id
    return any(topic in segment.topics for segment in segments)


def _opens(fact: HiddenFact, segments: Sequence[Segment]) -> bool:
    return any(fact.opens_to & set(segment.acts) for segment in segments)


def response_class(
    move: Move, segments: Sequence[Segment], signals: frozenset[str]
) -> ResponseClass:
    """Return what the debtor mainly answers to: what was said last, courtesies aside."""
    if move.reading.sure_breaches:
        return ResponseClass.BREACHED
    if move.kind is MoveKind.SILENCE:
        return ResponseClass.SILENCE
    if Signal.REPEATS in signals:
        return ResponseClass.REPEATED
    acts = [act for segment in reversed(segments) for act in _meant(segment.acts)]
    if QUESTIONS & set(acts):
        return ResponseClass.ASKED
    main = next((act for act in acts if act not in COURTESIES), None) or (acts[0] if acts else None)
    return RESPONSES.get(main or "", ResponseClass.UNCLEAR)


def _meant(acts: Sequence[str]) -> Sequence[str]:
    """The acts of one clause; help or a plan put as a question is no question."""
    offers = {"offer_help", "propose_plan"} & set(acts)
    return [act for act in acts if act not in QUESTIONS] if offers else acts


TOPICAL = frozenset(
    {ResponseClass.ASKED, ResponseClass.TOLD, ResponseClass.PROPOSED, ResponseClass.WARNED}
)


def persona_speech(
    voice: Voice,
    *,
    move: Move,
    segments: Sequence[Segment],
    signals: frozenset[str],
    mood: str,
    called: bool,
) -> Speech:
    """Answer out of the persona: its line for the topic, or for the mood and class of response."""
    persona = voice.compiled.persona
    kind = response_class(move, segments, signals)
    calls = persona.calls.get(mood, ()) if called else ()
    if kind in TOPICAL:
        band = "hot" if persona.heat[mood] >= HOT else "calm"
        for topic in (t for s in reversed(segments) for t in s.topics):
            lines = persona.lines.topics.get(topic)
            variants = getattr(lines, band) if lines else ()
            if variants:
                return voice.words(f"topic.{topic}.{band}", variants, calls)
    said = persona.lines.moods.get(mood)
    variants = getattr(said, kind.value) if said else ()
    return voice.words(f"mood.{mood}.{kind.value}", variants, calls)
