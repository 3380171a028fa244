"""A conversation held elsewhere: who said what, line by line, and each part read as one move."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TypeVar

from negotiation_trainer.catalogue.moves import BreachMark, Mark, Reading, Span
from negotiation_trainer.dialogue.signals import plain
from negotiation_trainer.language.reader import NO_FRAME, Frame, Reader
from negotiation_trainer.scoring.case_facts import NO_FACTS, CaseFacts

Marked = TypeVar("Marked", Mark, BreachMark)

BETWEEN = "\n"
"""Between two lines that one side said in a row."""

INTRODUCES = "identify_self"
NAMES_SELF = re.compile(
    r"我(是|叫|姓|们是)|这(里|边)是|my name|calling (from|for|on behalf)|"
    r"this is \w+[^?]{0,30}(with|from|at|calling)|\bi'?m \w+[^?]{0,30}(with|from|at|calling)",
    re.IGNORECASE,
)

NOT_SELF = re.compile(r"我是谁|who (this|it) is|who (i am|we are)", re.IGNORECASE)
LEAST_NAME = 6
"""Letters in the shortest clause that names a caller and a company."""


class Role(StrEnum):
    """Who speaks."""

    COLLECTOR = "collector"
    DEBTOR = "debtor"


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a transcript; `line` is where it stands in its file, 1 the first."""

    role: Role
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Transcript:
    """One talk."""

    id: str
    said: tuple[Said, ...]
    facts: CaseFacts = NO_FACTS

    @property
    def has_collector(self) -> bool:
        """Whether there is anything to review."""
        return any(one.role is Role.COLLECTOR and one.text.strip() for one in self.said)


@dataclass(frozen=True, slots=True)
class Part:
    """What the collector said in a row, read, and the debtor's answer; the first has no reading.

    `line` is the place of the first words of the part.
    """

    reading: Reading | None
    answer: str
    line: int = 0


def parts_of(transcript: Transcript, reader: Reader, frame: Frame = NO_FRAME) -> tuple[Part, ...]:
    """Read a talk part by part; whoever speaks first, the first part is the debtor's alone."""
    parts = [Part(None, "")]
    spoken = [one for one in transcript.said if one.text.strip()]
    for role, group in groupby(spoken, key=lambda one: one.role):
        lines = tuple(group)
        if role is Role.COLLECTOR:
            context = parts[-1].answer
            parts.append(
                Part(_read(lines, reader, context=context, frame=frame), "", lines[0].line)
            )
        else:
            words = BETWEEN.join(one.text.strip() for one in lines)
            parts[-1] = replace(parts[-1], answer=words, line=parts[-1].line or lines[0].line)
    return tuple(parts)


def talk_lang(parts: Iterable[Part]) -> str:
    """Return the language most of the collector's parts are in."""
    heard = Counter(part.reading.lang for part in parts if part.reading is not None)
    return max(sorted(heard), key=lambda lang: heard[lang], default="en")


def _read(lines: Sequence[Said], reader: Reader, *, context: str, frame: Frame) -> Reading:
    texts = [one.text.strip() for one in lines]
    readings = [_introduced(reader.read(text, context=context, frame=frame)) for text in texts]
    return readings[0] if len(readings) == 1 else joined(readings)


def _introduced(reading: Reading) -> Reading:
    """Take back "says who calls" where it was read from nothing but a question about somebody."""
    doing = [segment for segment in reading.segments if INTRODUCES in segment.acts]
    clauses = [reading.text[slice(*segment.span)].strip() for segment in doing]
    if not clauses or any(map(_says_who, clauses)):
        return reading
    return replace(
        reading,
        acts=tuple(mark for mark in reading.acts if mark.id != INTRODUCES),
        segments=tuple(
            replace(s, acts=tuple(act for act in s.acts if act != INTRODUCES))
            for s in reading.segments
        ),
    )


def _says_who(clause: str) -> bool:
    """Whether a clause can say who calls: no greeting alone, no question about somebody else."""
    if NOT_SELF.search(clause):
        return False
    return NAMES_SELF.search(clause) is not None or (
        not clause.endswith(("?", "？")) and len(plain(clause)) >= LEAST_NAME
    )


def joined(readings: Sequence[Reading]) -> Reading:
    """Return several readings as one of all their words; of ratings the most marked counts."""
    pairs = list(zip(readings, _starts(readings), strict=True))
    return replace(
        readings[0],
        text=BETWEEN.join(one.text for one in readings),
        acts=_together((r.acts, at) for r, at in pairs),
        topics=_together((r.topics, at) for r, at in pairs),
        breaches=_together((r.breaches, at) for r, at in pairs),
        figures=tuple(replace(f, span=_moved(f.span, at)) for r, at in pairs for f in r.figures),
        segments=tuple(replace(s, span=_moved(s.span, at)) for r, at in pairs for s in r.segments),
        empathy=max((r.empathy for r in readings), key=abs),
        clarity=max(r.clarity for r in readings),
        escalation=max((r.escalation for r in readings), key=abs),
    )


def _together(found: Iterable[tuple[tuple[Marked, ...], int]]) -> tuple[Marked, ...]:
    """Marks of several readings in one list, strongest first."""
    marks = [replace(mark, span=_moved(mark.span, at)) for items, at in found for mark in items]
    return tuple(sorted(marks, key=lambda mark: -mark.score))


def _starts(readings: Iterable[Reading]) -> Iterator[int]:
    at = 0
    for one in readings:
        yield at
        at += len(one.text) + len(BETWEEN)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
