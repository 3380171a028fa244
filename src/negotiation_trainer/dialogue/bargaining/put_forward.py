"""Which of the words said put terms forward, where only part of an utterance does.

An offer of help about his complaint makes no plan of "all at once, I know that's hard" four clauses
on; nor is a sum he told, said back to him, one that is asked of him; nor is what he owes, stated
beside an offer of help, a plan to pay it all today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from negotiation_trainer.catalogue.moves import FigureKind, Reading, Segment, Span
from negotiation_trainer.language.figures import figures_said
from negotiation_trainer.language.figures.text import fold
from negotiation_trainer.language.plans.cue_tables import Cue, cue
from negotiation_trainer.language.plans.plan_cues import PAY, PROPOSE
from negotiation_trainer.language.plans.proposal import proposal_in
from negotiation_trainer.language.plans.quoting import quotations
from negotiation_trainer.language.plans.waiver_cues import STRONG, WEAK
from negotiation_trainer.language.reader import Frame

_ASKING = frozenset(
    {"propose_plan", "offer_help", "ask_commitment", "confirm_summary", "demand", "refuse"}
)
"""Acts whose clauses may hold terms, or say what becomes of those beside them."""

_OWED = frozenset({"amount", "breakdown"})

_NO = cue(
    zh="不|没|无法|别|免谈|拒绝|超出|难",
    en=r"no|not|\w+n't|never|nothing|cannot|unable|beyond|more than",
)
"""Words with which a waiver is refused."""

_STOPS = ("。", "！", "？", "；", ".", "!", "?", ";")


def aside(reading: Reading, frame: Frame, *, told: str) -> tuple[Span, ...]:
    """Return the places of an utterance that say nothing about what shall be paid.

    `told` are the debtor's own words, whose sums may be said back to him.
    """
    return (
        *_elsewhere(reading),
        *_said_back(reading, frame, told),
        *_file(reading, frame),
        *_made_of(reading),
    )


def _made_of(reading: Reading) -> Iterator[Span]:
    """The clauses that say what the debt is made of, seen while all of them are there."""
    proposal = proposal_in(reading.text, reading.figures)
    for clause in proposal.every:
        if clause.place in proposal.told:
            yield clause.start, clause.start + len(clause.text)


def _file(reading: Reading, frame: Frame) -> Iterator[Span]:
    """The clauses that say what is owed and nothing else, in the very sums of the file."""
    parts = tuple(frame.owed.values())
    known = {sum(some, Decimal(0)) for n in (1, 2, 3) for some in combinations(parts, n)}
    for segment in reading.segments:
        if not _ASKING.isdisjoint(segment.acts) or _OWED.isdisjoint(segment.topics):
            continue
        sums = _sums(segment, reading)
        if sums and sums <= known and not _found(segment, reading, (PAY, PROPOSE, STRONG, WEAK)):
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
    return named or _found(segment, reading, (PROPOSE, STRONG, WEAK))


def grants(segment: Segment, reading: Reading) -> bool:
    """Whether a clause names a waiver with its share, and no word in it says no."""
    start, end = segment.span
    shares = (f for f in reading.figures if f.kind is FigureKind.PERCENT)
    named = any(start <= share.span[0] < end for share in shares)
    waives = named and _found(segment, reading, (STRONG, WEAK))
    return waives and not _found(segment, reading, (_NO,))


def _found(segment: Segment, reading: Reading, cues: Iterable[Cue]) -> bool:
    start, end = segment.span
    words = fold(reading.text[start:end])
    return any(cue.search(words) for cue in cues)
