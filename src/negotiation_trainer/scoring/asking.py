"""Which clauses ask for something definite; apart from the duties, since only words tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from negotiation_trainer.catalogue.moves import FigureKind, Move, Segment
from negotiation_trainer.dialogue.signals import DEBT_TOPICS, segments_of

ASKING = ("propose_plan", "ask_commitment", "demand")
"""Acts that ask for money, the most definite first."""

DEFINITE = frozenset({FigureKind.AMOUNT, FigureKind.DATE})

_WHEN = re.compile(
    r"今天|今晚|今日|当天|明天|后天|[这本]周|[这本]个?月|月底|月内|全额|一次性"
    r"|\b(?:today|tonight|tomorrow|this (?:week|month)|end of the (?:day|week|month)|in full)\b",
    re.IGNORECASE,
)
"""Words that name a day or a sum without a figure."""

_DENIED = re.compile(
    r"^\W*(?:(?:但是?|可是?|那|也|其实|反正|所以)*(?:我们?(?:这边)?)?(?:也|并|可|真|绝)?"
    r"(?:不想|不愿|不是[要想让]|不会[逼催让]|不打算|没[有想]?[要让逼催想]|不逼|不催)"
    r"|[您你]?(?:先)?(?:不用|不必|用不着)"
    r"|(?:(?:but|and|so|well|look|no|now)\W+)*"
    r"(?:(?:i|we)(?: really| just)?(?:'m| am|'re| are| do| will)?(?: not|n[o']t|n't| won't| never)"
    r"(?: really| just)? (?:want|need|ask|trying|here|going|gonna|mak|forc|push)"
    r"|you (?:don't|do not|needn't) (?:have|need|\w+ to)\b|no need\b))",
    re.IGNORECASE,
)
_TURNS = re.compile(r"但|不过|只是|就想|\b(?:but|just|only)\b|[?？]", re.IGNORECASE)
"""After a denial: what follows is meant."""


def asking_clauses(move: Move) -> Iterator[tuple[str, Segment]]:
    """Yield what asks for something definite, the most definite act first.

    A demand needs a sum or a day in its clause; what the speaker says he does not ask for, he
    does not.
    """
    for act in ASKING:
        for segment in segments_of(move):
            if act not in segment.acts or not _about_debt(segment) or _denied(move, segment):
                continue
            if act != "demand" or _definite(move, segment):
                yield act, segment


def _about_debt(segment: Segment) -> bool:
    """Whether a clause asks for money rather than for something else it names."""
    return not segment.topics or bool(DEBT_TOPICS & set(segment.topics))


def _definite(move: Move, segment: Segment) -> bool:
    start, end = segment.span
    figures = (f for f in move.reading.figures if f.kind in DEFINITE)
    if any(start <= f.span[0] and f.span[1] <= end for f in figures):
        return True
    return _WHEN.search(move.text[start:end]) is not None


def _denied(move: Move, segment: Segment) -> bool:
    words = move.text[slice(*segment.span)].replace("’", "'")
    found = _DENIED.match(words)
    return found is not None and _TURNS.search(words, found.end()) is None
