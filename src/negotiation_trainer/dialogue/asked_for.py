"""Which of his facts a move asks for: by its very name, by its subject, or in his own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiation_trainer.catalogue.moves import Segment
from negotiation_trainer.dialogue.cursor import Cursor
from negotiation_trainer.dialogue.signals import QUESTIONS
from negotiation_trainer.scenario.compiled import Compiled, HiddenFact
from negotiation_trainer.scenario.guards import Situation

MEANS = frozenset({"income", "due_date", "payment_method"})
FACT = "fact:"
ASKING = QUESTIONS | {"ask_commitment"}
HOW_COME = frozenset({"reason"})
"""The subject of a question that says nothing of what it is about: how come?"""
CIRCUMSTANCES = frozenset(
    {
        "reason",
        "work",
        "income",
        "health",
        "family",
        "housing",
        "property",
        "other_debts",
        "third_party_use",
        "goods_service",
    }
)
"""Subjects of which he may have told all there is."""


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


def asked_again(
    compiled: Compiled, segments: Sequence[Segment], cursor: Cursor
) -> HiddenFact | None:
    """Return the fact a question is about that he has told already.

    By its subject only where he has nothing else to tell of that.
    """
    asking = [segment for segment in segments if QUESTIONS & set(segment.acts)]
    known = [fact for fact in compiled.facts.values() if fact.id in cursor.known]
    kept = frozenset(
        topic
        for fact in compiled.facts.values()
        if fact.id not in cursor.known
        for topic in fact.topics
    )
    subjects = {topic for s in asking for topic in s.topics[:1]} & CIRCUMSTANCES - kept
    named = (fact for fact in known if named_in(fact, asking))
    return next(named, None) or next((f for f in known if f.topics & subjects), None)


def _named_first(compiled: Compiled, segments: Sequence[Segment]) -> list[HiddenFact]:
    """The facts in file order, but first those named, then those of which words were said back."""
    facts = list(compiled.facts.values())
    back = {topic for segment in _said_back(segments) for topic in segment.topics}
    if back or any(topic.startswith(FACT) for segment in segments for topic in segment.topics):
        facts.sort(key=lambda fact: (not named_in(fact, segments), back.isdisjoint(fact.topics)))
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
    """What is told and then asked about: by the next question, if that names nothing itself.

    "What you borrowed on your phone, how did that come about?" asks for the loan.
    """
    for number, segment in enumerate(segments):
        questions = (later for later in segments[number + 1 :] if QUESTIONS & set(later.acts))
        question = next(questions, None)
        if question is not None and HOW_COME.issuperset(question.topics):
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
