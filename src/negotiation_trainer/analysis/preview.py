"""A talk an author holds with a scenario while writing it: every new version takes the talk up.

What was done is kept as steps. They are played again through whatever version comes, with moves as
they were read the first time. Nothing of it is journalled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from negotiation_trainer.analysis.findings import Example
from negotiation_trainer.analysis.preview_files import Version
from negotiation_trainer.catalogue.moves import Move, MoveKind, Reading
from negotiation_trainer.dialogue.cursor import Cursor, Turn
from negotiation_trainer.dialogue.inputs import (
    MEANT,
    Input,
    InputError,
    Kind,
    offer_data,
    parse_input,
)
from negotiation_trainer.dialogue.machines import DirectRunner
from negotiation_trainer.dialogue.moves import build_move, offered_replies
from negotiation_trainer.dialogue.signals import plain
from negotiation_trainer.dialogue.step import start, step
from negotiation_trainer.language.reader import NO_FRAME, Frame, Reader
from negotiation_trainer.scenario.compiled import Compiled, OfferedReply


class Deed(StrEnum):
    """What an author can do in a preview: talk, or set how things stand."""

    MOVE = "move"
    STATE = "state"
    MOOD = "mood"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done: a move with the input it came from, or the id of what was set."""

    deed: Deed
    name: str = ""
    entry: Input | None = None
    move: Move | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a preview begins; what is empty is as the scenario has it."""

    state: str = ""
    mood: str = ""
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as it was played; the first one, with no step, is the debtor's opening line.

    `strayed`: a reply that is not offered any more and was taken as typed words.
    """

    turn: Turn
    step: Step | None = None
    strayed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What a new version changed in the talk: a key of the messages `author.change`, its values."""

    key: str
    turn: int
    what: str = ""


class _Kept:
    """A reader that knows one utterance: as it was read before."""

    name = "kept"

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def read(
        self, text: str, *, lang: str = "auto", context: str = "", frame: Frame = NO_FRAME
    ) -> Reading:
        """Return the kept reading."""
        return replace(self._reading, text=text)


class Preview:
    """The talk so far, and the version it is played by: the latest that can be played."""

    def __init__(self, version: Version, scene: Scene = Scene(), *, seed: int = 0) -> None:
        self.scene = scene
        self.steps: list[Step] = []
        self.taken: tuple[Taken, ...] = ()
        self.changes: tuple[Change, ...] = ()
        self.latest = version
        self.version: Version | None = None
        self._proved: Version | None = None
        self._seed = seed
        self.take_up(version)

    # ── how things stand ──

    @property
    def compiled(self) -> Compiled | None:
        """The scenario as it is played, None while there is no version that can be."""
        return self.version.compiled if self.version else None

    @property
    def broken(self) -> bool:
        """Whether the file as it is now cannot be played."""
        return self.latest.checked and not self.latest.playable

    @property
    def cursor(self) -> Cursor | None:
        """Where the talk stands."""
        return self.taken[-1].turn.after if self.taken else None

    @property
    def done(self) -> bool:
        """Whether the talk is over."""
        return self.cursor is not None and self.cursor.outcome is not None

    @property
    def line(self) -> str:
        """What the debtor said last."""
        return _line_of(self.taken)

    @property
    def replies(self) -> tuple[OfferedReply, ...]:
        """The replies on offer now."""
        if self.compiled is None or self.cursor is None or self.done:
            return ()
        return offered_replies(self.compiled, self.cursor)

    @property
    def inputs(self) -> tuple[dict[str, Any], ...]:
        """What was said, as inputs of a talk from its beginning.

        `LookupError` if things were set, too: no talk comes to where this one stands.
        """
        if self.scene != Scene() or any(step.deed is not Deed.MOVE for step in self.steps):
            raise LookupError("set")
        return tuple(_input_of(item) for item in self.taken if item.step is not None)

    # ── doing ──

    def give(self, data: Mapping[str, Any], reader: Reader) -> None:
        """Take a turn (`InputError` if it cannot be taken)."""
        entry = parse_input(data)
        if self.compiled is None or self.cursor is None or self.done or not entry.is_move:
            raise InputError("talk.over")
        move = build_move(entry, self.compiled, self.cursor, line=self.line, reader=reader)
        self._add(Step(Deed.MOVE, entry=entry, move=move))

    def show(self, example: Example, reader: Reader) -> None:
        """Play another talk instead, as far as its moves can still be made."""
        self._seed = example.seed
        self.restart()
        for number, data in enumerate(example.inputs):
            try:
                self.give(data, reader)
            except InputError:
                last = self.taken[-1].turn.number if self.taken else 0
                self.changes = (Change("stops", last, str(len(example.inputs) - number)),)
                return

    def put(self, deed: Deed, name: str) -> None:
        """Go to a state, set the mood, or make a fact known or unknown again (`InputError`)."""
        self._add(Step(deed, name))

    def _add(self, made: Step) -> None:
        """Do something new; what no longer fitted before it is forgotten."""
        taken = self._play(made, self.taken)
        self.steps = [item.step for item in self.taken if item.step] + [made]
        self.taken = (*self.taken, taken)
        self.changes = ()

    def undo(self) -> None:
        """Take the last step back."""
        self.steps = [item.step for item in self.taken if item.step][:-1]
        self.changes = ()
        self._replay()

    def restart(self) -> None:
        """Begin again where the preview began."""
        self.steps = []
        self.changes = ()
        self._replay()

    def take_up(self, version: Version) -> None:
        """Go on with a new version: played if it can be, else the last sound one stays."""
        if version.checked:
            self.latest = version
        if not version.playable:
            if version.checked and self._proved is not None:
                self._switch(self._proved)
                self.changes = ()
            return
        if version.checked:
            self._proved = version
        self._switch(version)

    def _switch(self, version: Version) -> None:
        old, before = self.version, self.taken
        self.version = version
        if old is not None and old.compiled is version.compiled:
            return
        try:
            self._replay()
        except (LookupError, ValueError, TypeError):
            # Not checked yet, it may name what is not there; the check says so in a moment.
            self.version = old
            return
        self.changes = _changes(before, self.taken) if before else ()

    # ── playing ──

    def _replay(self) -> None:
        """Play the steps through the present version, as far as they go."""
        if self.compiled is None:
            return
        played: tuple[Taken, ...] = (self._opening(self.compiled),)
        for made in self.steps:
            try:
                played = (*played, self._play(made, played))
            except InputError:
                break
        self.taken = played

    def _opening(self, compiled: Compiled) -> Taken:
        state = self.scene.state if self.scene.state in compiled.states else compiled.start
        mood = self.scene.mood if self.scene.mood in compiled.persona.edges else compiled.start_mood
        known = self.scene.known & frozenset(compiled.facts)
        at = Cursor(mood=mood, state=state, visited=frozenset({state}), known=known)
        return Taken(start(compiled, seed=self._seed, at=at))

    def _play(self, made: Step, before: Sequence[Taken]) -> Taken:
        """Play one step (`InputError` if it has no place in this version)."""
        compiled = self.compiled
        if compiled is None:
            raise InputError("talk.over")
        cursor = before[-1].turn.after
        if made.deed is not Deed.MOVE:
            return Taken(self._set(made, compiled, before), made)
        assert made.move is not None
        if cursor.outcome is not None:
            raise InputError("talk.over")
        move = _again(made, compiled, cursor, _line_of(before))
        strayed = made.move.choice is not None and move.choice is None
        runner = DirectRunner(compiled)
        return Taken(step(compiled, cursor, move, runner=runner, seed=self._seed), made, strayed)

    def _set(self, made: Step, compiled: Compiled, before: Sequence[Taken]) -> Turn:
        """Return the turn in which nobody acts but things stand otherwise."""
        cursor = before[-1].turn.after
        at = _placed(made, compiled, cursor)
        heat = compiled.persona.heat
        # Until something is said in it, a state is come to anew with whatever is set.
        arrives = made.deed is Deed.STATE or before[-1].turn.move is None
        if arrives and at.outcome is None:
            turn = start(compiled, seed=self._seed, at=replace(at, pending=()))
        else:
            turn = Turn(at.turn, None, cursor, at, heat[at.mood], heat[at.mood], "")
        return replace(turn, before=cursor, heat_before=heat[cursor.mood])


def _placed(made: Step, compiled: Compiled, cursor: Cursor) -> Cursor:
    name = made.name
    if made.deed is Deed.STATE and name in compiled.states:
        ended = cursor.mood not in compiled.persona.edges
        return replace(
            cursor,
            state=name,
            mood=compiled.start_mood if ended else cursor.mood,
            turns_here=0,
            again=name in cursor.visited,
            visited=cursor.visited | {name},
            outcome=None,
        )
    if made.deed is Deed.MOOD and name in compiled.persona.edges:
        return replace(cursor, mood=name)
    if made.deed is Deed.FACT and name in compiled.facts:
        return replace(cursor, known=cursor.known ^ {name})
    raise InputError("talk.over")


def _again(made: Step, compiled: Compiled, cursor: Cursor, line: str) -> Move:
    """Return a kept move as it is made now: a reply by its words, other words as they were read."""
    move = made.move
    assert move is not None
    kept = _Kept(move.reading)
    if made.entry is not None and made.entry.kind is Kind.ACCEPT:
        return build_move(made.entry, compiled, cursor, line=line, reader=kept)
    if move.choice is None:
        return move
    words = plain(move.text)
    for number, reply in enumerate(offered_replies(compiled, cursor), start=1):
        if plain(reply.say) == words:
            entry = Input(Kind.CHOOSE, number)
            return build_move(entry, compiled, cursor, line=line, reader=kept)
    return replace(move, kind=MoveKind.SAY, choice=None)


def _input_of(taken: Taken) -> dict[str, Any]:
    """Return a move as it is put in now; a reply that strayed is typed words."""
    step, move = taken.step, taken.turn.move
    assert step is not None
    assert step.entry is not None
    assert move is not None
    entry = step.entry
    if move.choice is not None:
        return {Kind.CHOOSE.value: move.choice}
    if entry.kind in (Kind.CHOOSE, Kind.SAY):
        return {Kind.SAY.value: move.text} | ({MEANT: entry.meant} if entry.meant else {})
    if entry.kind is Kind.OFFER:
        return {Kind.OFFER.value: offer_data(entry.value)}
    return {entry.kind.value: entry.value}


def _line_of(taken: Sequence[Taken]) -> str:
    return next((item.turn.line for item in reversed(taken) if item.turn.line), "")


def place_of(turn: Turn) -> str:
    """Return where a turn led: an ending, or a state."""
    return turn.after.outcome or turn.after.state


def _changes(before: Sequence[Taken], now: Sequence[Taken]) -> tuple[Change, ...]:
    found = [
        change
        for old, new in zip(before, now, strict=False)
        if (change := _change(old, new)) is not None
    ]
    last = now[-1].turn.number
    if len(now) < len(before):
        found.append(Change("stops", last, str(len(before) - len(now))))
    elif len(now) > len(before):
        found.append(Change("goes_on", last, str(len(now) - len(before))))
    return tuple(found)


def _change(old: Taken, new: Taken) -> Change | None:
    number = new.turn.number
    if place_of(old.turn) != place_of(new.turn):
        return Change("place", number, place_of(new.turn))
    if old.turn.after.mood != new.turn.after.mood:
        return Change("mood", number, new.turn.after.mood)
    if new.strayed and not old.strayed:
        return Change("strayed", number)
    if old.turn.line != new.turn.line:
        return Change("line", number)
    return None
