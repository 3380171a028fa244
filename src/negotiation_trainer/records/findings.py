"""What was found last of a scenario, kept so that its talks can be opened in the preview."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from negotiation_trainer.analysis.findings import Example, Finding
from negotiation_trainer.scenario.library import Parts

FOLDER = "findings"


@dataclass(frozen=True, slots=True)
class KeptFindings:
    """The findings of the last analysis of a file; `of` says what its files were like then."""

    findings: tuple[Finding, ...] = ()
    of: str = ""


def digest_of(parts: Parts) -> str:
    """Return what differs as soon as a scenario, its persona or his words do."""
    files = (file for file in (parts.scenario, parts.persona, parts.lines) if file)
    told = sha256()
    for file in files:
        told.update(sha256(file.source.text.encode("utf-8", "surrogatepass")).digest())
    return told.hexdigest()


def keep_findings(
    home: Path, scenario: Path, report: Iterable[str | Finding], of: str = ""
) -> None:
    """Keep the findings of a report, in place of what was found of the same file before."""
    found = [
        {
            "words": one.words.strip(),
            "seed": one.example.seed,
            "inputs": one.example.inputs,
            "end": one.example.end,
        }
        for one in report
        if isinstance(one, Finding)
    ]
    path = _path(home, scenario)
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {"of": of, "findings": found}
    path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def kept_findings(home: Path, scenario: Path) -> KeptFindings:
    """Return what was kept of a file; nothing if it was never analysed or cannot be read."""
    try:
        kept = json.loads(_path(home, scenario).read_text(encoding="utf-8"))
        found = (
            Finding(one["words"], Example(tuple(one["inputs"]), one["seed"], one["end"]))
            for one in kept["findings"]
        )
        return KeptFindings(tuple(found), str(kept["of"]))
    except (OSError, ValueError, LookupError, TypeError):
        return KeptFindings()


def _path(home: Path, scenario: Path) -> Path:
    name = sha256(str(scenario.resolve()).encode()).hexdigest()[:24]
    return home / FOLDER / f"{name}.json"
