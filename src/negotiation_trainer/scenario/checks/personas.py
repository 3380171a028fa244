"""Personas: moods that never come, rows that never fit, and words that are missing."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_trainer.scenario.checks.cover import first_cover, persona_row_covers
from negotiation_trainer.scenario.checks.reach import ANYWHERE, reversed_leads, spread
from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.persona_model import (
    Mood,
    MoodLines,
    Persona,
    PersonaLines,
    PersonaRow,
    ResponseClass,
    SettlementClass,
)

NEEDED = tuple(kind for kind in SettlementClass if kind is not SettlementClass.HOLDS)
"""A persona without words for holding out refuses instead."""


def check_machine(subject: Subject, persona: Persona) -> Iterator[Diagnostic]:
    """Findings about the machine of moods."""
    for number, row in enumerate(persona.moves):
        yield from _row(subject, persona, number, row)
    if persona.start not in persona.moods:
        return
    if persona.moods[persona.start].ends is not None:
        yield subject.at("NT610", ("start",), word=persona.start)
        return
    leads = _leads(persona)
    reached = spread(leads, [persona.start])
    calm = [name for name, mood in persona.moods.items() if _bargains(persona, mood)]
    calmable = spread(reversed_leads(leads), calm)
    for name, mood in persona.moods.items():
        loc = ("moods", name)
        if name not in reached:
            yield subject.at("NT601", loc, at_key=True, word=name, start=persona.start)
        elif mood.ends is None and name not in calmable:
            heat = persona.bargains_at_heat
            yield subject.at("NT602", loc, at_key=True, word=name, heat=heat)


def _row(subject: Subject, persona: Persona, number: int, row: PersonaRow) -> Iterator[Diagnostic]:
    for place, name in enumerate(row.mood):
        mood = persona.moods.get(name)
        if mood is not None and mood.ends is not None:
            yield subject.at("NT603", ("moves", number, "mood", place), word=name)
    earlier = first_cover(persona.moves, number, persona_row_covers)
    if earlier is not None:
        above = subject.line_of(("moves", earlier))
        yield subject.at("NT406", ("moves", number), line=above)


def _bargains(persona: Persona, mood: Mood) -> bool:
    return mood.ends is None and mood.heat <= persona.bargains_at_heat


def _leads(persona: Persona) -> dict[str, set[str]]:
    going = [name for name, mood in persona.moods.items() if mood.ends is None]
    leads: dict[str, set[str]] = {name: {ANYWHERE} for name in going}
    leads[ANYWHERE] = {row.to for row in persona.moves if not row.mood}
    for row in persona.moves:
        for name in row.mood:
            if name in leads:
                leads[name].add(row.to)
    return leads


def check_lines(subject: Subject, lines: PersonaLines) -> Iterator[Diagnostic]:
    """Findings about the words of a persona; moods need the machine beside the file."""
    for name, topic in lines.topics.items():
        if not topic.hot and not topic.calm:
            yield subject.at("NT608", ("topics", name), at_key=True, word=name)
    missing = tuple(kind.value for kind in NEEDED if not lines.settlement.get(kind))
    if missing:
        yield subject.at("NT606", ("settlement",), at_key=True, missing=missing)
    moods = subject.persona.moods if subject.persona else {}
    silent = tuple(name for name in moods if name not in lines.moods)
    if silent:
        yield subject.at("NT604", ("moods",), at_key=True, missing=silent, word=silent[0])
    for name, mood in moods.items():
        if name in lines.moods:
            yield from _mood(subject, name, mood, lines.moods[name])


def _mood(subject: Subject, name: str, mood: Mood, said: MoodLines) -> Iterator[Diagnostic]:
    if mood.ends is not None:
        if not said.last:
            yield subject.at("NT607", ("moods", name), at_key=True, word=name)
    else:
        missing = tuple(kind.value for kind in ResponseClass if not getattr(said, kind.value))
        if missing:
            yield subject.at("NT605", ("moods", name), at_key=True, word=name, missing=missing)
