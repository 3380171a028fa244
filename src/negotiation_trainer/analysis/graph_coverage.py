"""A drawing with what the playthroughs came through: how often, how hot, and what none reached."""

from __future__ import annotations

from dataclasses import replace

from negotiation_trainer.analysis.graph import Box, Drawing
from negotiation_trainer.analysis.graph_words import text
from negotiation_trainer.analysis.trodden import Trodden, heat_words, reached_words


def covered(drawing: Drawing, found: Trodden, lang: str, *, broken: bool = False) -> Drawing:
    """Return a drawing with its counts; of no talks only the heading says so, and why.

    `broken`: some playthrough could not be played.
    """
    if not found.talks:
        return replace(drawing, seen=text("talks_failed" if broken else "talks_none", lang))
    boxes = tuple(_counted(box, found, lang) for box in drawing.boxes)
    return replace(drawing, boxes=boxes, seen=reached_words(drawing, found, lang))


def _counted(box: Box, found: Trodden, lang: str) -> Box:
    arrows = tuple(replace(arrow, times=found.took(box, arrow)) for arrow in box.arrows)
    times, heat = found.came(box), found.heat_in(box)
    if times is None:
        return replace(box, arrows=arrows)
    told = [f"×{times}"]
    if not times:
        told.append(text("not_reached", lang))
    if heat is not None:
        told.append(heat_words(heat, lang))
    most = box.heat if heat is None else heat[1]
    return replace(box, arrows=arrows, times=times, seen=" · ".join(told), heat=most)
