"""The offered replies as a choice: openings none of them meets, cards none practises, giveaways.

A reply can be told from the rest by its meaning only; where the best one can be told by its looks,
a trainee practises looking.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.walk import Loc
from negotiation_trainer.scenario.compiled import Opening
from negotiation_trainer.scenario.compiling import compile_opening
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.model import Line, Reply, Row, Scenario
from negotiation_trainer.scenario.visible import cells

UNASKED = frozenset({"stay_silent", "propose_plan", "ask_commitment"})
"""Acts that need no offered reply: a trainee keeps silent by a key and makes offers by a form."""

FEWEST_JUDGED = 5
"""With fewer choices a likeness of the best replies is chance."""

EXCEPTIONS = 10
"""One choice in so many may differ, and the best reply is given away all the same."""

_POLITE = re.compile(
    r"您|请|谢|麻烦|抱歉|不好意思|\b(?:please|thank\w*|sorry|sir|ma'am|appreciate|kindly)\b",
    re.IGNORECASE,
)


_Done = tuple[str, str | None]
"""An act and what it is about, None for anything."""


class _Called(NamedTuple):
    """A line after which a state's replies are offered, with what it calls for."""

    loc: Loc
    state: str
    openings: tuple[Opening, ...]


def check_replies(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Findings about what is offered to choose from."""
    done = {name: list(map(_done, state.replies)) for name, state in scenario.states.items()}
    by_any = {name: set[_Done]().union(*each) for name, each in done.items()}
    called = list(_called(scenario, by_any))
    yield from _unmet(subject, by_any, called)
    yield from _unpractised(subject, scenario)
    yield from _giveaways(subject, scenario, called, done)


def _called(scenario: Scenario, done: Mapping[str, set[_Done]]) -> Iterator[_Called]:
    """Every line of a state or row, with the state whose replies follow it.

    What is said to a breach is left out: whoever broke a rule has to find his own words. So is what
    only somebody hears who typed, for no offered reply leads there.
    """
    for name, state in scenario.states.items():
        loc: Loc = ("states", name)
        for number, line in enumerate(state.lines):
            yield _Called((*loc, "lines", number), name, _openings(line))
        for place, row in enumerate(state.moves):
            target = row.to or name
            if target in scenario.states and _leads(row, done[name]):
                for number, line in enumerate(row.lines):
                    spot = (*loc, "moves", place, "lines", number)
                    yield _Called(spot, target, _openings(line))


def _openings(line: Line) -> tuple[Opening, ...]:
    return tuple(map(compile_opening, line.calls_for))


def _leads(row: Row, done: Collection[_Done]) -> bool:
    """Whether an offered reply that breaks no rule may take a row."""
    if row.breach or not row.act:
        return not row.breach
    return any((act, topic) in done for act in row.act for topic in row.about or (None,))


def _unmet(
    subject: Subject, done: Mapping[str, set[_Done]], called: Sequence[_Called]
) -> Iterator[Diagnostic]:
    for loc, state, openings in called:
        for number, opening in enumerate(openings):
            if done[state] and not _is_met(opening, done[state]):
                shown = tuple(_shown(act, topic) for act, topic in opening.alternatives)
                place = (*loc, "calls_for", number)
                yield subject.at("NT417", place, called=shown, word=state)


def _done(reply: Reply) -> set[_Done]:
    """What a reply does: its acts, alone and on each of its topics."""
    return {(act, topic) for act in reply.acts for topic in (None, *reply.topics)}


def _is_met(opening: Opening, done: Collection[_Done]) -> bool:
    return any(act in UNASKED or (act, topic) in done for act, topic in opening.alternatives)


def _shown(act: str, topic: str | None) -> str:
    return act if topic is None else f"{act}: {topic}"


def _unpractised(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    replies = [reply for state in scenario.states.values() for reply in state.replies]
    done = {act for reply in replies if not reply.breaches for act in reply.acts} | UNASKED
    for number, name in enumerate(scenario.teaches if replies else ()):
        card = catalogue().cards.get(name)
        acts = card.acts if card else ()
        if acts and done.isdisjoint(acts):
            place: Loc = ("teaches", number)
            if not subject.source.places.has(place):
                place = ("teaches",)
            yield subject.at("NT418", place, word=name, acts=tuple(acts))


class _Judged(NamedTuple):
    """The replies of a state in which one is best, and what can be seen of it at a glance."""

    replies: Sequence[Reply]
    best: int

    @property
    def number(self) -> int:
        """The best reply's number, as it is offered."""
        return self.best + 1

    @property
    def longest(self) -> bool:
        """Whether it is longer than all others."""
        return self._stands_out(lambda reply: cells(reply.say))

    @property
    def politest(self) -> bool:
        """Whether it has more polite words than any other."""
        return self._stands_out(lambda reply: len(_POLITE.findall(reply.say)))

    def _stands_out(self, size: Callable[[Reply], int]) -> bool:
        """Whether it is larger than all others; what has no size is not."""
        own = size(self.replies[self.best])
        others = (reply for n, reply in enumerate(self.replies) if n != self.best)
        return own > 0 and all(size(reply) < own for reply in others)


def _giveaways(
    subject: Subject,
    scenario: Scenario,
    called: Sequence[_Called],
    done: Mapping[str, Sequence[set[_Done]]],
) -> Iterator[Diagnostic]:
    openings: dict[str, list[Opening]] = {}
    for _, state, called_for in called:
        openings.setdefault(state, []).extend(called_for)
    judged = [
        found
        for name, state in scenario.states.items()
        if (found := _judged(state.replies, done[name], openings.get(name, ())))
    ]
    if len(judged) < FEWEST_JUDGED:
        return
    numbers = [item.number for item in judged]
    usual = max(set(numbers), key=numbers.count)
    looks: tuple[tuple[Phrase, Iterator[bool]], ...] = (
        (Phrase("giveaway-longest"), (item.longest for item in judged)),
        (Phrase("giveaway-politest"), (item.politest for item in judged)),
        (Phrase("giveaway-number", {"number": usual}), (number == usual for number in numbers)),
    )
    total, spared = len(judged), len(judged) // EXCEPTIONS
    for which, alike in looks:
        # Nobody looks further once there are too many exceptions.
        different = sum(1 for _ in islice((look for look in alike if not look), spared + 1))
        if different <= spared:
            count, loc = total - different, ("states",)
            yield subject.at("NT419", loc, at_key=True, which=which, count=count, total=total)


def _judged(
    replies: Sequence[Reply], done: Sequence[set[_Done]], openings: Sequence[Opening]
) -> _Judged | None:
    """The one reply that meets most of what is called for and breaks no rule, if there is one."""
    met = [
        -1 if reply.breaches else _met(each, openings)
        for reply, each in zip(replies, done, strict=True)
    ]
    if len(met) < 2 or met.count(max(met)) > 1:
        return None
    return _Judged(replies, met.index(max(met)))


def _met(done: set[_Done], openings: Sequence[Opening]) -> int:
    return sum(not done.isdisjoint(opening.alternatives) for opening in openings)
