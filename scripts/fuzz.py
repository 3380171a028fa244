"""Spoils valid files at random and checks them: no exception, places in the file, words for all.

Each case depends on the seed and its number alone. What still passes the check is compiled and
played with random moves; a playthrough is rehearsed. Exit code 1 if anything went wrong.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from random import Random

from mutations import KINDS, mutated

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.catalogue.moves import BreachMark, Mark, Reading, Segment
from negotiation_trainer.conduct.house import HOUSES, with_house
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.dialogue.inputs import InputError, parse_input
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.reader import NO_FRAME, Frame
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.records.rehearsing import Rehearser
from negotiation_trainer.scenario import yaml_source
from negotiation_trainer.scenario.bundle import bundle_parts
from negotiation_trainer.scenario.checks import check_file
from negotiation_trainer.scenario.diagnostics import Diagnostic, Severity
from negotiation_trainer.scenario.library import (
    PACK_FILE,
    PERSONAS,
    Place,
    read_parts,
    scenario_files,
    shipped_root,
)
from negotiation_trainer.scenario.playing import is_playthrough
from negotiation_trainer.scenario.render import render, workflow_command
from negotiation_trainer.scenario.visible import visible

CASES = 10_000
SECONDS = 10.0
"""A case that takes more processor time has gone wrong."""

HANGS = 120
KEPT = 80
MOVES = 12
SHOWN = 10
HOUSE = """\
conduct: ours
extends: us
title: {zh: 本公司, en: Ours}
severity: {us-no-threat: major}
rules:
  - id: ours-names-the-balance
    kind: must
    force: house
    actor: any
    severity: minor
    evidence: house
    check: {duty: amount}
    text: {zh: 说清欠多少。, en: Say what is owed.}
    better: {zh: 您一共欠19847元。, en: It is $400 in all.}
