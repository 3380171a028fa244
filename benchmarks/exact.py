"""Check a file, then find out everything that can happen in it: one process that `peers.py` times.

Apart so that the process loads only what it needs; it begins and ends as the program itself does.
"""

from __future__ import annotations

import sys
from pathlib import Path

from negotiation_trainer.collector import (
    hold_collector,
    release_collector,
    spare_collector,
    uninterrupted,
)

hold_collector()
# ruff: noqa: E402
from negotiation_trainer.analysis.structure import Limits, explore
from negotiation_trainer.scenario.checks import check_file
from negotiation_trainer.scenario.compiling import compile_scenario
from negotiation_trainer.scenario.library import Place, read_parts, shipped_root
from negotiation_trainer.scenario.reading import Files

release_collector()


@uninterrupted()
def exact(path: Path) -> None:
    """Print how much was found: problems, configurations, states."""
    files, roots = Files(), (shipped_root(),)
    found = check_file(path, roots, files)
    parts = read_parts(Place(path, None), roots, files)
    assert parts.whole
    assert parts.persona
    assert parts.lines
    compiled = compile_scenario(
        parts.scenario.model,
        parts.persona.model,
        parts.lines.model,
        lang=parts.lang,
        jurisdiction=parts.jurisdiction,
    )
    reach = explore(compiled, Limits(configurations=10**9), lambda count: None)
    assert reach.complete
    print(len(found), reach.configurations, len(reach.states))


if __name__ == "__main__":
    exact(Path(sys.argv[1]))
    spare_collector()
