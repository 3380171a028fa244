"""Real talks in great number: every kind of moment is entered once, by the shortest way found.

Each talk is the true fold of `step` over moves as they would be read, so a witness found here
replays to what is claimed. Moments that conditions cannot tell apart are entered only once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from negotiation_trainer.analysis.findings import Example
from negotiation_trainer.analysis.stage import RememberingReader
from negotiation_trainer.analysis.structure import EVERY, Limits, Progress, Reach
from negotiation_trainer.analysis.structure_rows import Asked, asked
from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.catalogue.moves import Move, Offer
from negotiation_trainer.dialogue.bargaining.bargain import bargain
from negotiation_trainer.dialogue.cursor import Cursor, Turn, situation
from negotiation_trainer.dialogue.events import move_data, move_from
from negotiation_trainer.dialogue.inputs import Input, InputError, Kind, offer_data, parse_input
from negotiation_trainer.dialogue.machines import DirectRunner
from negotiation_trainer.dialogue.moves import build_move, offered_replies
from negotiation_trainer.dialogue.step import start, step
from negotiation_trainer.language.reader import Reader
from negotiation_trainer.scenario.compiled import Compiled, OfferedReply

Entry = dict[str, Any]
Target = tuple[str, str]
SEED = 0


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A talk so far: its last turn, the input that took it, and the talk before.

    `seed` says which of several wordings the debtor chose.
    """

    turn: Turn
    entry: Entry | None = None
    before: Node | None = None
    reply: OfferedReply | None = None
    seed: int = SEED

    @classmethod
    def of(cls, turns: Sequence[Turn], inputs: Sequence[Mapping[str, Any]], seed: int) -> Node:
        """Return a talk that was played elsewhere."""
        node = cls(turns[0], seed=seed)
        for turn, entry in zip(turns[1:], inputs, strict=True):
            node = cls(turn, dict(entry), node, seed=seed)
        return node

    @property
    def chain(self) -> list[Node]:
        """The talk from its first line on."""
        found: list[Node] = []
        node: Node | None = self
        while node is not None:
            found.append(node)
            node = node.before
        return found[::-1]

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Its turns, the debtor's first line first."""
        return tuple(node.turn for node in self.chain)

    @property
    def inputs(self) -> list[Entry]:
        """What `play --json` would be given."""
        return [node.entry for node in self.chain if node.entry is not None]

    @property
    def example(self) -> Example:
        """The talk, to be gone on from."""
        after = self.turn.after
        return Example(tuple(self.inputs), self.seed, after.outcome or after.state)


@dataclass(slots=True)
class Alphabet:
    """What a trainee can do at a moment; `typed` adds sentences of catalogue and scenario.

    A reply is read as in play, after the very line it answers. So many sentences could be typed
    after so many lines that each of those is read but once, after none: see `Walker.confirmed`.
    """

    compiled: Compiled
    reader: Reader
    typed: bool = False
    _read: dict[tuple[str, str], Move] = field(default_factory=dict)
    _offers: tuple[Offer, ...] = ()
    _sentences: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.reader, RememberingReader):
            self.reader = RememberingReader(self.reader)
        self._offers = tuple(dict.fromkeys(_offers(self.compiled)))
        self._sentences = tuple(dict.fromkeys(_sentences(self.compiled))) if self.typed else ()

    def moves(self, node: Node) -> Iterator[tuple[Entry, Move, OfferedReply | None]]:
        """Give every input that can be made now, as the journal would keep it."""
        cursor, line = node.turn.after, node.turn.line
        for number, reply in enumerate(offered_replies(self.compiled, cursor), start=1):
            yield {"choose": number}, self._build({"choose": number}, cursor, line), reply
        entries: list[Entry] = [{"silence": True}]
        if cursor.turn == 0:
            entries.append({"hang_up": True})
        if cursor.position.theirs is not None:
            entries.append({"accept": True})
        if cursor.identified and cursor.position.agreement is None:
            entries += [{"offer": _stated(offer)} for offer in self._offers]
        entries += [{"say": words} for words in self._sentences]
        for entry in entries:
            ((kind, value),) = entry.items()
            if kind == "accept":
                yield entry, self._build(entry, cursor, line), None
            else:
                yield entry, self._once(entry, cursor, str(value)), None

    def _once(self, entry: Entry, cursor: Cursor, words: str) -> Move:
        key = (next(iter(entry)), words)
        if key not in self._read:
            self._read[key] = self._build(entry, cursor, "")
        return self._read[key]

    def _build(self, entry: Entry, cursor: Cursor, line: str) -> Move:
        move = build_move(parse_input(entry), self.compiled, cursor, line=line, reader=self.reader)
        return move_from(move_data(move))

    def read(self, entry: Entry, node: Node) -> Move:
        """Return what an input makes of a talk so far, read as in play (`InputError`)."""
        return self._build(entry, node.turn.after, node.turn.line)

    def prepare(self) -> None:
        """Read every offered reply once, after its state's own lines, before any clock runs.

        Reading is the slow part.
        """
        cursor = start(self.compiled, seed=SEED).after
        for state in self.compiled.states.values():
            there = replace(cursor, state=state.id, mood=self.compiled.start_mood)
            lines = [words for line in state.lines for words in line.say]
            for number, _ in enumerate(offered_replies(self.compiled, there), start=1):
                for line in lines:
                    self._build({"choose": number}, there, line)

    def widened(self) -> Alphabet:
        """Return the same with sentences to type; what was read is not read again."""
        return replace(self, typed=True)


