"""Plays a playthrough with a reader, unjournalled, and compares what came with what was expected.

Whatever differs is told at its place in the file; a move that cannot be made ends the talk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from negotiation_trainer.analysis.stage import Stage
from negotiation_trainer.catalogue.moves import Move
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.events import move_data, move_from
from negotiation_trainer.dialogue.inputs import MEANT, InputError, check_change, parse_input
from negotiation_trainer.dialogue.moves import offered_replies
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.scenario.bundle import Bundle
from negotiation_trainer.scenario.playthrough import (
    EndExpected,
    MoveExpected,
    PlayedMove,
    Playthrough,
    bare,
    given,
    meant_replies,
    score_range,
)
from negotiation_trainer.scoring.debrief import Debrief, debrief

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One expectation that was not met: its place in the file, what it asked, what came.

    `turn` is that of the move, or that of the last one for what the whole talk comes to.
    """

    loc: Loc
    turn: int
    expected: str
    came: str

    @property
    def field(self) -> str:
        """The key of the expectation; of a score, the dimension."""
        return str(self.loc[-1])

    @property
    def of_a_move(self) -> bool:
        """Whether one move was to bring it, and not the whole talk."""
        return self.loc[0] == "moves"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A move that could not be made, and why."""

    loc: Loc
    turn: int
    error: InputError


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A playthrough as it was played; `turns` begins with turn 0, `lang` is spoken at the end."""

    playthrough: Playthrough
    turns: tuple[Turn, ...]
    lang: str
    debrief: Debrief
    mismatches: tuple[Mismatch, ...] = ()
    refusal: Refusal | None = None

    @property
    def passed(self) -> bool:
        """Whether everything came as expected."""
        return not self.mismatches and self.refusal is None


def rehearse(stage: Stage, playthrough: Playthrough, bundle: Bundle) -> Rehearsal:
    """Play a playthrough from its first move to its last, or to the one that cannot be made.

    `bundle` is what the stage was made of; its other languages can be gone over to.
    """
    talk = Talk(stage.compiled, Mode(playthrough.mode), playthrough.seed)
    found: list[Mismatch] = []
    refusal = None
    for number, move in enumerate(playthrough.moves):
        loc: Loc = ("moves", number)
        try:
            turn = _taken(talk, move, stage, bundle)
        except InputError as error:
            refusal = Refusal((*loc, given(move)[0]), len(talk.turns), error)
            break
        found += _differing(loc, turn.number, _of_move(move.expect, turn))
    at = playthrough.at.replace(tzinfo=None) if playthrough.at else None
    end = _judged(stage, talk, at)
    if refusal is None:
        found += _differing((), len(talk.turns) - 1, _of_end(playthrough.expect, end))
    lang = talk.compiled.lang
    return Rehearsal(playthrough, tuple(talk.turns), lang, end, tuple(found), refusal)


def _judged(stage: Stage, talk: Talk, at: datetime | None) -> Debrief:
    turns = tuple(talk.turns)
    return debrief(talk.compiled, turns, rubric=stage.rubric, pack=stage.pack, at=at)


def _taken(talk: Talk, move: PlayedMove, stage: Stage, bundle: Bundle) -> Turn:
    """Make one move. A change of language takes no turn: the last line stands, said again."""
    if move.language is None:
        return talk.take(_move(talk, move, stage))
    check_change(move.language, now=talk.compiled.lang, langs=bundle.langs)
    talk.switch(bundle.compiled_in(move.language))
    return replace(talk.turns[-1], move=None, settlement=None, line=talk.line)


def _move(talk: Talk, move: PlayedMove, stage: Stage) -> Move:
    """Make a move as every face does, in the form in which the journal would give it back."""
    entry = parse_input(_input(talk, move))
    return move_from(move_data(talk.read(entry, stage.reader)))


def _input(talk: Talk, move: PlayedMove) -> Mapping[str, Any]:
    (name,) = given(move)
    if name == "offer":
        assert move.offer is not None
        return {name: move.offer.model_dump(mode="json", exclude_none=True)}
    if name == "reply" and not talk.done:
        return _reply(talk, move.reply or "")
    meant = {MEANT: move.meant} if move.meant is not None else {}
    return {"say" if name == "reply" else name: getattr(move, name), **meant}


