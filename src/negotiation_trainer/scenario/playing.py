"""Finds playthroughs, and the scenario each plays: by id, by `pack/id`, or by a path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from negotiation_trainer.scenario.library import PACK_FILE, PERSONAS, Place, find
from negotiation_trainer.scenario.overlay_model import overlay_lang
from negotiation_trainer.scenario.playthrough import SUFFIX

LONGEST_REFERENCE = 400


def is_playthrough(path: Path) -> bool:
    """Whether a file is meant as a playthrough, by its name."""
    return path.name.endswith(SUFFIX)


def playthrough_files(root: Path) -> Iterator[Path]:
    """Find the playthroughs below a folder, in order of name."""
    yield from sorted(path for path in root.rglob(f"*{SUFFIX}") if path.is_file())


def played_places(path: Path, reference: str, roots: Sequence[Path]) -> list[Place]:
    """Return the scenarios a playthrough can mean: beside it, then a path, then in the roots."""
    if not reference or len(reference) > LONGEST_REFERENCE or "\0" in reference:
        return []
    try:
        beside = path.parent / (reference if _is_path(reference) else f"{reference}.yaml")
        if beside.is_file():
            return [Place(beside, beside.parent if (beside.parent / PACK_FILE).is_file() else None)]
        return [] if _is_path(reference) else find(reference, roots)
    except OSError:
        # A name too long for the system, or a folder that may not be looked into.
        return []


def _is_path(reference: str) -> bool:
    return reference.endswith(".yaml")


def scenario_paths(paths: Sequence[Path]) -> list[Path]:
    """Return the files among files and folders that may be scenarios, by their names."""
    files = (f for path in paths for f in (_below(path) if path.is_dir() else [path]))
    return [file for file in dict.fromkeys(files) if _may_be_scenario(file)]


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.yaml") if path.is_file())


def _may_be_scenario(path: Path) -> bool:
    inside = path.parent.name != PERSONAS and path.name != PACK_FILE
    other = is_playthrough(path) or overlay_lang(path.name)
    return inside and path.suffix == ".yaml" and not other
