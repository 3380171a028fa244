"""What a trainee has before him at one moment of a talk: all that a scripted learner decides from.

The debtor's hidden side (facts, means, ladder) is not in it. What the last line called for is: a
skilled ear hears it, and a learner's style says how much of it he hears.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.plan import COMPONENTS
from negotiation_trainer.dialogue.derived import kept
from negotiation_trainer.dialogue.talk import Talk
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.plans import read_offer
from negotiation_trainer.scenario.case_model import Balance, Mandate, Rate
from negotiation_trainer.scenario.compiled import Compiled, OfferedReply, Opening


@dataclass(frozen=True, slots=True)
class Choice:
    """An offered reply as it would count if taken, and the offer in it."""

    number: int
    reply: OfferedReply
    offer: Offer | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a trainee knows all through a talk: the file, and what suits the debtor's temper."""

    lang: str
    suits: frozenset[str]
    hurts: frozenset[str]
    balance: Balance
    mandate: Mandate
    today: date
    fills: Mapping[str, str]
    checks: tuple[str, ...]
    party: str
    currency: str
    product: str
    rates: Mapping[str, Rate]


@dataclass(frozen=True, slots=True)
class View:
    """One moment of a talk from the trainee's chair.

    `passed`: ids of the calls that were there before the last thing said.
    """

    file: CaseFile
    line: str
    heat: int
    calls: tuple[Opening, ...]
    passed: frozenset[str]
    choices: tuple[Choice, ...]
    identified: bool
    yours: Offer | None
    theirs: Offer | None
    agreed: Offer | None
    spoken: tuple[str, ...]

    @property
    def turn(self) -> int:
        """How many turns the trainee has taken."""
        return len(self.spoken)

    @property
    def lang(self) -> str:
        """The language of the talk."""
        return self.file.lang

    @property
    def balance(self) -> Balance:
        """What is owed."""
        return self.file.balance

    @property
    def mandate(self) -> Mandate:
        """What the trainee may agree to."""
        return self.file.mandate

    @property
    def today(self) -> date:
        """The day of the talk."""
        return self.file.today


@lru_cache(maxsize=4096)
def _offer_in(
    words: str, lang: str, currency: str, today: date, owed: tuple[Decimal, ...]
) -> Offer | None:
    figures = find_figures(words, lang=lang, currency=currency, today=today)
    parts = dict(zip(COMPONENTS, owed, strict=True))
    return read_offer(words, figures, today=today, owed=parts)


def _choice(number: int, reply: OfferedReply, compiled: Compiled) -> Choice:
    if reply.offer is not None or not {"propose_plan", "offer_help"} & set(reply.acts):
        return Choice(number, reply, reply.offer)
    case = compiled.case
    owed = tuple(getattr(case.balance, part) for part in COMPONENTS)
    found = _offer_in(reply.say, compiled.lang, case.currency, compiled.today, owed)
    return Choice(number, reply, found)


@kept
def file_of(compiled: Compiled) -> CaseFile:
    """Return what the trainee knows of a case."""
    case, temper = compiled.case, compiled.persona.source
    return CaseFile(
        lang=compiled.lang,
        suits=frozenset(temper.suits),
        hurts=frozenset(temper.hurts),
        balance=case.balance,
        mandate=compiled.mandate,
        today=compiled.today,
        fills=compiled.fills,
        checks=case.debtor.verify_with,
        party=case.collector.party,
        currency=case.currency,
        product=case.product,
        rates={str(part): rate for part, rate in case.rates.items()},
    )


def view_of(talk: Talk) -> View:
    """Return what the trainee sees now."""
    compiled, cursor = talk.compiled, talk.cursor
    return View(
        file=file_of(compiled),
        line=talk.line,
        heat=compiled.persona.heat[cursor.mood],
        calls=tuple(pending.opening for pending in cursor.pending),
        passed=frozenset(pending.opening.id for pending in cursor.pending if pending.passed),
        choices=tuple(_choice(n, reply, compiled) for n, reply in enumerate(talk.replies, 1)),
        identified=cursor.identified,
        yours=cursor.position.yours,
        theirs=cursor.position.theirs,
        agreed=cursor.position.agreement,
        spoken=tuple(turn.move.text for turn in talk.turns if turn.move is not None),
    )
