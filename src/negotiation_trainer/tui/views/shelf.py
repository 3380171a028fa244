"""The library as rows: every scenario with what was practised of it, filtered and ordered.

Imports nothing heavy: the practice it reads from comes in from outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from negotiation_trainer.catalogue.entries import catalogue

DIMENSIONS = ("empathy", "clarity", "escalation", "compliance")


@dataclass(frozen=True, slots=True)
class Row:
    """One scenario; a broken one has a problem and no title of its own."""

    name: str
    id: str
    title: str
    summary: str = ""
    pack: str = ""
    lang: str = "en"
    persona: str = ""
    level: int = 0
    stage: str = ""
    channel: str = ""
    practised: int = 0
    passed: bool = False
    best: tuple[int, ...] = ()
    problem: Any = None
    problems: int = 0
    langs: tuple[str, ...] = ()
    teasers: Mapping[str, Any] = field(default_factory=dict)

    def title_in(self, lang: str) -> str:
        """The title in a language if it has one there, else its own."""
        return self.teasers[lang].title if lang in self.teasers else self.title

    def summary_in(self, lang: str) -> str:
        """What it is about, in a language if that is told there, else in its own."""
        return self.teasers[lang].summary if lang in self.teasers else self.summary

    @property
    def broken(self) -> bool:
        """Whether the file cannot be played."""
        return self.problem is not None or self.problems > 0

    def persona_label(self, lang: str) -> str:
        """Name the kind of debtor."""
        entry = catalogue().personas.get(self.persona)
        return entry.label.get(lang) if entry else self.persona


@dataclass(frozen=True, slots=True)
class Cut:
    """An attempt that was cut off and can be taken up again."""

    id: str
    scenario: str
    mode: str
    started: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything the library shows."""

    rows: tuple[Row, ...] = ()
    unfinished: tuple[Cut, ...] = ()

    def row(self, name: str) -> Row | None:
        """Return a row by its full name."""
        return next((row for row in self.rows if row.name == name), None)

    def title_of(self, cut: Cut, lang: str) -> str:
        """The title of the scenario of a cut-off attempt, its name where it is gone."""
        row = self.row(cut.scenario)
        return cut.scenario if row is None else row.title_in(lang)


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the shelf is wanted; an empty field wants all."""

    text: str = ""
    persona: str = ""
    level: int = 0
    pack: str = ""

    def takes(self, row: Row) -> bool:
        """Whether a row is wanted."""
        return (
            (not self.persona or row.persona == self.persona)
            and (not self.level or row.level == self.level)
            and (not self.pack or row.pack == self.pack)
            and all(word in _haystack(row) for word in self.text.casefold().split())
        )


def _haystack(row: Row) -> str:
    labels = (row.persona_label("zh"), row.persona_label("en"))
    told = [words for one in row.teasers.values() for words in (one.title, one.summary)]
    parts = (row.title, row.summary, *told, row.name, row.persona, row.stage, *labels)
    return " ".join(parts).casefold()


def read_shelf(practice: Any, lang: str) -> Shelf:
    """Read the library and what is kept of it; scenarios in the reader's language come first."""
    history = practice.history()
    rows = [_row(entry, history) for entry in practice.index()]
    rows.sort(key=lambda row: (row.broken, row.lang != lang, row.pack, row.level, row.name))
    cut = tuple(
        Cut(kept.id, kept.scenario, kept.mode, kept.started) for kept in practice.unfinished()
    )
    return Shelf(tuple(rows), cut)


def _row(entry: Any, history: Sequence[Any]) -> Row:
    tries = [kept for kept in history if kept.scenario == entry.name]
    if entry.scenario is None:
        first = entry.problems[0] if entry.problems else None
        return Row(
            entry.name,
            entry.place.id,
            entry.place.id,
            pack=entry.pack,
            lang=entry.lang,
            problem=first,
            problems=max(len(entry.problems), 1),
        )
    data = entry.as_data()
    best = best_scores(kept.scores for kept in tries if kept.scores)
    return Row(
        entry.name,
        data["id"],
        data["title"],
        summary=data["summary"],
        pack=data["pack"],
        lang=data["lang"],
        langs=tuple(data["langs"]),
        teasers=entry.teasers,
        persona=data["persona"],
        level=data["level"],
        stage=data["stage"],
        channel=data["channel"],
        practised=len(tries),
        passed=any(kept.passed for kept in tries),
        best=best,
    )


def best_scores(tries: Iterable[Mapping[str, int]]) -> tuple[int, ...]:
    """Return the four scores of the best attempt: the one whose scores sum highest."""
    found = [tuple(scores.get(name, 0) for name in DIMENSIONS) for scores in tries]
    return max(found, key=sum, default=())


@dataclass(frozen=True, slots=True)
class Options:
    """What the filters can be set to, from what is on the shelf."""

    personas: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    packs: tuple[str, ...] = field(default=())


def options_of(shelf: Shelf) -> Options:
    """Return the personas, levels and packs there are."""
    rows = [row for row in shelf.rows if not row.broken]
    return Options(
        tuple(sorted({row.persona for row in rows})),
        tuple(sorted({row.level for row in rows})),
        tuple(sorted({row.pack for row in rows if row.pack})),
    )
