"""Values a lenient reader would quietly turn into something else: `no`, `"2"`, 20250701.

The model takes them; an author who wrote them meant something else more often than not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.wrong_type import wrong_type
from negotiation_trainer.scenario.diagnostics import Diagnostic

TRAPPING = (bool, int, datetime, date)
"""What a reader would turn other things into; most values are words and soon passed over."""


def check_traps(subject: Subject) -> Iterator[Diagnostic]:
    """Values whose written form is not that of the field."""
    for leaf in subject.others:
        if leaf.kind in TRAPPING and (expected := _mismatch(leaf.kind, leaf.value)):
            yield wrong_type(subject, leaf.loc, leaf.value, expected)


def trapped(subject: Subject, part: str) -> bool:
    """Whether a part of the file holds such a value, so that its meaning cannot be relied on."""
    return any(
        leaf.loc[0] == part and leaf.kind in TRAPPING and _mismatch(leaf.kind, leaf.value)
        for leaf in subject.others
    )


def _mismatch(kind: Any, value: Any) -> str:
    if value is None or isinstance(value, (dict, list)):
        return ""
    if kind is bool:
        return "" if isinstance(value, bool) else "bool"
    if kind is int:
        return "integer" if isinstance(value, (bool, str)) else ""
    if kind is datetime:
        return "" if isinstance(value, str) and not value.isdecimal() else "datetime"
    if kind is date:
        return "" if isinstance(value, str) and not value.isdecimal() else "date"
    return ""
