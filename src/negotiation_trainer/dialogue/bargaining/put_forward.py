"""Which of the words said put terms forward, where only part of an utterance does.

An offer of help about his complaint makes no plan of "all at once, I know that's hard" four clauses
on; nor is a sum he told, said back to him, one that is asked of him; nor is what he owes, stated
beside an offer of help, a plan to pay it all today.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from negotiation_trainer.catalogue.moves import FigureKind, Reading, Segment, Span
from negotiation_trainer.language.figures import figures_said
from negotiation_trainer.language.plans import (
    quotations,
    speaks_of_granting,
    speaks_of_paying,
    speaks_of_terms,
    told_only,
)
from negotiation_trainer.language.reader import Frame

_ASKING = frozenset(
    {"propose_plan", "offer_help", "ask_commitment", "confirm_summary", "demand", "refuse"}
)
"""Acts whose clauses may hold terms, or say what becomes of those beside them."""

_OWED = frozenset({"amount", "breakdown"})

_STOPS = ("。", "！", "？", "；", ".", "!", "?", ";")


def aside(reading: Reading, frame: Frame, *, told: str) -> tuple[Span, ...]:
    """Return the places of an utterance that say nothing about what shall be paid.

    `told` are the debtor's own words, whose sums may be said back to him.
    """
    return (
        *_elsewhere(reading),
        *_said_back(reading, frame, told),
        *_file(reading, frame),
        *told_only(reading.text, reading.figures),
    )


def _file(reading: Reading, frame: Frame) -> Iterator[Span]:
    """The clauses that say what is owed and nothing else, in the very sums of the file."""
    parts = tuple(frame.owed.values())
    known = {sum(some, Decimal(0)) for n in (1, 2, 3) for some in combinations(parts, n)}
    for segment in reading.segments:
        if not _ASKING.isdisjoint(segment.acts) or _OWED.isdisjoint(segment.topics):
            continue
        sums, words = _sums(segment, reading), _words(segment, reading)
        if sums and sums <= known and not (speaks_of_paying(words) or speaks_of_terms(words)):
            yield segment.span


def _sums(segment: Segment, reading: Reading) -> set[Decimal]:
    start, end = segment.span
    inside = (figure for figure in reading.figures if start <= figure.span[0] < end)
    return {Decimal(f.value) for f in inside if f.kind is FigureKind.AMOUNT}


def _said_back(reading: Reading, frame: Frame, told: str) -> tuple[Span, ...]:
    if not told or not any(figure.kind is FigureKind.AMOUNT for figure in reading.figures):
        return ()
    his = figures_said(told, lang=reading.lang, currency=frame.currency, today=frame.today)
    return quotations(reading.text, reading.figures, line=told, his=his)


def _elsewhere(reading: Reading) -> Iterator[Span]:
    """The clauses that neither propose nor ask, nor stand beside one that does."""
    segments = sorted(reading.segments, key=lambda segment: segment.span)
    asking = [bool(_ASKING & set(segment.acts)) for segment in segments]
    if not any(asking):
        return
    wide = [each.span for each, asks in zip(segments, asking, strict=True) if asks]
    reached = set()
    for place, asks in enumerate(asking):
        if asks:
            reached |= {place, *_onward(segments, place)}
            if place and not _ends(segments[place - 1], segments[place], reading):
                reached.add(place - 1)
    for place, segment in enumerate(segments):
        inside = any(start <= segment.span[0] and segment.span[1] <= end for start, end in wide)
        if not inside and place not in reached and not _speaks_of_terms(segment, reading):
            yield segment.span


def _ends(segment: Segment, following: Segment, reading: Reading) -> bool:
    """Whether a sentence ends before a clause that has figures of its own to ask for."""
    start, end = following.span
    if not any(start <= figure.span[0] < end for figure in reading.figures):
        return False
    return reading.text[: segment.span[1]].rstrip().endswith(_STOPS)


def _onward(segments: list[Segment], place: int) -> Iterator[int]:
    """The next clause, and those after it for as long as none does anything else."""
    for later in range(place + 1, len(segments)):
        yield later
        if segments[later].acts:
            return


def _speaks_of_terms(segment: Segment, reading: Reading) -> bool:
    """Whether the words speak of terms, whatever the reader took them for."""
    named = not segment.acts and bool(_sums(segment, reading))
    return named or speaks_of_terms(_words(segment, reading))


def grants(segment: Segment, reading: Reading) -> bool:
    """Whether a clause names a waiver with its share, and no word in it says no."""
    start, end = segment.span
    shares = (f for f in reading.figures if f.kind is FigureKind.PERCENT)
    named = any(start <= share.span[0] < end for share in shares)
    return named and speaks_of_granting(_words(segment, reading))


def _words(segment: Segment, reading: Reading) -> str:
    return reading.text[slice(*segment.span)]
