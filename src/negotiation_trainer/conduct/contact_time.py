"""A scenario set at an hour that its own rules forbid: every attempt at it fails from the start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

from negotiation_trainer.conduct.contact import judge_hours
from negotiation_trainer.conduct.findings import Verdict
from negotiation_trainer.conduct.heard import HeardContact
from negotiation_trainer.conduct.rules import applicable, shipped_pack
from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.library import find, read_pack, spoken_under
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.reading import Files
from negotiation_trainer.scenario.yaml_source import Source


def forbidden_hour(
    path: Path, source: Source, scenario: Scenario, files: Files
) -> Iterator[Diagnostic]:
    """Yield each rule on hours that the contact breaks as the file has it."""
    (place,) = find(str(path), ())
    _, country = spoken_under(scenario.lang, read_pack(place, files))
    case = scenario.case
    heard = HeardContact(case, case.contact.at.replace(tzinfo=None), ())
    for rule in applicable(shipped_pack(country), case):
        hours = rule.check.hours
        if hours is not None and judge_hours(rule, hours, heard).verdict is Verdict.BROKEN:
            yield source.diagnose(
                "NT515",
                source.places.of(("case", "contact", "at")),
                word=_shown(case.contact.at.time()),
                since=_shown(hours.not_before),
                until=_shown(hours.not_after),
                rules=country,
            )


def _shown(at: time) -> str:
    return f"{at:%H:%M}"
