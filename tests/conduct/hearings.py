"""Contacts in a few words: what was said, what the debtor raised, what the file gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from negotiation_trainer.conduct.findings import Finding, Verdict
from negotiation_trainer.conduct.heard import Exchange, HeardContact
from negotiation_trainer.conduct.monitor import judge
from negotiation_trainer.conduct.rules import applicable, shipped_pack
from negotiation_trainer.dialogue.signals import disclosure, silence_segment
from negotiation_trainer.scenario.case_model import Case
from tests.sample import TagReader

FILE: Mapping[str, Any] = {
    "debtor": {"name": "Lin", "address_as": "Ms. Lin"},
    "creditor": "Lakeside Bank",
    "collector": {"name": "Ann", "id": "7", "company": "Harbor Recovery", "party": "third"},
    "product": "credit-card",
    "currency": "USD",
    "balance": {"principal": "1000.00", "interest": "100.00", "penalty": "50.00"},
    "overdue_days": 40,
    "contact": {
        "channel": "phone",
        "at": "2026-07-09T10:00",
        "zone": "Asia/Shanghai",
        "recorded": True,
        "place": "own",
    },
    "history": [],
    "requests": [],
    "legal": {
        "suit_intended": False,
        "reported": False,
        "time_barred": False,
        "judgment": False,
    },
    "region": "oh",
}


def case(**changes: Any) -> Case:
    """Return the file with changes; `contact_x` and `legal_x` change a part, None takes one out."""
    data = {name: dict(value) if isinstance(value, dict) else value for name, value in FILE.items()}
    for name, value in changes.items():
        part, _, field = name.partition("_")
        target, key = (
            (data[part], field)
            if part in ("contact", "legal", "collector") and field
            else (data, name)
        )
        if value is None:
            target.pop(key, None)
        else:
            target[key] = value
    return Case.model_validate(data)


@dataclass(frozen=True)
class Raises:
    """What the debtor raises with the line before the next move."""

    what: str
    line: str = "…"


CONFIRMED = Raises("", "That's me.")
"""The debtor confirms who he is."""


def hearing(
    file: Case | None,
    *items: str | Raises,
    agreed: bool = False,
    over: tuple[str, ...] = (),
    months: int | None = None,
    lang: str = "en",
) -> HeardContact:
    """Return a contact: words of the collector (tagged) and, between them, what was raised."""
    exchanges = [Exchange(0)]
    identified = False
    for item in items:
        if isinstance(item, Raises):
            last = exchanges[-1]
            raised = (*last.raised, item.what) if item.what else last.raised
            exchanges[-1] = Exchange(
                last.number,
                last.reading,
                last.segments,
                last.identified,
                last.disclosed,
                raised,
                item.line,
                last.months,
            )
            identified = identified or item is CONFIRMED
            continue
        reading = TagReader().read(item, lang=lang)
        segments = reading.segments if item else (silence_segment(),)
        told = disclosure(segments, reading)
        exchanges.append(
            Exchange(
                len(exchanges),
                reading,
                segments,
                identified,
                told[1] if told else None,
                (),
                "…",
                months,
            )
        )
    return HeardContact(
        case=file,
        at=file.contact.at if file else datetime.fromisoformat("2026-07-09T10:00"),
        exchanges=tuple(exchanges),
        over_mandate=over,
        agreed_at=exchanges[-1].number if agreed else None,
        over=True,
    )


def findings(jurisdiction: str, heard: HeardContact) -> dict[str, Finding]:
    """Judge by a shipped pack; of several findings of a rule the first."""
    assert heard.case is not None
    rules = applicable(shipped_pack(jurisdiction), heard.case)
    return {f.rule.id: f for f in reversed(judge(rules, heard))}


def verdict(rule: str, heard: HeardContact) -> Verdict:
    """Return how one rule of its own pack fared; a breach nobody committed is kept."""
    found = findings(rule.partition("-")[0], heard).get(rule)
    return found.verdict if found else Verdict.KEPT
