"""What a rule of conduct came to in one contact."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from negotiation_trainer.conduct.model import Rule


class Verdict(StrEnum):
    """How a rule fared; `not_due` is one the contact gave no occasion for."""

    KEPT = "kept"
    BROKEN = "broken"
    SUSPECTED = "suspected"
    UNKNOWN = "not_assessable"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule, its verdict and the witness.

    `turn` is that of the words or 0 for the contact itself; `quote` the words (or the hour, the
    count); `called` the debtor's words that asked for something; `about` the breach, the thing
    raised or the fact the file does not give.
    """

    rule: Rule
    verdict: Verdict
    turn: int = 0
    quote: str = ""
    called: str = ""
    about: str = ""

    @property
    def broken(self) -> bool:
        """Whether the rule was broken for sure."""
        return self.verdict is Verdict.BROKEN
