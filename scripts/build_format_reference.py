"""Writes docs/format.md and docs/format.zh-CN.md from the models of the file formats.

English meanings are the field descriptions of the models; Chinese ones stand in
`format_reference.toml` beside this script. A field without a meaning stops the build.
Without arguments the pages are written; with `--check` they are only compared (exit code 1).
"""

from __future__ import annotations

import re
import sys
import tomllib
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.conduct.house import HOUSES
from negotiation_trainer.scenario import values
from negotiation_trainer.scenario.checks.names import KINDS
from negotiation_trainer.scenario.compiling import PLACEHOLDERS
from negotiation_trainer.scenario.model import OfferResult, Opening, Raised
from negotiation_trainer.scenario.persona_model import Signal
from negotiation_trainer.scenario.schema import FORMATS
from negotiation_trainer.scenario.values import Node
from negotiation_trainer.scoring.own_rubric import CHANGES, RUBRICS

ROOT = Path(__file__).resolve().parents[1]
PAGES = {"en": ROOT / "docs" / "format.md", "zh": ROOT / "docs" / "format.zh-CN.md"}
OWN: Mapping[str, type[Node]] = {kind.key: kind.model for kind in (HOUSES, RUBRICS)}
ALL = {**FORMATS, **OWN}
NAMED = {
    **KINDS,
    ("OpeningPoints", "acts"): "act",
}
"""What kind of name stands in a field."""

SHIPPED = ROOT / "src" / "negotiation_trainer" / "scoring" / "rubric.yaml"
LINKED = ("act", "topic", "breach", "card", "product", "signal", "raised")
"""Kinds of name that have a list of their own further down the page."""

SPECIAL = {"opening": Opening, "item": str | dict[values.Id, values.TopicId]}
"""Types told in a phrase of their own."""

LISTED: Mapping[Any, str] = {Signal: "signal", Raised: "raised"}
"""Types whose members have a list of their own."""

Row = tuple[str, ...]


@cache
def texts() -> Mapping[str, Any]:
    """The words of the pages that are in no model."""
    return tomllib.loads(Path(__file__).with_name("format_reference.toml").read_text("utf-8"))


def page(lang: str) -> str:
    """One whole page; `KeyError` names every meaning that is lacking."""
    if odd := lacking():
        raise KeyError(f"format_reference.toml (zh) and the models (en): {', '.join(odd)}")
    return "\n".join([*_head(lang), *_formats(lang), *_lists(lang)]).rstrip() + "\n"


def _said(key: str, lang: str, /, **filled: str) -> str:
    text: str = texts()["page"][key][lang]
    return text.format(**filled) if filled else text


def _head(lang: str) -> Iterator[str]:
    yield f"# {_said('title', lang)}\n"
    yield f"<!-- {_said('generated', lang)} -->\n"
    yield _said("intro", lang).strip() + "\n"


def models_of(model: type[Node]) -> list[type[Node]]:
    """A model and every model inside it, in the order a file names them."""
    found: list[type[Node]] = []
    waiting = [model]
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found.append(model)
            waiting = [*_inside(model), *waiting]
    return found


def _inside(model: type[Node]) -> list[type[Node]]:
    hints = get_type_hints(model, include_extras=True)
    return [node for name in model.model_fields for node in _nodes(hints[name])]


def _nodes(hint: Any) -> Iterator[type[Node]]:
    if isinstance(hint, type) and issubclass(hint, Node):
        yield hint
    for part in get_args(hint):
        yield from _nodes(part)


def _formats(lang: str) -> Iterator[str]:
    shown: set[type[Node]] = set()
    for kind, outer in ALL.items():
        told = texts()["formats"][kind]
        yield f"## {told['title'][lang]}\n"
        yield told["intro"][lang].strip() + "\n"
        for model in models_of(outer):
            if model not in shown:
                shown.add(model)
                yield from _model(model, lang, is_file=model is outer)
        if outer is RUBRICS.model:
            yield _said("shipped", lang) + "\n"
            yield f"```yaml\n{shipped_rubric()}```\n"


