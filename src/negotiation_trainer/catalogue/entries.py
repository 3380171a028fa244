"""The catalogue in words: what every fixed identifier is called, means and looks like, zh and en.

The texts live in two TOML files beside this module; it is apart so that the rest of the program
gets typed entries and never parses, and so that nothing is read before somebody asks.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

LANGS = ("zh", "en")
"""The languages every text exists in."""

_FOLDER = Path(__file__).parent
_CATALOGUE_FILE = "catalogue.toml"
_CARDS_FILE = "cards.toml"


class Text(NamedTuple):
    """One text in both languages, each written natively."""

    zh: str
    en: str

    def get(self, lang: str) -> str:
        """The text in `lang`, "zh" or "en"; KeyError for any other."""
        if lang not in LANGS:
            raise KeyError(lang)
        return self.zh if lang == "zh" else self.en


class LabelEntry(NamedTuple):
    """Something that needs a name only, such as a product; `label` fits a badge."""

    id: str
    label: Text


class TermEntry(NamedTuple):
    """A name and what it means: a dimension of the score, a kind of outcome."""

    id: str
    label: Text
    definition: Text


class NoteEntry(NamedTuple):
    """A name and a piece of advice: a channel, a step of a contact."""

    id: str
    label: Text
    note: Text


class TopicEntry(NamedTuple):
    """What an act can be about; `example` is a collector's line on it."""

    id: str
    label: Text
    definition: Text
    example: Text


class ActEntry(NamedTuple):
    """A dialogue act; `counter_example` looks like it but is not, and `why` says why."""

    id: str
    label: Text
    definition: Text
    example: Text
    counter_example: Text
    why: Text


class BreachEntry(NamedTuple):
    """A breach of conduct.

    `counter_example` sounds like it but is lawful; `better` is a lawful line with the aim of
    `example`, fit for any case, and `better_acts` and `better_topics` are what it does; `why` says
    to a trainee what is wrong with it.
    """

    id: str
    label: Text
    definition: Text
    example: Text
    counter_example: Text
    better: Text
    why: Text
    better_acts: tuple[str, ...]
    better_topics: tuple[str, ...]


class HeatEntry(NamedTuple):
    """A degree of heat in the talk, 0 settled to 4 boiling."""

    id: str
    label: Text

    @property
    def level(self) -> int:
        """The degree as a number, 0 to 4."""
        return int(self.id)


class StageEntry(NamedTuple):
    """A stage of delinquency; its days are inclusive and None where it is open."""

    id: str
    label: Text
    tone: Text
    from_day: int | None = None
    to_day: int | None = None

    def covers(self, overdue_days: int) -> bool:
        """Whether a debt that many days overdue is at this stage; 0 and below is not yet due."""
        begun = self.from_day is None or self.from_day <= overdue_days
        return begun and (self.to_day is None or overdue_days <= self.to_day)


class PersonaEntry(NamedTuple):
    """A kind of debtor: how it feels, what lies beneath, the way in, what makes it worse."""

    id: str
    label: Text
    feels: Text
    beneath: Text
    way_in: Text
    worse: Text


class CardGroup(StrEnum):
    """The drawers the technique cards are kept in."""

    PRESENCE = "presence"
    EMPATHY = "empathy"
    CLARITY = "clarity"
    EXPLORING = "exploring"
    INFLUENCE = "influence"
    SOLVING = "solving"
    CLOSING = "closing"
    CONDUCT = "conduct"
    SELF = "self"
    THEORY = "theory"
    TIMING = "timing"
    PREPARATION = "preparation"
    IMPASSE = "impasse"


class Card(NamedTuple):
    """A technique: the general rule, how to do it, a line to say, and the common mistake.

    `acts` and `topics` are the ids that practise it; both may be empty.
    """

    id: str
    group: CardGroup
    title: Text
    principle: Text
    how: Text
    say: Text
    trap: Text
    acts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Catalogue(NamedTuple):
    """Every entry by id, in the order of the files, which is the order to show them in."""

    acts: Mapping[str, ActEntry]
    topics: Mapping[str, TopicEntry]
    breaches: Mapping[str, BreachEntry]
    heat: Mapping[int, HeatEntry]
    dimensions: Mapping[str, TermEntry]
    outcomes: Mapping[str, TermEntry]
    stages: Mapping[str, StageEntry]
    channels: Mapping[str, NoteEntry]
    personas: Mapping[str, PersonaEntry]
    products: Mapping[str, LabelEntry]
    steps: Mapping[str, NoteEntry]

    @property
    def cards(self) -> Mapping[str, Card]:
        """The technique cards; their file is read when somebody asks for them."""
        return _cards()


@cache
def catalogue() -> Catalogue:
    """The catalogue, read from its files on the first call and kept."""
    tables = _read(_CATALOGUE_FILE)
    heat = _entries(HeatEntry, tables["heat"])
    return Catalogue(
        acts=_entries(ActEntry, tables["acts"]),
        topics=_entries(TopicEntry, tables["topics"]),
        breaches=_entries(BreachEntry, tables["breaches"]),
        heat=MappingProxyType({entry.level: entry for entry in heat.values()}),
        dimensions=_entries(TermEntry, tables["dimensions"]),
        outcomes=_entries(TermEntry, tables["outcomes"]),
        stages=_entries(StageEntry, tables["stages"]),
        channels=_entries(NoteEntry, tables["channels"]),
        personas=_entries(PersonaEntry, tables["personas"]),
        products=_entries(LabelEntry, tables["products"]),
        steps=_entries(NoteEntry, tables["steps"]),
    )


@cache
def _cards() -> Mapping[str, Card]:
    return _entries(Card, _read(_CARDS_FILE)["cards"])


def stage_of(overdue_days: int) -> str:
    """The id of the stage a debt is at, "M0" to "M3+"; 0 and below is not yet due."""
    return next(s.id for s in catalogue().stages.values() if s.covers(overdue_days))


@cache
def catalogue_digest(folder: Path = _FOLDER) -> str:
    """The sha256, in hex, of both files; the same whatever line ends a checkout gave them."""
    digest = hashlib.sha256()
    for name in (_CATALOGUE_FILE, _CARDS_FILE):
        content = (folder / name).read_text(encoding="utf-8").encode()
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


_E = TypeVar("_E")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


def _entries(kind: Callable[..., _E], tables: Mapping[str, Mapping[str, Any]]) -> Mapping[str, _E]:
    built = {id_: kind(id=id_, **_fields(table)) for id_, table in tables.items()}
    return MappingProxyType(built)


def _fields(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(name, raw) for name, raw in table.items()}


def _value(name: str, raw: Any) -> Any:
    if isinstance(raw, dict):
        return Text(**raw)
    if isinstance(raw, list):
        return tuple(raw)
    return CardGroup(raw) if name == "group" else raw
