"""The offered replies of each state weighed against one another: what gives the answer away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from negotiation_trainer.analysis.analyse_scores import Judge
from negotiation_trainer.analysis.walk import Node
from negotiation_trainer.conduct.rules import applicable
from negotiation_trainer.scenario.compiled import Compiled, OfferedReply
from negotiation_trainer.scoring.hearing import Hearing
from negotiation_trainer.scoring.hidden_facts import facts
from negotiation_trainer.scoring.manners import signals
from negotiation_trainer.scoring.misconduct import breaches
from negotiation_trainer.scoring.openings import openings

CLOSE_CALL = 3.0
OFTEN = 0.6
FEW = 4


@dataclass(frozen=True, slots=True)
class Weighed:
    """The replies of one state: points each was worth at once, on average; best first."""

    state: str
    worth: tuple[tuple[OfferedReply, float], ...]
    never_best: tuple[str, ...]
    example: Node

    @property
    def matters(self) -> float:
        """Points between the best reply and the worst."""
        return self.worth[0][1] - self.worth[-1][1]

    @property
    def best(self) -> OfferedReply:
        """The reply worth most."""
        return self.worth[0][0]


def worth_now(node: Node, judge: Judge) -> float:
    """Return the points a turn brings at once, in all dimensions together."""
    turn, rubric = node.turn, judge.rubric
    rules = applicable(judge.pack, judge.compiled.case)
    hearing = Hearing(judge.compiled, rubric, rules, node.turns)
    told = (item for see in (openings, signals, breaches, facts) for item in see(hearing))
    found = [item for item in told if item.turn == turn.number]
    change = turn.heat - turn.heat_before
    heat = rubric.heat.rise * change if change > 0 else rubric.heat.fall * -change
    return heat + sum(item.points for item in found)


def weigh(chosen: Iterable[Node], judge: Judge) -> list[Weighed]:
    """Weigh the replies that were taken in many talks, state by state."""
    seen: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    replies: dict[str, OfferedReply] = {}
    moments: dict[int, dict[str, float]] = defaultdict(dict)
    example: dict[str, Node] = {}
    for node in chosen:
        assert node.reply is not None
        assert node.before is not None
        worth = worth_now(node, judge)
        state = node.before.turn.after.state
        replies.setdefault(node.reply.key, node.reply)
        seen[state][node.reply.key].append(worth)
        moments[id(node.before)][node.reply.key] = worth
        example.setdefault(state, node.before)
    ever = {key for found in moments.values() for key in found if found[key] == max(found.values())}
    return [
        Weighed(
            state,
            tuple(
                sorted(
                    ((replies[key], fmean(values)) for key, values in found.items()),
                    key=lambda item: -item[1],
                )
            ),
            tuple(sorted(set(found) - ever)),
            example[state],
        )
        for state, found in seen.items()
        if len(found) > 1
    ]


@dataclass(frozen=True, slots=True)
class Habit:
    """A rule of thumb that would find the best reply without reading; `of` states were counted."""

    name: str
    hits: int
    of: int

    @property
    def gives_away(self) -> bool:
        """Whether it works so often that trainees will notice."""
        return self.of >= FEW and self.hits / self.of > OFTEN


def habits(weighed: Sequence[Weighed]) -> list[Habit]:
    """Count how often the longest, shortest, first, last or most courteous reply is the best."""
    counted = [one for one in weighed if one.matters > CLOSE_CALL]

    # Of equals the first in the file, so that the order of worth decides nothing.
    def of(one: Weighed) -> list[OfferedReply]:
        return sorted((reply for reply, _ in one.worth), key=lambda reply: reply.number)

    rules: dict[str, Callable[[Weighed], OfferedReply]] = {
        "longest": lambda one: max(of(one), key=lambda r: len(r.say)),
        "shortest": lambda one: min(of(one), key=lambda r: len(r.say)),
        "first": lambda one: of(one)[0],
        "last": lambda one: of(one)[-1],
        "politest": lambda one: max(of(one), key=courtesy),
    }
    return [
        Habit(name, sum(rule(one).key == one.best.key for one in counted), len(counted))
        for name, rule in rules.items()
    ]


def courtesy(reply: OfferedReply) -> int:
    """Count polite words, by sight: what somebody in a hurry would go by."""
    signs = ("您", "请", "抱歉", "麻烦", "谢", "please", "sorry", "thank", "appreciate", "hear you")
    return sum(reply.say.casefold().count(sign) for sign in signs)


def only_breaches(compiled: Compiled, reached: set[str]) -> list[str]:
    """Return the states whose every offered reply breaks a rule of conduct."""
    return [
        name
        for name, state in compiled.states.items()
        if name in reached and state.replies and all(reply.breaches for reply in state.replies)
    ]
