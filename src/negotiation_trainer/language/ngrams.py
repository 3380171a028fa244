"""The features of folded text that the linear models know: runs of tokens, pieces of words."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(r"[\u3400-\u9fff]|[a-z]+(?:'[a-z]+)?|[0-9][0-9.,]*|[!?]|[^\w\s,.;:()\"'-]")
_LONGEST_RUN = 4
_LONGEST_LATIN_RUN = 3
_PIECES = (3, 4)
_WHOLE = 3
"""Words no longer than this are not cut into pieces."""

_KEPT = 64


@lru_cache(maxsize=_KEPT)
def tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of folded text: one per Chinese character, word, number or loud sign."""
    return tuple("0" if token[0].isdigit() else token for token in _TOKEN.findall(text))


def runs(text: str) -> list[str]:
    """Return each distinct run of up to four tokens once, in order of appearance."""
    padded = ["^", *tokens(text), "$"]
    found: dict[str, None] = {}
    for i, run in enumerate(padded):
        found[run] = None
        for j in range(i + 1, min(i + _LONGEST_RUN, len(padded))):
            if j - i >= _LONGEST_LATIN_RUN and not is_han(padded[j]):
                break
            run += " " + padded[j]
            found[run] = None
    return list(found)


def pieces(text: str) -> list[str]:
    """Return each distinct piece of three or four letters of the longer words once."""
    found: dict[str, None] = {}
    for word in tokens(text):
        if len(word) > _WHOLE and not is_han(word):
            framed = f"<{word}>"
            for size in _PIECES:
                for i in range(len(framed) - size + 1):
                    found["#" + framed[i : i + size]] = None
    return list(found)


def before(text: str) -> list[str]:
    """Return the features of the folded line before, told apart from those of the utterance."""
    return [f"<{gram}" for gram in (*runs(text), *pieces(text))] if text.strip() else []


def is_han(token: str) -> bool:
    """Whether a token is a Chinese character."""
    return "\u3400" <= token[0] <= "\u9fff"
