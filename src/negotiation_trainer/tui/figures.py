"""Money, dates and terms as people of either language write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

SIGNS = {"CNY": "¥", "USD": "$", "GBP": "£"}
WEEKDAYS = "一二三四五六日"


def money(amount: Decimal, currency: str) -> str:
    """Return an amount with its sign, cents left out when there are none."""
    text = f"{amount:,.2f}".removesuffix(".00")
    return f"{SIGNS.get(currency, '')}{text}"


def exact(amount: Decimal, currency: str) -> str:
    """Return an amount with its sign and cents, for columns."""
    return f"{SIGNS.get(currency, '')}{amount:,.2f}"


def percent(value: Decimal) -> str:
    """Return a percentage without idle zeros."""
    return f"{value.normalize():f}%"


def day(value: date, lang: str) -> str:
    """Return a date with its day of the week."""
    if lang == "zh":
        return f"{value.month}月{value.day}日（周{WEEKDAYS[value.weekday()]}）"
    return f"{value:%a, %b} {value.day}"


def moment(value: datetime, lang: str) -> str:
    """Return a date and a time of day."""
    if lang == "zh":
        return f"{day(value, lang)}{value:%H:%M}"
    clock = f"{value:%I:%M %p}".lstrip("0")
    return f"{day(value, lang)}, {clock}"


def stamp(value: datetime) -> str:
    """Return a date and time in short, for tables."""
    return f"{value:%m-%d %H:%M}"
