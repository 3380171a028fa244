"""What the debtor has to tell: facts that no question brings out, or that wait for themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.model import Fact, Scenario

LOOKED_AT = 200
"""No debtor has more to tell; the rest is not searched for circles."""


def check_facts(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Findings about the hidden facts."""
    facts = dict(islice(scenario.debtor.facts.items(), LOOKED_AT))
    named = _named_by_replies(scenario)
    for name, fact in facts.items():
        loc = ("debtor", "facts", name)
        asked = fact.about or fact.asked_like or fact.opens_to or f"fact:{name}" in named
        if not asked:
            yield subject.at("NT411", loc, at_key=True, word=name)
        chain = _circle(name, facts)
        if chain:
            yield subject.at("NT412", (*loc, "when", "knows"), word=name, chain=" → ".join(chain))


def check_opening_mood(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Whether the debtor picks up in a mood in which one can talk."""
    word = scenario.opening_mood or ""
    mood = subject.persona.moods.get(word) if subject.persona else None
    if mood is not None and mood.ends is not None:
        yield subject.at("NT610", ("opening_mood",), word=word)


def _named_by_replies(scenario: Scenario) -> set[str]:
    return {
        topic
        for state in scenario.states.values()
        for reply in state.replies
        for topic in reply.topics
    }


def _circle(name: str, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """The way by which a fact needs itself first, empty when it does not."""
    ways: list[tuple[str, ...]] = [(name,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for needed in facts[way[-1]].when.knows:
            if needed == name:
                return (*way, name)
            if needed in facts and needed not in seen:
                seen.add(needed)
                ways.append((*way, needed))
    return ()
