"""What the debtor has to tell: facts that no question brings out, or that wait for themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.model import Fact, Scenario

LOOKED_AT = 200
"""No debtor has more to tell; the rest is not searched for circles."""


def check_facts(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Findings about the hidden facts."""
    facts = dict(islice(scenario.debtor.facts.items(), LOOKED_AT))
    named = _named_by_replies(scenario)
    untold = {name for name, fact in facts.items() if not _asked(name, fact, named)}
    for name, fact in facts.items():
        loc = ("debtor", "facts", name)
        asked = name not in untold
        if not asked:
            yield subject.at("NT411", loc, at_key=True, word=name)
        reason = _out_of_reach(subject, fact, untold)
        if reason and asked:
            yield subject.at("NT416", (*loc, "when"), at_key=True, word=name, reason=reason)
        chain = _circle(name, facts)
        if chain:
            yield subject.at("NT412", (*loc, "when", "knows"), word=name, chain=" → ".join(chain))


def check_opening_mood(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Whether the debtor picks up in a mood in which one can talk."""
    word = scenario.opening_mood or ""
    mood = subject.persona.moods.get(word) if subject.persona else None
    if mood is not None and mood.ends is not None:
        yield subject.at("NT610", ("opening_mood",), word=word)


def _asked(name: str, fact: Fact, named: set[str]) -> bool:
    return bool(fact.about or fact.asked_like or fact.opens_to) or f"fact:{name}" in named


def _out_of_reach(subject: Subject, fact: Fact, untold: set[str]) -> Phrase | None:
    """Why a fact that is asked for can never be told, None when it can."""
    waiting = next((known for known in fact.when.knows if known in untold), None)
    if waiting is not None:
        return Phrase("reason-untold", {"fact": waiting})
    persona = subject.persona
    moods = persona.moods if persona is not None else {}
    if fact.when.mood and all(name in moods and moods[name].ends for name in fact.when.mood):
        return Phrase("reason-over", {"moods": fact.when.mood})
    return None


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
