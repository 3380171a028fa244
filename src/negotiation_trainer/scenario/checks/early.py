"""Hidden facts that come out unasked before the debtor has said who he is.

A question about a private matter is the trainee's doing; here silence or a kind word is enough.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from negotiation_trainer.scenario.checks.identity import every_line, says_who
from negotiation_trainer.scenario.checks.reach import spread
from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.model import Fact, Row, Scenario
from negotiation_trainer.scenario.persona_model import Persona


def check_early(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Findings about facts, in scenarios in which the debtor confirms who he is."""
    persona = subject.persona
    if persona is None or not any(map(says_who, every_line(scenario))):
        return
    before = _before_identity(scenario)
    early: set[str] = set()
    for name, fact in scenario.debtor.facts.items():
        if not _could_be(fact, before, early):
            continue
        place = _place(scenario, persona, fact, before)
        if place is not None:
            early.add(name)
            act, state = place
            loc = ("debtor", "facts", name)
            yield subject.at("NT442", loc, at_key=True, word=name, act=act, state=state)


def _before_identity(scenario: Scenario) -> list[str]:
    """The states the talk can be in while no line that confirms identity was said, start first.

    Where some of a state's lines confirm it, all are taken to.
    """
    states = scenario.states
    if scenario.start not in states or says_who(states[scenario.start].lines):
        return []
    leads = {
        name: [
            row.to
            for row in (*state.moves, *scenario.anywhere)
            if row.to in states and not _reveals(scenario, row)
        ]
        for name, state in states.items()
    }
    reached = spread(leads, [scenario.start])
    return sorted(reached, key=lambda name: name != scenario.start)


def _reveals(scenario: Scenario, row: Row) -> bool:
    """Whether a row needs identity confirmed, or leads to its being confirmed."""
    if row.when.identified:
        return True
    said = row.lines or (scenario.states[row.to].lines if row.to in scenario.states else ())
    return says_who(said)


def _could_be(fact: Fact, before: Collection[str], early: Collection[str]) -> bool:
    """Whether nothing but his mood may stand in the way before identity is confirmed."""
    when = fact.when
    return (
        bool(fact.opens_to)
        and not any((when.identified, when.agreed, when.countered, when.again))
        and set(when.visited) <= set(before)
        and set(when.knows) <= set(early)
    )


def _place(
    scenario: Scenario, persona: Persona, fact: Fact, before: Collection[str]
) -> tuple[str, str] | None:
    """An act that brings a fact out, and a state before identity in which no row answers to it."""
    for act in fact.opens_to:
        if not any(_in_mood(fact, persona, mood) for mood in _moods(scenario, persona, act)):
            continue
        for name in before:
            rows = (*scenario.states[name].moves, *scenario.anywhere)
            if not any(act in row.act for row in rows):
                return act, name
    return None


def _moods(scenario: Scenario, persona: Persona, act: str) -> set[str]:
    """The mood the talk opens in, and those that this one act can lead to from there."""
    opening = scenario.opening_mood or persona.start
    return {opening} | {
        row.to
        for row in persona.moves
        if act in row.act and row.after == 1 and (not row.mood or opening in row.mood)
    }


def _in_mood(fact: Fact, persona: Persona, mood: str) -> bool:
    when, known = fact.when, persona.moods.get(mood)
    return (
        known is not None
        and known.ends is None
        and (not when.mood or mood in when.mood)
        and (when.heat_at_most is None or known.heat <= when.heat_at_most)
        and (when.heat_at_least is None or known.heat >= when.heat_at_least)
    )
