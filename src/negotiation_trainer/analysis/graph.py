"""Both machines of a scenario as something to draw: boxes with their rows, in the order of trial.

Built from the compiled form, so that the picture shows what runs; the formats only write it down.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from negotiation_trainer.analysis.graph_words import (
    condition,
    mood_title,
    persona_condition,
    state_title,
    text,
    trigger,
)
from negotiation_trainer.analysis.structure_rows import SHARED, source_row
from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.dialogue.endings import OUT_OF_PATIENCE, TRAINEE_HUNG_UP, outcome_kind
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.model import OutcomeKind
from negotiation_trainer.scenario.visible import visible

ANYWHERE = "anywhere"


class Shape(StrEnum):
    """What a box stands for."""

    STATE = "state"
    OUTCOME = "outcome"
    MOOD = "mood"
    LAST_MOOD = "last-mood"
    ANYWHERE = "anywhere"


class Side(StrEnum):
    """Which machine is drawn."""

    SCENARIO = "scenario"
    PERSONA = "persona"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Arrow:
    """One row as drawn: its trigger, a short condition, and the box it leads to (None: stays).

    `key` names the row in its file; endings that need no row have none, and `mood` if one brings
    them. `times`: how many playthroughs took it, None where none were counted.
    """

    label: str
    guard: str = ""
    to: str | None = None
    key: str = ""
    mood: str = ""
    times: int | None = None

    @property
    def words(self) -> str:
        """Trigger, condition and count on one line."""
        words = f"{self.label} [{self.guard}]" if self.guard else self.label
        return words if self.times is None else f"{words} ×{self.times}"

    @property
    def untrodden(self) -> bool:
        """Whether playthroughs were counted and none took it."""
        return self.times == 0


@dataclass(frozen=True, slots=True)
class Box:
    """One state, ending or mood; `layer` counts columns from the left.

    `heat` is a mood's own, or the most the playthroughs had in a state. `times`: how many of them
    came here, None where none were counted; `seen` says it in words.
    """

    id: str
    title: str
    note: str
    shape: Shape
    layer: int
    arrows: tuple[Arrow, ...] = ()
    heat: int | None = None
    start: bool = False
    times: int | None = None
    seen: str = ""

    @property
    def untrodden(self) -> bool:
        """Whether playthroughs were counted and none came here."""
        return self.times == 0

    @property
    def remarks(self) -> tuple[str, ...]:
        """What stands below the title."""
        return tuple(words for words in (self.note, self.seen) if words)


@dataclass(frozen=True, slots=True)
class Drawing:
    """One machine; `seen` says what the playthroughs reach of it, where they were counted."""

    side: Side
    heading: str
    boxes: tuple[Box, ...]
    seen: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """The lines above it."""
        return (self.heading, self.seen) if self.seen else (self.heading,)

    @property
    def arrows(self) -> Iterator[tuple[Box, Arrow]]:
        """Every row with the box it leaves."""
        return ((box, arrow) for box in self.boxes for arrow in box.arrows)


def drawings(compiled: Compiled, side: Side, lang: str) -> tuple[Drawing, ...]:
    """Return the machines wanted, the scenario's first."""
    found = []
    if side is not Side.PERSONA:
        found.append(scenario_drawing(compiled, lang))
    if side is not Side.SCENARIO:
        found.append(persona_drawing(compiled, lang))
    return tuple(found)


def scenario_drawing(compiled: Compiled, lang: str) -> Drawing:
    """Return the machine of states and endings."""
    rows = {
        name: tuple(
            Arrow(trigger(row, lang), condition(row.when, compiled, lang), edge.to, edge.key)
            for edge in state.edges
            if not edge.key.startswith(SHARED) and (row := source_row(compiled, edge))
        )
        for name, state in compiled.states.items()
    }
    everywhere = tuple(_everywhere(compiled, lang))
    depth = _depths(compiled.start, {name: _targets(arrows) for name, arrows in rows.items()})
    last = max(depth.values()) + 1
    boxes = [
        Box(
            name,
            state_title(compiled, name),
            _state_note(compiled, name, lang),
            Shape.STATE,
            depth.get(name, last),
            rows[name],
            start=name == compiled.start,
        )
        for name in sorted(compiled.states, key=lambda name: depth.get(name, last))
    ]
    ends = [*compiled.outcomes, *(a.to for a in everywhere if a.to)]
    extra = [name for name in dict.fromkeys(ends) if name not in compiled.states]
    ending_layer = max(box.layer for box in boxes) + 1
    boxes.append(
        Box(ANYWHERE + "*", text("anywhere", lang), "", Shape.ANYWHERE, last - 1, everywhere)
    )
    boxes += [_ending(compiled, name, ending_layer, lang) for name in extra]
    heading = text("scenario", lang, title=visible(compiled.source.title))
    return Drawing(Side.SCENARIO, heading, tuple(boxes))


