"""What scripted learners have to expect of a scenario: the chance of each ending, how scores lie.

The likeliest talks are followed to their ends, each counted by its own chance. What is left when
the bound is reached goes on by dice from where it stands, so that nothing is counted twice.
"""

from __future__ import annotations

import heapq
import time
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, count

from negotiation_trainer.analysis.chance import SIDES, dice
from negotiation_trainer.analysis.findings import Example
from negotiation_trainer.analysis.learners import MANNERS, Entry, kinds, learner
from negotiation_trainer.analysis.playing import Result
from negotiation_trainer.analysis.stage import Stage
from negotiation_trainer.analysis.styles import STYLES
from negotiation_trainer.analysis.talk_tree import Moment, TalkTree
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.scoring.rubric import Dimension

MOST_FOLLOWED = 800
"""So many moments are followed on every side of the die; without chance a hundred are plenty."""

FEWEST_FOLLOWED = 120
"""So many are followed however late it is; less than a second."""

DRAWN = 100
"""So many talks are played for what is left."""

LOW, HIGH = 0.1, 0.9
"""Between these shares of all talks a score is said to lie."""


@dataclass(frozen=True, slots=True)
class Odds:
    """How one score lies over all talks: `low` and `high` leave out a tenth of them each."""

    mean: float
    low: int
    high: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Fate:
    """One ending: its chance, what is proved of it, and the likeliest talk that comes to it.

    `chance` and `at_least` are shares of all talks, 0..1. `inputs` are those of `play --json` with
    the seed given; `end` is where that talk stands at last, which may be a state.
    """

    outcome: str
    kind: str
    chance: float
    at_least: float
    seed: int
    inputs: tuple[Entry, ...]
    end: str = ""

    @property
    def example(self) -> Example:
        """The talk, to be gone on from."""
        return Example(self.inputs, self.seed, self.end)


@dataclass(frozen=True, slots=True)
class Played:
    """A finished talk worth knowing: its turns, what was given for each, and its seed."""

    turns: tuple[Turn, ...]
    inputs: tuple[Entry, ...]
    seed: int


@dataclass(frozen=True, slots=True)
class Prospect:
    """What one learner has to expect; `computed` is the share of his talks that was followed, 0..1.

    `drawn` of the `talks` played stand for the rest; `late` if it was the time that ended. `fates`
    begin with the likeliest. `notable` are his best and worst talks, and one that passes.
    """

    learner: str
    computed: float
    drawn: int
    talks: int
    passed: float
    fates: tuple[Fate, ...]
    scores: Mapping[Dimension, Odds]
    notable: tuple[Played, ...] = ()
    late: bool = False

    @property
    def exact(self) -> bool:
        """Whether every talk was followed to its end."""
        return not self.drawn


@dataclass(frozen=True, slots=True)
class _Share:
    """A moment of a tree and how many of all talks come to it, 0..1."""

    chance: float
    seed: int
    tree: TalkTree
    at: Moment

    @property
    def result(self) -> Result:
        """What the talk came to that ends here."""
        assert self.at.end is not None
        return self.at.end


def prospect(
    stage: Stage,
    name: str,
    *,
    mode: Mode = Mode.GUIDED,
    most: int = MOST_FOLLOWED,
    drawn: int = DRAWN,
    until: float = float("inf"),
    told: Callable[[int], None] = lambda talks: None,
) -> Prospect:
    """Return what a learner has to expect (`KeyError`: no such learner).

    `most` moments are followed, only a few of them after `until` (`time.monotonic`); `told` hears
    how many talks are finished.
    """
    ends, going, late = _followed(stage, name, mode, most, until, told)
    lots = list(_drawn(going, drawn)) if going else []
    told(len(ends) + len(lots))
    every = [*ends, *lots]
    return Prospect(
        learner=name,
        computed=sum(end.chance for end in ends) if going else 1.0,
        drawn=len(lots),
        talks=len(every),
        passed=sum(end.chance for end in every if end.result.passed),
        fates=tuple(_fates(ends, lots)),
        scores={d: _odds([(end.result.score(d), end.chance) for end in every]) for d in Dimension},
        notable=tuple(_notable(every)),
        late=late,
    )


