"""What he says where no line of the scenario does: to an offer, a wrong recap, out of his mood."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from negotiation_trainer.catalogue.moves import Move, MoveKind, Segment
from negotiation_trainer.dialogue.bargaining.plan import Missing
from negotiation_trainer.dialogue.bargaining.settlement import Settlement
from negotiation_trainer.dialogue.bargaining.terms import TERMS, standing_terms, terms_in
from negotiation_trainer.dialogue.signals import QUESTIONS
from negotiation_trainer.dialogue.speech import Speech, Voice
from negotiation_trainer.messages import area, say
from negotiation_trainer.scenario.compiled import Compiled, HiddenFact, Opening
from negotiation_trainer.scenario.compiling import filler
from negotiation_trainer.scenario.model import OfferResult
from negotiation_trainer.scenario.persona_model import (
    ResponseClass,
    SettlementClass,
    Signal,
)

HOT = 3
READ_BACK = Opening("confirm_summary", (("confirm_summary", None),))

LONG_ENOUGH = {"zh": 18, "en": 60}
"""How much of what he told he tells again, at least, in letters."""

_SENTENCE = re.compile(
    r".+?(?:(?<!\bM[rs])(?<!\bMrs)(?<!\bDr)[.!?…。！？]+[”’\"')）]*(?!\d)|$)", re.DOTALL
)

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
    "stay_silent": ResponseClass.SILENCE,
    "close": ResponseClass.CLOSING,
}
COURTESIES = frozenset({"greet", "thank", "small_talk", "identify_self"})


def objection_speech(voice: Voice, mood: str) -> Speech:
    """Object to a recap that says something else than was agreed, with what was."""
    compiled = voice.compiled
    band = "hot" if compiled.persona.heat[mood] >= HOT else "calm"
    keys = [key for key in area("talk") if key.startswith(f"objection.{band}.")]
    terms = standing_terms(compiled, voice.position)
    variants = [say("talk", key, compiled.lang, terms=terms) for key in keys]
    return voice.words(f"objection.{band}", variants, (READ_BACK,))


def retold_speech(voice: Voice, fact: HiddenFact, mood: str) -> Speech:
    """Tell a fact again, in short and with words that it was told; nothing new follows from it."""
    compiled = voice.compiled
    band = "hot" if compiled.persona.heat[mood] >= HOT else "calm"
    told = next((n for key, n in reversed(voice.said) if key == fact.line.key), 0)
    line = _in_short(fact.line.say[told], LONG_ENOUGH[compiled.lang])
    keys = [key for key in area("talk") if key.startswith(f"retold.{band}.")]
    variants = [say("talk", key, compiled.lang, line=line) for key in keys]
    return voice.words(f"retold.{band}", variants)


def _in_short(text: str, enough: int) -> str:
    """The first sentences of what he told, until they say something."""
    short = ""
    for sentence in _SENTENCE.findall(text.lstrip("….")):
        short += sentence
        if len(short.strip()) >= enough:
            break
    return short.strip()


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
            if settlement.held and compiled.persona.lines.settlement.get(SettlementClass.HOLDS):
                return (), SettlementClass.HOLDS
            return debtor.refuses, SettlementClass.REFUSES
        case OfferResult.STALLED:
            return (), SettlementClass.STALLS
        case OfferResult.INCOMPLETE:
            if settlement.missing is Missing.DATE:
                return (), SettlementClass.ASKS_DATE
            return (), SettlementClass.ASKS_TERMS


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
    if "reassure" in acts:
        # A limit beside it is one on himself ("I talk to nobody else"): nothing is declined.
        acts = [act for act in acts if act != "set_boundary"]
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
