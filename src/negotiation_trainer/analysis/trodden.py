"""What some talks came through: places, moods and rows, how many talks each, and the heat.

Told by the boxes and rows of a drawing, so that the picture and the app count alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from negotiation_trainer.analysis.coverage import Share
from negotiation_trainer.analysis.graph import Arrow, Box, Drawing, Shape
from negotiation_trainer.analysis.graph_words import text
from negotiation_trainer.dialogue.cursor import Turn

MOODS = (Shape.MOOD, Shape.LAST_MOOD)


@dataclass(frozen=True, slots=True)
class Trodden:
    """How many of some talks came to each state or ending, had each mood, and took each row.

    `rows` are counted wherever they were taken, `ways` by the place or mood they were taken in: a
    persona's row may stand in several moods. `heat` is the least and the most there was in each
    state, `ends` each ending with the mood it came in.
    """

    talks: int = 0
    places: Mapping[str, int] = field(default_factory=dict)
    moods: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    ways: Mapping[tuple[str, str], int] = field(default_factory=dict)
    heat: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    ends: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def came(self, box: Box) -> int | None:
        """Return how many talks came to a place or had a mood; None of `anywhere`, no place."""
        if box.shape is Shape.ANYWHERE:
            return None
        return (self.moods if box.shape in MOODS else self.places).get(box.id, 0)

    def took(self, box: Box, arrow: Arrow) -> int:
        """Return how many talks took a row of a box, or ended as it says without one."""
        if not arrow.key:
            return self._ended(box, arrow)
        if box.shape is Shape.ANYWHERE:
            return self.rows.get(arrow.key, 0)
        return self.ways.get((box.id, arrow.key), 0)

    def _ended(self, box: Box, arrow: Arrow) -> int:
        """Count the talks that a mood ended, or that ended so and not by a mood."""
        moods = {one.mood for one in box.arrows if one.mood}
        return sum(
            times
            for (place, mood), times in self.ends.items()
            if place == arrow.to and (mood == arrow.mood if arrow.mood else mood not in moods)
        )

    def heat_in(self, box: Box) -> tuple[int, int] | None:
        """Return the least and the most heat there was in a state."""
        return self.heat.get(box.id) if box.shape is Shape.STATE else None


def trodden(talks: Sequence[Sequence[Turn]]) -> Trodden:
    """Count what some talks came through; a talk counts once for each."""
    places: Counter[str] = Counter()
    moods: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    ways: Counter[tuple[str, str]] = Counter()
    for turns in talks:
        places.update({t.before.state for t in turns} | {t.after.state for t in turns})
        places.update({t.after.outcome for t in turns if t.after.outcome})
        moods.update({t.before.mood for t in turns} | {t.after.mood for t in turns})
        taken = {way for turn in turns for way in _taken(turn)}
        ways.update(taken)
        rows.update({key for _, key in taken})
    ends = Counter(
        (t.after.outcome, t.after.mood) for turns in talks for t in turns if t.after.outcome
    )
    heats: dict[str, list[int]] = {}
    for turn in (turn for turns in talks for turn in turns):
        heats.setdefault(turn.after.state, []).append(turn.heat)
    heat = {name: (min(found), max(found)) for name, found in heats.items()}
    return Trodden(len(talks), places, moods, rows, ways, heat, ends)


def _taken(turn: Turn) -> Iterable[tuple[str, str]]:
    if turn.scenario_edge is not None:
        yield turn.before.state, turn.scenario_edge
    if turn.persona_edge is not None:
        yield turn.before.mood, turn.persona_edge


def reached(drawing: Drawing, found: Trodden) -> tuple[Share, Share]:
    """Return how many of the places, and of the rows, of a drawing some talk came to or took.

    Endings that need no row are places only.
    """
    places = [found.came(box) for box in drawing.boxes]
    rows = [found.took(box, arrow) for box, arrow in drawing.arrows if arrow.key]
    return _share(places), _share(rows)


def _share(counts: Sequence[int | None]) -> Share:
    counted = [times for times in counts if times is not None]
    return Share(sum(times > 0 for times in counted), len(counted))


def reached_words(drawing: Drawing, found: Trodden, lang: str) -> str:
    """Say how much of a drawing was reached, and by how many playthroughs."""
    if not found.talks:
        return text("talks_none", lang)
    places, rows = reached(drawing, found)
    return text(
        "talks",
        lang,
        n=found.talks,
        reached=places.reached,
        all=places.total,
        taken=rows.reached,
        rows=rows.total,
    )


def heat_words(heat: tuple[int, int], lang: str) -> str:
    """Say the least and the most heat there was."""
    low, high = heat
    return text("heat_seen", lang, heat=low if low == high else f"{low}–{high}")
