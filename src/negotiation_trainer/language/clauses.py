"""An utterance cut into clauses, so that what is said of one thing is not taken for another."""

from __future__ import annotations

import re

MOST = 24
"""Clauses beyond this many are read together with the last."""

TITLES = ("mr", "ms", "mrs", "dr", "st", "jr")
"""Short forms whose full stop ends no sentence."""

_NO_TITLE = "".join(rf"(?<!\b{title})" for title in TITLES)
_SENTENCE_END = rf"[。!?;…~\n]+|{_NO_TITLE}\.+(?![0-9a-z])"
_COMMA = r",(?![0-9]{3}(?![0-9]))|:(?=\s|[\u3400-\u9fff])|(?<=\s)[-–—]+(?=\s)|—+"
_WORD_ZH = r"(?=但是|不过|所以|然后|而且|另外|还有就是|要不然|否则|只是|可是)"
_WORD_EN = (
    r"(?<=\s)(?=(?:but|so|because|otherwise|unless|however|and\s+(?:i|you|we|if|let|can|could"
    r"|would|what|how|when|please|then|your|that)|then\s+(?:i|we|you))\s)"
)
_CUT = re.compile(f"(?:{_SENTENCE_END})|(?:{_COMMA})|{_WORD_ZH}|{_WORD_EN}")
_CONTENT = re.compile(r"\w")
_ENDS = re.compile(r"[。.!?;…~\n]\W*$")
_SHORTEST = 2


def split_clauses(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the clauses of folded text in order, together covering its words.

    A piece of fewer than two letters joins its neighbour; there are at most `MOST` clauses, and
    at least one where the text has any word.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end in (*(match.end() for match in _CUT.finditer(text)), len(text)):
        if end <= start:
            continue
        if len(_CONTENT.findall(text, start, end)) < _SHORTEST and spans:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        start = end
    return _trimmed(text, _capped(_led(text, spans)))


def ends_sentence(clause: str) -> bool:
    """Whether a clause of folded text is the last of its sentence."""
    return _ENDS.search(clause) is not None


def _led(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a first piece too short to stand alone to the one after it."""
    if len(spans) > 1 and len(_CONTENT.findall(text, *spans[0])) < _SHORTEST:
        return [(spans[0][0], spans[1][1]), *spans[2:]]
    return spans


def _capped(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(spans) <= MOST:
        return spans
    return [*spans[: MOST - 1], (spans[MOST - 1][0], spans[-1][1])]


def _trimmed(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept = []
    for start, end in spans:
        piece = text[start:end]
        if not piece.strip():
            continue
        kept.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return tuple(kept)
