"""What figures say about acts: a plan in bare words proposes, a balance named discloses.

The models learn from whole sentences, so that "2000 a month, starting the 15th" is nothing to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind, Span
from negotiation_trainer.language.assembly import Findings
from negotiation_trainer.language.plans import read_offer
from negotiation_trainer.language.plans.bareness import is_bare_plan
from negotiation_trainer.language.plans.proposal import proposal_in
from negotiation_trainer.language.reader import Frame, Phrasing
from negotiation_trainer.language.settled.named_debt import gives_debt_away
from negotiation_trainer.language.utterance import Utterance
from negotiation_trainer.language.wording import CERTAIN, Heard

PLAN = Phrasing(acts=("propose_plan",), topics=("plan",))
WAIVER = Phrasing(acts=("propose_plan",), topics=("waiver",))
BALANCE = Phrasing(topics=("amount",))
BALANCE_STATED = Phrasing(acts=("state_facts",), topics=("amount",))
LONGEST = 240
"""Characters beyond which nobody speaks in bare words."""

OVERDUE = Phrasing(topics=("due_date",))
OVERDUE_STATED = Phrasing(acts=("state_facts",), topics=("due_date",))
_OVERDUE = re.compile(
    r"(?:您|你|这笔|那笔|这张|那张|账户|贷款|信用卡|账单)[^,。?!]{0,8}(?:逾期|欠了|还欠|欠着|没还)(?!吗)"
    r"|\b(?:past due|overdue|in arrears|you owe|you're behind|you are behind)\b"
)


def heard_offers(
    utterance: Utterance, figures: Sequence[Figure], frame: Frame
) -> tuple[Heard, ...]:
    """Return the clauses of a plan that is said in bare words."""
    text = utterance.original
    if not figures or not utterance.clauses or len(text) > LONGEST:
        return ()
    if not is_bare_plan(proposal_in(text, figures)):
        return ()
    offer = read_offer(text, figures, today=frame.today, owed=frame.owed)
    if offer is None:
        return ()
    if offer.pay_now is None and offer.monthly is None and offer.months is None:
        return tuple(_heard(WAIVER, utterance, figures)) if offer.waive else ()
    return tuple(_heard(PLAN, utterance, figures))


def heard_balance(
    utterance: Utterance, figures: Sequence[Figure], frame: Frame, found: Findings
) -> tuple[Heard, ...]:
    """Return the clauses that say what is owed or late, with an act where they have none.

    In a long text only the likeliest clauses of an act are marked; one that gives the debt away
    shall not pass for silence.
    """
    total = sum(frame.owed.values(), Decimal(0))
    known = {total, *frame.owed.values()} - {Decimal(0)}
    named = [
        figure
        for figure in figures
        if figure.kind is FigureKind.AMOUNT and not figure.unit and Decimal(figure.value) in known
    ]
    acting = {place for finding in found.acts for place in finding.places}
    stated = [
        replace(one, meaning=BALANCE if one.clause in acting else BALANCE_STATED)
        for one in _heard(BALANCE, utterance, named)
    ]
    for number, span in enumerate(utterance.clauses):
        clause = utterance.clause(number)
        if _OVERDUE.search(clause) or gives_debt_away(clause, frame):
            meaning = OVERDUE if number in acting else OVERDUE_STATED
            stated.append(_said(meaning, number, span))
    return tuple(stated)


def _heard(meaning: Phrasing, utterance: Utterance, figures: Sequence[Figure]) -> Iterator[Heard]:
    """A meaning heard in every clause that holds one of some figures."""
    for number, span in enumerate(utterance.clauses):
        first, last = utterance.original_span(span)
        if any(first <= figure.span[0] < last for figure in figures):
            yield _said(meaning, number, span)


def _said(meaning: Phrasing, clause: int, span: Span) -> Heard:
    return Heard(meaning, CERTAIN, clause, span, by_phrase=True, denied=False)