def _state_note(compiled: Compiled, name: str, lang: str) -> str:
    note = text("start" if name == compiled.start else "state", lang)
    if compiled.states[name].bargains:
        return note
    return f"{note} · {text('no_bargain', lang)}"


def _targets(arrows: tuple[Arrow, ...]) -> list[str]:
    return [arrow.to for arrow in arrows if arrow.to is not None]


def _depths(start: str, targets: dict[str, list[str]]) -> dict[str, int]:
    """Return how many rows away from the start each state is."""
    depth, waiting = {start: 0}, deque([start])
    while waiting:
        name = waiting.popleft()
        for other in targets[name]:
            if other in targets and other not in depth:
                depth[other] = depth[name] + 1
                waiting.append(other)
    return depth


def _everywhere(compiled: Compiled, lang: str) -> Iterator[Arrow]:
    """The rows of every state, and the endings that need no row."""
    shared = {e.key: e for e in compiled.edges if e.key.startswith(SHARED)}
    for edge in shared.values():
        row = source_row(compiled, edge)
        yield Arrow(trigger(row, lang), condition(row.when, compiled, lang), edge.to, edge.key)
    for mood, kind in compiled.persona.ends.items():
        label = text("mood_ends", lang, mood=mood_title(compiled, mood, lang))
        yield Arrow(label, to=_outcome_of(compiled, kind), mood=mood)
    patience = text("patience", lang, turns=compiled.persona.source.patience)
    yield Arrow(patience, to=OUT_OF_PATIENCE)
    yield Arrow(text("hangs_up", lang), to=TRAINEE_HUNG_UP)


def _outcome_of(compiled: Compiled, kind: OutcomeKind) -> str:
    return next((end.id for end in compiled.outcomes.values() if end.kind is kind), kind.value)


def _ending(compiled: Compiled, name: str, layer: int, lang: str) -> Box:
    kind = outcome_kind(compiled, name)
    label = catalogue().outcomes[kind.value].label.get(lang)
    if name in compiled.outcomes:
        title = state_title(compiled, name)
    else:
        title = text(name, lang) if name == OUT_OF_PATIENCE else label
    return Box(name, title, text("ending", lang, kind=label), Shape.OUTCOME, layer)


def persona_drawing(compiled: Compiled, lang: str) -> Drawing:
    """Return the machine of moods, hot on the left and calm on the right."""
    persona = compiled.persona
    rows = {
        edge.key: persona.source.moves[int(edge.key.split(".")[1])] for edge in persona.all_edges
    }
    arrows = {
        key: Arrow(trigger(row, lang), persona_condition(row, lang), row.to, key)
        for key, row in rows.items()
    }
    heats = sorted({persona.heat[mood] for mood in persona.edges}, reverse=True)
    last = len(heats)
    boxes = [
        Box(
            mood,
            mood_title(compiled, mood, lang),
            _heat_words(compiled, mood, lang),
            Shape.LAST_MOOD if mood in persona.ends else Shape.MOOD,
            last if mood in persona.ends else heats.index(heat),
            tuple(arrows[e.key] for e in persona.edges.get(mood, ()) if rows[e.key].mood),
            heat=heat,
            start=mood == compiled.start_mood,
        )
        for mood, heat in persona.heat.items()
    ]
    shared = tuple(arrows[e.key] for e in persona.all_edges if not rows[e.key].mood)
    if shared:
        title = text("any_mood", lang)
        boxes.append(Box(ANYWHERE + "*", title, "", Shape.ANYWHERE, 0, shared))
    titles = dict(persona.source.title)
    name = titles.get("zh" if lang == "zh" else "en") or persona.source.persona
    return Drawing(Side.PERSONA, text("persona", lang, title=visible(name)), tuple(boxes))


def _heat_words(compiled: Compiled, mood: str, lang: str) -> str:
    heat = compiled.persona.heat[mood]
    words = text("heat", lang, heat=heat, word=catalogue().heat[heat].label.get(lang))
    if (kind := compiled.persona.ends.get(mood)) is not None:
        label = catalogue().outcomes[OutcomeKind(kind).value].label.get(lang)
        return f"{words} · {text('ending', lang, kind=label)}"
    return f"{text('start', lang)} · {words}" if mood == compiled.start_mood else words
