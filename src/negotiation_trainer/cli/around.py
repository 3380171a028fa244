"""What `check` looks at besides the files named: whatever of theirs keeps a scenario from play.

A scenario is played with its persona, its pack and an instructor's own rules, and its words in
another language are a file of their own; a persona or a pack serves scenarios that may rely on
what was changed in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from negotiation_trainer.cli.own_files import check_any, is_own, own_folders, own_kinds
from negotiation_trainer.collector import uninterrupted
from negotiation_trainer.scenario.diagnostics import Diagnostic, Severity
from negotiation_trainer.scenario.library import (
    PACK_FILE,
    PERSONAS,
    Parts,
    Place,
    persona_folders,
    read_parts,
    scenario_files,
)
from negotiation_trainer.scenario.own_files import OwnFile
from negotiation_trainer.scenario.playing import scenario_paths
from negotiation_trainer.scenario.reading import Files


@dataclass(frozen=True, slots=True)
class Around:
    """How many files were looked at besides, and what was found there."""

    count: int = 0
    found: tuple[Diagnostic, ...] = ()


def look_around(named: Sequence[Path], roots: Sequence[Path], home: Path, files: Files) -> Around:
    """Check what the named files are played with, and the scenarios that rely on them."""
    with uninterrupted():
        done = {path.resolve() for path in named}
        scenarios = [path for path in scenario_paths(named) if _is_scenario(path, files)]
        parts = [_parts(path, roots, files) for path in scenarios]
        needed = _new((path for one in parts for path in _errors_of(one)), done)
        words = _new((path for one in parts for path in _translations(one)), done)
        users = _new(_users(named, roots, files), done)
        own = list(_own(home, done)) if scenarios or users else []
        found = [
            *_errors(needed, roots, files),
            *(item for path in words for item in _check(path, roots, files)),
            *(item for file in own for item in file.problems),
            *_errors(users, roots, files),
        ]
        return Around(len([*needed, *words, *own, *users]), tuple(found))


def _is_scenario(path: Path, files: Files) -> bool:
    return path.is_file() and not is_own(path, files)


def _new(paths: Iterator[Path], done: set[Path]) -> list[Path]:
    """Each path that nobody has looked at yet, once."""
    fresh = []
    for path in paths:
        if (resolved := path.resolve()) not in done:
            done.add(resolved)
            fresh.append(path)
    return fresh


def _parts(path: Path, roots: Sequence[Path], files: Files) -> Parts:
    pack = path.parent if (path.parent / PACK_FILE).is_file() else None
    return read_parts(Place(path, pack), roots, files)


def _errors_of(parts: Parts) -> Iterator[Path]:
    """The files whose errors keep a scenario, or its other language, from play."""
    yield from (file.path for file in (parts.persona, parts.lines) if file)
    if parts.place.pack:
        yield parts.place.pack / PACK_FILE
    yield from (tongue.lines.path for tongue in parts.tongues if tongue.lines)


def _translations(parts: Parts) -> Iterator[Path]:
    return (tongue.overlay.path for tongue in parts.tongues)


def _users(named: Sequence[Path], roots: Sequence[Path], files: Files) -> Iterator[Path]:
    """The scenarios of the same library that are played with one of the named files."""
    changed = {path.resolve() for path in named}
    for folder in dict.fromkeys(_library(path) for path in named if _serves(path)):
        for place in scenario_files(folder):
            near = _persona_near(place, roots, files)
            manifest = place.pack / PACK_FILE if place.pack else place.path
            if changed & {manifest.resolve(), *near}:
                yield place.path


def _serves(path: Path) -> bool:
    return path.is_file() and (path.name == PACK_FILE or path.parent.name == PERSONAS)


def _library(path: Path) -> Path:
    """The folder whose scenarios may use a persona or belong to a pack."""
    return path.absolute().parent.parent if path.parent.name == PERSONAS else path.parent


def _persona_near(place: Place, roots: Sequence[Path], files: Files) -> set[Path]:
    """The files a scenario has its debtor from: his machine and his words, nearest first."""
    data = files.source(place.path).data
    name = data.get("persona") if isinstance(data, dict) else None
    if not isinstance(name, str) or "/" in name or "\0" in name:
        return set()
    near = dict[str, Path]()
    for folder in persona_folders(place.path, roots):
        for ending in ("", ".zh", ".en"):
            path = folder / f"{name}{ending}.yaml"
            if ending not in near and path.is_file():
                near[ending] = path.resolve()
    return set(near.values())


def _errors(paths: Sequence[Path], roots: Sequence[Path], files: Files) -> Iterator[Diagnostic]:
    for path in paths:
        found = _check(path, roots, files)
        yield from (item for item in found if item.severity is Severity.ERROR)


def _check(path: Path, roots: Sequence[Path], files: Files) -> Sequence[Diagnostic]:
    return check_any(path, files.source(path), roots, files)


def _own(home: Path, done: set[Path]) -> Iterator[OwnFile[Any]]:
    """Read house packs and rubrics: no talk begins without what they say."""
    if own_folders(home):
        for kind in own_kinds():
            for path in _new(iter(kind.files(home)), done):
                yield kind.read(path)
