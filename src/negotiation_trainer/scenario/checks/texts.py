"""The words of a file: placeholders that stand for nothing, the wrong language, too wide a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from negotiation_trainer.scenario.checks.subject import Subject, advice
from negotiation_trainer.scenario.checks.walk import Leaf
from negotiation_trainer.scenario.compiling import PLACEHOLDERS
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.visible import cells

SPOKEN = frozenset(
    {
        ("Line", "say"),
        ("Reply", "say"),
        ("Fact", "deflect"),
        ("Terms", "say"),
        ("Debtor", "accepts"),
        ("Debtor", "refuses"),
        ("PersonaLines", "settlement"),
        ("PersonaLines", "out_of_patience"),
        ("TopicLines", "hot"),
        ("TopicLines", "calm"),
    }
)
"""Fields whose words are said aloud, besides those of a persona's moods."""

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

_PLACEHOLDER = re.compile(r"\{([^{}\s]{1,40})\}")
_LATIN = re.compile("[A-Za-z]{2,}.*[A-Za-z]{2,}", re.DOTALL)


def check_texts(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about the words themselves."""
    for leaf in subject.words:
        field = (leaf.owner, leaf.field)
        if field in SPOKEN or leaf.owner == "MoodLines":
            yield from _placeholders(subject, leaf)
            yield from _language(subject, leaf)
        limit = WIDTHS.get(field)
        if limit and cells(leaf.value) > limit:
            width = cells(leaf.value)
            yield subject.at("NT420", leaf.loc, key=leaf.field, width=width, limit=limit)


def _placeholders(subject: Subject, leaf: Leaf) -> Iterator[Diagnostic]:
    names = dict.fromkeys(_PLACEHOLDER.findall(leaf.value)) if "{" in leaf.value else ()
    if not names:
        return
    allowed = tuple(PLACEHOLDERS)
    if (leaf.owner, leaf.field) in SETTLING:
        allowed = (*allowed, "terms", "offer")
    elif leaf.owner in ("Line", "Reply"):
        allowed = (*allowed, "terms")
    case = subject.data.get("case")
    for name in names:
        shown = "{" + name + "}"
        if name not in allowed:
            yield subject.at("NT421", leaf.loc, placeholder=shown, **advice(name, allowed))
        elif name == "account_ends" and isinstance(case, dict) and not case.get(name):
            yield subject.at("NT422", leaf.loc, placeholder=shown, field=name)


def _language(subject: Subject, leaf: Leaf) -> Iterator[Diagnostic]:
    if speaks_otherwise(leaf.value, subject.lang):
        yield subject.at("NT423", leaf.loc, lang=Phrase(f"lang-{subject.lang}"))


def speaks_otherwise(text: str, lang: str) -> bool:
    """Whether words are plainly not in a language, placeholders aside."""
    if lang == "en" and text.isascii():
        return False
    words = _PLACEHOLDER.sub("", text)
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in words)
    return chinese if lang == "en" else not chinese and bool(_LATIN.search(words))


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
