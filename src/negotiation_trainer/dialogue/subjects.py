"""What a question about one hidden fact is about: the subjects that its author gave the fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from negotiation_trainer.catalogue.moves import Mark, Reading, Segment
from negotiation_trainer.dialogue.signals import QUESTIONS
from negotiation_trainer.scenario.compiled import HiddenFact

FACT = "fact:"


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
