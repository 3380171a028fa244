"""Walks an author's raw data along a typed model, so that one bad value never hides another.

A model is built from a file as a whole or not at all; this looks at each value by itself. What a
field takes is worked out once for each model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

Loc = tuple[str | int, ...]
OPENINGS = "calls_for"


class Leaf(NamedTuple):
    """One value (or, with `is_key`, one key an author chose) and the model field it belongs to."""

    owner: str
    field: str
    loc: Loc
    value: Any
    kind: Any
    is_key: bool = False


def walk(model: type[BaseModel], data: Any, loc: Loc = ()) -> list[Leaf]:
    """Every value of the file that has a field in the model, in file order."""
    leaves: list[Leaf] = []
    _walk(leaves, model, data, loc)
    return leaves


def _walk(leaves: list[Leaf], model: type[BaseModel], data: Any, loc: Loc) -> None:
    if not isinstance(data, dict):
        return
    owner, forms = model.__name__, _forms(model)
    for name, value in data.items():
        form = forms.get(name)
        if type(form) is _Form:
            leaves.append(Leaf(owner, name, (*loc, name), value, form.kind))
        elif form is not None:
            form.visit(leaves, owner, name, value, (*loc, name))


@cache
def _forms(model: type[BaseModel]) -> Mapping[str, _Form]:
    """What each field of a model takes."""
    return {name: _form(info.annotation) for name, info in model.model_fields.items()}


def _form(kind: Any) -> _Form:
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    origin = get_origin(kind)
    if origin is tuple:
        return _Items(_form(get_args(kind)[0]))
    if origin is dict:
        return _Entries(_form(get_args(kind)[1]))
    if origin in (Union, UnionType):
        options = [option for option in get_args(kind) if option is not type(None)]
        return _Choice(_form(options[0]) if len(options) == 1 else None)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _Mapping(kind)
    return _Form(kind)


@dataclass(frozen=True, slots=True)
class _Form:
    """A single value."""

    kind: Any = None

    def visit(self, leaves: list[Leaf], owner: str, field: str, value: Any, loc: Loc) -> None:
        """Add what is there to the leaves."""
        leaves.append(Leaf(owner, field, loc, value, self.kind))


@dataclass(frozen=True, slots=True)
class _Items(_Form):
    """One value or a list of them."""

    def visit(self, leaves: list[Leaf], owner: str, field: str, value: Any, loc: Loc) -> None:
        visit = self.kind.visit
        if not isinstance(value, list):
            visit(leaves, owner, field, value, loc)
            return
        for number, item in enumerate(value):
            visit(leaves, owner, field, item, (*loc, number))


@dataclass(frozen=True, slots=True)
class _Entries(_Form):
    """A mapping whose keys the author chooses."""

    def visit(self, leaves: list[Leaf], owner: str, field: str, value: Any, loc: Loc) -> None:
        for name, item in value.items() if isinstance(value, dict) else ():
            inside = (*loc, name)
            leaves.append(Leaf(owner, field, inside, name, None, is_key=True))
            self.kind.visit(leaves, owner, field, item, inside)


@dataclass(frozen=True, slots=True)
class _Choice(_Form):
    """A value that may be left out, or one of several forms, of which only openings are told."""

    def visit(self, leaves: list[Leaf], owner: str, field: str, value: Any, loc: Loc) -> None:
        if self.kind is not None and value is not None:
            self.kind.visit(leaves, owner, field, value, loc)
        elif field == OPENINGS:
            leaves.append(Leaf(owner, field, loc, value, None))


@dataclass(frozen=True, slots=True)
class _Mapping(_Form):
    """A mapping with a model of its own."""

    def visit(self, leaves: list[Leaf], owner: str, field: str, value: Any, loc: Loc) -> None:
        model: type[BaseModel] = self.kind
        if isinstance(value, (str, list)) and "say" in _forms(model):
            # A fact's line may be written as its words alone.
            _forms(model)["say"].visit(leaves, model.__name__, "say", value, loc)
        else:
            _walk(leaves, model, value, loc)
