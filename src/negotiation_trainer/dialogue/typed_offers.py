"""Terms in typed words: what they propose, take up of the debtor's counter, or read back wrongly.

Apart from building moves, since the same figures mean different things depending on what lies on
the table: a plan of one's own, a yes to his, or a recap of what is agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from negotiation_trainer.catalogue.moves import (
    FigureKind,
    Mark,
    Offer,
    Reading,
    Segment,
    Span,
)
from negotiation_trainer.dialogue.accepting import accepts
from negotiation_trainer.dialogue.agreeing import (
    agrees,
    names_the_counter,
    rest_is_theirs,
    takes_up,
)
from negotiation_trainer.dialogue.cursor import Cursor
from negotiation_trainer.dialogue.earned import held_back
from negotiation_trainer.dialogue.first_money import day_of, first_day_left, with_first_money
from negotiation_trainer.dialogue.plan import COMPONENTS, Plan, merge, waived_amount, work_out
from negotiation_trainer.dialogue.position import Position, repeats_terms
from negotiation_trainer.dialogue.put_forward import aside, grants
from negotiation_trainer.dialogue.signals import QUESTIONS
from negotiation_trainer.dialogue.supplied import bare_sum, supplied
from negotiation_trainer.dialogue.which_sum import named_since
from negotiation_trainer.language.folding import fold_utterance
from negotiation_trainer.language.plans import rates_named, read_offer, waivers_denied
from negotiation_trainer.language.reader import Frame
from negotiation_trainer.scenario.case_model import Balance

RECAP = "confirm_summary"
PROPOSE = "propose_plan"
PROPOSING = frozenset({PROPOSE, "offer_help"})
ASKS_FOR_TERMS = PROPOSING | {"ask_commitment"}

_CHANGES = re.compile(
    r"改成|改为|换成|不如|要不|能不能|可不可以|重新|没(?:有)?(?:同意|答应)|最多|顶多|上限|权限|批不"
    r"|instead|rather|change|make it|what if|how about|not agree|didn't agree|never agreed|at most"
    r"|limit|authority|can't|cannot|may not|my offer|i'm offering|not what i|didn't say|never said"
    r"|我的方案是|我说的是|不是这个意思|说错|弄错|搞错"
)
"""What makes other terms than the agreed ones new terms, and no slip in reading them back."""

_PAYS = re.compile(r"还(?!有|是|没)|付|款|钱|到账|扣|\b(?:pay\w*|paid|money|instal\w*|deposit)\b")


class Recap(StrEnum):
    """What terms said again after the agreement are."""

    NONE = "none"
    RIGHT = "right"
    WRONG = "wrong"


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


def stated(reading: Reading, frame: Frame, aside: Sequence[Span] = ()) -> Offer | None:
    """Return the terms in the words, without what is refused and what stands `aside`."""
    refused = [
        *aside,
        *(
            segment.span
            for segment in reading.segments
            if "refuse" in segment.acts
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
    offer = read_offer(text, figures, lang=reading.lang, today=frame.today, owed=frame.owed)
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
    if not PROPOSING & set(reading.act_ids):
        return None
    offer = stated(reading, frame, aside(reading, frame, told=told))
    offer = None if offer is None else held_back(offer, reading.text, cursor.position)
    if offer is None:
        return None
    offer = _keeping(first_day_left(offer, reading, cursor.position), reading, cursor.position)
    theirs = cursor.position.theirs
    if theirs is not None and rest_is_theirs(reading.text):
        return _filled(offer, theirs)
    return None if offer.is_empty else offer


def _keeping(offer: Offer, reading: Reading, position: Position) -> Offer:
    """Return an offer in which no part is waived that the words deny, whoever waived it before."""
    denied = waivers_denied(reading.text, reading.figures) - {part for part, _ in offer.waive}
    before = [each for each in (position.yours, position.theirs) if each is not None]
    again = sorted(part for part in denied if any(each.waived(part) for each in before))
    return replace(offer, waive=(*offer.waive, *((part, Decimal(0)) for part in again)))


def taken_up(reading: Reading, cursor: Cursor, frame: Frame, balance: Balance) -> Offer | None:
    """Return what the words give him that he waits for, or his counter, if they say yes to it.

    The counter is changed where the words change it; words that name another rate do not take it.
    """
    theirs = cursor.position.theirs
    if (part := _part_waited_for(reading, cursor, frame, balance)) is not None:
        return part
    if theirs is None or "refuse" in reading.act_ids or not takes_up(reading.text):
        return None
    offer = _keeping(stated(reading, frame) or Offer(), reading, cursor.position)
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
    return any(_none_near(rate, known) for rate in rates_named(reading.text, reading.figures))


def _filled(offer: Offer, theirs: Offer) -> Offer:
    """Return an offer with the rest from his counter; who names waivers grants no others."""
    full = merge(offer, theirs)
    grants = any(percent for _, percent in offer.waive)
    return replace(full, waive=offer.waive) if grants else full


def _only_his_day(reading: Reading, theirs: Offer) -> bool:
    """Whether all that is named is the day he wants to begin, and nothing is asked."""
    days = {day_of(figure) for figure in reading.figures if figure.kind is FigureKind.DATE}
    return days == {theirs.first_payment} and QUESTIONS.isdisjoint(reading.act_ids)


def recap(reading: Reading, cursor: Cursor, frame: Frame, balance: Balance) -> tuple[Recap, Offer]:
    """Return whether words say the agreed terms again, rightly or not, and the terms in them.

    What was asked to be read back is a recap however it is put, unless it asks for something else;
    so are the agreed terms and no others. New terms proposed as such are none.
    """
    agreed = cursor.position.agreement
    acts = frozenset(reading.act_ids)
    if agreed is None:
        return Recap.NONE, Offer()
    offer = stated(reading, frame) or Offer()
    asked = any(act == RECAP for item in cursor.pending for act, _ in item.opening.alternatives)
    odd = _odd_sum(reading, agreed, balance) if RECAP in acts else None
    if odd is not None and offer.pay_now is None:
        offer = replace(offer, pay_now=odd)
    wrong = any(_wrong_parts(offer, agreed, balance)) and not _only_some_day(offer, reading)
    figures = offer.pay_now is not None or offer.monthly is not None or offer.months is not None
    if RECAP in acts:
        return (Recap.WRONG if wrong else Recap.NONE), offer
    if asked and not wrong and _parts(offer) > 1:
        return Recap.RIGHT, offer
    changes = _CHANGES.search(reading.text.lower()) is not None
    reads = asked and acts.isdisjoint(("ask_commitment", "refuse")) and not changes
    if not figures or (ASKS_FOR_TERMS & acts and not reads):
        return Recap.NONE, offer
    if not wrong:
        return Recap.RIGHT, offer
    return (Recap.WRONG if asked and not changes and _parts(offer) > 1 else Recap.NONE), offer


def _only_some_day(offer: Offer, reading: Reading) -> bool:
    """Whether all that differs is a day that no word of payment stands beside: a reminder's."""
    sums = any(figure.kind is FigureKind.AMOUNT for figure in reading.figures)
    alone = offer.first_payment is not None and _parts(offer) == 1
    return alone and not sums and not _PAYS.search(fold_utterance(reading.text).text)


