"""Traditional characters and the simplified ones they become, for whoever compares words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE_FILE = Path(__file__).parent / "traditional.txt"


@cache
def simplified() -> dict[str, str]:
    """Every traditional character that has a simplified one, with it."""
    lines = _TABLE_FILE.read_text(encoding="utf-8").splitlines()
    sources, targets = (line for line in lines if not line.startswith("#"))
    return dict(zip(sources, targets, strict=True))


def in_simplified(text: str) -> str:
    """Return a text in simplified characters, each in its place."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    return {ord(old): new for old, new in simplified().items()}
