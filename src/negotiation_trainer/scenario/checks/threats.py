"""Offered replies that threaten or insult and are answered in the words that meet a lawful one.

Told only where it is beyond doubt: one row takes both, and whatever mood the breach leaves the
debtor in, he says what a calm one says. With any other condition on row or line nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from negotiation_trainer.scenario.checks.cover import ANY
from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.walk import Loc
from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.model import Line, Reply, Row, Scenario, When
from negotiation_trainer.scenario.persona_model import Persona

PLAIN = frozenset({"threat", "insult", "third_party", "harassment"})
"""Breaches that nobody on the other end can fail to notice, as he might a false promise."""

OFFERS = frozenset({"propose_plan", "ask_commitment", "confirm_summary"})
"""What may carry figures, so that a row for an offer's fate may come first."""

CLOSE, QUESTIONS = "close", frozenset({"ask_open", "ask_closed"})


class _Answer(NamedTuple):
    """A row, by its number in the order of trial, and the line said."""

    row: int
    line: Line


def check_threats(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Findings about replies; without the persona's machine nothing is known of moods."""
    persona = subject.persona
    if persona is None:
        return
    for name, state in scenario.states.items():
        for number, reply in enumerate(state.replies):
            broken = next((word for word in reply.breaches if word in PLAIN), None)
            if broken is None:
                continue
            answer = _unmoved(scenario, persona, name, reply)
            twin = _twin(scenario, persona, name, answer) if answer else None
            if answer and twin is not None:
                breach = reply.breaches.index(broken)
                place = ("states", name, "replies", number, "breaches", breach)
                line = subject.line_of(_row_loc(scenario, name, answer.row))
                yield subject.at("NT441", place, word=broken, number=twin + 1, line=line)


def _row_loc(scenario: Scenario, state: str, number: int) -> Loc:
    own = len(scenario.states[state].moves)
    return ("anywhere", number - own) if number >= own else ("states", state, "moves", number)


def _unmoved(scenario: Scenario, persona: Persona, state: str, reply: Reply) -> _Answer | None:
    """The one answer to a reply in every mood that its breach can lead to, if there is one."""
    found = [
        _answer(scenario, persona, state, reply, mood) for mood in _moods_after(persona, reply)
    ]
    first = found[0] if found else None
    return first if all(answer == first for answer in found) else None


def _twin(scenario: Scenario, persona: Persona, state: str, answer: _Answer) -> int | None:
    """The first lawful reply that a calm debtor answers alike."""
    going = (name for name, mood in persona.moods.items() if mood.ends is None)
    calm = min(going, key=lambda name: persona.moods[name].heat)
    for number, reply in enumerate(scenario.states[state].replies):
        if not reply.breaches and _answer(scenario, persona, state, reply, calm) == answer:
            return number
    return None


def _moods_after(persona: Persona, reply: Reply) -> list[str]:
    """The moods a breach can leave the debtor in, those that end the talk aside."""
    going = [name for name, mood in persona.moods.items() if mood.ends is None]
    after = {_mood_after(persona, name, reply) for name in going}
    return [name for name in going if name in after]


def _mood_after(persona: Persona, mood: str, reply: Reply) -> str:
    rows = (
        row.to
        for row in persona.moves
        if row.breach
        and row.after == 1
        and (not row.mood or mood in row.mood)
        and (ANY in row.breach or not set(row.breach).isdisjoint(reply.breaches))
    )
    return next(rows, mood)


def _answer(
    scenario: Scenario, persona: Persona, state: str, reply: Reply, mood: str
) -> _Answer | None:
    """The row a reply takes in a mood and the line said; None in any doubt."""
    rows = (*scenario.states[state].moves, *scenario.anywhere)
    for number, row in enumerate(rows):
        if not _holds(row.when, persona, mood) or not _may_fit(row, reply):
            continue
        if not row.act or not _moods_only(row.when):
            return None
        line = _line(scenario, persona, row, mood)
        return None if line is None else _Answer(number, line)
    return None


def _may_fit(row: Row, reply: Reply) -> bool:
    """Whether a row may take a reply; for a signal nobody can tell beforehand."""
    if row.breach:
        return bool(reply.breaches) and (
            ANY in row.breach or not set(row.breach).isdisjoint(reply.breaches)
        )
    if row.offer:
        return reply.offer is not None or not OFFERS.isdisjoint(reply.acts)
    if row.signal:
        return True
    acts = set(reply.acts) - ({CLOSE} if QUESTIONS & set(reply.acts) else set())
    return not acts.isdisjoint(row.act) and (
        not row.about or not set(row.about).isdisjoint(reply.topics)
    )


def _line(scenario: Scenario, persona: Persona, row: Row, mood: str) -> Line | None:
    """What is said when a row is taken; None where the persona speaks, or in any doubt."""
    target = scenario.states.get(row.to or "") or scenario.outcomes.get(row.to or "")
    lines: Sequence[Line] = (*row.lines, *(target.lines if target is not None else ()))
    line = next((line for line in lines if _holds(line.when, persona, mood)), None)
    return line if line is not None and _moods_only(line.when) else None


def _holds(when: When, persona: Persona, mood: str) -> bool:
    """Whether the part of a condition that asks for mood and heat holds."""
    heat = persona.moods[mood].heat
    return (
        (not when.mood or mood in when.mood)
        and (when.heat_at_most is None or heat <= when.heat_at_most)
        and (when.heat_at_least is None or heat >= when.heat_at_least)
    )


def _moods_only(when: When) -> bool:
    """Whether a condition asks for nothing but mood and heat."""
    parts = {"mood": (), "heat_at_most": None, "heat_at_least": None}
    return when.model_copy(update=parts) == When()
