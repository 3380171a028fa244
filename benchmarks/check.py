"""`check` of a library of copies of the shipped scenarios, against plain parsing of its files."""

from __future__ import annotations

import os
import shutil
import sys
from collections import deque
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from timing import interleaved, table

from negotiation_trainer.scenario.checks import check_paths
from negotiation_trainer.scenario.library import PACK_FILE, scenario_files, shipped_root
from negotiation_trainer.scenario.playing import playthrough_files

COPIES = 100
ROUNDS = 3


def main() -> None:
    """Measure and print; the one argument is how many copies are made."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else COPIES
    with TemporaryDirectory() as folder:
        root = Path(folder)
        copy_library(root, copies)
        paths = sorted(root.rglob("*.yaml"))
        before = peak_memory()
        tasks: dict[str, Callable[[], object]] = {
            "yaml.CSafeLoader": lambda: deque(map(_load, paths), maxlen=0),
            "check": lambda: check_paths([root], (shipped_root(),)),
        }
        taken = interleaved(tasks, ROUNDS)
        size = sum(path.stat().st_size for path in paths) / 1e6
        title = f"{copies} scenarios with their playthroughs: {len(paths)} files, {size:.1f} MB"
        table(title, taken, each=len(paths))
        print(f"  peak memory {before:.0f} MB before, {peak_memory():.0f} MB after")


def copy_library(root: Path, copies: int) -> None:
    """Fill a folder with so many scenarios, in packs, each with its playthroughs."""
    shipped = list(scenario_files(shipped_root()))
    played = list(playthrough_files(shipped_root()))
    for number, place in enumerate(islice(cycle(shipped), copies)):
        pack = root / place.path.parent.name
        pack.mkdir(exist_ok=True)
        shutil.copy(place.path.parent / PACK_FILE, pack / PACK_FILE)
        plays = [path for path in played if path.name.startswith(f"{place.id}-")]
        for path in (place.path, *plays):
            stem, new = path.name.partition(".")[0], path.name.replace(place.id, f"n{number}", 1)
            text = path.read_text("utf-8").replace(f": {stem}\n", f": {new.partition('.')[0]}\n", 1)
            (pack / new).write_text(text.replace(f": {place.id}\n", f": n{number}\n"), "utf-8")


def _load(path: Path) -> object:
    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def peak_memory() -> float:
    """Return the most memory this process has held so far, in MB; 0 where that is not known."""
    if os.name == "nt":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
