"""What the debtor kept to himself and the trainee brought out."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_trainer.scoring.evidence import Evidence
from negotiation_trainer.scoring.hearing import Hearing


def facts(hearing: Hearing) -> Iterator[Evidence]:
    """Hidden facts brought out."""
    points = hearing.rubric.facts
    each = round(points.found / max(len(hearing.compiled.facts), 1), 1)
    for turn in hearing.moves:
        if turn.fact is not None:
            yield Evidence(
                turn.number,
                points.dimension,
                each,
                "fact.found",
                turn.fact,
                hearing.words(turn),
                turn.line,
            )
