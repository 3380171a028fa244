"""What the keys of the format hold and stand beside, for who explains a file that is no data yet.

Taken from the models; a key that several of them have counts for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel, StringConstraints

KEYED = re.compile(r"([ ]*(?:-[ ]+)*)([a-z_]+):[ ]+(\S.*)", re.ASCII)
"""A line of a key and what it holds: the indentation with its dashes, the key, the rest."""

_NESTED = re.compile(r"(?<![\w-])([a-z_]+):[ ]+([a-z_]+):[ ]+([^\s,{}\[\]]+)", re.ASCII)
_FIRST_KEY = re.compile(r"([a-z_]+):[ ]", re.ASCII)
_NEXT_KEY = re.compile(r"(?<=[^\s,{\[]),?[ ]+([a-z_]+):[ ]+(?=\S)", re.ASCII)


@cache
def inside(key: str) -> frozenset[str]:
    """The keys of the group that a key holds; none where it holds no group of fixed keys."""
    parts = [part for kind in _kinds(key) for part in _parts(kind)]
    names = {name for part in parts if _is_model(part) for name in part.model_fields}
    return frozenset(names.union(*map(_keys_of, parts)))


@cache
def beside(key: str) -> frozenset[str]:
    """The keys that may stand in one group with a key."""
    groups = (model.model_fields for model in _models() if key in model.model_fields)
    return frozenset(name for group in groups for name in group if name != key)


@cache
def holds_words(key: str) -> bool:
    """Whether a key may hold free text: what is said, and any key that is not of the format."""
    kinds = _kinds(key)
    return not kinds or any(_is_text(part) for kind in kinds for part in _parts(kind))


@cache
def holds_list(key: str) -> bool:
    """Whether a key of the format holds a list in some place."""
    return any(
        get_origin(part) is tuple for kind in _kinds(key) for part in (kind[0], *get_args(kind[0]))
    )


class Crowded(NamedTuple):
    """Keys that share a line without braces: two of them, and what would put it right.

    `text` is what the line should say from `column` to `end`, empty where only another line will
    do; with lines below it that stand in so far as `alone` it holds more, and needs one too.
    """

    key: str
    inner: str
    column: int
    end: int
    text: str
    alone: int


def crowded(line: str) -> Crowded | None:
    """The keys that share a line without braces, None where there are no such."""
    line = line.partition(" #")[0].rstrip()
    keyed = KEYED.fullmatch(line)
    if keyed and keyed[3][0] not in "{[\"'":
        lead, key, rest = keyed.groups()
        first = _FIRST_KEY.match(rest)
        if first and first[1] in inside(key):
            place = (keyed.start(3) + 1, len(line) + 1)
            return Crowded(key, first[1], *place, f"{{{rest}}}", len(lead) + 1)
    others = _others(keyed[2], keyed[3]) if keyed else []
    if keyed and others:
        lead, key, rest = keyed.groups()
        text = _braced(f"{{{key}: {_parted(key, rest)}}}") if "-" in lead else ""
        return Crowded(key, others[0], len(lead) + 1, len(line) + 1, text, len(lead))
    for found in _NESTED.finditer(line):
        if found[2] in inside(found[1]):
            text = f"{{{found[2]}: {found[3]}}}"
            return Crowded(found[1], found[2], found.start(2) + 1, found.end() + 1, text, len(line))
    return None


def _others(key: str, rest: str) -> list[str]:
    """The keys that follow a key and what it holds, though they belong beside it."""
    signs = "[{" if holds_words(key) else ""
    return [
        found[1]
        for found in _NEXT_KEY.finditer(rest)
        if found[1] in beside(key) and (not signs or rest[found.end()] in signs)
    ]


def _parted(key: str, rest: str) -> str:
    """The same with a comma before each of them."""
    known = beside(key)
    return _NEXT_KEY.sub(lambda found: f", {found[1]}: " if found[1] in known else found[0], rest)


def _braced(text: str) -> str:
    """Braces around each group that lacks them."""

    def put(found: re.Match[str]) -> str:
        key, inner, rest = found.groups()
        return f"{key}: {{{inner}: {rest}}}" if inner in inside(key) else found[0]

    return _NESTED.sub(put, text)


@cache
def _models() -> Sequence[type[BaseModel]]:
    """Every model of an author's files, with those inside them; only asked for about a mistake."""
    from negotiation_trainer.scenario.library import Pack
    from negotiation_trainer.scenario.model import Scenario
    from negotiation_trainer.scenario.persona_model import Persona, PersonaLines
    from negotiation_trainer.scenario.playthrough import Playthrough

    found: dict[type[BaseModel], None] = {}
    waiting: list[type[BaseModel]] = [Scenario, Persona, PersonaLines, Pack, Playthrough]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found[model] = None
            kinds = [info.annotation for info in model.model_fields.values()]
            waiting += [part for kind in kinds for part in _parts(kind) if _is_model(part)]
    return tuple(found)


def _kinds(key: str) -> Sequence[Any]:
    """What a key holds in each model that has it, with what is said of it."""
    fields = (model.model_fields.get(key) for model in _models())
    return [(info.annotation, *info.metadata) for info in fields if info is not None]


def _parts(kind: Any) -> Iterator[Any]:
    """All that an annotation is made of."""
    yield kind
    for part in kind if isinstance(kind, tuple) else get_args(kind):
        yield from _parts(part)


def _is_text(part: Any) -> bool:
    if _is_model(part):
        return "say" in part.model_fields  # a line may be written as its words alone
    return isinstance(part, StringConstraints) and part.pattern is None


def _is_model(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)


def _keys_of(part: Any) -> set[str]:
    """The names that are keys of a mapping such as that of the parts of a balance."""
    if get_origin(part) is not dict or get_origin(get_args(part)[0]) is not Literal:
        return set()
    return {str(name) for name in get_args(get_args(part)[0])}