def _stated(offer: Offer) -> Entry:
    data = offer_data(offer) or {}
    return {name: value for name, value in data.items() if value not in (None, {})}


def _offers(compiled: Compiled) -> Iterator[Offer]:
    """Offers at the edges: every rung of the ladder, the limits of the mandate, all at once."""
    judged = bargain(compiled, compiled.start_mood)
    for rung in range(len(judged.ladder)):
        yield judged.counter(rung, Offer())
    mandate, today = compiled.mandate, compiled.today
    yield Offer(
        months=mandate.instalments,
        waive=tuple(sorted(mandate.waive.items())),
        first_payment=today + timedelta(days=mandate.first_payment_within_days),
    )
    yield Offer(months=1, first_payment=today)


def _sentences(compiled: Compiled) -> Iterator[str]:
    """Sentences to type: examples of acts, topics and breaches, replies, questions for facts."""
    entries, lang = catalogue(), compiled.lang
    for fact in compiled.debtor.facts.values():
        yield from fact.asked_like[:1]
    for act in entries.acts.values():
        yield act.example.get(lang)
    for breach in entries.breaches.values():
        yield breach.example.get(lang)
    for state in compiled.states.values():
        yield from (reply.say for reply in state.replies)
    for topic in entries.topics.values():
        yield topic.example.get(lang)


def told(node: Node) -> Iterator[Target]:
    """Give what the last turn of a talk is a witness of."""
    turn = node.turn
    yield "state", turn.after.state
    yield "mood", turn.after.mood
    if turn.fact is not None:
        yield "fact", turn.fact
    if turn.after.outcome is not None:
        yield "outcome", turn.after.outcome
    if turn.scenario_edge is not None:
        yield "edge", turn.scenario_edge
    for key in turn.line_keys:
        yield "line", key


def targets(reach: Reach) -> set[Target]:
    """Return everything that could be witnessed."""
    found = {
        "state": reach.states,
        "mood": reach.moods,
        "fact": reach.facts,
        "outcome": reach.outcomes,
        "edge": reach.edges,
        "line": reach.lines,
    }
    return {(kind, name) for kind, names in found.items() for name in names}


@dataclass(slots=True)
class Walk:
    """What many talks came to: the first witness of everything, and every choice seen."""

    witnesses: dict[Target, Node] = field(default_factory=dict)
    chosen: list[Node] = field(default_factory=list)
    moments: int = 0
    stopped: str = ""


