"""Small conversations held elsewhere, good and bad, in both languages, for tests of the review."""

from __future__ import annotations

from pathlib import Path

from negotiation_trainer.scoring.transcript import Role, Said, Transcript

ROLES = {"C": Role.COLLECTOR, "D": Role.DEBTOR}
HELD = Path(__file__).parent / "talks_held"


def transcript(written: str, name: str = "1") -> Transcript:
    """Return a talk written as lines of `C words` and `D words`."""
    lines = enumerate(written.strip().splitlines(), start=1)
    return Transcript(name, tuple(Said(ROLES[line[0]], line[2:], n) for n, line in lines))


def held(manners: str, lang: str) -> str:
    """Return a whole talk by its manners, good or bad."""
    return (HELD / f"{manners}.{lang}.txt").read_text(encoding="utf-8")
