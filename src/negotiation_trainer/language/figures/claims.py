"""Claims on stretches of text, and who keeps them.

A claim without a figure says that the stretch is a number but no figure (an account tail, a clock
time), so that no later and weaker rule takes it for money.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind, Span


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of text and the figure it states, if it states one."""

    span: Span
    figure: Figure | None = None


class Board:
    """The text's taken characters: the first claim on a character keeps it."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)
        self._figures: list[Figure] = []

    def is_free(self, span: Span) -> bool:
        """Whether nothing has claimed any character of the span."""
        start, end = span
        return self._taken.find(1, start, end) < 0

    def take(self, claims: Iterable[Claim]) -> None:
        """Accept the claims that overlap no earlier one."""
        for claim in claims:
            start, end = claim.span
            if start < end and self.is_free(claim.span):
                self._taken[start:end] = b"\x01" * (end - start)
                if claim.figure is not None:
                    self._figures.append(claim.figure)

    def figures(self) -> tuple[Figure, ...]:
        """Every figure accepted, in reading order."""
        return tuple(sorted(self._figures, key=lambda figure: figure.span))


def stated(kind: FigureKind, value: str, span: Span, *, unit: str = "") -> Claim:
    """A claim that states a figure."""
    return Claim(span, Figure(kind, value, span, unit))


def plain(value: Decimal) -> str:
    """A number without exponent or trailing zeros, at most two decimals: "50", "33.33", "0.05"."""
    rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
