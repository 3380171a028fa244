"""Which of the two languages an utterance is in."""

from __future__ import annotations

import re

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z][a-z']*", re.IGNORECASE)
_HAN_PER_WORD = 1.5


def language_of(text: str, *, context: str = "") -> str:
    """Return zh or en; a text without words of either goes by the line before it, else zh."""
    for words in (text, context):
        han, latin = len(_HAN.findall(words)), len(_WORD.findall(words))
        if han or latin:
            return "zh" if han >= latin * _HAN_PER_WORD or han >= latin > 3 else "en"
    return "zh"
