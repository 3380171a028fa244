"""The texts of a scenario that have another language, each with an id, and an overlay laid on them.

Ids are paths by names and numbers. An entry keeps a mark of the words it was translated from: by
that it is found again when lines move, and known to be stale when they change.
"""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from negotiation_trainer.scenario.overlay_model import Overlay, Translation

Loc = tuple[str | int, ...]

_LETTERS = "bcdfghjklmnpqrstvwxz"
"""No vowels and no digits: a mark is never a word or a number to YAML."""
_MARK_LENGTH = 6
_NUMBER = re.compile(r"\.\d+(?=\.|$)")


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its id, where its words are, and the words themselves.

    `is_list`: examples that are translated as one whole. `group` is the id of the first variant of
    the same line.
    """

    id: str
    loc: Loc
    words: tuple[str, ...]
    is_list: bool = False
    group: str = ""

    @property
    def mark(self) -> str:
        """The mark of the words."""
        return mark_of(self.words)

    @property
    def shape(self) -> str:
        """The id without its numbers."""
        return _NUMBER.sub("", self.id)


def mark_of(words: Sequence[str]) -> str:
    """Return a short mark of some words: six letters."""
    number = int.from_bytes(hashlib.sha256("\x1f".join(words).encode()).digest()[:8], "big")
    letters = []
    for _ in range(_MARK_LENGTH):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return "".join(letters)


# ── where texts stand ──

Found = Iterator[Text]
Walk = Callable[[Any, str, Loc], Found]


def _one(value: Any, name: str, loc: Loc) -> Found:
    if isinstance(value, str) and value.strip():
        yield Text(name, loc, (value.strip(),), group=name)


def _whole(value: Any, name: str, loc: Loc) -> Found:
    """Examples: however many there are, they are one text."""
    words = tuple(w.strip() for w in _listed(value) if isinstance(w, str) and w.strip())
    if words:
        yield Text(name, loc, words, is_list=True, group=name)


def _variants(value: Any, name: str, loc: Loc) -> Found:
    """Variants of one line: the first is the line itself, the others are numbered from two."""
    if not isinstance(value, list):
        yield from _one(value, name, loc)
        return
    for number, words in enumerate(value):
        if isinstance(words, str) and words.strip():
            own = f"{name}.{number + 1}" if number else name
            yield Text(own, (*loc, number), (words.strip(),), group=name)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _part(**fields: Walk) -> Walk:
    """A mapping with these fields."""

    def walk(value: Any, name: str, loc: Loc) -> Found:
        if isinstance(value, dict):
            for key, inner in fields.items():
                if key in value:
                    own = f"{name}.{key}" if name else key
                    yield from inner(value[key], own, (*loc, key))

    return walk


def _items(inner: Walk) -> Walk:
    """One thing or a list of things, numbered from one either way."""

    def walk(value: Any, name: str, loc: Loc) -> Found:
        if not isinstance(value, list):
            yield from inner(value, f"{name}.1", loc)
            return
        for number, item in enumerate(value):
            yield from inner(item, f"{name}.{number + 1}", (*loc, number))

    return walk


def _named(inner: Walk) -> Walk:
    """A mapping whose keys the author chose."""

    def walk(value: Any, name: str, loc: Loc) -> Found:
        for key, item in value.items() if isinstance(value, dict) else ():
            yield from inner(item, f"{name}.{key}", (*loc, key))

    return walk


_LINE = _part(say=_variants)


def _told(value: Any, name: str, loc: Loc) -> Found:
    """How a fact is told: a line, or its words alone."""
    if isinstance(value, dict):
        yield from _LINE(value, name, loc)
    else:
        yield from _variants(value, f"{name}.say", loc)


_ROW = _part(lines=_items(_LINE))
_STATE = _part(
    title=_one,
    lines=_items(_LINE),
    replies=_items(_part(say=_one, note=_one)),
    moves=_items(_ROW),
)
_CASE = _part(
    debtor=_part(name=_one, address_as=_one, verify_with=_items(_one), background=_one),
    creditor=_one,
    collector=_part(name=_one, company=_one),
    history=_items(_part(who=_one, note=_one)),
    requests=_items(_part(note=_one)),
    notes=_items(_one),
)
_FACT = _part(asked_like=_whole, line=_told, deflect=_variants, matters=_one)
_SCENARIO = _part(
    title=_one,
    summary=_one,
    note=_one,
    case=_CASE,
    topics=_named(_whole),
    wording=_items(_part(phrases=_whole, examples=_whole)),
    debtor=_part(
        concedes=_items(_part(say=_variants)),
        accepts=_variants,
        refuses=_variants,
        facts=_named(_FACT),
    ),
    states=_named(_STATE),
    anywhere=_items(_ROW),
    outcomes=_named(_part(title=_one, lines=_items(_LINE))),
)


def texts_of(scenario: Any) -> tuple[Text, ...]:
    """Return every text of a scenario's raw data that has another language; never raises."""
    return tuple(_SCENARIO(scenario, "", ()))


