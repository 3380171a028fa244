"""What was found last of a scenario, kept so that its talks can be opened in the preview."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from negotiation_trainer.analysis.findings import Example, Finding

FOLDER = "findings"


def keep_findings(home: Path, scenario: Path, report: Iterable[str | Finding]) -> None:
    """Keep the findings of a report, in place of what was found of the same file before."""
    kept = [
        {"words": one.words.strip(), "seed": one.example.seed, "inputs": one.example.inputs}
        for one in report
        if isinstance(one, Finding)
    ]
    path = _path(home, scenario)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def kept_findings(home: Path, scenario: Path) -> list[Finding]:
    """Return what was kept of a file; nothing if it was never analysed or cannot be read."""
    try:
        kept = json.loads(_path(home, scenario).read_text(encoding="utf-8"))
        return [Finding(one["words"], Example(tuple(one["inputs"]), one["seed"])) for one in kept]
    except (OSError, ValueError, LookupError, TypeError):
        return []


def _path(home: Path, scenario: Path) -> Path:
    name = sha256(str(scenario.resolve()).encode()).hexdigest()[:24]
    return home / FOLDER / f"{name}.json"
