"""What a question is about beyond its own words: a fact's subjects, or what was left hanging."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from negotiation_trainer.catalogue.moves import Mark, Reading, Segment
from negotiation_trainer.dialogue.cursor import Pending
from negotiation_trainer.dialogue.signals import QUESTIONS
from negotiation_trainer.language.folding import fold_utterance
from negotiation_trainer.scenario.compiled import HiddenFact

FACT = "fact:"
FEW_WORDS = 5
FEW_CHARACTERS = 8

_ASKED = re.compile(
    r"什么|怎么样?|怎样|谁|哪[儿里天个]?|几|多少|[吗呢啊吧]|\b(?:what|who|where|how|when|which)\b"
)
_CALL_BACK = "call_back"
_NOW = re.compile(
    r"(?:现在|这会儿?|您|你|^)[^,，。]{0,4}(?:方便|有空|有时间|得空)[^,，。]{0,6}[吗不么没?？]"
    r"|耽误您[^,，。]{0,6}(?:分钟|会儿)"
    r"|\bis (?:now|this)(?: an?)? (?:good|ok|okay|bad|right|fine|decent|convenient|all right)\b"
    r"|\b(?:a|two|five|few|couple(?: of)?) (?:minutes?|moments?|seconds?|secs?|mins?)\b"
    r"|\b(?:can|could|able to|free to|ok to|okay to) (?:you |we |i )?(?:talk|chat|speak)"
    r"(?: (?:right )?now| for a)?\b"
)
_LATER = re.compile(
    r"改天|回头|晚[点些上]|稍后|明天|后天|下周|再打|再联系|打给|什么时候|几点|哪天|换个"
    r"|\b(?:back|later|another|tomorrow|tonight|next|when|what time|better|different|else|again)\b"
    r"|\bat [0-9]"
)
_MARKS = re.compile(r"[^\w']+")


def with_echoes(reading: Reading, pending: Sequence[Pending]) -> Reading:
    """Return a reading in which an echo of his own words asks about what he left hanging.

    "He would've what?" has no subject of its own: a reader can only guess one.
    """
    called = next((p for p in pending if p.passed == 0 and _echoes(reading.text, p.words)), None)
    if called is None:
        return reading
    topics = tuple(
        dict.fromkeys(t for act, t in called.opening.alternatives if act in QUESTIONS and t)
    )
    segments = tuple(
        replace(segment, topics=topics) if QUESTIONS & set(segment.acts) else segment
        for segment in reading.segments
    )
    known = {topic for segment in segments for topic in segment.topics}
    fresh = {mark.id: mark for mark in _marks(segments)}
    kept = {mark.id: mark for mark in reading.topics if mark.id in known}
    return replace(reading, topics=tuple((fresh | kept).values()), segments=segments)


def _echoes(text: str, line: str) -> bool:
    """Whether a few words ask back with his own: apart from what asks, he has just said them."""
    said, own = fold_utterance(line).text, fold_utterance(text).text
    if not _ASKED.search(own) and not own.rstrip().endswith("?"):
        return False
    words = _MARKS.sub(" ", _ASKED.sub(" ", own)).split()
    whole = "".join(words)
    if not whole:
        return False
    if whole.isascii():
        spoken = set(_MARKS.sub(" ", said).split())
        return len(words) < FEW_WORDS and all(word in spoken for word in words)
    return len(whole) <= FEW_CHARACTERS and all(word in said for word in words)


def with_presence(reading: Reading) -> Reading:
    """Return a reading in which asking whether now suits asks for no other time to call.

    "Is this a good time?" begins a talk; taken for a call-back it would end it.
    """
    segments = tuple(
        replace(segment, topics=tuple(t for t in segment.topics if t != _CALL_BACK))
        if QUESTIONS & set(segment.acts) and _asks_for_now(reading, segment)
        else segment
        for segment in reading.segments
    )
    if segments == reading.segments:
        return reading
    known = {topic for segment in segments for topic in segment.topics}
    topics = tuple(mark for mark in reading.topics if mark.id in known)
    return replace(reading, topics=topics, segments=segments)


def _asks_for_now(reading: Reading, segment: Segment) -> bool:
    start, end = segment.span
    words = fold_utterance(reading.text[start:end]).text
    return _NOW.search(words) is not None and _LATER.search(words) is None


def with_subjects(reading: Reading, facts: Mapping[str, HiddenFact]) -> Reading:
    """Return a reading in which a question that names a fact is also about the fact's subjects.

    The reader knows a fact by its own examples, rows and openings by common topics. A question
    that has one of the subjects already stays as it is.
    """
    segments = tuple(_with_subjects(segment, facts) for segment in reading.segments)
    if segments == reading.segments:
        return reading
    known = {mark.id for mark in reading.topics}
    fresh = [mark for mark in _marks(segments) if mark.id not in known]
    topics = (*reading.topics, *{mark.id: mark for mark in fresh}.values())
    return replace(reading, topics=topics, segments=segments)


def _with_subjects(segment: Segment, facts: Mapping[str, HiddenFact]) -> Segment:
    if not QUESTIONS & set(segment.acts):
        return segment
    added: list[str] = []
    for topic in segment.topics:
        fact = facts.get(topic.removeprefix(FACT)) if topic.startswith(FACT) else None
        subjects = {name for name in fact.topics if not name.startswith(FACT)} if fact else set()
        if not subjects & set(segment.topics):
            added += sorted(subjects)
    if not added:
        return segment
    return replace(segment, topics=tuple(dict.fromkeys((*segment.topics, *added))))


def _marks(segments: Iterable[Segment]) -> Iterable[Mark]:
    return (Mark(topic, 1.0, segment.span) for segment in segments for topic in segment.topics)
