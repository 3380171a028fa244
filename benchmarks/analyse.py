"""How long the exhaustive pass takes for each shipped scenario, and what it visits."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from negotiation_trainer.analysis.structure import Limits, explore
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.records.practice import Practice


def main() -> None:
    """Print one line for each scenario."""
    with TemporaryDirectory() as home:
        practice = Practice(Path(home), datetime.now, open_reader)
        for entry in practice.index():
            compiled = practice.open(entry.name).compiled
            begun = time.perf_counter()
            reach = explore(compiled, Limits(2_000_000, 300), lambda count: None)
            taken = time.perf_counter() - begun
            state = reach.stopped or "complete"
            print(f"{entry.name:40} {reach.configurations:8,} {state:15} {taken:6.1f} s")


if __name__ == "__main__":
    main()