"""


class RandomReader:
    """Hears acts, topics, and breaches at random; figures are read as they stand."""

    name = "random"

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    def read(
        self, text: str, *, lang: str = "auto", context: str = "", frame: Frame = NO_FRAME
    ) -> Reading:
        """Read some acts in the whole of the text."""
        del context
        span, words = (0, len(text)), catalogue()
        acts = self._some(words.acts, 3)
        topics = self._some((*words.topics, *frame.topics), 2)
        breaches = self._some(words.breaches, 1) if self._rng.random() < 0.05 else ()
        return Reading(
            text,
            "en" if lang == "auto" else lang,
            tuple(Mark(act, 1.0, span) for act in acts),
            tuple(Mark(topic, 1.0, span) for topic in topics),
            tuple(BreachMark(name, 1.0, span, True) for name in breaches),
            tuple(find_figures(text, lang=lang, currency=frame.currency, today=frame.today)),
            (Segment(span, acts, topics, breaches),),
            empathy=self._rng.uniform(0, 3),
            clarity=1.0,
            escalation=self._rng.choice((-1.0, 0.0, 1.0)),
            reader=self.name,
        )

    def _some(self, names: Sequence[str] | object, most: int) -> tuple[str, ...]:
        there = list(names)  # type: ignore[call-overload]
        return tuple(self._rng.sample(there, self._rng.randint(0, min(most, len(there)))))


@dataclass
class Tally:
    """What the cases came to."""

    cases: int = 0
    sound: int = 0
    played: int = 0
    moves: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    failures: list[str] = field(default_factory=list)


class Bench:
    """A copy of the library in which one file at a time is spoilt and then put right again."""

    def __init__(self, folder: Path) -> None:
        self.library = folder / "scenarios"
        shutil.copytree(shipped_root(), self.library)
        house = folder / "conduct" / "ours.yaml"
        house.parent.mkdir()
        house.write_text(HOUSE, "utf-8")
        self.practice = Practice(folder, lambda: datetime(2026, 7, 1, tzinfo=UTC), _no_reader)
        self.files = {path: path.read_bytes() for path in [*self._yaml(), house]}
        self.tokens = sorted({word for data in self.files.values() for word in data.split()})

    def _yaml(self) -> list[Path]:
        return sorted(self.library.rglob("*.yaml"))

    def case(self, number: int, *, seed: int, tally: Tally) -> None:
        """Spoil one file, look at it in every way, and note what went wrong."""
        rng = Random(f"{seed}/{number}")
        path = rng.choice(list(self.files))
        data, kinds = mutated(self.files[path], rng, self.tokens)
        name = f"case {number}: {path.relative_to(self.library.parent)} ({', '.join(kinds)})"
        path.write_bytes(data)
        started = time.process_time()
        try:
            self._look(path, data, rng, tally)
        except Exception:
            tally.failures.append(f"{name}\n{traceback.format_exc()}")
        finally:
            path.write_bytes(self.files[path])
        took = time.process_time() - started
        tally.cases += 1
        tally.kinds.update(kinds)
        tally.slowest = max(tally.slowest, (took, name))
        if took > SECONDS:
            tally.failures.append(f"{name}\ntook {took:.1f} s")

    def _look(self, path: Path, data: bytes, rng: Random, tally: Tally) -> None:
        found = self._findings(path)
        tally.findings.update(item.code for item in found)
        _require_places(found, data)
        for item in found:
            _require_words(item)
        if any(item.severity is Severity.ERROR for item in found):
            return
        tally.sound += 1
        self._use(path, rng, tally)

    def _findings(self, path: Path) -> list[Diagnostic]:
        if self.library in path.parents:
            return check_file(path, (self.library,))
        return list(HOUSES.read(path).problems)

    def _use(self, path: Path, rng: Random, tally: Tally) -> None:
        """Do with a sound file what it is there for."""
        if self.library not in path.parents:
            house = HOUSES.read(path).held
            assert house is not None
            with_house(shipped_pack(house.extends), [house])
        elif is_playthrough(path):
            # its names are known, but what it plays may take it anywhere
            played = Rehearser(self.practice, RandomReader(rng)).play(path).rehearsal
            tally.moves += len(played.turns) - 1 if played else 0
            tally.played += 1
        elif path.name != PACK_FILE:
            place = self._scenario(path, rng)
            if place is not None and not _errors(check_file(place.path, (self.library,))):
                tally.moves += _play(place, (self.library,), rng)
                tally.played += 1

    def _scenario(self, path: Path, rng: Random) -> Place | None:
        """The scenario itself, or one that meets a persona."""
        places = list(scenario_files(self.library))
        if path.parent.name != PERSONAS:
            return next((place for place in places if place.path == path), None)
        name = path.name.partition(".")[0]
        met = [p for p in places if f"persona: {name}\n".encode() in self.files[p.path]]
        return rng.choice(met) if met else None


@contextmanager
def _remembered_files() -> Iterator[None]:
    """Let the untouched files of the library be parsed once and not in every case anew."""
    parse = yaml_source.parse_source
    yaml_source.parse_source = lru_cache(KEPT)(parse)
    try:
        yield
    finally:
        yaml_source.parse_source = parse


def _no_reader() -> RandomReader:
    return RandomReader(Random(0))


def _errors(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [item for item in found if item.severity is Severity.ERROR]


def _require_places(found: Sequence[Diagnostic], data: bytes) -> None:
    """Each finding stands on a line of the file, at one of its characters or right after them."""
    lines = yaml_source.parse_source(data, "-").lines or ("",)
    for item in found:
        assert 1 <= item.line <= len(lines), (item.code, item.line, len(lines))
        width = len(lines[item.line - 1])
        assert 1 <= item.column <= width + 1, (item.code, item.line, item.column, width)
        assert item.end_column > item.column, (item.code, item.column, item.end_column)


def _require_words(item: Diagnostic) -> None:
    for lang in ("zh", "en"):
        assert item.message(lang), item.code
        text = render(item, lang=lang)
        assert all(visible(line) == line for line in text.split("\n")), (item.code, text)
        assert "\n" not in workflow_command(item, lang=lang), item.code


def _play(place: Place, roots: Sequence[Path], rng: Random) -> int:
    """Compile a scenario and make random moves, in as many talks as it takes; return how many."""
    parts = read_parts(place, roots)
    compiled = bundle_parts(parts, scoring={}, catalogue="").compiled
    talk, reader = Talk(compiled, Mode.GUIDED, rng.randrange(100)), RandomReader(rng)
    for _ in range(MOVES):
        if talk.done:
            talk = Talk(compiled, Mode.GUIDED, rng.randrange(100))
        try:
            talk.take(talk.read(parse_input(_input(talk, rng)), reader))
        except InputError:
            # a form filled in with nonsense; the talk goes on
            continue
    return MOVES


def _input(talk: Talk, rng: Random) -> dict[str, object]:
    if talk.replies and rng.random() < 0.5:
        return {"choose": rng.randint(1, len(talk.replies))}
    if talk.cursor.position.theirs is not None and rng.random() < 0.3:
        return {"accept": True}
    offer = {
        "pay_now": rng.choice(("0", "500.00", "12345678.90")),
        "monthly": rng.choice(("0.01", "300.00", "99999")),
        "months": rng.choice((1, 6, 60)),
        "waive": rng.choice(({}, {"penalty": "50%"}, {"principal": "100%", "interest": "100%"})),
        "first_payment": rng.choice(("2025-07-15", "2026-09-01", "9999-12-31")),
    }
    kept = {key: value for key, value in offer.items() if rng.random() < 0.6}
    choices = [{"silence": True}, {"say": "Well, $500 a month, 每月500元?"}, {"offer": kept}]
    return rng.choice(choices)


def fuzz(cases: int, *, seed: int, first: int = 0, told: Iterator[None] | None = None) -> Tally:
    """Try some cases, numbered from `first`; `told` is advanced after each."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, _remembered_files():
        bench = Bench(Path(folder))
        for number in range(first, first + cases):
            faulthandler.dump_traceback_later(HANGS, exit=True)
            bench.case(number, seed=seed, tally=tally)
            if told is not None:
                next(told)
    faulthandler.cancel_dump_traceback_later()
    return tally


