"""Shared pieces of styled text: headings, fields, bullets, heat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from textual.content import Content

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.tui.widgets.prose import literal
from negotiation_trainer.tui.wrap import cells

HEAT_STYLES = ("$success", "$success", "$warning", "$error", "bold $error")


def plain(text: str, style: str = "") -> Content:
    """Return literal text in one style."""
    return Content.styled(literal(text), style) if style else Content(literal(text))


def heading(text: str) -> Content:
    """Return a heading."""
    return plain(text, "bold $primary")


def dim(text: str) -> Content:
    """Return something said aside."""
    return plain(text, "$aside")


def pair(label: str, value: str, style: str = "") -> Content:
    """Return a field: its label and what it holds."""
    return Content.assemble((label + "  ", "$aside"), (literal(value), style))


def label_width(labels: Iterable[str]) -> int:
    """Return the cells of the longest label."""
    return max(map(cells, labels), default=0)


def joined(parts: Iterable[Content], by: str = "\n") -> Content:
    """Return pieces one after another."""
    return Content(by).join(list(parts))


def heat_bar(heat: int) -> Content:
    """Return heat as a bar of four, in a colour that agrees with it."""
    return Content.assemble(("▰" * heat, HEAT_STYLES[heat]), ("▱" * (4 - heat), "$faint"))


def heat_label(heat: int, lang: str) -> str:
    """Name a degree of heat."""
    return catalogue().heat[heat].label.get(lang)


def listed(items: Sequence[str], lang: str) -> str:
    """Return words one after another, in the manner of a language."""
    return ("、" if lang == "zh" else ", ").join(items)


def in_language(texts: Mapping[Any, str], lang: str) -> str:
    """Return a text in a language, or in the one there is."""
    return texts.get(lang) or next(iter(texts.values()))
