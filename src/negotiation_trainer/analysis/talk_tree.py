"""The talks of one learner as a tree: what was played once is walked from then on.

A learner's next move hangs on what has happened and on one die a turn, so two talks that begin
alike and throw alike go on alike: only what is new goes through the engine, and a talk is scored
once however often it is played. Nothing is guessed: a branch is the very talk that was played.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from negotiation_trainer.analysis.learners import Entry, Learner
from negotiation_trainer.analysis.playing import Result, begun, is_over, scored, take
from negotiation_trainer.analysis.stage import Stage
from negotiation_trainer.analysis.view import View, view_of
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.talk import Mode

MOST_MOMENTS = 8_000
"""So many moments a tree remembers; what branches off beyond them is played anew each time."""


@dataclass(slots=True)
class Moment:
    """A moment between two turns: how it came about, and what follows on each side of the die.

    `view` is what the learner sees, None once the talk is over; then `end` is what it came to.
    """

    turn: Turn
    who: Learner
    entry: Entry
    before: Moment | None
    view: View | None = None
    end: Result | None = None
    after: dict[int, Moment] = field(default_factory=dict)

    @property
    def chain(self) -> list[Moment]:
        """All moments up to here, the first one first."""
        found, at = [self], self.before
        while at is not None:
            found.append(at)
            at = at.before
        return found[::-1]

    @property
    def turns(self) -> list[Turn]:
        """All turns up to here."""
        return [moment.turn for moment in self.chain]


class TalkTree:
    """All talks that were played by a learner, as he was at first, in one manner of the debtor."""

    def __init__(
        self, stage: Stage, who: Learner, *, mode: Mode, seed: int, most: int = MOST_MOMENTS
    ) -> None:
        self._stage, self._mode, self._seed, self._most = stage, mode, seed, most
        talk = begun(stage, mode=mode, seed=seed)
        self.root = Moment(talk.turns[0], who, {}, None, view_of(talk))
        self.moments = 1

    def last(self, sides: Sequence[int], start: Moment | None = None) -> Moment:
        """Return how the talk ends in which the die shows these sides, one for each turn.

        It goes on from `start`, from the debtor's first line if None.
        """
        at = self.root if start is None else start
        for side in sides:
            at = self.next(at, side)
            if at.end is not None:
                return at
        raise ValueError("fewer sides than turns")

    def next(self, at: Moment, side: int) -> Moment:
        """Return what comes of a side in a moment of this tree, remembered if there is room."""
        known = at.after.get(side)
        if known is not None:
            return known
        assert at.view is not None
        who = at.who.twin()
        entry = who.act(at.view, side)
        found = next((m for m in at.after.values() if m.entry == entry and m.who == who), None)
        if found is None:
            found = self._played(at, entry, who)
            if self.moments >= self._most:
                return found
            self.moments += 1
        at.after[side] = found
        return found

    def _played(self, at: Moment, entry: Entry, who: Learner) -> Moment:
        talk = begun(self._stage, mode=self._mode, seed=self._seed, turns=at.turns)
        take(talk, entry, self._stage.reader)
        found = Moment(talk.turns[-1], who, entry, at)
        if is_over(talk):
            found.end = scored(self._stage, talk, seed=self._seed).result
        else:
            found.view = view_of(talk)
        return found