def _progress(cases: int) -> Iterator[None]:
    started = time.perf_counter()
    for done in range(1, cases + 1):
        if done % 500 == 0:
            pace = done / (time.perf_counter() - started)
            print(f"{done} of {cases}, {pace:.0f} a second", file=sys.stderr, flush=True)
        yield


def main(arguments: Sequence[str]) -> int:
    """Try the cases asked for and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=int(os.environ.get("FUZZ") or CASES))
    parser.add_argument("--seed", type=int, default=int(os.environ.get("SEED") or 0))
    parser.add_argument("--only", type=int, metavar="N", help="try case N alone")
    given = parser.parse_args(arguments)
    cases, first = (given.cases, 0) if given.only is None else (1, given.only)
    started = time.perf_counter()
    tally = fuzz(cases, seed=given.seed, first=first, told=_progress(cases))
    took = time.perf_counter() - started
    print(
        f"seed {given.seed}: {tally.cases} cases in {took:.0f} s, {tally.cases / took:.0f} a second"
    )
    print(f"{tally.sound} still sound, {tally.played} played, {tally.moves} moves")
    print(f"{sum(tally.findings.values())} findings of {len(tally.findings)} codes")
    print("ways of spoiling: " + ", ".join(f"{k} {tally.kinds[k]}" for k in KINDS))
    print(f"slowest: {tally.slowest[0]:.2f} s, {tally.slowest[1]}")
    for failure in tally.failures[:SHOWN]:
        print(f"! {failure}")
    print(f"{len(tally.failures)} failures")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
