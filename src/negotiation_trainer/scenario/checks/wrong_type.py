"""A value of another kind than its place takes: what it is, what is wanted, the usual cure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.walk import Loc, kind_at
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.scalars import found
from negotiation_trainer.scenario.wide_signs import wide_dash

_MONTHLY = re.compile("个?月|期|months?|instal{1,2}ments?|payments?")
UNITS: Mapping[str, re.Pattern[str]] = {
    "days": re.compile("天|日|days?"),
    "months": _MONTHLY,
    "instalments": _MONTHLY,
}
"""Units that say nothing but what a key of that name counts."""

TIMES = re.compile("次|回|轮|句|级|times?|turns?|moves?")
"""The same for all other keys."""

_COUNTED = re.compile(r"\s*([0-9]{1,9})\s*([^\W\d]*)\s*")
_POINTS = re.compile(r"([-+]?[0-9]{1,9}(?:\.[0-9]{1,4})?)\s*(?:分|points?|pts?\.?)?", re.IGNORECASE)


def key_of(loc: Loc) -> str:
    """The key an author would name when he speaks of a path."""
    names = [part for part in loc if isinstance(part, str) and part != "[key]"]
    return names[-1] if names else ""


def wrong_type(subject: Subject, loc: Loc, value: Any, expected: str) -> Diagnostic:
    """Something of the wrong kind: what it is, what is expected, and the usual cure."""
    told = {"text": subject.written(loc), **_cure(subject, loc, value, expected)}
    return subject.at(
        "NT203",
        loc,
        key=key_of(loc),
        found=found(value),
        expected=Phrase(f"expected-{expected}"),
        **told,
    )


def _cure(subject: Subject, loc: Loc, value: Any, expected: str) -> dict[str, Any]:
    """The hint and its arguments; none where nothing usual is wrong."""
    if expected == "text" and isinstance(value, (bool, int, float)):
        return {"hint_id": "quote-it"}
    if expected == "text" and isinstance(value, dict) and isinstance(value.get("fact"), str):
        return {"hint_id": "write-joined", "text": f"fact:{value['fact']}"}
    if expected == "bool":
        return {"hint_id": "write-true-false"}
    if expected in ("integer", "number") and isinstance(value, str):
        plain = unicodedata.normalize("NFKC", value).strip()
        digits = _digits(key_of(loc), plain) if expected == "integer" else _points(plain)
        hint_id = "no-quotes" if digits == plain else "digits-alone"
        if digits and plain != value.strip():
            hint_id = "plain-digits"
        return {"hint_id": hint_id, "text": digits} if digits else {}
    if expected == "mapping" and isinstance(value, str) and (text := _by_language(subject, loc)):
        return {"hint_id": "by-language", "text": text}
    if expected in ("list", "mapping") and isinstance(value, str):
        return _listed(subject, loc, value, expected)
    if expected == "list" and isinstance(value, dict):
        return {"hint_id": "write-items"}
    return {}


def _by_language(subject: Subject, loc: Loc) -> str:
    """A text under its language, where texts in several are expected; empty elsewhere."""
    kind = kind_at(subject.model, loc)
    languages = get_args(get_args(kind)[0]) if get_origin(kind) is dict else ()
    if "zh" not in languages:
        return ""
    written = subject.written(loc)
    text = written if written[:1] in ('"', "'") else f'"{written}"'
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in written)
    return f"{{{'zh' if chinese else 'en'}: {text}}}"


def _digits(key: str, value: str) -> str:
    """The number of a text that has its key's own unit or none, else empty."""
    match = _COUNTED.fullmatch(value)
    if not match:
        return ""
    unit = match[2].casefold()
    own = next((units for part, units in UNITS.items() if part in key), TIMES)
    return match[1] if not unit or own.fullmatch(unit) else ""


def _points(value: str) -> str:
    """The figure of a text that is a number of points, else empty."""
    match = _POINTS.fullmatch(value)
    return match[1] if match else ""


def _listed(subject: Subject, loc: Loc, value: str, expected: str) -> dict[str, Any]:
    """What a text should be that stands for a list, or for an item of one."""
    items = _items_at(subject, loc)
    if wide_dash(value):
        return {"hint_id": "plain-sign", "sign": value.strip()[0], "right": "-"}
    if items is not None and "say" in items.model_fields:
        in_list = isinstance(loc[-1], int) and subject.source.places.has(loc)
        return {"hint_id": "write-say-item" if in_list else "write-say", "text": value}
    if expected == "mapping":
        return {}
    if items is not None:
        return {"hint_id": "write-items"}
    parts = filter(None, re.split(r"\s*[、，,;；]\s*", value.strip()))
    return {"hint_id": "write-list", "text": f"[{', '.join(parts)}]"}


def _items_at(subject: Subject, loc: Loc) -> type[BaseModel] | None:
    """The model of what a path leads to, None where that is a plain value."""
    names = [part for part in loc if isinstance(part, str)]
    owner = model_at(subject.model, loc[: loc.index(names[-1])]) if names else subject.model
    info = owner.model_fields.get(names[-1]) if names else None
    return _model_in(info.annotation) if info is not None else None


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """Return the model of the innermost part that a path leads into."""
    for number, part in enumerate(loc):
        info = model.model_fields.get(str(part)) if isinstance(part, str) else None
        inner = _model_in(info.annotation) if info is not None else None
        if inner is not None:
            return model_at(inner, loc[number + 1 :])
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
