"""The call record a trainee writes, checked against what was agreed; it changes no score."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from negotiation_trainer.catalogue.entries import LANGS, catalogue
from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.scenario.model import OutcomeKind
from negotiation_trainer.scoring.debrief import Deal, Debrief

FIELDS = ("result", "amount", "date", "next_step")
NOTHING = frozenset(
    {"", "-", "--", "0", "0.00", "no", "none", "nothing", "n/a", "无", "没有", "暂无", "未约定"}
)
"""What may stand in a field where nothing was agreed."""

ALSO_SAID = {
    "谈成": "agreement",
    "谈妥": "agreement",
    "达成协议": "agreement",
    "agreed": "agreement",
    "deal": "agreement",
    "promise to pay": "agreement",
    "承诺还款": "agreement",
    "再联系": "callback",
    "约好回电": "callback",
    "call back": "callback",
    "回电": "callback",
    "转介": "referral",
    "转专席": "referral",
    "referral": "referral",
    "referred": "referral",
    "dispute": "dispute_logged",
    "异议": "dispute_logged",
    "拒绝": "refused",
    "no agreement": "refused",
    "没谈成": "refused",
    "对方挂了": "hung_up",
    "投诉": "complaint",
}
"""Short for a kind of ending, beside its id and the catalogue's labels."""

_NOT = r"\b(?:no|not|without)(?: an?| any| the)? |[没未无不]"

OPEN = frozenset({OutcomeKind.CALLBACK, OutcomeKind.REFERRAL, OutcomeKind.DISPUTE_LOGGED})
"""Endings after which a day or a sum may well be noted, though none was agreed to be paid."""


@dataclass(frozen=True, slots=True)
class FieldCheck:
    """One field: what was written, what holds; `agrees` is None where nothing can be checked."""

    field: str
    written: str
    actual: str
    agrees: bool | None


def first_amount(deal: Deal) -> Decimal:
    """Return the first money to arrive under a deal."""
    return deal.plan.pay_now or deal.plan.monthly or deal.plan.last


def unknown_field(record: Mapping[str, Any]) -> str | None:
    """Return the first field of a record that no record has, None if there is none."""
    return next((str(name) for name in record if name not in FIELDS), None)


def check_record(record: Mapping[str, Any], debrief: Debrief) -> tuple[FieldCheck, ...]:
    """Compare a record with the outcome and the agreement."""
    written = {name: str(record.get(name) or "").strip() for name in FIELDS}
    deal = debrief.deal
    day = deal.offer.first_payment if deal else None
    return (
        FieldCheck(
            "result",
            written["result"],
            debrief.kind.value,
            _outcome(written["result"]) == debrief.kind.value,
        ),
        FieldCheck(
            "amount",
            written["amount"],
            str(first_amount(deal)) if deal else "",
            _are_of(deal, _amounts_in(written["amount"], deal))
            if deal
            else _is_nothing_of(written["amount"], debrief),
        ),
        FieldCheck(
            "date",
            written["date"],
            day.isoformat() if day else "",
            _day_in(written["date"], deal) == day
            if deal and day
            else _is_nothing_of(written["date"], debrief),
        ),
        FieldCheck("next_step", written["next_step"], "", True if written["next_step"] else None),
    )


def _is_nothing_of(text: str, debrief: Debrief) -> bool | None:
    """Whether nothing was written, as nothing was agreed; None where it may be something else."""
    if text.casefold().lstrip("$¥£") in NOTHING:
        return True
    return None if debrief.kind in OPEN else False


def shown(check: FieldCheck, text: str, lang: str) -> str:
    """Return what was written in a field, or what holds, with the label of a kind of ending."""
    entry = catalogue().outcomes.get(text) if check.field == "result" else None
    return text if entry is None else entry.label.get(lang)


def _outcome(text: str) -> str | None:
    """The kind of ending some words name: its id, its label in either language, or a short one.

    Where they are longer than a name, the longest name in them counts.
    """
    words = text.casefold().strip(" 。.!！").removesuffix("了").replace("_", " ")
    names = {short.removesuffix("了"): kind for short, kind in ALSO_SAID.items()}
    for entry in catalogue().outcomes.values():
        labels = (entry.label.get(lang).casefold() for lang in LANGS)
        names |= dict.fromkeys((entry.id.replace("_", " "), *labels), entry.id)
    if words in names:
        return names[words]
    inside = sorted((name for name in names if _holds(words, name)), key=len)
    return names[inside[-1]] if inside else None


def _holds(words: str, name: str) -> bool:
    """Whether a name stands in some words, neither denied nor asked."""
    edge = r"\b" if name.isascii() else ""
    found = re.search(rf"(?P<not>{_NOT})?{edge}{re.escape(name)}{edge}", words)
    return found is not None and not found["not"] and not words.endswith(("?", "？"))


def _amounts(deal: Deal) -> set[Decimal]:
    """The figures of a deal a record may rightly name: first money, instalment, total."""
    plan = deal.plan
    return {first_amount(deal), plan.pay_now, plan.monthly, plan.total} - {Decimal(0)}


def _are_of(deal: Deal, named: set[Decimal]) -> bool:
    """Whether sums were named and all stand in the deal, give or take a cent an instalment."""
    cents = Decimal("0.01") * max(deal.plan.months, 1)
    return bool(named) and all(
        any(abs(amount - known) <= cents for known in _amounts(deal)) for amount in named
    )


def _amounts_in(text: str, deal: Deal) -> set[Decimal]:
    """The sums a record names: a bare number, or figures as they are said in a talk."""
    try:
        amount = Decimal(text.replace(",", "").lstrip("¥$£").strip())
    except InvalidOperation:
        return {Decimal(value) for value in _figures(text, deal, FigureKind.AMOUNT)}
    return {amount} if amount.is_finite() else set()


def _day_in(text: str, deal: Deal) -> date | None:
    """The first day a record names."""
    days = _figures(text, deal, FigureKind.DATE)
    return date.fromisoformat(days[0]) if days else None


def _figures(text: str, deal: Deal, kind: FigureKind) -> tuple[str, ...]:
    lang = "en" if text.isascii() else "zh"
    found = find_figures(text, lang=lang, currency=deal.currency, today=deal.today)
    return tuple(figure.value for figure in found if figure.kind is kind)