def _reply(talk: Talk, words: str) -> Mapping[str, Any]:
    """Find the offered reply that is meant; where none is shown, its words are typed."""
    offered = [reply.say for reply in offered_replies(talk.compiled, talk.cursor)]
    meant = meant_replies(words, offered)
    if len(meant) != 1:
        raise InputError("reply.none" if not meant else "reply.several", found=words)
    if talk.mode is Mode.GUIDED:
        return {"choose": meant[0] + 1}
    return {"say": offered[meant[0]]}


Told = tuple[Loc, bool, str, str]
"""Where an expectation stands, whether it is met, what it asks and what came."""


def _differing(start: Loc, turn: int, told: Iterable[Told]) -> Iterator[Mismatch]:
    for loc, met, expected, came in told:
        if not met:
            yield Mismatch((*start, "expect", *loc), turn, expected, came)


def _of_move(expected: MoveExpected, turn: Turn) -> Iterator[Told]:
    reading = turn.move.reading if turn.move else None
    heard = reading.act_ids if reading else ()
    broken = tuple(dict.fromkeys(mark.id for mark in reading.sure_breaches)) if reading else ()
    result = turn.settlement.result.value if turn.settlement else ""
    known = tuple(sorted(turn.after.known))
    yield _all(("acts",), expected.acts, heard)
    if expected.breaches is not None:
        same = set(expected.breaches) == set(broken)
        yield ("breaches",), same, _listed(expected.breaches), _listed(broken)
    yield _one_of(("mood",), expected.mood, turn.after.mood)
    yield _one_of(("state",), expected.state, turn.after.state)
    if expected.heat is not None:
        yield ("heat",), turn.heat == expected.heat, str(expected.heat), str(turn.heat)
    if expected.heat_at_most is not None:
        most = expected.heat_at_most
        yield ("heat_at_most",), turn.heat <= most, f"≤ {most}", str(turn.heat)
    yield from _words(expected.line_has, turn.line)
    if expected.offer is not None:
        wanted = expected.offer.value
        yield ("offer",), result == wanted, wanted, result or NOTHING
    yield _all(("facts",), expected.facts, known)


NOTHING = "–"
"""Shown where there is nothing to show."""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or NOTHING


def _all(loc: Loc, wanted: tuple[str, ...], found: tuple[str, ...]) -> Told:
    return loc, set(wanted) <= set(found), _listed(wanted), _listed(found)


def _one_of(loc: Loc, wanted: tuple[str, ...], found: str) -> Told:
    return loc, not wanted or found in wanted, " / ".join(wanted), found


def _words(wanted: tuple[str, ...], line: str) -> Iterator[Told]:
    for text in wanted:
        # Words without a letter, such as "?", are looked for as they are.
        said = bare(text) in bare(line) if bare(text) else text in line
        yield ("line_has",), said, f"“{text}”", f"“{line}”"


def _of_end(expected: EndExpected, end: Debrief) -> Iterator[Told]:
    yield _one_of(("outcome",), expected.outcome, end.outcome)
    yield _one_of(("kind",), tuple(kind.value for kind in expected.kind), end.kind.value)
    if expected.passed is not None:
        passed = str(end.passed).lower()
        yield ("passed",), end.passed == expected.passed, str(expected.passed).lower(), passed
    scores = {dimension.value: score for dimension, score in end.scores}
    for name, allowed in expected.scores.items():
        low, high = score_range(allowed) or (0, 100)
        score = scores[name]
        yield ("scores", name), low <= score <= high, allowed, str(score)
    held = {item.rule for item in end.evidence}
    held |= {f"{item.rule}: {item.subject}" for item in end.evidence}
    for finding in expected.evidence:
        yield ("evidence",), _spaced(finding) in held, finding, _of_rule(end, finding)
    for finding in expected.no_evidence:
        absent = _spaced(finding) not in held
        yield ("no_evidence",), absent, f"≠ {finding}", _of_rule(end, finding)
    yield _all(("facts",), expected.facts, end.found)


def _spaced(finding: str) -> str:
    rule, colon, subject = finding.partition(":")
    return f"{rule.strip()}: {subject.strip()}" if colon else rule.strip()


def _of_rule(end: Debrief, finding: str) -> str:
    """The findings of one kind that there are, for comparison."""
    rule = finding.partition(":")[0].strip()
    own = (item for item in end.evidence if item.rule == rule)
    return _listed(dict.fromkeys(f"{rule}: {item.subject}" for item in own))
