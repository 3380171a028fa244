"""Makes text from files safe to show, and measures it in terminal cells.

Apart from the rendering because messages quote file text too, and no quote may carry an escape
sequence, a bidi override or half a surrogate pair to a terminal.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
ELLIPSIS = "…"


def visible(text: str) -> str:
    """The text with every control character shown as a sign, one for one (ESC becomes ␛)."""
    return _UNSAFE.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


@lru_cache(8192)
def cell_width(character: str) -> int:
    """How many terminal cells one character takes: 0, 1 or 2."""
    if character.isascii():
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def cells(text: str) -> int:
    """How many terminal cells a text takes."""
    return len(text) if text.isascii() else sum(map(cell_width, text))


def clip(text: str, width: int) -> str:
    """The text cut to `width` cells, with an ellipsis where something was cut."""
    if len(text) * 2 <= width or (len(text) <= 2 * width and cells(text) <= width):
        return text
    kept, used = [], 0
    for character in text:
        used += cell_width(character)
        if used > width - 1:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ELLIPSIS
