"""Scenario files held against the reader, and its opinions kept so that a second run is quick."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from negotiation_trainer.analysis.everyday import TooNear, asked, too_near
from negotiation_trainer.analysis.hearing import (
    Disagreement,
    Ear,
    Opinion,
    ReaderEar,
    disagreements,
    utterances,
)
from negotiation_trainer.analysis.misquoted import misquoted
from negotiation_trainer.analysis.overstating import overstated
from negotiation_trainer.analysis.paying_days import unpayable_days
from negotiation_trainer.analysis.reply_plans import CutShort, doubtful_plans
from negotiation_trainer.analysis.unwelcome import unwelcome
from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.language.opening import ScoringReader
from negotiation_trainer.language.reader import NO_FRAME, Frame
from negotiation_trainer.records.practice import ContentError, Practice
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import balance_total, money
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.library import find, read_parts
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.yaml_source import Source

PAUSE = 10.0
"""Seconds between two lines about how far the listening has got."""

Told = Callable[[int, int], None]
"""Takes how many utterances have been heard, and of how many."""

CACHE = ("cache", "opinions.json")
MOST_KEPT = 20_000


@dataclass
class Remembered:
    """Opinions by reader and words, kept in one file of the data folder; a damaged one is empty."""

    path: Path
    reader: str
    known: dict[str, dict[str, Any]] = field(default_factory=dict)
    used: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def at(cls, home: Path, reader: str) -> Remembered:
        """Read what is kept for a reader."""
        path = home.joinpath(*CACHE)
        try:
            data = json.loads(path.read_text("utf-8"))
            kept = data["opinions"] if data["reader"] == reader else {}
            known = {key: one for key, one in kept.items() if _opinion(one) is not None}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            known = {}
        return cls(path, reader, known)

    def opinion(self, key: str) -> Opinion | None:
        """Return what is kept under a key."""
        if key not in self.known:
            return None
        self.used[key] = self.known[key]
        return _opinion(self.known[key])

    def keep(self, key: str, opinion: Opinion) -> None:
        """Keep an opinion."""
        self.known[key] = self.used[key] = opinion.as_data()

    def write(self) -> None:
        """Write everything down, what was used now first; a folder that is read-only is let be."""
        kept = dict(list({**self.used, **self.known}.items())[:MOST_KEPT])
        text = json.dumps({"reader": self.reader, "opinions": kept}, ensure_ascii=False)
        part = self.path.with_suffix(f".{os.getpid()}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(text, "utf-8")
            part.replace(self.path)
        except OSError:
            part.unlink(missing_ok=True)


def _opinion(data: Any) -> Opinion | None:
    """Return a kept opinion, or None for anything else."""
    if not isinstance(data, dict) or not isinstance(data.get("likely"), dict):
        return None
    if not all(isinstance(value, float) for value in data["likely"].values()):
        return None
    lists = [data.get(name) for name in ("acts", "topics", "breaches", "sure")]
    if not all(isinstance(words, list) and all(map(_is_word, words)) for words in lists):
        return None
    acts, topics, breaches, sure = (tuple(words or ()) for words in lists)
    return Opinion(data["likely"], acts, topics, breaches, sure)


def _is_word(value: object) -> bool:
    return isinstance(value, str)


@dataclass(frozen=True, slots=True)
class RememberingEar:
    """Asks another ear only about what is not remembered."""

    ear: Ear
    remembered: Remembered

    def hear(self, text: str, *, lang: str, context: str, frame: Frame = NO_FRAME) -> Opinion:
        """Return the remembered opinion, or a new one."""
        topics = {name: list(words) for name, words in frame.topics.items()}
        about = [text, lang, context, topics, [asdict(known) for known in frame.wordings]]
        key = sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()[:24]
        known = self.remembered.opinion(key)
        if known is None:
            known = self.ear.hear(text, lang=lang, context=context, frame=frame)
            self.remembered.keep(key, known)
        return known


@dataclass(slots=True)
class CountingEar:
    """Hears with another ear and tells now and then how far it has got."""

    ear: Ear
    total: int
    told: Told
    done: int = 0
    since: float = field(default_factory=time.monotonic)

    def hear(self, text: str, *, lang: str, context: str, frame: Frame = NO_FRAME) -> Opinion:
        """Return the other ear's opinion."""
        opinion = self.ear.hear(text, lang=lang, context=context, frame=frame)
        self.done += 1
        if time.monotonic() - self.since >= PAUSE:
            self.told(self.done, max(self.done, self.total))
            self.since = time.monotonic()
        return opinion