def _notable(every: Sequence[_Share]) -> Iterator[Played]:
    """Give the best and worst finished talks by each score, and the likeliest one that passes."""
    finished = [end for end in every if end.at.turn.done]
    if not finished:
        return
    kept: dict[int, _Share] = {}
    for dimension in Dimension:
        for pick in (max, min):
            found = pick(finished, key=lambda end: end.result.score(dimension))
            kept[id(found.at)] = found
    passing = [end for end in finished if end.result.passed]
    for end in sorted(passing, key=lambda end: -end.chance)[:1]:
        kept[id(end.at)] = end
    for end in kept.values():
        inputs = tuple(moment.entry for moment in end.at.chain[1:])
        yield Played(tuple(end.at.turns), inputs, end.seed)


def _followed(
    stage: Stage,
    name: str,
    mode: Mode,
    most: int,
    until: float,
    told: Callable[[int], None],
) -> tuple[list[_Share], list[_Share], bool]:
    """Follow the likeliest moments first.

    Return talks that ended, those that still go on, and whether time ran out.
    """
    number, ends = count(), list[_Share]()
    # By chance, the likeliest first; the number keeps equal ones in the order they were found.
    going = [(-share.chance, next(number), share) for share in _begun(stage, name, mode)]
    late = False
    for followed in range(most):
        if not going:
            break
        late = followed >= FEWEST_FOLLOWED and time.monotonic() > until
        if late:
            break
        _, _, share = heapq.heappop(going)
        for after in _after(share, SIDES if name in STYLES else 1):
            if after.at.end is None:
                heapq.heappush(going, (-after.chance, next(number), after))
            else:
                ends.append(after)
        told(len(ends))
    return ends, [share for _, _, share in sorted(going, key=lambda one: one[1])], late


def _begun(stage: Stage, name: str, mode: Mode) -> Iterator[_Share]:
    """The talks before anybody threw a die: one for each manner and voice."""
    for seed in range(kinds(name)):
        who = learner(name, lang=stage.compiled.lang, seed=seed)
        tree = TalkTree(stage, who, mode=mode, seed=seed)
        yield _Share(1 / kinds(name), seed % MANNERS, tree, tree.root)


def _after(share: _Share, sides: int) -> Iterator[_Share]:
    """What comes of a moment, sides of the die that lead to the same put together."""
    found: dict[int, tuple[Moment, int]] = {}
    for side in range(sides):
        after = share.tree.next(share.at, side)
        found[id(after)] = (after, found.get(id(after), (after, 0))[1] + 1)
    for after, times in found.values():
        yield replace(share, chance=share.chance * times / sides, at=after)


def _drawn(going: Sequence[_Share], drawn: int) -> Iterator[_Share]:
    """Play on from moments spread evenly over what is left; each talk stands for as much of it."""
    sums = list(accumulate(share.chance for share in going))
    for number in range(drawn):
        place = bisect(sums, sums[-1] * (number + 0.5) / drawn)
        share = going[min(place, len(going) - 1)]
        end = share.tree.last(dice(number), share.at)
        yield replace(share, chance=sums[-1] / drawn, at=end)


def _fates(ends: Sequence[_Share], lots: Sequence[_Share]) -> Iterator[Fate]:
    """What came of the talks, ending by ending, the likeliest first."""
    chances, proved = _by_outcome((*ends, *lots)), _by_outcome(ends)
    for outcome, chance in sorted(chances.items(), key=lambda item: (-item[1], item[0])):
        shown = [end for end in ends if end.result.outcome == outcome] or [
            end for end in lots if end.result.outcome == outcome
        ]
        best = max(shown, key=lambda end: end.chance)
        inputs = tuple(moment.entry for moment in best.at.chain[1:])
        kind = best.result.kind.value
        after = best.at.turn.after
        least, end = proved.get(outcome, 0.0), after.outcome or after.state
        yield Fate(outcome, kind, chance, least, best.seed, inputs, end)


def _by_outcome(ends: Iterable[_Share]) -> dict[str, float]:
    found: dict[str, float] = {}
    for end in ends:
        found[end.result.outcome] = found.get(end.result.outcome, 0.0) + end.chance
    return found


def _odds(scores: Sequence[tuple[int, float]]) -> Odds:
    """Sum up scores, each with its share of all talks."""
    ordered = sorted(scores)
    sums = list(accumulate(chance for _, chance in ordered))
    low, high = (ordered[bisect(sums[:-1], sums[-1] * part)][0] for part in (LOW, HIGH))
    mean = sum(score * chance for score, chance in ordered) / sums[-1]
    return Odds(mean, low, high, ordered[0][0], ordered[-1][0])
