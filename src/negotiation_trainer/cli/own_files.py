"""Which check a file gets: that of house packs or rubrics if it is one, else that of scenarios.

Apart because the modules that know the former are slow to import, and most checks need neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from negotiation_trainer.scenario.checks import check_source
from negotiation_trainer.scenario.checks.hours import is_odd_hour
from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.library import is_misnamed
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.own_files import OwnKind
from negotiation_trainer.scenario.reading import Files
from negotiation_trainer.scenario.yaml_source import Source

FOLDERS = ("conduct", "rubrics")
"""Folders of house packs and of rubrics."""

KEYS = frozenset({"conduct", "rubric"})
"""Keys that only a house pack or a rubric has."""


def own_folders(home: Path) -> list[Path]:
    """Return the folders of house packs and rubrics that a data folder has."""
    return [folder for name in FOLDERS if (folder := home / name).is_dir()]


def is_own(path: Path, files: Files) -> bool:
    """Whether a file is a house pack or a rubric."""
    return path.is_file() and _kind(path, files.source(path).data) is not None


def check_any(
    path: Path, source: Source, roots: Sequence[Path], files: Files
) -> Sequence[Diagnostic]:
    """Every problem of a file, whatever it holds; by what it says now it may be another kind."""
    kind = _kind(path, source.data)
    if kind is None or is_misnamed(path):
        hour = tuple(_at_an_odd_hour(path, source, files))
        found = check_source(path, source, roots, files)
        return sorted((*found, *hour), key=lambda item: item.place) if hour else found
    return kind.check(path, source, roots)


def _at_an_odd_hour(path: Path, source: Source, files: Files) -> Iterable[Diagnostic]:
    """What the rules say of a contact early or late in the day; by day nobody asks them."""
    is_scenario = isinstance(source.data, dict) and "case" in source.data
    scenario = files.fit(path, source, Scenario).model if is_scenario else None
    if scenario is None or not is_odd_hour(scenario):
        return ()
    from negotiation_trainer.conduct.contact_time import forbidden_hour

    return forbidden_hour(path, source, scenario, files)


def own_kinds() -> Sequence[OwnKind[Any]]:
    """Return the kinds of files of an instructor's own."""
    from negotiation_trainer.conduct.house import HOUSES
    from negotiation_trainer.scoring.own_rubric import RUBRICS

    return (HOUSES, RUBRICS)


def _kind(path: Path, data: Any) -> OwnKind[Any] | None:
    named = isinstance(data, dict) and not KEYS.isdisjoint(data)
    if not (named or path.parent.name in FOLDERS):
        return None
    return next((kind for kind in own_kinds() if kind.claims(path, data)), None)
