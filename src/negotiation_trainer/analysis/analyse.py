"""What is provable of a scenario: structure by exhaustion, witnesses and scores by real talks.

Four passes share one budget. The first visits every configuration and proves what is impossible.
The second finds a real talk for what is possible. The third looks for the best and worst scores.
The fourth computes what scripted learners have to expect; what they score counts in the third, too.
What is neither proved nor witnessed is said to be undecided.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from negotiation_trainer.analysis.analyse_replies import (
    Habit,
    Weighed,
    habits,
    only_breaches,
    weigh,
)
from negotiation_trainer.analysis.analyse_scores import (
    Extremes,
    Judge,
    extremes,
    join,
    upper_bounds,
)
from negotiation_trainer.analysis.learners import LEARNERS
from negotiation_trainer.analysis.prospects import Fate, Prospect, prospect
from negotiation_trainer.analysis.stage import RememberingReader, Stage
from negotiation_trainer.analysis.structure import Limits, Progress, Reach, explore
from negotiation_trainer.analysis.walk import (
    Alphabet,
    Node,
    Target,
    Walk,
    Walker,
    targets,
)
from negotiation_trainer.conduct.model import ConductPack
from negotiation_trainer.dialogue.cursor import Resolution
from negotiation_trainer.language.reader import Reader
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scoring.rubric import Dimension, Rubric

Told = Callable[[str, int], None]
SHARES = {"structure": 0.3, "talks": 0.15, "scores": 0.35, "typed": 0.05, "learners": 0.15}
"""How the seconds are divided, in the order in which they are spent."""


EXPERT = "expert"
"""The learner who knows his trade."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing a scenario has: what is witnessed, proved impossible, and undecided."""

    name: str
    witnessed: tuple[str, ...]
    typed_only: tuple[str, ...]
    impossible: tuple[str, ...]
    undecided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unmet:
    """An opening that no reply offered in its state ever met."""

    state: str
    opening: str
    of_line: bool
    example: Node


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found out about a scenario."""

    compiled: Compiled
    rubric: Rubric
    reach: Reach
    guided: Walk
    typed: Walk
    kinds: tuple[Kind, ...]
    dead_ends: tuple[str, ...]
    unmet: tuple[Unmet, ...]
    extremes: Extremes
    bounds: dict[Dimension, int]
    weighed: tuple[Weighed, ...]
    habits: tuple[Habit, ...]
    only_breaches: tuple[str, ...]
    prospects: tuple[Prospect, ...]
    limit: int
    seconds: float

    @property
    def stopped(self) -> dict[str, str]:
        """Which bound ended each part ("configurations", "seconds"), "" where none did."""
        late = any(one.late for one in self.prospects)
        return {
            "structure": self.reach.stopped,
            "talks": self.guided.stopped,
            "scores": self.extremes.stopped,
            "typed": self.typed.stopped,
            "learners": "seconds" if late else "",
        }

    @property
    def stuck(self) -> Fate | None:
        """What mostly becomes of the expert if he never passes where somebody can, else None."""
        known = self.extremes.passing is not None
        never = (one for one in self.prospects if one.learner == EXPERT and not one.passed)
        return next((one.fates[0] for one in never if known and one.fates), None)

    def witness(self, target: Target) -> Node | None:
        """Return the shortest talk found that shows something."""
        found = (self.guided.witnesses, self.extremes.shown, self.typed.witnesses)
        return next((shown[target] for shown in found if target in shown), None)

    @property
    def passes(self) -> str:
        """Whether somebody can pass: "yes" (a witness), "no" (a bound), "not decided"."""
        if self.extremes.passing is not None:
            return "yes"
        marks = self.rubric.pass_marks
        denied = any(self.bounds[d] < marks[d] for d in Dimension) or (
            self.extremes.exact and not self.extremes.stopped
        )
        return "no" if denied and self.reach.complete else "not decided"


def analyse(
    compiled: Compiled,
    *,
    rubric: Rubric,
    pack: ConductPack,
    reader: Reader,
    configurations: int,
    seconds: float,
    told: Told,
) -> Analysis:
    """Find out what can be found within a number of configurations and seconds."""

    begun = time.monotonic()

    def limits(part: str) -> Limits:
        """What no part before it has used is divided among this one and those to come."""
        coming = list(SHARES)[list(SHARES).index(part) :]
        left = max(seconds - (time.monotonic() - begun), 0.0)
        return Limits(configurations, left * SHARES[part] / sum(SHARES[name] for name in coming))

    reach = explore(compiled, limits("structure"), lambda n: told("structure", n))
    told("reading", 0)
    reader = RememberingReader(reader)
    alphabet = Alphabet(compiled, reader)
    alphabet.prepare()
    wanted = targets(reach)
    guided = Walker(compiled, alphabet).walk(wanted, limits("talks"), lambda n: told("talks", n))
    judge = Judge(compiled, rubric, pack)
    found = extremes(
        Walker(compiled, alphabet), judge, limits("scores"), lambda n: told("scores", n)
    )
    typed = Walk()
    rest = wanted - set(guided.witnesses) - set(found.shown)
    if rest:
        wide = Walker(compiled, alphabet.widened())
        typed = wide.walk(rest, limits("typed"), lambda n: told("typed", n))
        typed = wide.confirmed(typed, rest)
    weighed = tuple(weigh(guided.chosen, judge))
    prospects = tuple(
        _prospects(
            Stage(compiled, rubric, pack, reader),
            limits("learners"),
            lambda n: told("learners", n),
        )
    )
    for played in (played for one in prospects for played in one.notable):
        join(found, judge, Node.of(played.turns, played.inputs, played.seed))
    return Analysis(
        compiled=compiled,
        rubric=rubric,
        reach=reach,
        guided=guided,
        typed=typed,
        kinds=tuple(_kinds(compiled, reach, {*guided.witnesses, *found.shown}, typed)),
        dead_ends=tuple(dead_ends(compiled, reach)),
        unmet=tuple(unmet_openings(compiled, guided.chosen)),
        extremes=found,
        bounds=upper_bounds(compiled, rubric, reach),
        weighed=weighed,
        habits=tuple(habits(weighed)),
        only_breaches=tuple(only_breaches(compiled, reach.states)),
        prospects=prospects,
        limit=configurations,
        seconds=seconds,
    )


def _prospects(stage: Stage, limits: Limits, told: Progress) -> Iterator[Prospect]:
    """What each learner has to expect; the time left is shared by those still to come."""
    finished = 0
    for number, name in enumerate(LEARNERS):
        now = time.monotonic()
        left = limits.begun + limits.seconds - now
        found = prospect(
            stage,
            name,
            until=now + left / (len(LEARNERS) - number),
            told=partial(_further, told, finished),
        )
        finished += found.talks
        yield found


def _further(told: Progress, before: int, talks: int) -> None:
    told(before + talks)


def everything(compiled: Compiled) -> dict[str, tuple[str, ...]]:
    """Return all there is of each kind, in the order of the file."""
    lines = [
        *(line.key for state in compiled.states.values() for line in state.lines),
        *(line.key for edge in compiled.edges for line in edge.lines),
        *(line.key for end in compiled.outcomes.values() for line in end.lines),
        *(fact.line.key for fact in compiled.facts.values()),
    ]
    return {
        "state": tuple(compiled.states),
        "mood": tuple(compiled.persona.heat),
        "fact": tuple(compiled.facts),
        "outcome": tuple(compiled.outcomes),
        "edge": tuple(edge.key for edge in compiled.edges),
        "line": tuple(lines),
    }


def _kinds(compiled: Compiled, reach: Reach, shown: set[Target], typed: Walk) -> Iterable[Kind]:
    possible = targets(reach)
    for kind, names in everything(compiled).items():
        by_choice = [n for n in names if (kind, n) in shown]
        by_typing = [n for n in names if (kind, n) in typed.witnesses and n not in by_choice]
        rest = [n for n in names if n not in by_choice and n not in by_typing]
        proved = [n for n in rest if reach.complete and (kind, n) not in possible]
        yield Kind(
            kind,
            tuple(by_choice),
            tuple(by_typing),
            tuple(proved),
            tuple(n for n in rest if n not in proved),
        )


def dead_ends(compiled: Compiled, reach: Reach) -> list[str]:
    """Return the states no row leads out of to any ending of the scenario, however far."""
    alive = set(compiled.outcomes)
    grown = True
    while grown:
        new = {s for s, to in reach.leads.items() if s not in alive and to & alive}
        alive |= new
        grown = bool(new)
    return [name for name in compiled.states if name in reach.states and name not in alive]


def unmet_openings(compiled: Compiled, chosen: Iterable[Node]) -> list[Unmet]:
    """Return what was just called for and no reply offered there ever met, state by state."""
    seen: dict[tuple[str, str], Node] = {}
    met: set[tuple[str, str]] = set()
    for node in chosen:
        assert node.before is not None
        cursor = node.before.turn.after
        for pending in cursor.pending:
            if pending.passed == 0:
                seen.setdefault((cursor.state, pending.opening.id), node.before)
        for item in node.turn.resolved:
            if item.resolution in (Resolution.MET, Resolution.LATE):
                met.add((cursor.state, item.pending.opening.id))
    return [
        Unmet(state, opening, _of_line(compiled, opening, node), node)
        for (state, opening), node in seen.items()
        if (state, opening) not in met
    ]


def _of_line(compiled: Compiled, opening: str, node: Node) -> bool:
    """Whether a line of the scenario called for it, not a mood or an offer."""
    lines = [
        *(line for state in compiled.states.values() for line in state.lines),
        *(line for edge in compiled.edges for line in edge.lines),
        *(fact.line for fact in compiled.facts.values()),
    ]
    spoken = set(node.turn.line_keys)
    return any(o.id == opening for line in lines if line.key in spoken for o in line.openings)