def shipped_rubric() -> str:
    """The shipped rubric without its comments, which are in English only."""
    lines = (re.sub(" *#.*", "", line) for line in SHIPPED.read_text("utf-8").splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("rubric:"))


def called(model: type[Node]) -> str:
    """What a model is called on the pages; one of changes like the one it changes."""
    return model.__name__.removesuffix(CHANGES)


def _model(model: type[Node], lang: str, *, is_file: bool) -> Iterator[str]:
    if not is_file:
        yield f"### {called(model)}\n"
        yield _about(model, lang) + "\n"
    hints = get_type_hints(model, include_extras=True)
    rows = (
        _field(model, name, hints[name], info, lang) for name, info in model.model_fields.items()
    )
    yield from _table(("key", "write", "needed", "meaning"), rows, lang)


def _about(model: type[Node], lang: str) -> str:
    if lang == "zh":
        return meanings(model)["_"]
    return (model.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")


def meanings(model: type[Node]) -> Mapping[str, str]:
    """The Chinese meanings of a model's fields; the model's own stands under `_`."""
    known: Mapping[str, str] = texts()["zh"].get(called(model), {})
    return known


def lacking() -> list[str]:
    """Meanings that are lacking or left over: `zh.Case.place` in the table, `en.…` in a model."""
    models = {model for outer in ALL.values() for model in models_of(outer)}
    return sorted(name for model in models for name in _lacking(model))


def _lacking(model: type[Node]) -> Iterator[str]:
    fields = model.model_fields
    for name in {"_", *fields} ^ set(meanings(model)):
        yield f"zh.{called(model)}.{name}"
    for name, info in fields.items():
        if not info.description:
            yield f"en.{called(model)}.{name}"


def _field(model: type[Node], name: str, hint: Any, info: FieldInfo, lang: str) -> Row:
    kind = NAMED.get((called(model), name))
    needed = _said("yes", lang) if info.is_required() else _default(info)
    meaning = meanings(model)[name] if lang == "zh" else info.description or ""
    return (f"`{name}`", _written(hint, lang, kind), needed, meaning)


def _default(info: FieldInfo) -> str:
    value = info.default
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if isinstance(value, (int, str)) else ""


def _written(hint: Any, lang: str, kind: str | None = None) -> str:
    """What an author writes for a value of this type, in words."""
    special = next((key for key, known in SPECIAL.items() if hint == known), None)
    if special:
        return _said(special, lang)
    if hint in LISTED:
        return _named("Id", lang, LISTED[hint])
    for name in ("Id", "TopicId", "Words", "Money", "Percent"):
        if hint == getattr(values, name):
            return _named(name, lang, kind)
    args = get_args(hint)
    match get_origin(hint):
        case origin if origin is Annotated:
            return _annotated(args, lang, kind)
        case origin if origin is tuple:
            return _said("list", lang, item=_written(args[0], lang, kind))
        case origin if origin is dict:
            return _mapping(args, lang, kind)
        case origin if origin is Literal:
            return _choices(args, lang)
        case origin if origin in (Union, types.UnionType):
            return _written(next(arg for arg in args if arg is not type(None)), lang, kind)
    return _plain(hint, lang)


def _named(name: str, lang: str, kind: str | None) -> str:
    if name in ("Id", "TopicId") and kind in LINKED:
        return f"[{_said(f'kind_{kind}', lang)}](#{_anchor(kind, lang)})"
    return _said(f"kind_{kind}" if kind else name.lower(), lang)


def _annotated(args: tuple[Any, ...], lang: str, kind: str | None) -> str:
    inner, *notes = args
    if values.OneOrMore in notes:
        return _said("some", lang, item=_written(get_args(inner)[0], lang, kind))
    limits = [limit for note in notes for limit in getattr(note, "metadata", [note])]
    least = next((limit.ge for limit in limits if isinstance(limit, Ge)), None)
    most = next((limit.le for limit in limits if isinstance(limit, Le)), None)
    if least is None or most is None:
        return _written(inner, lang, kind)
    kind_of = "range" if int in get_args(inner) or inner is int else "span"
    return _said(kind_of, lang, least=str(least), most=str(most))


def _mapping(args: tuple[Any, ...], lang: str, kind: str | None) -> str:
    key = _written(args[0], lang, kind)
    return _said("mapping", lang, key=key, value=_written(args[1], lang))


def _choices(items: Iterable[object], lang: str) -> str:
    return _said("or", lang).join(f"`{item}`" for item in items)


PLAIN = {bool: "bool", int: "int", str: "words", date: "date", datetime: "datetime", time: "time"}


def _plain(hint: Any, lang: str) -> str:
    if isinstance(hint, type) and issubclass(hint, Node):
        return f"[{called(hint)}](#{called(hint).lower()})"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _choices((item.value for item in hint), lang)
    if hint is Decimal:
        return _said("money", lang)
    return _said(PLAIN[hint], lang)


def _anchor(kind: str, lang: str) -> str:
    return _said(f"list_{kind}", lang).lower().replace(" ", "-")


def _lists(lang: str) -> Iterator[str]:
    yield f"## {_said('lists', lang)}\n"
    yield _said("lists_intro", lang).strip() + "\n"
    entries = catalogue()
    acts = (
        (a.id, a.label.get(lang), a.definition.get(lang), a.example.get(lang))
        for a in entries.acts.values()
    )
    topics = (
        (t.id, t.label.get(lang), t.definition.get(lang), t.example.get(lang))
        for t in entries.topics.values()
    )
    breaches = (
        (b.id, b.label.get(lang), b.definition.get(lang), b.example.get(lang))
        for b in entries.breaches.values()
    )
    cards = ((c.id, c.title.get(lang), c.principle.get(lang)) for c in entries.cards.values())
    products = ((p.id, p.label.get(lang)) for p in entries.products.values())
    outcomes = (
        (o.id, o.label.get(lang), o.definition.get(lang)) for o in entries.outcomes.values()
    )
    four, three = ("word", "called", "meaning", "example"), ("word", "called", "meaning")
    yield from _list("act", four, acts, lang)
    yield from _list("topic", four, topics, lang)
    yield from _list("breach", four, breaches, lang)
    yield from _list("card", three, cards, lang)
    yield from _list("product", ("word", "called"), products, lang)
    yield from _list("outcome", three, outcomes, lang)
    yield from _list("offer", ("word", "meaning"), _own("offers", OfferResult, lang), lang)
    yield from _list("signal", ("word", "meaning"), _own("signals", Signal, lang), lang)
    yield from _list("raised", ("word", "meaning"), _own("raised", Raised, lang), lang)
    names = (*PLACEHOLDERS, "terms", "offer")
    yield from _list("placeholder", ("word", "meaning"), _own("placeholders", names, lang), lang)


def _own(table: str, names: Iterable[str], lang: str) -> Iterator[Row]:
    """Rows for words the catalogue does not explain; `KeyError` when words differ."""
    known, wanted = texts()[table], tuple(str(name) for name in names)
    if set(known) != set(wanted):
        odd = ", ".join(sorted(set(known) ^ set(wanted)))
        raise KeyError(f"format_reference.toml: {table}: {odd}")
    shown: Callable[[str], str] = "{{{}}}".format if table == "placeholders" else str
    return ((shown(name), known[name][lang]) for name in wanted)


def _list(kind: str, columns: Row, rows: Iterable[Row], lang: str) -> Iterator[str]:
    yield f"### {_said(f'list_{kind}', lang)}\n"
    yield from _table(columns, ((f"`{word}`", *rest) for word, *rest in rows), lang)


def _table(columns: Row, rows: Iterable[Row], lang: str) -> Iterator[str]:
    yield f"| {' | '.join(_said(column, lang) for column in columns)} |"
    yield "|" + " --- |" * len(columns)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def stale() -> list[Path]:
    """The pages that are not what would be written now."""
    return [
        path
        for lang, path in PAGES.items()
        if not path.is_file() or path.read_text("utf-8") != page(lang)
    ]


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are out of date."""
    if arguments == ["--check"]:
        old = stale()
        for path in old:
            print(f"{path.relative_to(ROOT)} is out of date: run scripts/build_format_reference.py")
        return 1 if old else 0
    for lang, path in PAGES.items():
        path.write_text(page(lang), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
