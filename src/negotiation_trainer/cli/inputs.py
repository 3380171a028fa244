"""Inputs of a talk as lines of JSON: from a program, or a file of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from negotiation_trainer.cli.context import Context, UnusableContentError, UsageError
from negotiation_trainer.dialogue.inputs import InputError, parse_input
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.visible import visible

LARGEST = 2**20
"""Bytes of a file of inputs."""


def input_in(line: str) -> dict[str, Any]:
    """Return one input (`InputError`); half a surrogate pair, as no file holds, turns into “?”."""
    try:
        whole = json.dumps(json.loads(line, parse_constant=_refuse), ensure_ascii=False)
        data = json.loads(whole.encode("utf-8", errors="replace"))
    except (ValueError, RecursionError):
        raise InputError("input.json") from None
    if not isinstance(data, dict):
        raise InputError("input.json")
    return data


def _refuse(constant: str) -> NoReturn:
    """NaN and the infinities are no JSON."""
    raise ValueError(constant)


def moves_in(path: Path, context: Context) -> list[dict[str, Any]]:
    """Return the moves of a file, one a line, empty lines left out.

    `UsageError` if it cannot be read, `UnusableContentError` for a line that is no move.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(context.text("author.no_moves", file=visible(str(path)))) from error
    lines = enumerate(content.splitlines(), start=1)
    return [_move(line, f"{path}:{number}", context) for number, line in lines if line.strip()]


def _move(line: str, place: str, context: Context) -> dict[str, Any]:
    try:
        data = input_in(line)
        if not parse_input(data).is_move:
            raise InputError("input.json")
    except InputError as error:
        why = say("talk", error.key, context.lang, **error.values)
        raise UnusableContentError(f"{visible(place)}: {why}") from error
    return data
