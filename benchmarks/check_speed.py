"""`check` of one scenario against the plainest way to load the same file."""

from __future__ import annotations

from pathlib import Path

import yaml
from timing import interleaved, table

from negotiation_trainer.scenario.checks import check_file
from negotiation_trainer.scenario.library import scenario_files, shipped_root
from negotiation_trainer.scenario.yaml_source import parse_source


def main() -> None:
    """Measure and print."""
    path = max((place.path for place in scenario_files(shipped_root())), key=_size)
    data = path.read_bytes()
    roots = (shipped_root(),)
    taken = interleaved(
        {
            "yaml.safe_load": lambda: yaml.safe_load(data),
            "yaml.CSafeLoader": lambda: yaml.load(data, Loader=yaml.CSafeLoader),
            "own loader, places kept": lambda: parse_source(data, path.name),
            "check, all of it": lambda: check_file(path, roots),
        }
    )
    table(f"{path.name}, {len(data) // 1024} KB, {data.count(10)} lines", taken)


def _size(path: Path) -> int:
    return path.stat().st_size


if __name__ == "__main__":
    main()