def heard(
    paths: Sequence[Path], practice: Practice, reader: ScoringReader, lang: str, told: Told
) -> Iterator[Diagnostic]:
    """Yield where reader and author disagree in the sound scenarios among some files."""
    remembered = Remembered.at(practice.home, reader.name)
    sound = [one for path in paths for one in _opened(path, practice)]
    total = sum(utterances(compiled) + asked(compiled) for _, compiled in sound)
    ear = CountingEar(RememberingEar(ReaderEar(reader), remembered), total, told)
    for source, compiled in sound:
        for item in disagreements(compiled, ear):
            yield _finding(source, item, lang)
        for near in too_near(compiled, ear):
            yield _too_near(source, compiled, near)
        yield from _overstated(source, compiled)
        yield from _unpayable(source, compiled)
        yield from _doubtful_plans(source, compiled)
        yield from _misquoted(source, compiled)
        yield from _unwelcome(source, compiled)
    remembered.write()


def _opened(path: Path, practice: Practice) -> Iterator[tuple[Source, Compiled]]:
    """Give the scenario of a file, if it is sound."""
    (place,) = find(str(path), ())
    parts = read_parts(place, practice.roots)
    if not isinstance(parts.scenario.model, Scenario):
        return
    try:
        yield parts.scenario.source, practice.open_parts(parts, str(path)).compiled
    except ContentError:
        return


def _finding(source: Source, item: Disagreement, lang: str) -> Diagnostic:
    return source.diagnose(
        item.code,
        source.places.of(item.loc),
        say=item.say,
        word=item.word,
        label=_label(item.kind, item.word, lang),
        heard=_named(item.kind, item.heard, lang) or Phrase("heard-nothing"),
        declared=_named(item.kind, item.declared, lang) or Phrase("declared-nothing"),
    )


def _too_near(source: Source, compiled: Compiled, near: TooNear) -> Diagnostic:
    example = compiled.debtor.facts[near.fact].asked_like[near.example]
    place = source.places.of(near.loc)
    return source.diagnose("NT805", place, say=near.question, word=near.fact, example=example)


def _overstated(source: Source, compiled: Compiled) -> Iterator[Diagnostic]:
    total = money(balance_total(compiled.case.balance))
    for item in overstated(compiled):
        place = source.places.of(item.loc)
        yield source.diagnose("NT806", place, amount=item.words, total=total)


def _unpayable(source: Source, compiled: Compiled) -> Iterator[Diagnostic]:
    contact = compiled.today.isoformat()
    for item in unpayable_days(compiled):
        code = "NT808" if item.exists else "NT807"
        yield source.diagnose(code, source.places.of(item.loc), day=item.words, contact=contact)


def _doubtful_plans(source: Source, compiled: Compiled) -> Iterator[Diagnostic]:
    for item in doubtful_plans(compiled):
        place = source.places.of(item.loc)
        if isinstance(item, CutShort):
            yield source.diagnose("NT809", place, amount=money(item.pay_now))
        else:
            first = f"{money(item.now)} + " if item.now else ""
            sums = f"{first}{money(item.monthly)} × {item.months} = {money(item.asked)}"
            yield source.diagnose("NT810", place, sums=sums, due=money(item.due))


def _misquoted(source: Source, compiled: Compiled) -> Iterator[Diagnostic]:
    for item in misquoted(compiled):
        place = source.places.of(item.loc)
        yield source.diagnose("NT811", place, amount=item.words, meant=money(item.meant))


def _unwelcome(source: Source, compiled: Compiled) -> Iterator[Diagnostic]:
    for item in unwelcome(compiled):
        why = Phrase(f"minds-{item.reason}", {"most": money(item.most)})
        yield source.diagnose("NT813", source.places.of(item.loc), why=why)


def _label(kind: str, word: str, lang: str) -> str:
    known: Mapping[str, Any] = catalogue().acts if kind == "act" else catalogue().breaches
    return str(known[word].label.get(lang))


def _named(kind: str, words: Sequence[str], lang: str) -> tuple[str, ...]:
    told = "{}（{}）" if lang == "zh" else "{} ({})"
    return tuple(told.format(word, _label(kind, word, lang)) for word in words)
