"""A playthrough as its author writes it: what to say, move by move, and what should come of it.

The typed model of one `*.play.yaml` file: a regression test of a scenario for people who write no
programs. What it expects is judged where talks can be played, not here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from negotiation_trainer.scenario.model import Heat, Lang, OfferResult, OutcomeKind, ReplyOffer
from negotiation_trainer.scenario.values import Id, Many, OneOrMore, Part, Words

SUFFIX = ".play.yaml"
TERMS = "{terms}"
TOP = 100
MOST_MOVES = 100
INPUTS = ("say", "choose", "reply", "silence", "offer", "accept", "hang_up", "language")
Dimension = Literal["empathy", "clarity", "escalation", "compliance"]

EVIDENCE = (
    *("opening.met", "opening.late", "opening.missed", "opening.worse", "opening.empty"),
    *("opening.withheld", "opening.spoiled", "passing.hangs"),
    *("duty.met", "duty.unmet", "signal", "breach", "empty", "fact.found"),
    *("amount.wrong", "amount.over"),
    *("heat.rise", "heat.fall", "heat.peak", "heat.steady", "heat.ends_low", "heat.ends_high"),
    *("heat.broken_off", "heat.walked_off", "heat.regained", "heat.withheld", "heat.undone"),
    *("breach.suspected", "conduct.broken", "conduct.suspected"),
)
"""The kinds of finding a debrief can hold."""

_RANGE = re.compile(r"(\d{1,3}) ?[-–~] ?(\d{1,3})")
_BOUND = re.compile(r"(>=|<=|≥|≤|>|<|=)? ?(\d{1,3})")


def score_range(text: str) -> tuple[int, int] | None:
    """The least and the most that `60-100`, `>=60`, `<40` or `75` allows; None for anything else.

    An empty range, such as `90-60` or `>100`, is none.
    """
    if between := _RANGE.fullmatch(text):
        low, high = int(between[1]), int(between[2])
    elif bound := _BOUND.fullmatch(text):
        number = int(bound[2])
        low, high = {
            ">=": (number, TOP),
            "≥": (number, TOP),
            ">": (number + 1, TOP),
            "<=": (0, number),
            "≤": (0, number),
            "<": (0, number - 1),
        }.get(bound[1] or "=", (number, number))
    else:
        return None
    return (low, high) if 0 <= low <= high <= TOP else None


def _as_range(value: Any) -> Any:
    text = str(value).strip() if isinstance(value, (str, int)) else ""
    if isinstance(value, bool) or score_range(text) is None:
        raise PydanticCustomError("score_range", "a range of scores such as 60-100 is expected")
    return text


def _as_finding(value: Any) -> Any:
    """`breach: threat` is a mapping to YAML; here it is a finding and what it is about."""
    if isinstance(value, dict) and len(value) == 1:
        ((rule, subject),) = value.items()
        if isinstance(subject, str):
            return f"{rule}: {subject}"
    return value


Scores = Annotated[
    str,
    BeforeValidator(_as_range),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer"}]}),
]
"""Scores that are allowed: `60-100`, `>=60`, `75`."""

Finding = Annotated[
    Words,
    BeforeValidator(_as_finding),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "object", "additionalProperties": {"type": "string"}},
            ]
        }
    ),
]
"""A kind of finding, alone or with what it is about: `opening.met`, `breach: threat`."""

Findings = Annotated[tuple[Finding, ...], OneOrMore]


class MoveExpected(Part):
    """What should come of one move; whatever is left out may be anything."""

    acts: Many = Field((), description="All these acts are heard in it, others as well perhaps.")
    breaches: Many | None = Field(
        None, description="Exactly these breaches are found in it; `[]` for none."
    )
    mood: Many = Field((), description="The debtor is in one of these moods after it.")
    state: Many = Field((), description="The talk is in one of these states after it.")
    heat: Heat | None = Field(None, description="Heat (0 settled … 4 boiling) is exactly this.")
    heat_at_most: Heat | None = Field(None, description="Heat is at most this.")
    line_has: Annotated[tuple[Words, ...], OneOrMore] = Field(
        (), description="The debtor's answer has all these words in it."
    )
    offer: OfferResult | None = Field(None, description="What becomes of the offer made.")
    facts: Many = Field((), description="All these facts have been told by now.")


class PlayedMove(Part):
    """One thing the trainee does, and what should come of it."""

    say: Words | None = Field(None, description="Typed words.")
    choose: Annotated[int, Field(ge=1, le=6)] | None = Field(
        None, description="The offered reply of this number; guided mode only."
    )
    reply: Words | None = Field(
        None, description="The offered reply with these words; enough of them to tell it apart."
    )
    meant: Id | None = Field(
        None, description="With `say` in guided mode: the act the words were meant as."
    )
    silence: bool | None = Field(None, description="`true`: nothing is said.")
    offer: ReplyOffer | None = Field(None, description="An offer made in the form.")
    accept: bool | None = Field(None, description="`true`: the debtor's own terms are accepted.")
    hang_up: bool | None = Field(None, description="`true`: the trainee ends the talk.")
    language: Lang | None = Field(
        None,
        description=(
            "The talk goes over to this language, and the debtor's last line is said again in it; "
            "no turn is taken."
        ),
    )
    expect: MoveExpected = Field(
        default_factory=MoveExpected, description="What should come of it."
    )

    @model_validator(mode="after")
    def _is_one_move(self) -> PlayedMove:
        if len(given(self)) != 1:
            raise PydanticCustomError("one_move", "a move is exactly one input")
        return self


def given(move: PlayedMove) -> tuple[str, ...]:
    """The inputs a move names; `silence: false` is none."""
    values = ((name, getattr(move, name)) for name in INPUTS)
    return tuple(name for name, value in values if value is not None and value is not False)


class EndExpected(Part):
    """What the whole talk should come to; whatever is left out may be anything."""

    outcome: Many = Field((), description="It ends in one of these outcomes.")
    kind: Annotated[tuple[OutcomeKind, ...], OneOrMore] = Field(
        (), description="It ends in one of these kinds of outcome."
    )
    passed: bool | None = Field(None, description="Whether the attempt is passed.")
    scores: dict[Dimension, Scores] = Field(
        default_factory=dict, description='Scores allowed: `"60-100"`, `">=60"`, `75`.'
    )
    evidence: Findings = Field((), description="Findings the debrief must hold: `opening.met` …")
    no_evidence: Findings = Field((), description="Findings the debrief must not hold.")
    facts: Many = Field((), description="Facts that have been told by the end.")


class Playthrough(Part):
    """One playthrough of one scenario."""

    playthrough: Id = Field(..., description="Its id, the same as the file's name.")
    scenario: Words = Field(
        ..., description="The scenario it plays: an id, `pack/id`, or a path from this file."
    )
    note: Words | None = Field(None, description="What it is there to show.")
    mode: Literal["guided", "typed", "exam"] = Field("guided", description="How it is played.")
    seed: Annotated[int, Field(ge=0, le=2**31)] = Field(
        0, description="It chooses among the variants of a line."
    )
    at: datetime | None = Field(
        None, description="When the contact takes place; the case's own time if left out."
    )
    moves: tuple[PlayedMove, ...] = Field(
        ..., min_length=1, max_length=MOST_MOVES, description="What the trainee does, in order."
    )
    expect: EndExpected = Field(default_factory=EndExpected, description="What the talk comes to.")


@lru_cache(4096)
def bare(text: str) -> str:
    """A text reduced to its letters and digits: how words of a file and words said are compared."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def meant_replies(words: str, offered: Iterable[str]) -> list[int]:
    """Which of the offered replies are meant by some words: those said in full, else in part.

    `{terms}` in an offered reply stands for any words.
    """
    wanted, texts = bare(words), list(offered)
    exact = [n for n, text in enumerate(texts) if _is_said(text, wanted)]
    return exact or [n for n, text in enumerate(texts) if wanted and wanted in bare(text)]


def _is_said(text: str, wanted: str) -> bool:
    """Whether an offered reply, its `{terms}` filled somehow, is what is wanted, word for word."""
    first, *rest = (bare(part) for part in text.split(TERMS))
    if not rest:
        return first == wanted
    *middle, last = rest
    if len(wanted) < len(first) + len(last) or not wanted.startswith(first):
        return False
    position, end = len(first), len(wanted) - len(last)
    for part in middle:
        position = wanted.find(part, position, end) + len(part)
        if position < len(part):
            return False
    return wanted.endswith(last)