def _odd_sum(reading: Reading, agreed: Offer, balance: Balance) -> Decimal | None:
    """Return a sum in a recap that stands nowhere in the deal or the file, wherever it belongs."""
    plan = work_out(agreed, balance)
    if not isinstance(plan, Plan):
        return None
    parts = [part for _, part in _named(balance)]
    known = _whole(plan) | {plan.pay_now, plan.monthly, plan.last, plan.waived, *parts}
    known |= {one + other for one in parts for other in parts}
    known |= {part - waived_amount(balance, _only(agreed, name)) for name, part in _named(balance)}
    sums = (Decimal(f.value) for f in reading.figures if f.kind is FigureKind.AMOUNT)
    return next((amount for amount in sums if _none_near(amount, known)), None)


def _only(offer: Offer, component: str) -> Offer:
    return Offer(waive=((component, offer.waived(component)),))


def _named(balance: Balance) -> list[tuple[str, Decimal]]:
    return [(part, getattr(balance, part)) for part in COMPONENTS]


def _whole(plan: Plan) -> set[Decimal]:
    """What a plan comes to: all in all, without the first payment, without what is waived."""
    return {plan.total, plan.total - plan.pay_now, plan.total + plan.waived}


def _parts(offer: Offer) -> int:
    whole = (offer.pay_now, offer.monthly, offer.months, offer.first_payment)
    return sum(part is not None for part in whole) + len(offer.waive)


def _wrong_parts(offer: Offer, agreed: Offer, balance: Balance) -> Iterator[bool]:
    """Yield for each part that was named whether it is something else than agreed.

    A sum that stands in the deal under another name (all in all, what is left after the first
    payment, what is waived) is no mistake; cents left out are none either.
    """
    plan = work_out(agreed, balance)
    if not isinstance(plan, Plan):
        return
    whole = _whole(plan)
    if offer.pay_now is not None:
        parts = {part for _, part in _named(balance)} | {plan.waived}
        yield _none_near(offer.pay_now, whole | parts | {plan.pay_now, plan.last})
    if offer.monthly is not None:
        yield _none_near(offer.monthly, whole | {plan.monthly, plan.last})
    if offer.months is not None:
        yield offer.months not in (plan.months, plan.months + (1 if plan.pay_now else 0))
    for part, percent in offer.waive:
        named = waived_amount(balance, Offer(waive=((part, percent),)))
        right = waived_amount(balance, _only(agreed, part))
        yield abs(named - right) >= 1
    if offer.first_payment is not None and agreed.first_payment is not None:
        later = offer.first_payment > agreed.first_payment
        yield offer.first_payment != agreed.first_payment and not (
            later and offer.first_payment.day == agreed.first_payment.day
        )


def _none_near(amount: Decimal, sums: set[Decimal]) -> bool:
    return all(abs(amount - each) >= 1 for each in sums)


def as_misquote(reading: Reading) -> Reading:
    """Return a wrong recap as what it is: something stated, and nothing confirmed or proposed."""
    return _recast(reading, dict.fromkeys((RECAP, *ASKS_FOR_TERMS), "state_facts"))


def is_misquote(acts: frozenset[str]) -> bool:
    """Whether terms told with these acts after an agreement are a wrong recap: nobody proposed."""
    return "state_facts" in acts and not acts & (ASKS_FOR_TERMS | {RECAP})


def _recast(reading: Reading, instead: dict[str, str]) -> Reading:
    def other(acts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(instead.get(act, act) for act in acts))

    marks: dict[str, Mark] = {}
    for mark in reading.acts:
        act = instead.get(mark.id, mark.id)
        marks.setdefault(act, replace(mark, id=act))
    if "state_facts" not in marks:
        marks["state_facts"] = Mark("state_facts", 1.0, (0, len(reading.text)))
    segments = tuple(Segment(s.span, other(s.acts), s.topics, s.breaches) for s in reading.segments)
    if not any("state_facts" in segment.acts for segment in segments):
        segments = (*segments, Segment((0, len(reading.text)), ("state_facts",), ("plan",)))
    return replace(reading, acts=tuple(marks.values()), segments=segments)
