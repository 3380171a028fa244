"""Walks an author's raw data along a typed model, so that one bad value never hides another.

A model is built from a file as a whole or not at all; this looks at each value by itself. What a
field takes is worked out once for each model.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

Loc = tuple[str | int, ...]
OPENINGS = frozenset({"calls_for", "must", "must_not", "instead"})
"""Fields that hold openings: of lines, and of the rules of a house pack."""


class Leaf(NamedTuple):
    """One value (or, with `is_key`, one key an author chose) and the model field it belongs to."""

    owner: str
    field: str
    loc: Loc
    value: Any
    kind: Any
    is_key: bool = False


Visit = Callable[[list[Leaf], Any, Loc], None]
"""Adds to the leaves what there is of a value that stands at a place."""


def walk(model: type[BaseModel], data: Any, loc: Loc = ()) -> list[Leaf]:
    """Every value of the file that has a field in the model, in file order."""
    leaves: list[Leaf] = []
    if isinstance(data, dict):
        _walk(leaves, _visits(model), data, loc)
    return leaves


def _walk(
    leaves: list[Leaf], visits: Mapping[str, Visit], data: Mapping[str, Any], loc: Loc
) -> None:
    for name, value in data.items():
        if name in visits:
            visits[name](leaves, value, (*loc, name))


@cache
def _visits(model: type[BaseModel]) -> Mapping[str, Visit]:
    """What is to be done with each field of a model."""
    fields, owner = model.model_fields.items(), model.__name__
    return {name: _visit(owner, name, info.annotation) for name, info in fields}


def _visit(owner: str, field: str, kind: Any) -> Visit:
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    origin = get_origin(kind)
    if origin is tuple:
        return _items(_visit(owner, field, get_args(kind)[0]))
    if origin is dict:
        return _entries(owner, field, _visit(owner, field, get_args(kind)[1]))
    if origin in (Union, UnionType):
        options = [option for option in get_args(kind) if option is not type(None)]
        if len(options) == 1:
            return _optional(_visit(owner, field, options[0]))
        return _value(owner, field, None) if field in OPENINGS else _untold
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _mapping(kind)
    return _value(owner, field, kind)


def _value(owner: str, field: str, kind: Any) -> Visit:
    """A single value."""

    def visit(leaves: list[Leaf], value: Any, loc: Loc) -> None:
        leaves.append(Leaf(owner, field, loc, value, kind))

    return visit


def _items(each: Visit) -> Visit:
    """One value or a list of them."""

    def visit(leaves: list[Leaf], value: Any, loc: Loc) -> None:
        if not isinstance(value, list):
            each(leaves, value, loc)
            return
        for number, item in enumerate(value):
            each(leaves, item, (*loc, number))

    return visit


def _entries(owner: str, field: str, each: Visit) -> Visit:
    """A mapping whose keys the author chooses."""

    def visit(leaves: list[Leaf], value: Any, loc: Loc) -> None:
        for name, item in value.items() if isinstance(value, dict) else ():
            inside = (*loc, name)
            leaves.append(Leaf(owner, field, inside, name, None, is_key=True))
            each(leaves, item, inside)

    return visit


def _optional(some: Visit) -> Visit:
    """A value that may be left out."""

    def visit(leaves: list[Leaf], value: Any, loc: Loc) -> None:
        if value is not None:
            some(leaves, value, loc)

    return visit


def _untold(leaves: list[Leaf], value: Any, loc: Loc) -> None:
    """One of several forms; only of openings these are told."""


def _mapping(model: type[BaseModel]) -> Visit:
    """A mapping with a model of its own; a fact's line may be written as its words alone."""

    def visit(leaves: list[Leaf], value: Any, loc: Loc) -> None:
        visits = _visits(model)
        if isinstance(value, dict):
            _walk(leaves, visits, value, loc)
        elif isinstance(value, (str, list)) and "say" in visits:
            visits["say"](leaves, value, loc)

    return visit


def kind_at(kind: Any, loc: Loc) -> Any:
    """What a model takes at a path, None where the path leads out of it.

    A list counts as what it is at its own path, whether or not it is written as one.
    """
    origin = get_origin(kind)
    if origin is Annotated:
        return kind_at(get_args(kind)[0], loc)
    if origin in (Union, UnionType):
        found = (kind_at(option, loc) for option in get_args(kind) if option is not type(None))
        return next((one for one in found if one is not None), None)
    if not loc:
        return kind
    if origin is tuple:
        return kind_at(get_args(kind)[0], loc[1:] if isinstance(loc[0], int) else loc)
    if origin is dict:
        return kind_at(get_args(kind)[1], loc[1:])
    if isinstance(kind, type) and issubclass(kind, BaseModel) and loc[0] in kind.model_fields:
        return kind_at(kind.model_fields[str(loc[0])].annotation, loc[1:])
    return None
