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

_VAGUE = re.compile(
    r"(?:多少|随便|好歹|意思着?)(?:都|也|再)?(?:还|给|付|交|打|转)(?:上|个|一)?(?:点|些)"
    r"|(?:能|有)(?:还|给|付)?多少(?:就|算|是|还|给|付)+(?:多少)?|意思意思|表示表示"
    r"|看着(?:还|给|办)|(?:什么|啥)时候(?:方便|有钱?了?)(?:就|再|什么时候|啥时候)|尽快|尽早"
    r"|\b(?:a (?:(?:little|small) )?(?:something|bit)|something small|whatever|whenever"
    r"|when you can|as (?:much|soon) as (?:you can|possible)|what you can"
    r"|anything (?:you can|at all)|at some point|sometime|(?<!how )soon)\b",
    re.IGNORECASE,
)
"""Any sum or any day will do: without one beside it nothing definite is asked for."""

_PINS = re.compile(
    r"几号|哪天|哪一天|多少钱|\b(?:what|which) (?:day|date|amount)|\bhow (?:much|many)\b",
    re.IGNORECASE,
)
"""What asks for a sum or a day, whatever stands beside it."""

_REPORTED = re.compile(
    r"^\W*(?:(?:and|so|but|well|now|look|okay|ok)\W+)*"
    r"you(?:'ve)? (?:just |already |yourself |also )*"
    r"(?:said|told (?:me|us)|mentioned|promised|offered)\b"
    r"|^\W*(?:那|可是?|但是?)*[您你](?:自己|刚才|刚刚|之前|上次|上回|当时|也|不是|亲口|先前)*"
    r"(?:说|讲|提|答应|承诺)(?:过|了|的是|的|是)?(?![个好说一句])",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(
    r"[?？]|那就|就按|咱|吗|行不行|let's|\b(?:then|how about|so (?:can|could|will|let))\b",
    re.IGNORECASE,
)
"""What the other said is asked for where it is taken up or put to him."""


def asking_clauses(move: Move) -> Iterator[tuple[str, Segment]]:
    """Yield what asks for something definite, the most definite act first.

    A demand needs a sum or a day in its clause. What the speaker says he does not ask for, he
    does not; nor whoever only holds up what the other said, or takes whatever comes.
    """
    for act in ASKING:
        for segment in segments_of(move):
            if act not in segment.acts or not _about_debt(segment) or _denied(move, segment):
                continue
            definite = _definite(move, segment)
            if _reported(move, segment) or (_vague(move, segment) and not definite):
                continue
            if act != "demand" or definite:
                yield act, segment


def _words(move: Move, segment: Segment) -> str:
    return move.text[slice(*segment.span)].replace("’", "'")


def _vague(move: Move, segment: Segment) -> bool:
    words = _words(move, segment)
    return _VAGUE.search(words) is not None and _PINS.search(words) is None


def _reported(move: Move, segment: Segment) -> bool:
    """Whether a clause only tells what the other said; a question mark may stand right after it."""
    words = _words(move, segment) + move.text[segment.span[1] :].lstrip()[:1]
    found = _REPORTED.match(words)
    return found is not None and _TAKEN_UP.search(words, found.end()) is None


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
    words = _words(move, segment)
    found = _DENIED.match(words)
    return found is not None and _TURNS.search(words, found.end()) is None
