"""What a face hands in, one mapping an input, checked into typed inputs.

The shapes are those of `play --json`; all faces use them, so the journal keeps one kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.catalogue.moves import AS_SAID, CENT, Offer, is_exact
from negotiation_trainer.dialogue.bargaining.plan import COMPONENTS
from negotiation_trainer.messages import LANGS

MAX_WORDS = 2000
MAX_NOTE = 20_000
MAX_MONEY = Decimal(10**12)
MEANT = "meant"


class InputError(Exception):
    """An input that cannot be taken: a key of the message area `talk` and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Kind(StrEnum):
    """The inputs there are."""

    PLAN = "plan"
    SAY = "say"
    CHOOSE = "choose"
    SILENCE = "silence"
    OFFER = "offer"
    ACCEPT = "accept"
    HINT = "hint"
    HANG_UP = "hang_up"
    MARK = "mark"
    RECORD = "record"
    LANGUAGE = "language"


FLAGS = (Kind.SILENCE, Kind.ACCEPT, Kind.HINT, Kind.HANG_UP)
NO_MOVES = (Kind.PLAN, Kind.HINT, Kind.MARK, Kind.RECORD, Kind.LANGUAGE)


@dataclass(frozen=True, slots=True)
class Input:
    """One input: what kind, and its value (text, number, mapping or offer).

    `meant` goes with words only: the act they were meant as, or `AS_SAID`.
    """

    kind: Kind
    value: Any = True
    meant: str | None = None

    @property
    def is_move(self) -> bool:
        """Whether it takes a turn."""
        return self.kind not in NO_MOVES


def parse_input(data: object) -> Input:
    """Check one input (`InputError` says what is wrong with it)."""
    if isinstance(data, Mapping) and set(data) == {Kind.SAY.value, MEANT}:
        return Input(Kind.SAY, _words(data[Kind.SAY.value]), _meant(data[MEANT]))
    if not isinstance(data, Mapping) or len(data) != 1:
        raise InputError("input.shape", kinds=", ".join(Kind))
    ((name, value),) = data.items()
    if name not in list(Kind):
        raise InputError("input.unknown", found=str(name)[:40], kinds=", ".join(Kind))
    kind = Kind(name)
    if kind in FLAGS:
        if value is not True:
            raise InputError("input.flag", kind=kind.value)
        return Input(kind)
    return Input(kind, _PARSERS[kind](value))


def _meant(value: object) -> str:
    """Check what words were meant as: an act that words can do, or `AS_SAID`."""
    if value == AS_SAID or (isinstance(value, str) and value in sayable_acts()):
        return str(value)
    raise InputError("input.meant", found=str(value)[:40], acts=", ".join(sayable_acts()))


def sayable_acts() -> tuple[str, ...]:
    """Return every act that words can do, in the order of the catalogue."""
    return tuple(act for act in catalogue().acts if act != "stay_silent")


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise InputError("input.text")
    text = clean(value)
    if not text:
        raise InputError("input.empty")
    if len(text) > MAX_WORDS:
        raise InputError("input.long", limit=MAX_WORDS)
    return text


def clean(text: str) -> str:
    """Return typed text without control characters and surrogates, white space folded."""
    kept = "".join(c if c.isprintable() else " " for c in text if not "\ud800" <= c <= "\udfff")
    return " ".join(kept.split())


def _language(value: object) -> str:
    if value not in LANGS:
        raise InputError("input.language", found=str(value)[:40], langs=", ".join(LANGS))
    return str(value)


def check_change(lang: str, *, now: str, langs: Sequence[str]) -> None:
    """Refuse to go over to a language that is spoken `now`, or that is not among `langs`."""
    if lang == now:
        raise InputError(f"language.is_{lang}")
    if lang not in langs:
        raise InputError(f"language.none_{lang}")


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise InputError("input.number")
    return value


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise InputError("input.mapping")
    if len(repr(value)) > MAX_NOTE:
        raise InputError("input.long", limit=MAX_NOTE)
    return {str(key): item for key, item in value.items()}


def _mark(value: object) -> dict[str, Any]:
    mark = _mapping(value)
    if not isinstance(mark.get("turn"), int) or isinstance(mark.get("turn"), bool):
        raise InputError("input.mark")
    return mark


def parse_offer(value: object) -> Offer:
    """Check an offer as a face states it."""
    data = _mapping(value)
    allowed = {"pay_now", "monthly", "months", "waive", "first_payment"}
    if unknown := sorted(set(data) - allowed):
        raise InputError("offer.unknown", found=unknown[0][:40], fields=", ".join(sorted(allowed)))
    offer = Offer(
        pay_now=_money(data, "pay_now"),
        monthly=_money(data, "monthly"),
        months=_months(data),
        waive=_waive(data.get("waive")),
        first_payment=_date(data),
    )
    if offer.is_empty:
        raise InputError("offer.empty")
    return offer


def _money(data: Mapping[str, Any], name: str) -> Decimal | None:
    value = data.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise InputError("offer.money", field=name)
    try:
        amount = Decimal(str(value).replace(",", "").strip())
    except InvalidOperation:
        raise InputError("offer.money", field=name) from None
    if not amount.is_finite() or not 0 <= amount <= MAX_MONEY:
        raise InputError("offer.money", field=name)
    return amount.quantize(CENT)


def _months(data: Mapping[str, Any]) -> int | None:
    value = data.get("months")
    if value is None:
        return None
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value) if len(value.strip()) < 5 else -1
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 600:
        raise InputError("offer.months")
    return value


def _waive(value: object) -> tuple[tuple[str, Decimal], ...]:
    if value is None:
        return ()
    if not isinstance(value, Mapping):
        raise InputError("offer.waive", parts=", ".join(COMPONENTS))
    found = []
    for part, percent in value.items():
        if part not in COMPONENTS:
            raise InputError("offer.waive", parts=", ".join(COMPONENTS))
        try:
            number = Decimal(str(percent).strip().removesuffix("%"))
        except InvalidOperation:
            raise InputError("offer.percent", part=str(part)) from None
        if not number.is_finite() or not 0 <= number <= 100:
            raise InputError("offer.percent", part=str(part))
        found.append((str(part), number if is_exact(number) else number.quantize(CENT)))
    return tuple(sorted(found))


def _date(data: Mapping[str, Any]) -> date | None:
    value = data.get("first_payment")
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise InputError("offer.date") from None


_PARSERS = {
    Kind.PLAN: _mapping,
    Kind.SAY: _words,
    Kind.CHOOSE: _number,
    Kind.OFFER: parse_offer,
    Kind.MARK: _mark,
    Kind.RECORD: _mapping,
    Kind.LANGUAGE: _language,
}


def offer_data(offer: Offer | None) -> dict[str, Any] | None:
    """Return an offer as JSON-able data, the shape a face states it in."""
    if offer is None:
        return None
    return {
        "pay_now": None if offer.pay_now is None else str(offer.pay_now),
        "monthly": None if offer.monthly is None else str(offer.monthly),
        "months": offer.months,
        "waive": {part: f"{_written(percent):f}%" for part, percent in offer.waive},
        "first_payment": offer.first_payment.isoformat() if offer.first_payment else None,
    }


def _written(percent: Decimal) -> Decimal:
    """Return a share without idle zeros, but with every place of one that stands for a sum."""
    return percent if is_exact(percent) else percent.normalize()
