"""A talk as witnesses and gates see it, whether a scenario was played or a transcript is reviewed.

What only a scenario's file can tell is None here; witnesses that need it look at a `Hearing`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from negotiation_trainer.catalogue.moves import MoveKind
from negotiation_trainer.conduct.check import Duty
from negotiation_trainer.conduct.findings import Finding
from negotiation_trainer.conduct.heard import HeardContact
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.conduct.monitor import judge
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.signals import segments_of
from negotiation_trainer.scenario.model import OutcomeKind
from negotiation_trainer.scoring.rubric import Rubric

SILENCE = {"zh": "（沉默）", "en": "(silence)"}


class Encounter(ABC):
    """All that the witnesses look at. `turns` includes turn 0, the debtor's first line."""

    __slots__ = ()

    rubric: Rubric
    rules: tuple[Rule, ...]
    turns: tuple[Turn, ...]

    @property
    @abstractmethod
    def lang(self) -> str:
        """The language the talk is in."""

    @property
    @abstractmethod
    def kind(self) -> OutcomeKind:
        """How it ended; unfinished while it has not."""

    @property
    @abstractmethod
    def owed(self) -> Decimal | None:
        """The total of the file, None where there is no file."""

    @property
    @abstractmethod
    def debtor_answers(self) -> bool:
        """Whether, as far as is known, the debtor himself picked up."""

    @abstractmethod
    def contact(self, at: datetime | None = None) -> HeardContact:
        """Return the talk as the rules of conduct see it; `at` is the debtor's local time."""

    def excused(self, duty: Duty) -> bool:
        """Whether what was said in the talk releases the collector from a duty of every contact."""
        del duty
        return False

    def findings(self, at: datetime | None = None) -> tuple[Finding, ...]:
        """Judge the talk by its rules of conduct."""
        return judge(self.rules, self.contact(at))

    @property
    def moves(self) -> Sequence[Turn]:
        """The turns the trainee took."""
        return self.turns[1:]

    @property
    def last(self) -> Turn:
        """The last turn so far."""
        return self.turns[-1]

    def words(self, turn: Turn) -> str:
        """Return what the trainee said in a turn; silence has its own sign."""
        if turn.move is None:
            return ""
        if turn.move.kind is MoveKind.SILENCE:
            return SILENCE.get(self.lang, SILENCE["en"])
        return turn.move.text

    def quote(self, turn: Turn, act: str) -> str:
        """Return the words of the clause that did an act, or the whole utterance."""
        if turn.move is None or not turn.move.text:
            return self.words(turn)
        best = [mark.span for mark in turn.move.reading.acts if mark.id == act]
        others = [segment.span for segment in segments_of(turn.move) if act in segment.acts]
        for start, end in (*best, *others):
            return turn.move.text[start:end].strip() or turn.move.text
        return turn.move.text
