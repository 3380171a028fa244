"""One branching story in three formats, of any length: a scenario, `.ink` and `.bard`.

The same scenes, words, three choices each, endings and guards; two gauges, clamped to 0 … 4. The
first is the debtor's heat, which in a scenario his persona moves; the second counts what he told.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

TOP = 4
"""The highest value of either gauge; both begin at `BEGIN`."""
BEGIN = {"heat": 2, "known": 0}
BACK, ENDING, GUARDED = 0.05, 0.02, 1 / 3
"""How many choices lead back, to an ending, or hang on a gauge."""

START = "s0"

WORDS = (
    "the bill", "a letter", "my sister", "that office", "the winter", "one payment", "the shop",
    "a phone call", "the rent", "my hours", "the bank", "a promise", "the truck", "the first",
)  # fmt: skip
HOT = "You keep coming back to {0}, and nobody asks what happened with {1} before {2}. Scene {3}."
CALM = "Well, it began with {0}. Then there was {1}, and after that I lost track of {2}. Scene {3}."


@dataclass(frozen=True, slots=True)
class Manner:
    """One of the three things a choice can be: its act in a scenario, its words, its effects."""

    act: str
    words: str
    heat: int = 0
    known: int = 0


MANNERS = (
    Manner("acknowledge_feeling", "I hear that {0} and {1} have worn you out; take your time.", -1),
    Manner("ask_open", "What do you live on these days, with {0} and with {1}? Do tell me.", 0, 1),
    Manner("demand", "Whatever it was with {0}, {1} does not change that this has to be paid.", 1),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition on one gauge: at most, or at least, so much."""

    gauge: str
    at_most: bool
    value: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be said in a scene, where it leads, and what it hangs on."""

    manner: Manner
    words: str
    to: str
    guard: Guard | None


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment: what is said when heat is high and when it is not, and the choices."""

    name: str
    hot: str
    calm: str
    choices: tuple[Choice, ...]


ENDINGS = ("agreed", "parted")
HEATED = 3
"""From this heat on the hot words are said."""


def story(scenes: int, seed: int = 0) -> tuple[Scene, ...]:
    """Return a story of so many scenes; each can be reached, for its first choice leads on."""
    dice = Random(seed)
    return tuple(_scene(number, scenes, dice) for number in range(scenes))


def _scene(number: int, scenes: int, dice: Random) -> Scene:
    hot, calm = (text.format(*dice.sample(WORDS, 3), number) for text in (HOT, CALM))
    choices = tuple(
        Choice(
            manner,
            manner.words.format(*dice.sample(WORDS, 2)),
            _target(number, scenes, dice, onward=place == 0),
            None if place == 0 else _guard(dice),
        )
        for place, manner in enumerate(MANNERS)
    )
    return Scene(_name(number), hot, calm, choices)


def _name(number: int) -> str:
    return f"s{number}"


def _target(number: int, scenes: int, dice: Random, *, onward: bool) -> str:
    if number + 1 == scenes or (not onward and dice.random() < ENDING):
        return dice.choice(ENDINGS)
    if onward:
        return _name(number + 1)
    if number and dice.random() < BACK:
        return _name(dice.randrange(number))
    return _name(min(scenes - 1, number + dice.randrange(1, 20)))


def _guard(dice: Random) -> Guard | None:
    if dice.random() >= GUARDED:
        return None
    if dice.random() < 0.5:
        return Guard("heat", True, dice.randrange(1, TOP))
    return Guard("known", False, dice.randrange(1, TOP + 1))


# ── a scenario ──

HEAD = """\
scenario: {name}
title: A long talk
summary: One of many talks that a benchmark makes up.
persona: angry
case:
  debtor: {{name: Dana Ellis, address_as: Ms. Ellis, verify_with: [date of birth, ZIP code]}}
  creditor: Northgate Bank
  collector: {{name: Lee Park, id: "204", company: Northgate Bank}}
  product: credit-card
  currency: USD
  balance: {{principal: "1200.00", interest: "60.00", penalty: "40.00"}}
  overdue_days: 70
  contact: {{at: "2026-07-09T17:30", zone: America/New_York}}
mandate: {{waive: {{penalty: 50%}}, instalments: 6}}
debtor:
  can_pay: {{now: "300.00", monthly: "250.00"}}
  concedes: [{{pay_now: "200.00", monthly: "200.00"}}]
  facts:
"""
FACT = """\
    told-{0}:
      about: [income]
      when: {{{1}}}
      line: "All right. This is the part about the money, number {0}, and it is not the last."
"""
TAIL = """\
anywhere:
  - breach: any
    lines: {say: "Do not talk to me like that.", calls_for: [apologise]}
outcomes:
  agreed: {kind: agreement, lines: {say: "All right then. We have said all there is to say."}}
  parted: {kind: callback, lines: {say: "Call me another day. This is enough for now."}}
"""


