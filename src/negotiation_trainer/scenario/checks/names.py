"""Names that point elsewhere: every id is looked up by the kind of its field.

Works on the raw data, so that an unknown act is told together with a missing key elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.scenario.checks.subject import Subject, advice, meant_by
from negotiation_trainer.scenario.checks.walk import OPENINGS, Leaf, Loc
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase, nearest
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.persona_model import Persona, Signal
from negotiation_trainer.scenario.playthrough import Playthrough
from negotiation_trainer.scenario.scalars import found

ANY = "any"
BUILT_IN = (
    *("hung_up", "complaint", "agreement", "trainee_hung_up", "out_of_patience", "unfinished"),
)
"""Outcomes a talk can have that no scenario defines."""

KINDS: Mapping[tuple[str, str], str] = {
    ("Row", "act"): "act",
    ("Row", "about"): "topic",
    ("Row", "breach"): "breach",
    ("Row", "signal"): "signal",
    ("Row", "to"): "target",
    ("When", "mood"): "mood",
    ("When", "knows"): "fact",
    ("When", "visited"): "state",
    ("Reply", "acts"): "act",
    ("Reply", "topics"): "topic",
    ("Reply", "breaches"): "breach",
    ("Wording", "act"): "act",
    ("Wording", "topic"): "topic",
    ("Wording", "breach"): "breach",
    ("Fact", "about"): "topic",
    ("Fact", "opens_to"): "act",
    ("Scenario", "start"): "state",
    ("Scenario", "opening_mood"): "mood",
    ("Scenario", "teaches"): "card",
    ("Case", "product"): "product",
    ("PersonaRow", "breach"): "breach",
    ("PersonaRow", "act"): "act",
    ("PersonaRow", "about"): "topic",
    ("PersonaRow", "mood"): "mood",
    ("PersonaRow", "to"): "mood",
    ("Persona", "start"): "mood",
    ("Persona", "agrees_beyond_means"): "mood",
    ("Persona", "suits"): "act",
    ("Persona", "hurts"): "act",
    ("PersonaLines", "moods"): "mood",
    ("PersonaLines", "topics"): "topic",
    ("MoveExpected", "acts"): "act",
    ("MoveExpected", "breaches"): "breach",
    ("MoveExpected", "mood"): "mood",
    ("MoveExpected", "state"): "state",
    ("MoveExpected", "facts"): "fact",
    ("EndExpected", "outcome"): "outcome",
    ("EndExpected", "facts"): "fact",
    ("Request", "not_by"): "channel",
    ("Rule", "products"): "product",
    ("Rule", "channels"): "channel",
    ("Check", "breach"): "breach",
    ("Truth", "about"): "topic",
    ("OpeningPointsChanges", "acts"): "act",
    ("LeewayChanges", "families"): "act",
}
"""The kind of name each field holds; of a mapping, its keys."""

ONE = frozenset(
    {
        *(("Row", "to"), ("PersonaRow", "to"), ("Case", "product"), ("EndExpected", "outcome")),
        *(("Scenario", "start"), ("Scenario", "opening_mood"), ("Persona", "start")),
        *(("MoveExpected", "mood"), ("MoveExpected", "state")),
        ("Persona", "agrees_beyond_means"),
    }
)
"""Fields that hold one name; all others may hold a list of them."""

KEYED = frozenset({("PersonaLines", "moods"), ("PersonaLines", "topics")})


_BETWEEN = (re.compile(r"\s*[,，、;；]\s*"), re.compile(r"[\s,，、;；]+"))
"""What parts several names that are read as one; labels may hold blanks."""

_BRACKETS = "[]【】［］"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names valid in one file, by kind; a kind that is None cannot be checked here."""

    names: Mapping[str, Mapping[str, Any] | None]
    persona: str = ""
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What authors call their own things, by kind: each with its name."""

    def called(self, kind: str) -> Mapping[str, str]:
        """The names of a kind by what they are called in words, in either language."""
        if kind == "target":
            return {**self.called("outcome"), **self.called("state")}
        return {**_labels(kind), **self.titles.get(kind, {})}

    def knows(self, kind: str, word: str) -> bool:
        """Whether the word is a name of the kind, or the kind cannot be checked."""
        if kind == "target":
            return self.knows("state", word) or self.knows("outcome", word)
        names = self._of(kind)
        return names is None or word in names

    def allowed(self, kind: str) -> tuple[str, ...]:
        """The names of a kind."""
        if kind != "target":
            return tuple(self._of(kind) or ())
        return (*self.allowed("state"), *self.allowed("outcome"))

    def kind_of(self, word: str) -> str:
        """The kind a word really is of, empty when it is of none."""
        return next((kind for kind in self.names if word in (self._of(kind) or ())), "")

    def phrase(self, kind: str) -> Phrase:
        """The kind in words."""
        return Phrase(f"kind-{kind}", {"persona": self.persona} if kind == "mood" else {})

    def _of(self, kind: str) -> Mapping[str, Any] | None:
        """The cards are looked up where they are: to read them takes long, and few files ask."""
        return catalogue().cards if kind == "card" else self.names.get(kind)


@cache
def _labels(kind: str) -> Mapping[str, str]:
    """The names of the catalogue by their labels; asked for only where one is unknown."""
    fixed = catalogue()
    cards = {name: card.title for name, card in fixed.cards.items()} if kind == "card" else {}
    entries: Mapping[str, Any] = {
        "act": fixed.acts,
        "topic": fixed.topics,
        "breach": fixed.breaches,
        "product": fixed.products,
    }.get(kind, {})
    labels = {**cards, **{name: entry.label for name, entry in entries.items()}}
    return {
        text.get(lang).casefold(): name for name, text in labels.items() for lang in ("en", "zh")
    }


def _titles(data: Any, part: str) -> dict[str, str]:
    """The things of a part of the file by their titles."""
    items = data.get(part) if isinstance(data, dict) else None
    return {
        text.casefold(): name
        for name, item in (items.items() if isinstance(items, dict) else ())
        for text in _texts(item.get("title") if isinstance(item, dict) else None)
    }


def _texts(title: Any) -> list[str]:
    found = title.values() if isinstance(title, dict) else (title,)
    return [text for text in found if isinstance(text, str)]


def vocabulary(subject: Subject) -> Vocabulary:
    """The names of the catalogue with those the file (and its persona) defines."""
    fixed = catalogue()
    data = _defining(subject)
    facts = _keys(data.get("debtor"), "facts")
    moods = tuple(subject.persona.moods) if subject.persona else None
    if subject.model is Persona:
        moods = _keys(data, "moods")
    own_topics = _keys(data, "topics") if subject.model is Scenario else ()
    names: dict[str, Iterable[str] | None] = {
        "act": fixed.acts,
        "topic": (*fixed.topics, *own_topics, *(f"fact:{fact}" for fact in facts)),
        "breach": fixed.breaches,
        "card": (),  # looked up elsewhere, but here in the order of kinds
        "product": fixed.products,
        "signal": (signal.value for signal in Signal),
        "mood": moods,
        "state": _keys(data, "states"),
        "outcome": _keys(data, "outcomes"),
        "fact": facts,
        "channel": fixed.channels,
    }
    if subject.model is Playthrough:
        names["outcome"] = (*_keys(data, "outcomes"), *BUILT_IN)
        if subject.stage is None:
            names |= dict.fromkeys(("state", "outcome", "fact"))
    by_kind = {k: None if v is None else dict.fromkeys(v) for k, v in names.items()}
    return Vocabulary(by_kind, subject.persona_name, _called_here(subject, data))


def _called_here(subject: Subject, data: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    """What the file and its persona call their own things."""
    moods = _titles(data, "moods")
    for name, mood in subject.persona.moods.items() if subject.persona else ():
        moods |= {text.casefold(): name for text in mood.title.values()}
    own = {"state": "states", "outcome": "outcomes", "topic": "topics"}
    return {"mood": moods, **{kind: _titles(data, part) for kind, part in own.items()}}


def _defining(subject: Subject) -> dict[str, Any]:
    """The data whose names count: the file's own, for a playthrough those of what it plays."""
    data = subject.stage if subject.model is Playthrough else subject.data
    return data if isinstance(data, dict) else {}


