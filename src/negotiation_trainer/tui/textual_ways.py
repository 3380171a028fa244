"""Everything that leans on the inner ways of one version of Textual, kept in one place."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.theme import Theme

DARK = Theme(
    name="trainer-dark",
    primary="#7fb4ea",
    secondary="#b9a3e3",
    accent="#f2b45c",
    foreground="#dbe1e8",
    background="#11151b",
    surface="#1a2029",
    panel="#222a35",
    success="#83c98b",
    warning="#e3c15b",
    error="#f2777a",
    dark=True,
    variables={
        "aside": "#8e99a8",
        "faint": "#4a5463",
        "input-cursor-background": "#f2b45c",
        "block-cursor-background": "#2d4a66",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
    },
)
LIGHT = Theme(
    name="trainer-light",
    primary="#1f5f9e",
    secondary="#6b4fa0",
    accent="#a85a00",
    foreground="#1d232b",
    background="#fafaf7",
    surface="#efefe9",
    panel="#e4e4dc",
    success="#21753a",
    warning="#7d5f00",
    error="#b3261e",
    dark=False,
    variables={
        "aside": "#5d6670",
        "faint": "#b9bcb5",
        "block-cursor-background": "#c9dcf0",
        "block-cursor-foreground": "#0b2540",
        "block-cursor-text-style": "bold",
    },
)


def rows_of(app: App[Any]) -> list[str]:
    """Return the screen as plain text, a string a row, for snapshots."""
    from rich.segment import Segment

    compositor = app.screen._compositor
    lines = compositor.render_strips()
    return ["".join(s.text for s in line if isinstance(s, Segment)).rstrip() for line in lines]
