"""Best and worst attainable scores: talks that reach them, and bounds nobody can pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from negotiation_trainer.analysis.structure import Limits, Reach
from negotiation_trainer.analysis.walk import Node, Target, Walker, told
from negotiation_trainer.conduct.model import ConductPack
from negotiation_trainer.scenario.compiled import Compiled, Opening
from negotiation_trainer.scoring.debrief import Debrief, debrief
from negotiation_trainer.scoring.rubric import Dimension, Rubric

WIDTH = 3
ENUMERATED = 60
SLACK = 2
"""Points of single openings are rounded to a tenth; many of them may add up to this much."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A finished talk and what it came to."""

    node: Node
    debrief: Debrief


@dataclass(slots=True)
class Extremes:
    """The best and worst talks found; `exact` when every talk there is was played."""

    best: dict[Dimension, Scored] = field(default_factory=dict)
    worst: dict[Dimension, Scored] = field(default_factory=dict)
    passing: Scored | None = None
    nearest: Scored | None = None
    shown: dict[Target, Node] = field(default_factory=dict)
    talks: int = 0
    exact: bool = True
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class Judge:
    """Scores talks as an attempt would be."""

    compiled: Compiled
    rubric: Rubric
    pack: ConductPack

    def score(self, node: Node) -> Scored:
        """Return a talk with its debrief."""
        found = debrief(self.compiled, node.turns, rubric=self.rubric, pack=self.pack)
        return Scored(node, found)

    def raw(self, found: Debrief, dimension: Dimension) -> float:
        """Return a score before it is held to 0..100."""
        points = sum(item.points for item in found.evidence if item.dimension is dimension)
        return self.rubric.base[dimension] + points

    def distance(self, found: Debrief) -> float:
        """Return how far a talk is from passing: points short, and gates failed."""
        short = sum(max(0.0, self.rubric.pass_marks[d] - self.raw(found, d) + 1) for d in Dimension)
        spare = sum(min(self.raw(found, d), 100) for d in Dimension) / 1000
        return short + 100 * sum(gate.failed for gate in found.gates) - spare


Key = Callable[[Scored], float]


def objectives(judge: Judge) -> Iterator[Key]:
    """Give what is sought: each dimension high and low, and passing; less is better."""
    for dimension in Dimension:
        yield _seeking(judge, dimension, -1)
        yield _seeking(judge, dimension, 1)
    yield lambda s: judge.distance(s.debrief)


def _seeking(judge: Judge, dimension: Dimension, sign: int) -> Key:
    return lambda scored: sign * judge.raw(scored.debrief, dimension)


def extremes(
    walker: Walker,
    judge: Judge,
    limits: Limits,
    progress: Callable[[int], None],
    *,
    enumerated: int = ENUMERATED,
) -> Extremes:
    """Play on turn by turn: all talks while `enumerated` or fewer go on, then the best few."""
    found = Extremes()
    keys = tuple(objectives(judge))
    layer = [walker.opening()]
    while layer:
        going: list[Node] = []
        for node in layer:
            found.stopped = limits.reached(found.talks)
            if found.stopped:
                found.exact = False
                return found
            for new in walker.after(node):
                for target in told(new):
                    found.shown.setdefault(target, new)
                if new.turn.done:
                    found.talks += 1
                    _keep(found, judge.score(new), judge)
                else:
                    going.append(new)
        progress(found.talks)
        if len(going) > enumerated or not found.exact:
            found.exact = False
            going = _chosen([judge.score(node) for node in going], keys, walker)
        layer = going
    return found


def join(found: Extremes, judge: Judge, node: Node) -> None:
    """Let a finished talk of somebody else's count; one beyond all that were played shows more."""
    before = (dict(found.best), dict(found.worst), found.passing)
    _keep(found, judge.score(node), judge)
    if before != (found.best, found.worst, found.passing):
        found.exact = False


def _keep(found: Extremes, scored: Scored, judge: Judge) -> None:
    for dimension in Dimension:
        score = scored.debrief.score(dimension)
        best, worst = found.best.get(dimension), found.worst.get(dimension)
        if best is None or score > best.debrief.score(dimension):
            found.best[dimension] = scored
        if worst is None or score < worst.debrief.score(dimension):
            found.worst[dimension] = scored
    if scored.debrief.passed and found.passing is None:
        found.passing = scored
    nearest = found.nearest
    if nearest is None or judge.distance(scored.debrief) < judge.distance(nearest.debrief):
        found.nearest = scored


def _chosen(scored: list[Scored], keys: tuple[Key, ...], walker: Walker) -> list[Node]:
    """Keep the best few by each key, no two of them at the same moment."""
    kept: dict[int, Node] = {}
    for key in keys:
        moments: set[object] = set()
        for one in sorted(scored, key=key):
            moment = walker.moment(one.node.turn.after)
            if moment in moments:
                continue
            moments.add(moment)
            kept[id(one.node)] = one.node
            if len(moments) >= WIDTH:
                break
    return list(kept.values())


def _openings(compiled: Compiled, reach: Reach) -> Iterator[Opening]:
    lines = [
        *(line for state in compiled.states.values() for line in state.lines),
        *(line for edge in compiled.edges for line in edge.lines),
        *(fact.line for fact in compiled.facts.values()),
    ]
    for line in lines:
        if line.key in reach.lines:
            yield from line.openings
    yield from (o for rung in compiled.ladder_openings for o in rung)
    yield from (o for mood in reach.moods for o in compiled.persona.calls.get(mood, ()))
    yield Opening("confirm_summary", (("confirm_summary", None),))


def upper_bounds(compiled: Compiled, rubric: Rubric, reach: Reach) -> dict[Dimension, int]:
    """Return what no talk can exceed in each dimension, whatever its words."""
    called = {
        rubric.dimension_of(act)
        for opening in _openings(compiled, reach)
        for wanted, _ in opening.alternatives
        for act in (wanted, *rubric.leeway.relatives(wanted))
    }
    found = {}
    for dimension in Dimension:
        top = float(rubric.base[dimension])
        if dimension in called:
            top += max(rubric.openings[dimension].met, 0) + SLACK
        top += sum(d.met for d in rubric.duties.values() if d.dimension is dimension and d.met > 0)
        if rubric.facts.dimension is dimension and compiled.facts:
            share = len(reach.facts) / len(compiled.facts)
            top += max(rubric.facts.found, 0) * share + SLACK
        if dimension is Dimension.ESCALATION:
            top += _heat_bound(compiled, rubric, reach)
        found[dimension] = round(min(100.0, max(0.0, top)))
    return found


def _heat_bound(compiled: Compiled, rubric: Rubric, reach: Reach) -> float:
    heat, points = compiled.persona.heat, rubric.heat
    if points.fall > -points.rise:
        return 100.0
    low = min(heat[mood] for mood in reach.moods)
    fallen = heat[compiled.start_mood] - low
    return points.fall * fallen + points.steady + (points.ends_low if low <= 1 else 0)