def _keys(data: Any, name: str) -> tuple[str, ...]:
    part = data.get(name) if isinstance(data, dict) else None
    return tuple(part) if isinstance(part, dict) else ()


def check_names(subject: Subject) -> Iterator[Diagnostic]:
    """Every name that leads nowhere, or to something of another kind."""
    words = vocabulary(subject)
    listed: set[str] = set()
    for leaf in subject.leaves:
        owner, field, loc, value, _, _ = leaf
        kind = "act" if field in OPENINGS else KINDS.get((owner, field))
        if kind is None:
            continue
        if not (isinstance(value, str) and words.knows(kind, value)):
            yield from _unknown(subject, words, leaf, kind)
        if isinstance(loc[-1], int) and field not in OPENINGS:
            yield from _twice(subject, leaf, listed)


def _unknown(subject: Subject, words: Vocabulary, leaf: Leaf, kind: str) -> Iterable[Diagnostic]:
    """What no name of its kind is, or names, as openings do, in a longer form."""
    if leaf.field in OPENINGS:
        return _opening(subject, words, leaf)
    return _reference(subject, words, leaf, kind)


def _twice(subject: Subject, leaf: Leaf, listed: set[str]) -> Iterable[Diagnostic]:
    """A name that its list holds already; the items of a list follow each other."""
    if leaf.loc[-1] == 0:
        listed.clear()
    if not isinstance(leaf.value, str):
        return ()
    if leaf.value in listed:
        return (subject.at("NT307", leaf.loc, word=leaf.value),)
    listed.add(leaf.value)
    return ()


