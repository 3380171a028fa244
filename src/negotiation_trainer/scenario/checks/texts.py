"""The words of a file: placeholders that stand for nothing, the wrong language, too wide a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from negotiation_trainer.scenario.checks.subject import Subject, advice, is_spoken
from negotiation_trainer.scenario.checks.tongue import (
    PLACEHOLDER,
    WIDE_PLACEHOLDER,
    is_misnamed,
    speaks_otherwise,
    tongue_of,
)
from negotiation_trainer.scenario.checks.walk import Leaf
from negotiation_trainer.scenario.compiling import PLACEHOLDERS
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.visible import cells

SETTLING = frozenset(
    {
        ("Terms", "say"),
        ("Debtor", "accepts"),
        ("Debtor", "refuses"),
        ("PersonaLines", "settlement"),
    }
)
"""Fields in which `{terms}` and `{offer}` stand for the debtor's terms and the trainee's.

In lines and replies `{terms}` stands for what is agreed, else for what lies on the table.
"""

WIDTHS = {("Reply", "say"): 220, ("Scenario", "title"): 60, ("State", "title"): 30}
"""Most cells of a text: a reply takes three rows of an 80-column screen at most."""

OTHER = {"zh": "en", "en": "zh"}


def check_texts(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about the words themselves."""
    if is_misnamed(subject):
        yield _misnamed(subject)
    tongue = tongue_of(subject)
    for leaf in subject.words:
        field = (leaf.owner, leaf.field)
        if is_spoken(leaf):
            if "{" in leaf.value or not leaf.value.isascii():
                yield from _placeholders(subject, leaf)
            if tongue and speaks_otherwise(leaf.value, tongue):
                yield subject.at("NT423", leaf.loc, lang=Phrase(f"lang-{tongue}"))
        limit = WIDTHS.get(field)
        if limit and cells(leaf.value) > limit:
            width = cells(leaf.value)
            yield subject.at("NT420", leaf.loc, key=leaf.field, width=width, limit=limit)


def _placeholders(subject: Subject, leaf: Leaf) -> Iterator[Diagnostic]:
    names = dict.fromkeys(PLACEHOLDER.findall(leaf.value))
    wide = dict.fromkeys(WIDE_PLACEHOLDER.findall(leaf.value))
    if not names and not wide:
        return
    allowed = tuple(PLACEHOLDERS)
    if (leaf.owner, leaf.field) in SETTLING:
        allowed = (*allowed, "terms", "offer")
    elif leaf.owner in ("Line", "Reply"):
        allowed = (*allowed, "terms")
    for shown in wide:
        name = shown[1:-1].strip()
        told: dict[str, Any] = {"hint_id": "plain-braces", "right": "{" + name + "}"}
        told = told if name in allowed else advice(name, allowed)
        yield subject.at("NT421", leaf.loc, placeholder=shown, **told)
    case = subject.data.get("case")
    for name in names:
        shown = "{" + name + "}"
        if name not in allowed:
            yield subject.at("NT421", leaf.loc, placeholder=shown, **advice(name, allowed))
        elif name == "account_ends" and isinstance(case, dict) and not case.get(name):
            yield subject.at("NT422", leaf.loc, placeholder=shown, field=name)


def _misnamed(subject: Subject) -> Diagnostic:
    """One finding for the whole file, where its language is given or else at its start."""
    right = OTHER[subject.lang]
    loc = ("lang",) if "lang" in subject.data else ()
    lang, other = Phrase(f"lang-{subject.lang}"), Phrase(f"lang-{right}")
    return subject.at("NT426", loc, lang=lang, other=other, right=right)


def case_of_any() -> dict[str, Any]:
    """The smallest case there is, as data."""
    return {
        "debtor": {"name": "-", "address_as": "-"},
        "creditor": "-",
        "collector": {"name": "-", "id": "-", "company": "-"},
        "product": "other",
        "currency": "USD",
        "balance": {"principal": 1, "interest": 0, "penalty": 0},
        "overdue_days": 0,
        "contact": {"at": "2025-01-01T10:00", "zone": "UTC"},
    }
