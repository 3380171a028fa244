"""What is said at one turn, and how one debtor chooses among the variants of a line."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from negotiation_trainer.dialogue.bargaining.position import Position
from negotiation_trainer.dialogue.bargaining.terms import fill_terms
from negotiation_trainer.scenario.compiled import Compiled, Opening, SpokenLine
from negotiation_trainer.scenario.compiling import filler
from negotiation_trainer.scenario.guards import Situation

REMEMBERED = 24
JUST_NOW = 2


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said now: the words, where they stand, what they call for and what they settle."""

    text: str
    keys: tuple[tuple[str, int], ...] = ()
    openings: tuple[Opening, ...] = ()
    confirms_identity: bool = False
    vague: bool = False
    puts_counter: bool = False
    raises: tuple[str, ...] = ()

    def __add__(self, other: Speech) -> Speech:
        """Say one thing after the other."""
        return Speech(
            (" " if _spaced(self.text) else "").join(filter(None, (self.text, other.text))),
            self.keys + other.keys,
            self.openings + other.openings,
            self.confirms_identity or other.confirms_identity,
            self.vague or other.vague,
            self.puts_counter or other.puts_counter,
            tuple(dict.fromkeys(self.raises + other.raises)),
        )


SILENT = Speech("")
NOTHING_OFFERED = Position()


def _spaced(text: str) -> bool:
    return not text or text.isascii() or text[-1].isascii()


@dataclass(frozen=True, slots=True)
class Voice:
    """One debtor's way of choosing words at one turn; repeats nothing he has just said."""

    compiled: Compiled
    seed: int
    turn: int
    said: tuple[tuple[str, int], ...]
    position: Position = NOTHING_OFFERED

    def pick(self, key: str, variants: Sequence[str]) -> tuple[str, tuple[str, int]]:
        """Choose a variant by seed and turn, not one of those said lately if it can be helped."""
        count = len(variants)
        start = zlib.crc32(f"{self.seed}/{self.turn}/{key}".encode()) % count
        order = [(start + n) % count for n in range(count)]
        recent = {index for name, index in self.said if name == key}
        index = next((n for n in order if n not in recent), None)
        if index is None:
            last = [n for name, n in self.said if name == key][-1:]
            index = next((n for n in order if n not in last), order[0])
        return variants[index], (key, index)

    def just_said(self, line: SpokenLine) -> bool:
        """Whether a line that has no other variant is among the last things he said."""
        return len(line.say) == 1 and (line.key, 0) in self.said[-JUST_NOW:]

    def say(self, line: SpokenLine) -> Speech:
        """Speak a line of the scenario."""
        text, used = self.pick(line.key, line.say)
        text = fill_terms(text, self.compiled, self.position)
        return Speech(
            text,
            (used,),
            line.openings,
            line.confirms_identity,
            line.vague,
            line.puts_counter,
            line.raises,
        )

    def words(
        self, key: str, variants: Sequence[str], openings: tuple[Opening, ...] = ()
    ) -> Speech:
        """Speak one of some variants, filled from the case."""
        if not variants:
            return SILENT
        text, used = self.pick(key, variants)
        if "{" in text:
            text = filler(self.compiled.fills)(text)
        return Speech(text, (used,), openings)


def first_line(lines: Sequence[SpokenLine], now: Situation) -> SpokenLine | None:
    """Return the first line whose condition holds."""
    return next((line for line in lines if line.guard(now)), None)


def fresh_line(
    voice: Voice, lines: Sequence[SpokenLine], now: Situation
) -> tuple[SpokenLine | None, bool]:
    """Return the first fitting line he has not just said, and whether it is new.

    Where he has just said them all it is the first one.
    """
    fitting = [line for line in lines if line.guard(now)]
    new = next((line for line in fitting if not voice.just_said(line)), None)
    return (new, True) if new is not None else (next(iter(fitting), None), False)
