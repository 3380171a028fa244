"""A balance stated otherwise than the file has it, and plans that come to more than is owed.

What is a wrong sum at all is `misstated`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from negotiation_trainer.catalogue.moves import SPOKEN, Figure, FigureKind, Offer
from negotiation_trainer.conduct.file_sums import file_sums
from negotiation_trainer.conduct.speech import is_overstated
from negotiation_trainer.dialogue.bargaining.plan import (
    COMPONENTS,
    Plan,
    surplus,
    waived_amount,
    work_out,
)
from negotiation_trainer.dialogue.bargaining.position import Position
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.language.figures import figures_said
from negotiation_trainer.scenario.case_model import Balance
from negotiation_trainer.scenario.compiling import balance_total
from negotiation_trainer.scoring.evidence import Evidence
from negotiation_trainer.scoring.hearing import Hearing
from negotiation_trainer.scoring.misstated import misstated

_AKIN = 2
"""An amount from half the balance to twice it may be meant as the balance."""


def wrong_amounts(hearing: Hearing) -> Iterator[Evidence]:
    """A balance stated otherwise than the file has it.

    Only what could be meant as the whole balance is looked at, and what is more than the file has:
    a fee, a share or an instalment is no claim about it. However often it is said in a turn, that
    is one mistake.
    """
    balance = hearing.compiled.case.balance
    total = balance_total(balance)
    known = file_sums(hearing.compiled.case)
    flat = hearing.rubric.wrong_amount
    for turn in hearing.moves:
        move = turn.move
        if move is None or move.kind not in SPOKEN or move.offer is not None:
            continue
        right = known | _bargained(turn.before.position, balance) | reduced_sums(hearing, turn)
        taken_up = _set_right(hearing, turn, right)
        near = (
            (value, words)
            for value, words in misstated(move, right)
            if value not in taken_up
            and (
                total / _AKIN <= value <= total * _AKIN
                or is_overstated(value, hearing.compiled.case)
            )
        )
        for value, words in islice(near, 1):
            yield Evidence(
                turn.number,
                flat.dimension,
                flat.points,
                "amount.wrong",
                str(value),
                words,
                detail=str(total),
            )


def too_much(hearing: Hearing) -> Iterator[Evidence]:
    """A plan of the trainee's own whose instalments come to more than is left to pay.

    Said again in the same figures it is the same mistake; his counter taken up is none.
    """
    flat = hearing.rubric.wrong_amount
    seen: set[tuple[Decimal | None, int | None]] = set()
    for turn in hearing.moves:
        offer = turn.move.offer if turn.move is not None else None
        if offer is None or offer == turn.before.position.theirs:
            continue
        terms = offer.monthly, offer.months
        full = turn.settlement.offer if turn.settlement is not None else offer
        found = surplus(
            replace(full, monthly=offer.monthly, months=offer.months), hearing.compiled.case.balance
        )
        if found is None or terms in seen:
            continue
        seen.add(terms)
        yield Evidence(
            turn.number,
            flat.dimension,
            flat.points,
            "amount.over",
            str(found.asked),
            hearing.words(turn),
            detail=str(found.due),
        )


def reduced_sums(hearing: Hearing, turn: Turn) -> set[Decimal]:
    """The balance less what offers waive, part by part, and less a sum the debtor told of."""
    balance, position = hearing.compiled.case.balance, turn.before.position
    offers = [o for o in (position.yours, position.theirs, position.agreement) if o is not None]
    left = {balance_total(balance)}
    for part in COMPONENTS:
        gifts = {Offer(waive=((part, offer.waived(part)),)) for offer in offers}
        left |= {sum_ - waived_amount(balance, gift) for sum_ in left for gift in gifts}
    credits = _told_sums(hearing, turn.number)
    return left | {sum_ - credit for sum_ in left for credit in credits}


def _set_right(hearing: Hearing, turn: Turn, right: Set[Decimal]) -> set[Decimal]:
    """The debtor's own sums, where a move takes one up and says the right one beside it."""
    assert turn.move is not None
    if not right & _sums(turn.move.reading.figures):
        return set()
    return _sums(_figures_in(hearing, hearing.turns[turn.number - 1].line))


def _told_sums(hearing: Hearing, before: int) -> set[Decimal]:
    """The sums that the facts he has told name, such as a credit that is due to him."""
    told = (turn.line for turn in hearing.turns[:before] if turn.fact is not None)
    return {amount for line in told for amount in _sums(_figures_in(hearing, line))}


def _figures_in(hearing: Hearing, line: str) -> Sequence[Figure]:
    """The figures of a debtor's line."""
    currency = hearing.compiled.case.currency
    return figures_said(line, lang=hearing.lang, currency=currency, today=None)


def _sums(figures: Iterable[Figure]) -> set[Decimal]:
    return {Decimal(one.value) for one in figures if one.kind is FigureKind.AMOUNT}


def _bargained(position: Position, balance: Balance) -> set[Decimal]:
    """The amounts that the offers on the table come to."""
    found: set[Decimal] = set()
    for offer in (position.yours, position.theirs, position.agreement):
        plan = work_out(offer, balance) if offer is not None else None
        if isinstance(plan, Plan):
            found |= {plan.pay_now, plan.monthly, plan.last, plan.total, plan.total - plan.pay_now}
    return found