# ── an overlay against a scenario ──


@dataclass(frozen=True, slots=True)
class Matched:
    """A text and the entry that translates it: its id in the overlay, None where there is none.

    `fresh` says whether the entry was made from these very words.
    """

    text: Text
    entry: str | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """An overlay held against a scenario: every text in order, and entries that belong to none."""

    overlay: Overlay
    texts: tuple[Matched, ...]
    orphans: tuple[str, ...]

    def entry(self, matched: Matched) -> Translation | None:
        """The entry of a text."""
        return None if matched.entry is None else self.overlay.texts[matched.entry]

    def words(self, matched: Matched) -> tuple[str, ...]:
        """The words of a text in the other language; none while it is not translated."""
        entry = self.entry(matched)
        return entry.say or () if entry is not None else ()


def match(texts: Sequence[Text], overlay: Overlay) -> Match:
    """Find the entry of every text: by id and mark, else by mark where it moved, else by id."""
    taken: dict[str, str] = {}
    used: set[str] = set()
    entries = overlay.texts

    def take(fits: Callable[[Text], str | None]) -> None:
        for text in texts:
            name = fits(text) if text.id not in taken else None
            if name is not None:
                taken[text.id] = name
                used.add(name)

    def at_home(text: Text) -> str | None:
        entry = entries.get(text.id)
        return text.id if entry is not None and entry.of == text.mark else None

    moved = _by_mark(entries)

    def elsewhere(key: Callable[[str], str]) -> Callable[[Text], str | None]:
        def fits(text: Text) -> str | None:
            free = (name for name in moved.get(text.mark, ()) if name not in used)
            return next((name for name in free if key(name) == key(text.id)), None)

        return fits

    take(at_home)
    fresh = elsewhere(lambda name: _NUMBER.sub("", name)), elsewhere(_field_of)
    for fits in fresh:
        take(fits)
    known = set(taken)
    take(lambda text: text.id if text.id in entries and text.id not in used else None)
    matched = tuple(Matched(text, taken.get(text.id), text.id in known) for text in texts)
    return Match(overlay, matched, tuple(name for name in entries if name not in used))


def _by_mark(entries: Mapping[str, Translation]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for name, entry in entries.items():
        found.setdefault(entry.of, []).append(name)
    return found


def _field_of(name: str) -> str:
    """What kind of text an id names: the last of its parts that is a word."""
    return _NUMBER.sub("", name).rpartition(".")[2]


def laid_over(scenario: Mapping[str, Any], overlay: Overlay) -> dict[str, Any]:
    """Return a scenario's raw data with the words of an overlay in place of its own.

    A variant without a translation is said as its line's first one that has some; a text without
    any stays in the scenario's language. Variants stay as many as they were.
    """
    data = copy.deepcopy(dict(scenario))
    found = match(texts_of(scenario), overlay)
    spoken = {item.text.id: found.words(item) for item in found.texts}
    spare: dict[str, tuple[str, ...]] = {}
    for item in found.texts:
        if words := spoken[item.text.id]:
            spare.setdefault(item.text.group, words)
    for item in found.texts:
        words = spoken[item.text.id] or spare.get(item.text.group, ())
        if words:
            _put(data, item.text.loc, list(words) if item.text.is_list else words[0])
    return data


@dataclass(frozen=True, slots=True)
class Teaser:
    """What a library tells of a scenario: its title and what it is about."""

    title: str
    summary: str

    def in_words_of(self, overlay: Overlay) -> Teaser:
        """The same in the language of an overlay, as far as it has the words."""
        return Teaser(**laid_over(asdict(self), overlay))


def _put(data: Any, loc: Loc, value: Any) -> None:
    for part in loc[:-1]:
        data = data[part]
    data[loc[-1]] = value
