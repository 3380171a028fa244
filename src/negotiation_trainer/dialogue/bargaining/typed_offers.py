"""Terms in typed words: what they propose, or take up of the debtor's counter.

Apart from building moves, since the same figures mean different things depending on what lies on
the table: a plan of one's own, or a yes to his. What is agreed already is read back: `recapping`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from negotiation_trainer.catalogue.moves import (
    FigureKind,
    Offer,
    Reading,
    Span,
)
from negotiation_trainer.dialogue.bargaining.accepting import accepts
from negotiation_trainer.dialogue.bargaining.agreeing import (
    agrees,
    names_the_counter,
    rest_is_theirs,
    takes_up,
)
from negotiation_trainer.dialogue.bargaining.earned import held_back
from negotiation_trainer.dialogue.bargaining.first_money import (
    day_of,
    first_day_left,
    with_first_money,
)
from negotiation_trainer.dialogue.bargaining.plan import Plan, merge, work_out
from negotiation_trainer.dialogue.bargaining.position import repeats_terms
from negotiation_trainer.dialogue.bargaining.put_forward import aside, grants
from negotiation_trainer.dialogue.bargaining.supplied import supplied
from negotiation_trainer.dialogue.bargaining.taking_back import correction, keeping
from negotiation_trainer.dialogue.bargaining.which_sum import named_since
from negotiation_trainer.dialogue.cursor import Cursor
from negotiation_trainer.dialogue.signals import QUESTIONS
from negotiation_trainer.language.plans import bare_sum, named_only, rates_named, read_offer
from negotiation_trainer.language.reader import Frame
from negotiation_trainer.scenario.case_model import Balance

PROPOSE = "propose_plan"
PROPOSING = frozenset({PROPOSE, "offer_help"})
ASKS_FOR_TERMS = PROPOSING | {"ask_commitment"}


def says_yes(text: str, line: str, cursor: Cursor) -> bool:
    """Whether bare words of agreement take the standing counter; `line` is what he said last.

    A yes that names nothing answers what was said just now: the counter, if that line put it, or
    if it still stands, nobody turned it down and he asked nothing else since.
    """
    if cursor.position.theirs is None:
        return False
    if cursor.put and accepts(text):
        return True
    if not agrees(text):
        return False
    if names_the_counter(text) or cursor.put:
        return True
    return not cursor.declined and not re.search(r"[?？]", line)


def stated(
    reading: Reading, frame: Frame, aside: Sequence[Span] = (), *, refusing: bool = True
) -> Offer | None:
    """Return the terms in the words, without what is refused and what stands `aside`.

    `refusing`: a clause that was read as a refusal refuses the terms in it, not what was heard.
    """
    refused = [
        *aside,
        *named_only(reading.text, reading.figures),
        *(
            segment.span
            for segment in reading.segments
            if refusing
            and "refuse" in segment.acts
            and PROPOSING.isdisjoint(segment.acts)
            and not grants(segment, reading)
        ),
    ]
    figures = tuple(
        figure
        for figure in reading.figures
        if not any(start <= figure.span[0] < end for start, end in refused)
    )
    text = _blanked(reading.text, refused)
    offer = read_offer(text, figures, today=frame.today, owed=frame.owed)
    return None if offer is None else with_first_money(offer, text, figures)


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """Return a text with some places left empty, so that all others stay where they are."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def typed_offer(reading: Reading, cursor: Cursor, frame: Frame, *, told: str = "") -> Offer | None:
    """Return the offer in typed words, completed from his counter where the rest is left to him.

    `told` is what he said last and the facts he has told: a sum said back to him is no offer.
    """
    if not (PROPOSING & set(reading.act_ids) or _grants_barely(reading, cursor)):
        return correction(reading, cursor.position, frame)
    offer = stated(reading, frame, aside(reading, frame, told=told))
    offer = None if offer is None else held_back(offer, reading.text, cursor.position)
    if offer is None:
        return correction(reading, cursor.position, frame)
    offer = first_day_left(offer, reading, cursor.position)
    offer = keeping(offer, reading, cursor.position, frame)
    theirs = cursor.position.theirs
    if theirs is not None and rest_is_theirs(reading.text):
        return _filled(offer, theirs)
    return None if offer.is_empty else offer


def _grants_barely(reading: Reading, cursor: Cursor) -> bool:
    """Whether a clause taken for nothing else names a waiver: "half the late fees is all I got"."""
    if cursor.position.agreement is not None:
        return False
    return any(not s.acts and not s.breaches and grants(s, reading) for s in reading.segments)


def taken_up(reading: Reading, cursor: Cursor, frame: Frame, balance: Balance) -> Offer | None:
    """Return what the words give him that he waits for, or his counter, if they say yes to it.

    The counter is changed where the words change it; words that name another rate do not take it.
    """
    theirs = cursor.position.theirs
    if (part := _part_waited_for(reading, cursor, frame, balance)) is not None:
        return part
    if theirs is None or "refuse" in reading.act_ids or not takes_up(reading.text):
        return None
    offer = keeping(stated(reading, frame) or Offer(), reading, cursor.position, frame)
    if offer.is_empty:
        return theirs if _only_his_day(reading, theirs) else None
    some, every = repeats_terms(offer, theirs, balance)
    if not rest_is_theirs(reading.text) and _names_another_rate(reading, theirs, balance):
        return None
    if not some and not rest_is_theirs(reading.text):
        return None
    return theirs if every else _filled(offer, theirs)


def _part_waited_for(
    reading: Reading, cursor: Cursor, frame: Frame, balance: Balance
) -> Offer | None:
    """The day or sum he asked for last, where nothing else is read in the words."""
    part = supplied(reading, cursor.position, balance=balance, today=frame.today)
    if part is None:
        part = named_since(bare_sum(reading.text), cursor)
    return part if part is None or stated(reading, frame) in (None, part) else None


def _names_another_rate(reading: Reading, theirs: Offer, balance: Balance) -> bool:
    plan = work_out(theirs, balance)
    if not isinstance(plan, Plan):
        return False
    known = {plan.monthly, plan.last}
    return any(none_near(rate, known) for rate in rates_named(reading.text, reading.figures))


def _filled(offer: Offer, theirs: Offer) -> Offer:
    """Return an offer with the rest from his counter; who names waivers grants no others."""
    full = merge(offer, theirs)
    grants = any(percent for _, percent in offer.waive)
    return replace(full, waive=offer.waive) if grants else full


def _only_his_day(reading: Reading, theirs: Offer) -> bool:
    """Whether all that is named is the day he wants to begin, and nothing is asked."""
    days = {day_of(figure) for figure in reading.figures if figure.kind is FigureKind.DATE}
    return days == {theirs.first_payment} and QUESTIONS.isdisjoint(reading.act_ids)


def none_near(amount: Decimal, sums: set[Decimal]) -> bool:
    """Whether a sum is none of some others, cents left out."""
    return all(abs(amount - each) >= 1 for each in sums)
