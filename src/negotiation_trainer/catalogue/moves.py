"""What a trainee did in one turn, in the words of the catalogue.

A `Reading` says what an utterance does; a `Move` is whatever the trainee did (typed, chose,
offered, kept silent, hung up), with its reading. Everything downstream sees moves only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Span = tuple[int, int]
"""Half-open character offsets into the utterance."""


class FigureKind(StrEnum):
    """The kinds of figure an utterance can state."""

    AMOUNT = "amount"
    TERM = "term"
    DATE = "date"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Figure:
    """One stated figure in normal form.

    `value`: amount "800.00" (major units, two decimals) · term "6" (a count) · date "2025-07-15" ·
    percent "50" (of a hundred). `unit`: term "month", "week", "day" or "payment"; an amount paid
    every month has "month", every week "week"; otherwise empty.
    """

    kind: FigureKind
    value: str
    span: Span
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """An act or topic the reader asserts; `score` is 0 to 1."""

    id: str
    score: float
    span: Span


@dataclass(frozen=True, slots=True)
class BreachMark:
    """A breach of conduct; only a `sure` one gates or costs points. The trainee sees `because`."""

    id: str
    score: float
    span: Span
    sure: bool = True
    because: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """One clause of an utterance: guards match acts and topics within one segment."""

    span: Span
    acts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    breaches: tuple[str, ...] = ()


HEATS = 1.0
"""From this rating of escalation on words heat a talk up."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an utterance does; lists are strongest first.

    Ratings are on the scales of the catalogue: empathy -2..2, clarity 0..2, escalation -2..2
    (plus inflames). `nearly` are the acts that just miss being asserted, likeliest first.
    """

    text: str
    lang: str
    acts: tuple[Mark, ...] = ()
    topics: tuple[Mark, ...] = ()
    breaches: tuple[BreachMark, ...] = ()
    figures: tuple[Figure, ...] = ()
    segments: tuple[Segment, ...] = ()
    empathy: float = 0.0
    clarity: float = 1.0
    escalation: float = 0.0
    reader: str = ""
    nearly: tuple[str, ...] = ()

    @property
    def act_ids(self) -> tuple[str, ...]:
        """Every act asserted, strongest first."""
        return tuple(mark.id for mark in self.acts)

    @property
    def topic_ids(self) -> tuple[str, ...]:
        """Every topic asserted, strongest first."""
        return tuple(mark.id for mark in self.topics)

    @property
    def sure_breaches(self) -> tuple[BreachMark, ...]:
        """The breaches that count."""
        return tuple(mark for mark in self.breaches if mark.sure)

    @property
    def inflames(self) -> bool:
        """Whether the tone alone heats a talk up.

        Where the reader only suspects a breach the tone is held for no more than that suspicion.
        """
        suspected = bool(self.breaches) and not self.sure_breaches
        return self.escalation >= HEATS and not suspected


CENT = Decimal("0.01")
EXACT = Decimal("1E-10")


def share_of(amount: Decimal, due: Decimal) -> Decimal:
    """Return what percent of a sum another is, so finely that the sum stays to the cent.

    All ten places are kept where hundredths do not do: they mark it as a sum that was said.
    """
    share = amount * 100 / due
    plain = share.quantize(CENT)
    return plain.normalize() + 0 if plain == share else share.quantize(EXACT)


def is_exact(share: Decimal) -> bool:
    """Whether a share stands for a sum, and is not to be rounded to hundredths."""
    return share.same_quantum(EXACT)


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposed settlement; a field that is None was not stated.

    `waive` maps a component of the balance (principal, interest, penalty) to the percent waived.
    """

    pay_now: Decimal | None = None
    monthly: Decimal | None = None
    months: int | None = None
    waive: tuple[tuple[str, Decimal], ...] = ()
    first_payment: date | None = None

    def waived(self, component: str) -> Decimal:
        """Percent waived of one component, 0 when none."""
        return dict(self.waive).get(component, Decimal(0))

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was stated."""
        return self == Offer()


AS_SAID = "as_said"
"""The answer to "how did you mean that?" that leaves a reading as it is."""


class MoveKind(StrEnum):
    """How the trainee acted."""

    CHOOSE = "choose"
    SAY = "say"
    SILENCE = "silence"
    OFFER = "offer"
    ACCEPT = "accept"
    HANG_UP = "hang_up"


SPOKEN = (MoveKind.SAY, MoveKind.CHOOSE)
"""The kinds of moves that are words, typed or taken from those on offer."""


@dataclass(frozen=True, slots=True)
class Move:
    """One turn of the trainee. `choice` is the 1-based number of the reply, if one was taken.

    `meant` is what the trainee answered when asked how he meant his words: an act, `AS_SAID`, or
    None when nothing was asked.
    """

    kind: MoveKind
    reading: Reading = field(default_factory=lambda: Reading("", ""))
    offer: Offer | None = None
    choice: int | None = None
    meant: str | None = None

    @property
    def text(self) -> str:
        """The words as spoken, as shown in the transcript."""
        return self.reading.text
