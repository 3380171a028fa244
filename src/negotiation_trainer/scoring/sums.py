"""How a score adds up: its base, and what each kind of finding brought, in one row a dimension.

A single opening is worth less in a longer talk; here their sum stands, with how many were met.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from negotiation_trainer.messages import say
from negotiation_trainer.scoring.evidence import Evidence
from negotiation_trainer.scoring.rubric import Dimension, Rubric

AREA = "score"
KINDS: Mapping[str, str] = {
    "opening": "openings",
    "duty": "duties",
    "fact": "facts",
    "told": "facts",
    "heat": "heat",
    "tension": "heat",
    "breach": "conduct",
    "conduct": "conduct",
}
"""The kind a finding is summed under, by the first word of its rule; the rest are manners."""

MANNERS = "manners"


@dataclass(frozen=True, slots=True)
class Sum:
    """One dimension: base, points by kind in order of weight, openings met and all of them."""

    dimension: Dimension
    base: int
    points: tuple[tuple[str, float], ...]
    met: int
    openings: int


def sums(evidence: tuple[Evidence, ...], rubric: Rubric) -> tuple[Sum, ...]:
    """Return how each score came about; held to 0..100 and capped it is the score."""
    return tuple(_sum(dimension, evidence, rubric) for dimension in Dimension)


def _sum(dimension: Dimension, evidence: tuple[Evidence, ...], rubric: Rubric) -> Sum:
    own = [item for item in evidence if item.dimension is dimension]
    points: dict[str, float] = {}
    for item in own:
        kind = KINDS.get(item.rule.partition(".")[0], MANNERS)
        points[kind] = points.get(kind, 0.0) + item.points
    ordered = sorted(points.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    openings = [item for item in own if item.rule.startswith("opening.")]
    return Sum(
        dimension,
        rubric.base[dimension],
        tuple((kind, round(worth, 1)) for kind, worth in ordered if round(worth, 1)),
        sum(item.points > 0 for item in openings),
        len(openings),
    )


def sum_words(item: Sum, lang: str) -> str:
    """Say in one line how a score came about: `41, openings +31.4 (7 of 9), facts +4`."""
    return ("，" if lang == "zh" else ", ").join(_parts(item, lang))


def _parts(item: Sum, lang: str) -> Iterator[str]:
    yield say(AREA, "sum.base", lang, base=item.base)
    for kind, worth in item.points:
        shown = f"{worth:+g}"
        met = {"met": item.met, "all": item.openings} if kind == "openings" else {}
        yield say(AREA, f"sum.{kind}", lang, points=shown, **met)