def _reference(subject: Subject, words: Vocabulary, leaf: Leaf, kind: str) -> Iterable[Diagnostic]:
    is_keyed = (leaf.owner, leaf.field) in KEYED
    if is_keyed != leaf.is_key or not isinstance(leaf.value, str):
        return ()
    if kind == "breach" and leaf.value == ANY and leaf.owner in {"Row", "PersonaRow"}:
        return ()
    several = not leaf.is_key and (leaf.owner, leaf.field) not in ONE
    place = _Place(leaf.loc, leaf.is_key, several)
    return _look_up(subject, words, kind, leaf.value, place)


class _Place(NamedTuple):
    """Where a name stands: at a value or a key, and whether several may stand there."""

    loc: Loc
    is_key: bool = False
    several: bool = False


def _look_up(
    subject: Subject, words: Vocabulary, kind: str, word: str, place: _Place
) -> Iterable[Diagnostic]:
    if words.knows(kind, word):
        return ()
    loc, is_key, several = place
    allowed = words.allowed(kind)
    listed = _as_list(subject, words, kind, word, loc) if several else {}
    told = {
        "word": word,
        "kind": words.phrase(kind),
        **(listed or advice(word, allowed, words.called(kind))),
    }
    other = words.kind_of(word)
    if other and told["hint_id"] != "did-you-mean":
        return (subject.at("NT302", loc, at_key=is_key, other=words.phrase(other), **told),)
    return (subject.at("NT301", loc, at_key=is_key, **told),)


def _as_list(subject: Subject, words: Vocabulary, kind: str, word: str, loc: Loc) -> dict[str, Any]:
    """The hint for several names that are read as one, empty where it is none of that."""
    allowed, called = words.allowed(kind), words.called(kind)
    names: list[str] = []
    for between in _BETWEEN:
        parts = [part for part in between.split(word) if part.strip(_BRACKETS)]
        names = [meant_by(part, allowed, called) or nearest(part, allowed) or "" for part in parts]
        if len(names) > 1 and all(names):
            break
    else:
        return {}
    items = ", ".join(names)
    if not isinstance(loc[-1], int) or not subject.source.places.has(loc):
        return {"hint_id": "write-list", "text": f"[{items}]"}
    line = subject.source.lines[subject.line_of(loc) - 1]
    if line.lstrip(" -").startswith(word[0]) and line.lstrip().startswith("-"):
        return {"hint_id": "own-items", "items": tuple(names)}
    return {"hint_id": "part-items", "text": items}


def _opening(subject: Subject, words: Vocabulary, leaf: Leaf) -> Iterator[Diagnostic]:
    value = leaf.value
    if isinstance(value, dict) and ANY in value:
        items = value[ANY]
        if len(value) > 1 or not isinstance(items, list) or not items:
            yield subject.at("NT219", leaf.loc, found=found(value))
            return
        for number, item in enumerate(items):
            yield from _called_for(subject, words, item, (*leaf.loc, ANY, number))
    else:
        yield from _called_for(subject, words, value, leaf.loc)


def _called_for(subject: Subject, words: Vocabulary, item: Any, loc: Loc) -> Iterator[Diagnostic]:
    if isinstance(item, str):
        yield from _look_up(subject, words, "act", item, _Place(loc, several=True))
    elif isinstance(item, dict) and item and all(isinstance(v, str) for v in item.values()):
        for act, topic in item.items():
            yield from _look_up(subject, words, "act", act, _Place((*loc, act), is_key=True))
            yield from _look_up(subject, words, "topic", topic, _Place((*loc, act)))
    else:
        yield subject.at("NT219", loc, found=found(item))


def check_taken(subject: Subject) -> Iterator[Diagnostic]:
    """Names of the file that already stand for something else."""
    if subject.model is not Scenario:
        return
    data, fixed = subject.data, catalogue().topics
    for topic in _keys(data, "topics"):
        if topic in fixed:
            taken = Phrase("kind-topic")
            yield subject.at("NT303", ("topics", topic), at_key=True, word=topic, other=taken)
    for outcome in _keys(data, "outcomes"):
        if outcome in _keys(data, "states"):
            yield subject.at("NT409", ("outcomes", outcome), at_key=True, word=outcome)
