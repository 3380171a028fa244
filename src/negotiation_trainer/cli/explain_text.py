"""The explanation of a finding's code, in words for a terminal and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from negotiation_trainer.cli.context import Context
from negotiation_trainer.scenario.explain import Explanation

INDENT = "    "


def explanation_text(item: Explanation, context: Context) -> Iterator[str]:
    """Code and name, the sentence, why, how to mend it, the fault and its cure; line by line."""
    entry, lang = item.entry, context.lang
    severity = context.text(f"explain.{entry.severity.value}")
    yield context.text("explain.head", code=entry.code, name=entry.name, severity=severity)
    yield item.message(lang)
    yield from _part("explain.why", item.why[lang], context)
    yield from _part("explain.mend", item.mend[lang], context)
    if entry.fix:
        yield INDENT + context.text("explain.fix")
    if not item.examples:
        yield from _part("explain.case", item.case[lang], context)
        return
    for key, piece in zip(("wrong", "right"), item.examples[lang].shown(), strict=True):
        yield from _part(f"explain.{key}", piece, context)


def _part(key: str, text: str, context: Context) -> Iterator[str]:
    yield ""
    yield context.text(key)
    yield from (INDENT + line for line in text.splitlines())


def explanation_data(item: Explanation, lang: str) -> dict[str, Any]:
    """The same as plain data; `example` is None where there is a `case` instead."""
    shown = item.examples[lang].shown() if item.examples else None
    return {
        "code": item.entry.code,
        "name": item.entry.name,
        "severity": item.entry.severity.value,
        "message": item.message(lang),
        "why": item.why[lang],
        "mend": item.mend[lang],
        "fixable": bool(item.entry.fix),
        "case": item.case.get(lang),
        "example": dict(zip(("wrong", "right"), shown, strict=True)) if shown else None,
    }