class Walker:
    """Enters every kind of moment of a scenario once."""

    def __init__(self, compiled: Compiled, alphabet: Alphabet) -> None:
        self._compiled = compiled
        self._alphabet = alphabet
        self._runner = DirectRunner(compiled)
        self._asked: Asked = asked(compiled)
        self._streaks = {
            f"{kind}:{name}": row.after
            for row in compiled.persona.source.moves
            if row.after > 1
            for kind, names in (("act", row.act), ("signal", row.signal), ("breach", row.breach))
            for name in names
        }

    def moment(self, cursor: Cursor) -> tuple[object, ...]:
        """Return what tells one moment from another."""
        now = self._asked.reduced(cursor.state, situation(self._compiled, cursor))
        streaks = tuple(
            (name, min(count, self._streaks[name]))
            for name, count in cursor.streaks
            if name in self._streaks
        )
        pending = frozenset((item.opening, item.passed) for item in cursor.pending)
        position = cursor.position
        table = (position.rung, position.offers_made > 0, position.yours is not None)
        return (cursor.state, now, cursor.known, streaks, pending, table, cursor.vague_standing)

    def opening(self) -> Node:
        """Return the talk at its first line."""
        return Node(start(self._compiled, seed=SEED))

    def after(self, node: Node) -> Iterator[Node]:
        """Give every talk that goes on from here by one turn."""
        for entry, move, reply in self._alphabet.moves(node):
            turn = step(self._compiled, node.turn.after, move, runner=self._runner, seed=SEED)
            yield Node(turn, entry, node, reply)

    def silent_talk(self) -> Node:
        """Return the talk of somebody who never says a word, to its end."""
        node = self.opening()
        while not node.turn.done:
            entry: Entry = {"silence": True}
            node = next(new for new in self.after(node) if new.entry == entry)
        return node

    def walk(self, wanted: set[Target], limits: Limits, progress: Progress) -> Walk:
        """Talk on until everything wanted has a witness, nothing is left, or a limit is reached."""
        found = Walk()
        missing = set(wanted)
        first = self.opening()
        # Talks that just showed something new, and all others, are carried on by turns: the first
        # get far quickly, the second find what is near by the shortest way.
        fresh, others = deque([first]), deque[Node]()
        seen = {self.moment(first.turn.after)}
        self._note(first, found, missing)
        for node in self.silent_talk().chain:
            self._note(node, found, missing)
        while (fresh or others) and missing:
            near = others and (found.moments % 2 or not fresh)
            node = others.popleft() if near else fresh.popleft()
            found.moments += 1
            if found.moments % EVERY == 0:
                progress(found.moments)
            found.stopped = limits.reached(found.moments)
            if found.stopped:
                break
            for new in self.after(node):
                novel = self._note(new, found, missing)
                if new.turn.done or (key := self.moment(new.turn.after)) in seen:
                    continue
                seen.add(key)
                (fresh if novel else others).append(new)
        return found

    def confirmed(self, found: Walk, wanted: set[Target]) -> Walk:
        """Keep of what typed sentences showed only what holds when each is read as in play."""
        kept = {}
        for target in wanted & found.witnesses.keys():
            node = self._as_in_play(found.witnesses[target].inputs)
            if node is not None and target in told(node):
                kept[target] = node
        return replace(found, witnesses=kept)

    def _as_in_play(self, inputs: list[Entry]) -> Node | None:
        """Return the talk that inputs make, None if it ends before them or refuses one."""
        node = self.opening()
        for entry in inputs:
            if node.turn.done:
                return None
            try:
                move = self._alphabet.read(entry, node)
            except InputError:
                return None
            turn = step(self._compiled, node.turn.after, move, runner=self._runner, seed=SEED)
            node = Node(turn, entry, node)
        return node

    def _note(self, node: Node, found: Walk, missing: set[Target]) -> bool:
        """Keep what a talk shows; return whether any of it was missing."""
        if node.reply is not None:
            found.chosen.append(node)
        novel = False
        for target in told(node):
            known = found.witnesses.get(target)
            if known is None or node.turn.number < known.turn.number:
                found.witnesses[target] = node
            novel = novel or target in missing
            missing.discard(target)
        return novel


def replayed(
    compiled: Compiled, inputs: list[Entry], reader: Reader, take: Callable[[Turn], None]
) -> Cursor:
    """Play inputs by the true fold; `take` sees every turn (`InputError` if one is refused)."""
    turn = start(compiled, seed=SEED)
    take(turn)
    runner = DirectRunner(compiled)
    for entry in inputs:
        given: Input = parse_input(entry)
        if given.kind in (Kind.PLAN, Kind.HINT, Kind.MARK, Kind.RECORD):
            raise InputError("input.shape", kinds="")
        move = build_move(given, compiled, turn.after, line=turn.line, reader=reader)
        turn = step(compiled, turn.after, move_from(move_data(move)), runner=runner, seed=SEED)
        take(turn)
    return turn.after
