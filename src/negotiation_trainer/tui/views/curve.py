"""The heat of a talk as a small plot, drawn in blocks, a column a turn."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from negotiation_trainer.tui.views.style import HEAT_STYLES, heat_label, joined, label_width
from negotiation_trainer.tui.wrap import pad

TOP = 4


def heat_plot(heats: Sequence[int], marks: Sequence[str], *, width: int, lang: str) -> Content:
    """Draw heat 0..4 over turns; `marks` is one sign a turn, shown under the axis."""
    labels = [f"{level} {heat_label(level, lang)}" for level in range(TOP + 1)]
    margin = label_width(labels)
    step = max(min((width - margin - 2) // max(len(heats), 1), 4), 1)
    shown = max((width - margin - 2) // step, 1)
    heats, marks, first = heats[-shown:], marks[-shown:], max(len(heats) - shown, 0)
    rows = [_row(level, heats, labels[level], margin, step) for level in range(TOP, -1, -1)]
    axis = " " * margin + " └" + "─" * (step * len(heats))
    return joined(
        [
            *rows,
            Content.styled(axis, "$faint"),
            Content.styled(" " * (margin + 2) + _numbers(len(heats), first, step), "$aside"),
            Content.assemble(" " * (margin + 2), *(_signed(mark, step) for mark in marks)),
        ]
    )


def _row(level: int, heats: Sequence[int], label: str, margin: int, step: int) -> Content:
    gap = 1 if step > 1 else 0
    parts: list[tuple[str, str]] = [
        (pad(label, margin), HEAT_STYLES[level]),
        (" │", "$faint"),
    ]
    for heat in heats:
        if heat == level:
            parts.append(("█" * (step - gap), HEAT_STYLES[heat]))
        elif heat > level:
            parts.append(("░" * (step - gap), HEAT_STYLES[heat]))
        else:
            parts.append((" " * (step - gap), ""))
        parts.append((" " * gap, ""))
    return Content.assemble(*parts)


def _numbers(count: int, first: int, step: int) -> str:
    every = 1 if step > 2 else 5
    text = ""
    for at in range(count):
        number = at + first
        if len(text) <= at * step:
            text += " " * (at * step - len(text))
            text += str(number) if number % every == 0 else ""
    return text


def _signed(mark: str, step: int) -> tuple[str, str]:
    styles = {"!": "bold $error", "★": "bold $success", "$": "$accent"}
    return (pad(mark, step), styles.get(mark, ""))
