"""A running talk: the fold of `step` over moves. It keeps nothing and knows no screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from negotiation_trainer.catalogue.moves import Move
from negotiation_trainer.dialogue.cursor import Cursor, Turn
from negotiation_trainer.dialogue.inputs import MEANT, Input, InputError, Kind
from negotiation_trainer.dialogue.machines import MachineRunner, Runner
from negotiation_trainer.dialogue.meaning import may_mean
from negotiation_trainer.dialogue.moves import build_move, offered_replies
from negotiation_trainer.dialogue.step import start, step
from negotiation_trainer.language.reader import Reader
from negotiation_trainer.scenario.compiled import Compiled, OfferedReply


class Mode(StrEnum):
    """How much help a trainee has."""

    GUIDED = "guided"
    TYPED = "typed"
    EXAM = "exam"


GUIDED_ONLY = (Kind.CHOOSE, Kind.HINT)


@dataclass(frozen=True, slots=True)
class Retold:
    """What the debtor said last, said again in the language a talk went over to after a turn."""

    turn: int
    lang: str
    line: str


@dataclass
class Talk:
    """One talk in one mode; `turns` begins with the debtor's first line as turn 0."""

    compiled: Compiled
    mode: Mode
    seed: int = 0
    runner: Runner | None = None
    turns: list[Turn] = field(default_factory=list)
    retold: list[Retold] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.runner is None:
            self.runner = MachineRunner(self.compiled)
        if not self.turns:
            self.turns.append(start(self.compiled, seed=self.seed))

    @property
    def cursor(self) -> Cursor:
        """Where the talk stands."""
        return self.turns[-1].after

    @property
    def done(self) -> bool:
        """Whether the talk is over."""
        return self.cursor.outcome is not None

    @property
    def line(self) -> str:
        """What the debtor said last, in the language of the talk."""
        last = self.turns[-1]
        again = [retold.line for retold in self.retold if retold.turn == last.number]
        return again[-1] if again else last.line

    def switch(self, compiled: Compiled) -> None:
        """Go on in another language of the same scenario; the last line is said again in it.

        Nothing else changes: no turn is taken, and where the talk stands stays as it is. The line
        comes of taking the last turn once more among the other words.
        """
        self.compiled, self.runner = compiled, MachineRunner(compiled)
        last = self.turns[-1]
        if last.move is None:
            turn = start(compiled, seed=self.seed, at=last.before)
        else:
            turn = step(compiled, last.before, last.move, runner=self.runner, seed=self.seed)
        self.retold.append(Retold(last.number, compiled.lang, turn.line))

    @property
    def replies(self) -> tuple[OfferedReply, ...]:
        """The replies on offer: in guided mode only, none once the talk is over."""
        if self.mode is not Mode.GUIDED or self.done:
            return ()
        return offered_replies(self.compiled, self.cursor)

    def read(self, entry: Input, reader: Reader) -> Move:
        """Return the move an input makes now (`InputError` if it cannot be made)."""
        if self.done:
            raise InputError("talk.over")
        if entry.kind in GUIDED_ONLY and self.mode is not Mode.GUIDED:
            raise InputError("input.guided_only", kind=entry.kind.value)
        if entry.meant is not None and self.mode is not Mode.GUIDED:
            raise InputError("input.guided_only", kind=MEANT)
        return build_move(entry, self.compiled, self.cursor, line=self.line, reader=reader)

    def may_mean(self, entry: Input, reader: Reader) -> tuple[str, ...]:
        """Return the acts to ask about before words are said: in guided mode, when unclear."""
        if self.mode is not Mode.GUIDED or entry.kind is not Kind.SAY or entry.meant is not None:
            return ()
        return may_mean(self.read(entry, reader), self.compiled, self.cursor)

    def take(self, move: Move) -> Turn:
        """Take a turn."""
        assert self.runner is not None
        turn = step(self.compiled, self.cursor, move, runner=self.runner, seed=self.seed)
        self.turns.append(turn)
        return turn
