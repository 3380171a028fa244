"""Why a breach is asserted, in a short line for the trainee that quotes the words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from negotiation_trainer.catalogue.moves import Span
from negotiation_trainer.language.lexicon import lexicon
from negotiation_trainer.language.utterance import Utterance

_QUOTED = 2
_LONGEST = 24


def because(breach: str, utterance: Utterance, clause: Span, telling: Sequence[str]) -> str:
    """Return the reason in the utterance's language.

    Words of the lexicon in the clause are quoted; failing these, in the whole utterance; then the
    n-grams of `telling`, most telling first; then the clause itself.
    """
    known = lexicon(utterance.script)
    places = _within(known.quotable(breach, utterance.text), clause)
    places = places or known.quotable(breach, utterance.text) or _found(telling, utterance, clause)
    quotes = _distinct([_words(utterance, place) for place in places[:3]])[:_QUOTED]
    return _told(breach, utterance, quotes or [_words(utterance, clause)])


def because_said(breach: str, utterance: Utterance, place: Span) -> str:
    """Return the reason with the words at one place of the folded text quoted."""
    return _told(breach, utterance, [_words(utterance, place)])


def _told(breach: str, utterance: Utterance, quotes: Sequence[str]) -> str:
    reason = lexicon(utterance.script).breaches[breach].reason
    if utterance.script == "zh":
        return "+".join(f"“{quote}”" for quote in quotes) + f"，{reason}"
    return " + ".join(f'"{quote}"' for quote in quotes) + f": {reason}"


def _within(places: Sequence[Span], clause: Span) -> tuple[Span, ...]:
    return tuple(p for p in places if clause[0] <= p[0] and p[1] <= clause[1])


def _found(telling: Sequence[str], utterance: Utterance, clause: Span) -> tuple[Span, ...]:
    for gram in telling:
        words = [re.escape(word) for word in gram.split() if word not in "^$"]
        if not words:
            continue
        match = re.compile(r"\W{0,2}".join(words)).search(utterance.text, *clause)
        if match:
            return (match.span(),)
    return ()


def _words(utterance: Utterance, place: Span) -> str:
    start, end = utterance.original_span(place)
    words = " ".join(utterance.original[start:end].split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _distinct(words: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))
