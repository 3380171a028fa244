"""Writes the playthrough of an attempt that was kept: its inputs, with what came of each expected.

Texts are written in double quotes, as JSON writes them, so that nothing in them is YAML.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.inputs import MEANT, Kind, parse_input
from negotiation_trainer.dialogue.moves import offered_replies
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.store import Store
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.playthrough import meant_replies

LANGUAGE = Kind.LANGUAGE.value
LEEWAY = 5
"""Scores may differ by so much later on, for a rubric is tuned now and then."""


def playthrough_text(store: Store, attempt: str, *, name: str, scenario: str = "") -> str:
    """Return an attempt as the text of a playthrough called `name`.

    `scenario` is what it calls its scenario, by default as the attempt did.

    `KeyError` if there is no such attempt, `ValueError` if no move was made in it.
    """
    played = Attempt.resume(store, attempt, None)
    if len(played.talk.turns) == 1:
        raise ValueError(attempt)
    kept = store.entries(attempt)
    entries = [one.input for one in kept if one.move is not None or LANGUAGE in one.input]
    return (
        "\n".join(
            [
                *_head(played, name, scenario or played.row.scenario),
                *_moves(played, entries),
                *_end(played),
            ]
        )
        + "\n"
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _listed(names: tuple[str, ...] | list[str]) -> str:
    return f"[{', '.join(names)}]"


def _head(played: Attempt, name: str, scenario: str) -> Iterator[str]:
    yield f"playthrough: {name}"
    yield f"scenario: {_quoted(scenario)}"
    yield f"mode: {played.row.mode}"
    if played.row.seed:
        yield f"seed: {played.row.seed}"
    if played.at != played.bundle.compiled.case.contact.at.replace(tzinfo=None):
        yield f"at: {_quoted(played.at.isoformat(timespec='minutes'))}"


def _moves(played: Attempt, entries: list[dict[str, Any]]) -> Iterator[str]:
    yield "moves:"
    compiled, turns = played.bundle.compiled, iter(played.talk.turns[1:])
    for entry in entries:
        if LANGUAGE in entry:
            compiled = played.bundle.compiled_in(entry[LANGUAGE])
            yield f"  - {LANGUAGE}: {compiled.lang}"
            continue
        turn = next(turns)
        first, *rest = _input(compiled, entry, turn)
        yield f"  - {first}"
        yield from (f"    {line}" for line in rest)
        yield "    expect:"
        yield from (f"      {key}: {value}" for key, value in _expected(entry, turn))


def _input(compiled: Compiled, entry: Mapping[str, Any], turn: Turn) -> Iterator[str]:
    kind = parse_input(entry).kind
    if kind is Kind.CHOOSE and turn.move is not None:
        offered = [reply.say for reply in offered_replies(compiled, turn.before)]
        words = offered[entry["choose"] - 1]
        alone = len(meant_replies(words, offered)) == 1
        yield f"reply: {_quoted(words)}" if alone else f"choose: {entry['choose']}"
    elif kind is Kind.OFFER:
        yield "offer:"
        yield from (f"  {key}: {_part(value)}" for key, value in entry["offer"].items())
    else:
        # the journal keeps its keys in order of name; what words were meant as comes after them
        yield from (f"{key}: {_part(entry[key])}" for key in sorted(entry, key=MEANT.__eq__))


def _part(value: object) -> str:
    """A piece of an input; JSON is YAML in one line."""
    return json.dumps(value, ensure_ascii=False)


def _expected(entry: Mapping[str, Any], turn: Turn) -> Iterator[tuple[str, str]]:
    reading = turn.move.reading if turn.move else None
    if "say" in entry and reading is not None:
        yield "acts", _listed(reading.act_ids)
        yield "breaches", _listed(list(dict.fromkeys(b.id for b in reading.sure_breaches)))
    yield "state", turn.after.state
    yield "mood", turn.after.mood
    if turn.settlement is not None:
        yield "offer", turn.settlement.result.value
    if turn.fact is not None:
        yield "facts", _listed([turn.fact])


def _end(played: Attempt) -> Iterator[str]:
    found = played.debrief()
    yield "expect:"
    yield f"  outcome: {found.outcome}"
    yield f"  kind: {found.kind.value}"
    yield f"  passed: {str(found.passed).lower()}"
    yield "  scores:"
    for dimension, score in found.scores:
        low, high = max(0, score - LEEWAY), min(100, score + LEEWAY)
        yield f'    {dimension.value}: "{low}-{high}"'
    if found.found:
        yield f"  facts: {_listed(found.found)}"