def as_scenario(scenes: tuple[Scene, ...], name: str) -> str:
    """Return the story as a scenario: facts told are the second gauge."""
    facts = (
        FACT.format(number, f"knows: told-{number - 1}" if number > 1 else "")
        for number in range(1, TOP + 1)
    )
    states = (line for scene in scenes for line in _state(scene))
    head = HEAD.format(name=name) + "".join(facts)
    return head + f"start: {START}\nstates:\n" + "".join(f"{line}\n" for line in states) + TAIL


def _state(scene: Scene) -> Iterator[str]:
    yield f"  {scene.name}:"
    yield "    lines:"
    yield f"      - when: {{heat_at_least: {HEATED}}}"
    yield f'        say: "{scene.hot}"'
    yield "        calls_for: [acknowledge_feeling]"
    yield f'      - say: "{scene.calm}"'
    yield "        calls_for: [{any: [ask_open, acknowledge_feeling]}]"
    if scene.name == START:
        yield "        confirms: identity"
    yield "    replies:"
    for choice in scene.choices:
        yield f'      - say: "{choice.words}"'
        yield f"        acts: [{choice.manner.act}]"
        if choice.manner.known:
            yield "        topics: [income]"
        if choice.guard:
            yield f"        when: {{{_when(choice.guard)}}}"
    yield "    moves:"
    for choice in scene.choices:
        when = f", when: {{{_when(choice.guard)}}}" if choice.guard else ""
        yield f"      - {{act: {choice.manner.act}{when}, to: {choice.to}}}"


def _when(guard: Guard) -> str:
    if guard.gauge == "known":
        return f"knows: told-{guard.value}"
    return f"heat_at_most: {guard.value}"


# ── ink ──


LIMITED = f"""\
=== function limited(value)
{{
- value < 0: ~ return 0
- value > {TOP}: ~ return {TOP}
- else: ~ return value
}}"""


def as_ink(scenes: tuple[Scene, ...], _: str = "") -> str:
    """Return the story in ink."""
    gauges = [f"VAR {name} = {value}" for name, value in BEGIN.items()]
    endings = [f"=== {name}\nThat is all for today.\n-> END" for name in ENDINGS]
    knots = (line for scene in scenes for line in _knot(scene))
    return "\n".join([*gauges, "-> s0", LIMITED, *endings, *knots]) + "\n"


def _knot(scene: Scene) -> Iterator[str]:
    yield f"=== {scene.name}"
    yield f"{{heat >= {HEATED}: {scene.hot}|{scene.calm}}}"
    for choice in scene.choices:
        guard = f"{{{_compared(choice.guard)}}} " if choice.guard else ""
        yield f"+ {guard}[{choice.words}]"
        for gauge, change in _effects(choice):
            yield f"  ~ {gauge} = limited({gauge} + ({change}))"
        yield f"  -> {choice.to}"


def _compared(guard: Guard) -> str:
    return f"{guard.gauge} {'<=' if guard.at_most else '>='} {guard.value}"


def _effects(choice: Choice) -> tuple[tuple[str, int], ...]:
    moved = (("heat", choice.manner.heat), ("known", choice.manner.known))
    return tuple((gauge, change) for gauge, change in moved if change)


# ── bard ──


def as_bard(scenes: tuple[Scene, ...], _: str = "") -> str:
    """Return the story for bardic; what a choice changes is given to the passage it leads to."""
    gauges = "\n".join(f"~ {name} = {value}" for name, value in BEGIN.items())
    start = f":: Start\n{gauges}\nThe telephone rings.\n+ [Pick up] -> s0(0, 0)\n"
    endings = "".join(f":: {name}(warmer, told)\nThat is all for today.\n\n" for name in ENDINGS)
    return start + "\n" + "".join(map(_passage, scenes)) + endings


def _passage(scene: Scene) -> str:
    lines = [
        f":: {scene.name}(warmer, told)",
        f"~ heat = max(0, min({TOP}, heat + warmer))",
        f"~ known = max(0, min({TOP}, known + told))",
        f"@if heat >= {HEATED}:",
        scene.hot,
        "@else:",
        scene.calm,
        "@endif",
    ]
    for choice in scene.choices:
        guard = f"{{{_compared(choice.guard)}}} " if choice.guard else ""
        effects = f"{choice.manner.heat}, {choice.manner.known}"
        lines.append(f"+ {guard}[{choice.words}] -> {choice.to}({effects})")
    return "\n".join(lines) + "\n\n"


FORMATS: Mapping[str, Callable[[tuple[Scene, ...], str], str]] = {
    "yaml": as_scenario,
    "ink": as_ink,
    "bard": as_bard,
}


def write_story(folder: Path, scenes: int, name: str = "story") -> dict[str, Path]:
    """Write a story of so many scenes in every format; return the files by their endings."""
    told = story(scenes)
    paths = {ending: folder / f"{name}.{ending}" for ending in FORMATS}
    for ending, path in paths.items():
        path.write_text(FORMATS[ending](told, name), "utf-8")
    return paths


if __name__ == "__main__":
    for written in write_story(Path(sys.argv[1]), int(sys.argv[2])).values():
        print(written)
