"""What a reader of utterances is: text in, `Reading` out; the frame tells it about the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol

from negotiation_trainer.catalogue.moves import Reading


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A way of saying things that somebody added: what is said, and what it does.

    `phrases` are found as they stand; `examples` are whole utterances that mean alike.
    """

    acts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    breaches: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known about the case while reading; all of it may be absent.

    `owed` maps components of the balance to amounts. `topics` are topics beyond the catalogue's
    (a scenario's own, and `fact:ID`s) with example phrasings; `wordings` are ways of saying things
    that go with this case. `speaker` and `employers` are who is calling and for whom, `verify_with`
    what the right person is told by, `addressed` the names the debtor goes by.
    """

    currency: str = ""
    today: date | None = None
    owed: Mapping[str, Decimal] = field(default_factory=dict)
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wordings: tuple[Phrasing, ...] = ()
    speaker: str = ""
    employers: tuple[str, ...] = ()
    verify_with: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()


NO_FRAME = Frame()


class Reader(Protocol):
    """Reads one utterance of a collector; pure: the same input gives the same reading."""

    name: str
    """Tier and digest of what it was built from, as the journal keeps it."""

    def read(
        self, text: str, *, lang: str = "auto", context: str = "", frame: Frame = NO_FRAME
    ) -> Reading:
        """Return what an utterance does. `context` is the debtor's line before it.

        `lang` is zh, en or auto. Never raises on any text.
        """
