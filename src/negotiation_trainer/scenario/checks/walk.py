"""Walks an author's raw data along a typed model, so that one bad value never hides another.

A model is built from a file as a whole or not at all; this looks at each value by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

Loc = tuple[str | int, ...]
OPENINGS = "calls_for"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value (or, with `is_key`, one key an author chose) and the model field it belongs to."""

    owner: str
    field: str
    loc: Loc
    value: Any
    kind: Any
    is_key: bool = False


def walk(model: type[BaseModel], data: Any, loc: Loc = ()) -> Iterator[Leaf]:
    """Every value of the file that has a field in the model, in file order."""
    if not isinstance(data, dict):
        return
    for name, value in data.items():
        info = model.model_fields.get(name)
        if info is not None:
            yield from _visit(model.__name__, name, info.annotation, value, (*loc, name))


def _visit(owner: str, field: str, kind: Any, value: Any, loc: Loc) -> Iterator[Leaf]:
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    origin = get_origin(kind)
    if origin is tuple:
        yield from _items(owner, field, get_args(kind)[0], value, loc)
    elif origin is dict:
        yield from _entries(owner, field, get_args(kind)[1], value, loc)
    elif origin in (Union, UnionType):
        options = [option for option in get_args(kind) if option is not type(None)]
        if len(options) == 1 and value is not None:
            yield from _visit(owner, field, options[0], value, loc)
        elif field == OPENINGS:
            yield Leaf(owner, field, loc, value, None)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        # A fact's line may be written as its words alone.
        short = "say" in kind.model_fields and isinstance(value, (str, list))
        if short:
            say = kind.model_fields["say"].annotation
            yield from _visit(kind.__name__, "say", say, value, loc)
        else:
            yield from walk(kind, value, loc)
    else:
        yield Leaf(owner, field, loc, value, kind)


def _items(owner: str, field: str, kind: Any, value: Any, loc: Loc) -> Iterator[Leaf]:
    if not isinstance(value, list):
        yield from _visit(owner, field, kind, value, loc)
        return
    for number, item in enumerate(value):
        yield from _visit(owner, field, kind, item, (*loc, number))


def _entries(owner: str, field: str, kind: Any, value: Any, loc: Loc) -> Iterator[Leaf]:
    if not isinstance(value, dict):
        return
    for name, item in value.items():
        yield Leaf(owner, field, (*loc, name), name, None, is_key=True)
        yield from _visit(owner, field, kind, item, (*loc, name))
