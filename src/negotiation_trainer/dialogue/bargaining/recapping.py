"""What is agreed, said again: rightly, wrongly, or in words that name nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from negotiation_trainer.catalogue.moves import (
    SPOKEN,
    FigureKind,
    Mark,
    Move,
    Offer,
    Reading,
    Segment,
)
from negotiation_trainer.dialogue.bargaining.plan import COMPONENTS, Plan, waived_amount, work_out
from negotiation_trainer.dialogue.bargaining.typed_offers import (
    ASKS_FOR_TERMS,
    PROPOSE,
    none_near,
    stated,
)
from negotiation_trainer.dialogue.cursor import Cursor
from negotiation_trainer.dialogue.meaning import with_meant
from negotiation_trainer.dialogue.signals import plain
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.folding import fold_utterance
from negotiation_trainer.language.reader import Frame
from negotiation_trainer.scenario.case_model import Balance

RECAP = "confirm_summary"

_CHANGES = re.compile(
    r"改成|改为|换成|不如|要不|能不能|可不可以|重新|没(?:有)?(?:同意|答应)|最多|顶多|上限|权限|批不"
    r"|instead|rather|change|make it|what if|how about|not agree|didn't agree|never agreed|at most"
    r"|limit|authority|can't|cannot|may not|my offer|i'm offering|not what i|didn't say|never said"
    r"|我的方案是|我说的是|不是这个意思|说错|弄错|搞错"
)
"""What makes other terms than the agreed ones new terms, and no slip in reading them back."""

_CORRECTS = re.compile(
    r"(?<!对)不对|(?<!是)不是[^,，。]{0,6}[0-9一二两三四五六七八九]|[说弄搞听记]错|误会|误解|更正|纠正"
    r"|我(?:一直|刚才|前面|之前|本来)?(?:说|提|讲|报|给)(?:过|出)?的(?:方案|条件|数)?(?:一直|就|都|可|本来)?是"
    r"|我的(?:方案|意思)(?:一直|就|都|可|本来)?是"
    r"|^(?:no|nope)\b|\bnot [$]?[0-9]|\bthat(?:'s| is)(?: not|n't) (?:right|it|what)"
    r"|\bi(?:'ve)? (?:always )?(?:said|meant|offered|proposed)\b|what i (?:said|meant|offered)"
    r"|\bmy (?:offer|plan|proposal) (?:was|is|has been)\b|\b(?:wrong|misheard|misunder|correction)"
)
"""What says that the other got it wrong."""

_ABOUT_TERMS = frozenset({"plan", "amount", "due_date", "waiver"})
"""Topics of a recap that has to name what was agreed."""

_PAYS = re.compile(r"还(?!有|是|没)|付|款|钱|到账|扣|\b(?:pay\w*|paid|money|instal\w*|deposit)\b")


class Recap(StrEnum):
    """What terms said again after the agreement are."""

    NONE = "none"
    RIGHT = "right"
    WRONG = "wrong"
    CORRECTED = "corrected"
    """The agreement has other terms than the trainee put, who puts them again."""


def recap(reading: Reading, cursor: Cursor, frame: Frame, balance: Balance) -> tuple[Recap, Offer]:
    """Return whether words say the agreed terms again, rightly or not, and the terms in them.

    What was asked to be read back is a recap however it is put, unless it asks for something else;
    so are the agreed terms and no others. New terms proposed as such are none.
    """
    agreed = cursor.position.agreement
    acts = frozenset(reading.act_ids)
    if agreed is None:
        return Recap.NONE, Offer()
    corrects = _corrects(reading, cursor)
    offer = stated(reading, frame, refusing=not corrects) or Offer()
    asked = any(act == RECAP for item in cursor.pending for act, _ in item.opening.alternatives)
    odd = _odd_sum(reading, agreed, balance) if RECAP in acts else None
    if odd is not None and offer.pay_now is None:
        offer = replace(offer, pay_now=odd)
    wrong = any(_wrong_parts(offer, agreed, balance)) and not _only_some_day(offer, reading)
    if wrong and corrects:
        return Recap.CORRECTED, offer
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


def without_empty_recap(reading: Reading, frame: Frame, *, line: str) -> Reading:
    """Return a reading in which "that's settled, then" reads nothing back, unless his `line` did.

    What is about something else than terms (the next call, a dispute) needs no figures.
    """
    said = [segment for segment in reading.segments if RECAP in segment.acts]
    elsewhere = any(segment.topics and _ABOUT_TERMS.isdisjoint(segment.topics) for segment in said)
    if not said or reading.figures or elsewhere:
        return reading
    if find_figures(line, lang=reading.lang, currency=frame.currency, today=frame.today):
        return reading
    return _recast(reading, {RECAP: "state_facts"})


def _corrects(reading: Reading, cursor: Cursor) -> bool:
    """Whether words that object to what was agreed say what the trainee had said before.

    Every figure in them has to: nobody changes his mind by calling the other's a mistake.
    """
    if not _CORRECTS.search(fold_utterance(reading.text).text):
        return False
    said = "\n".join(cursor.heard)
    return all(
        plain(reading.text[slice(*figure.span)]) in said
        or _digits(Decimal(figure.value)) in re.findall(r"[0-9]+", said)
        for figure in reading.figures
        if figure.kind in (FigureKind.AMOUNT, FigureKind.PERCENT, FigureKind.TERM)
    )


def _digits(value: Decimal) -> str:
    """Return a number as `Cursor.heard` keeps it, without its signs."""
    return plain(f"{value.normalize():f}")


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
    return next((amount for amount in sums if none_near(amount, known)), None)


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
        yield none_near(offer.pay_now, whole | parts | {plan.pay_now, plan.last})
    if offer.monthly is not None:
        yield none_near(offer.monthly, whole | {plan.monthly, plan.last})
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


def as_misquote(reading: Reading) -> Reading:
    """Return a wrong recap as what it is: something stated, and nothing confirmed or proposed."""
    return _recast(reading, dict.fromkeys((RECAP, *ASKS_FOR_TERMS), "state_facts"))


def as_correction(reading: Reading) -> Reading:
    """Return a correction as what it is: the terms put again, and nothing confirmed yet."""
    if RECAP in reading.act_ids:
        reading = _recast(reading, {RECAP: PROPOSE})
    return with_meant(reading, PROPOSE)


def holds(offer: Offer, agreed: Offer) -> bool:
    """Whether every part that an offer states is that of an agreement."""
    parts = ("pay_now", "monthly", "months", "first_payment")
    alike = (getattr(offer, part) in (None, getattr(agreed, part)) for part in parts)
    return all(alike) and all(share == agreed.waived(part) for part, share in offer.waive)


def misquotes(move: Move, acts: frozenset[str], cursor: Cursor) -> bool:
    """Whether a move with these acts tells agreed terms with other figures, proposing none."""
    told = "state_facts" in acts and not acts & (ASKS_FOR_TERMS | {RECAP})
    return told and move.kind in SPOKEN and cursor.position.agreement is not None


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
