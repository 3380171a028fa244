"""An analysis as JSON-able data, the fixed shape of the scriptable face."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from negotiation_trainer.analysis.analyse import Analysis, Kind
from negotiation_trainer.analysis.analyse_scores import Scored
from negotiation_trainer.analysis.prospects import Prospect
from negotiation_trainer.analysis.walk import Node
from negotiation_trainer.dialogue.endings import outcome_kind
from negotiation_trainer.scenario.places import counted
from negotiation_trainer.scoring.rubric import Dimension

PLURALS = {
    "state": "states",
    "mood": "moods",
    "fact": "facts",
    "outcome": "outcomes",
    "edge": "rows",
    "line": "lines",
}


def analysis_data(found: Analysis) -> dict[str, Any]:
    """Return an analysis in the shape of `analyse --json`."""
    return {
        "scenario": found.compiled.source.scenario,
        "search": {
            "configurations": found.reach.configurations,
            "complete": found.reach.complete,
            "stopped": found.reach.stopped or None,
            "stopped_parts": {part: why or None for part, why in found.stopped.items()},
            "moments": found.guided.moments + found.typed.moments,
            "talks": found.extremes.talks,
        },
        "structure": {PLURALS[kind.name]: _kind(found, kind) for kind in found.kinds},
        "endings": list(_endings(found)),
        "dead_ends": [_state(found, name) for name in found.dead_ends],
        "openings_unmet": [
            {
                "state": one.state,
                "opening": one.opening,
                "of": "line" if one.of_line else "mood or offer",
                "transcript": one.example.inputs,
            }
            for one in found.unmet
        ],
        "scores": {dimension.value: _score(found, dimension) for dimension in Dimension},
        "pass": _pass(found),
        "replies": [
            {
                "state": one.state,
                "best": one.best.number,
                "worth": {str(reply.number): round(worth, 1) for reply, worth in one.worth},
                "matters": round(one.matters, 1),
                "never_best": [
                    reply.number for reply, _ in one.worth if reply.key in one.never_best
                ],
                "transcript": one.example.inputs,
            }
            for one in found.weighed
        ],
        "giveaways": [
            {"habit": one.name, "hits": one.hits, "of": one.of, "gives_away": one.gives_away}
            for one in found.habits
        ],
        "expert_stuck": _stuck(found),
        "only_breaches": [_state(found, name) for name in found.only_breaches],
        "learners": [_prospect(one) for one in found.prospects],
        "left_out": "rules on words: length, repetition, figures; bounds are upper bounds",
    }


def _prospect(one: Prospect) -> dict[str, Any]:
    return {
        "learner": one.learner,
        "computed": round(one.computed, 3),
        "drawn": one.drawn,
        "passed": round(one.passed, 3),
        "endings": [
            {
                "outcome": fate.outcome,
                "kind": fate.kind,
                "chance": round(fate.chance, 3),
                "at_least": round(fate.at_least, 3),
                "seed": fate.seed,
                "transcript": list(fate.inputs),
            }
            for fate in one.fates
        ],
        "scores": {
            dimension.value: {
                "mean": round(odds.mean, 1),
                "p10": odds.low,
                "p90": odds.high,
                "min": odds.least,
                "max": odds.most,
            }
            for dimension, odds in one.scores.items()
        },
    }


def _stuck(found: Analysis) -> dict[str, Any] | None:
    fate = found.stuck
    if fate is None:
        return None
    return {"outcome": fate.outcome, "seed": fate.seed, "transcript": list(fate.inputs)}


def _inputs(node: Node | None) -> list[Any] | None:
    return None if node is None else node.inputs


def _state(found: Analysis, name: str) -> dict[str, Any]:
    return {"state": name, "transcript": _inputs(found.witness(("state", name)))}


def _kind(found: Analysis, kind: Kind) -> dict[str, Any]:
    return {
        "reached": [
            {"id": counted(name), "transcript": _inputs(found.witness((kind.name, name)))}
            for name in kind.witnessed
        ],
        "typed_only": [
            {"id": counted(name), "transcript": _inputs(found.witness((kind.name, name)))}
            for name in kind.typed_only
        ],
        "unreachable": list(map(counted, kind.impossible)),
        "not_decided": list(map(counted, kind.undecided)),
    }


def _endings(found: Analysis) -> Iterator[dict[str, Any]]:
    for name in sorted(found.reach.outcomes):
        node = found.witness(("outcome", name))
        yield {
            "outcome": name,
            "kind": outcome_kind(found.compiled, name).value,
            "moves": None if node is None else len(node.inputs),
            "transcript": _inputs(node),
        }


def _scored(one: Scored | None, dimension: Dimension) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "score": one.debrief.score(dimension),
        "outcome": one.debrief.outcome,
        "seed": one.node.seed,
        "transcript": one.node.inputs,
    }


def _score(found: Analysis, dimension: Dimension) -> dict[str, Any]:
    best, worst = found.extremes.best.get(dimension), found.extremes.worst.get(dimension)
    bound = found.bounds[dimension] if found.reach.complete else 100
    top = best.debrief.score(dimension) if best else None
    low = worst.debrief.score(dimension) if worst else None
    return {
        "best": _scored(best, dimension),
        "upper_bound": bound,
        "best_is_exact": found.extremes.exact or top == bound,
        "worst": _scored(worst, dimension),
        "worst_is_exact": found.extremes.exact or low == 0,
    }


def _pass(found: Analysis) -> dict[str, Any]:
    shown = found.extremes.passing or found.extremes.nearest
    return {
        "answer": found.passes,
        "scores": None if shown is None else {d.value: s for d, s in shown.debrief.scores},
        "gates_failed": []
        if shown is None
        else [gate.id for gate in shown.debrief.gates if gate.failed],
        "seed": None if shown is None else shown.node.seed,
        "transcript": None if shown is None else shown.node.inputs,
    }
