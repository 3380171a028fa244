"""Playthroughs in words and as plain data: what came as expected, what did not and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from negotiation_trainer.analysis.coverage import Coverage, Gap
from negotiation_trainer.analysis.playthrough import Mismatch, Rehearsal
from negotiation_trainer.catalogue.moves import MoveKind
from negotiation_trainer.cli.withheld_text import withheld_data, withheld_lines
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.moves import offered_replies
from negotiation_trainer.messages import say
from negotiation_trainer.records.rehearsing import Played, findings
from negotiation_trainer.scenario.render import render
from negotiation_trainer.scenario.visible import clip, visible
from negotiation_trainer.scenario.yaml_source import Source

AREA = "rehearse"
SHOWN_BEFORE = 1
"""So many turns before the one that differs are shown with it."""

NAME_CELLS = 60
"""The words of a line are cut to so many cells in a list of gaps."""


def played_lines(played: Played, lang: str) -> Iterator[str]:
    """Tell how one playthrough went."""
    found = played.rehearsal
    file = str(played.path)
    if found is None:
        yield say(AREA, "broken", lang, file=file)
        yield from (render(item, lang=lang) for item in played.problems)
        return
    told = {
        "file": file,
        "scenario": played.bundle.name if played.bundle else "",
        "moves": len(found.turns) - 1,
        "outcome": found.debrief.outcome,
        "scores": say(AREA, "scores", lang, **_scores(found)),
    }
    yield say(AREA, "as_expected" if found.passed else "differs", lang, **told)
    for (turn, of_a_move), group in groupby(found.mismatches, _moment):
        yield from _differing(played, found, turn, list(group), lang, of_a_move=of_a_move)
    if found.refusal is not None:
        yield from _refused(played, found, lang)


def _scores(found: Rehearsal) -> dict[str, int]:
    return {dimension.value: score for dimension, score in found.debrief.scores}


def _moment(item: Mismatch) -> tuple[int, bool]:
    return (item.turn, item.of_a_move)


def _place(played: Played, loc: Sequence[str | int]) -> str:
    return f"{played.path}:{played.source.places.of(loc).line}"


def _differing(
    played: Played,
    found: Rehearsal,
    turn: int,
    group: list[Mismatch],
    lang: str,
    *,
    of_a_move: bool,
) -> Iterator[str]:
    key = "at_move" if of_a_move else "at_end"
    yield say(AREA, key, lang, place=_place(played, group[0].loc), turn=turn)
    for item in group:
        yield say(AREA, "expected", lang, field=item.field, expected=item.expected)
        yield say(AREA, "came", lang, came=item.came)
        yield from withheld_lines(played, item, lang)
    yield from _around(found, turn, lang)


def _refused(played: Played, found: Rehearsal, lang: str) -> Iterator[str]:
    refusal = found.refusal
    assert refusal is not None
    place = _place(played, refusal.loc)
    yield say(AREA, "at_move", lang, place=place, turn=refusal.turn)
    why = say("talk", refusal.error.key, lang, **refusal.error.values)
    yield say(AREA, "refused", lang, why=why)
    yield from _offered(played, found, lang)
    yield from _around(found, refusal.turn - 1, lang)


def _offered(played: Played, found: Rehearsal, lang: str) -> Iterator[str]:
    """Show the replies on offer where one that was asked for is not."""
    refusal, last = found.refusal, found.turns[-1]
    if refusal is None or played.bundle is None or refusal.loc[-1] != "reply" or last.done:
        return
    yield say(AREA, "offered", lang)
    compiled = played.bundle.compiled_in(found.lang)
    for number, reply in enumerate(offered_replies(compiled, last.after), start=1):
        yield f"      {number}. {reply.say}"


def _around(found: Rehearsal, turn: int, lang: str) -> Iterator[str]:
    yield say(AREA, "around", lang)
    for one in _shown(found, turn):
        if one.move is not None:
            yield say(AREA, "you", lang, turn=one.number, text=_words(one, lang))
        yield say(AREA, "debtor", lang, turn=one.number, text=one.line)


def _shown(found: Rehearsal, turn: int) -> tuple[Turn, ...]:
    return found.turns[max(0, turn - SHOWN_BEFORE) : turn + 1]


def _words(turn: Turn, lang: str) -> str:
    assert turn.move is not None
    if turn.move.text:
        return turn.move.text
    key = "hang_up" if turn.move.kind is MoveKind.HANG_UP else "silence"
    return say(AREA, key, lang)


def played_data(played: Played, lang: str) -> dict[str, Any]:
    """The same as plain data; of a file that could not be played, only its findings."""
    found = played.rehearsal
    data: dict[str, Any] = {"file": str(played.path), "passed": played.passed}
    if found is not None:
        data |= {
            "playthrough": found.playthrough.playthrough,
            "scenario": played.bundle.name if played.bundle else None,
            "mode": found.playthrough.mode,
            "moves": len(found.turns) - 1,
            "outcome": found.debrief.outcome,
            "kind": found.debrief.kind.value,
            "attempt_passed": found.debrief.passed,
            "scores": _scores(found),
            "mismatches": [_mismatch(played, found, item, lang) for item in found.mismatches],
        }
    return data | {"findings": [item.as_data(lang) for item in findings(played, lang)]}


def _mismatch(played: Played, found: Rehearsal, item: Mismatch, lang: str) -> dict[str, Any]:
    place = played.source.places.of(item.loc)
    return {
        "line": place.line,
        "column": place.column,
        "move": item.turn if item.of_a_move else None,
        "field": item.field,
        "expected": item.expected,
        "came": item.came,
        "withheld": withheld_data(played, item, lang),
        "around": [
            {
                "turn": turn.number,
                "said": None if turn.move is None else _words(turn, lang),
                "line": turn.line,
            }
            for turn in _shown(found, item.turn)
        ],
    }


def coverage_lines(
    scenario: str, found: Coverage, source: Source, *, count: int, lang: str
) -> Iterator[str]:
    """Tell what the playthroughs of a scenario reach, and what none does."""
    yield say(AREA, "coverage.head", lang, scenario=scenario, file=source.file, count=count)
    for part, share in found.shares.items():
        told = {"reached": share.reached, "total": share.total, "percent": share.percent}
        yield say(AREA, "coverage.row", lang, part=say(AREA, f"part.{part.value}", lang), **told)
    yield say(AREA, "coverage.gaps" if found.gaps else "coverage.complete", lang)
    for gap in found.gaps:
        kind = say(AREA, f"one.{gap.part.value}", lang)
        name = clip(visible(gap.name), NAME_CELLS)
        line = f"{_line(source, gap):4}"
        yield say(AREA, "coverage.gap", lang, line=line, part=kind, name=name)


def _line(source: Source, gap: Gap) -> int:
    return source.places.of(gap.loc, key=True).line


def coverage_data(
    scenario: str, found: Coverage, source: Source, *, files: Sequence[str]
) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "scenario": scenario,
        "file": source.file,
        "playthroughs": list(files),
        "reached": found.as_data(),
        "gaps": [
            {"part": gap.part.value, "name": gap.name, "line": _line(source, gap)}
            for gap in found.gaps
        ],
    }
