"""Which currency the words of a file speak of: its signs, and its names beside a figure.

A name counts beside a figure alone, for pounds are a weight as well and 一块 is "together".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

CURRENCIES = ("CNY", "USD", "GBP")
"""Those a case may be in."""

_SIGNS: Mapping[str, str] = {"CNY": "¥￥", "USD": "$＄", "GBP": "£", "EUR": "€"}

_SUM = "(?:(?<=[\\d}十百千万亿多余来几])|(?<=[十百千万零][一二两三四五六七八九]))"
"""一块, 三元 and 二元 are idioms; more than one digit is a sum."""

_AFTER: Mapping[str, str] = {
    "CNY": r"(?:yuan|rmb|cny|kuai)(?![a-z])|人民币|" + _SUM + "元(?![旦素件首老宵户])",
    "USD": r"(?:(?:us )?dollars?|bucks?|usd)(?![a-z])|美元|美金|美刀",
    "GBP": r"(?:gbp|quid|pounds sterling)(?![a-z])|英镑|镑"
    r"|(?<=\s)pounds(?![a-z])(?! (?:of|off|to lose|lighter|heavier|overweight|each|per)(?![a-z]))",
    "EUR": r"(?:euros?|eur)(?![a-z])|欧元",
}
"""Names as they stand after a figure."""

_BEFORE: Mapping[str, str] = {
    "CNY": r"(?<![a-z])(?:rmb|cny)|人民币",
    "USD": r"(?<![a-z])(?:usd|us\$)|美元|美金",
    "GBP": r"(?<![a-z])gbp|英镑",
    "EUR": r"(?<![a-z])eur|欧元",
}
_KUAI = "块钱|" + _SUM + "块(?![儿砖地表肉糖板田石木])"
"""Said of dollars too, wherever they are what the talk is about."""

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = "two|three|four|five|six|seven|eight|nine|ten|fifteen"
_FIGURE = (
    rf"(?:[\d}}]|\dk|\b(?:hundred|thousand|grand|{_TENS}|{_SMALL}))[ -]?"
    r"|(?:[\d}一二两三四五六七八九十百千万亿])[多来余几]?"
)
_WEIGHED = re.compile(
    r"\b(?:weigh\w*|los[et]\w*|gain\w*|shed\w*|lift\w*|carr\w+|haul\w*|drop\w*)\b[^.!?]{0,24}\Z",
    re.IGNORECASE,
)
"""What stands before pounds that are a weight."""

FEWEST = 3
"""With fewer sums in another currency it is they that are wrong, not the case's currency."""


SIGNS_OF_MONEY = (
    *("yuan", "rmb", "cny", "kuai", "dollar", "buck", "usd", "us$", "gbp", "quid", "pound", "eur"),
    *"".join(_SIGNS.values()),
    *"元块币美镑欧",
)
"""Without any of these, in small letters, a text speaks of no currency."""


def other_currency(text: str, currency: str, *, kuai: bool = False) -> str:
    """The first sign or name of another currency in a text, empty if there is none.

    With `kuai` a sum in 块 counts as one in yuan.
    """
    for match in _others(currency, kuai=kuai and currency != "CNY").finditer(text):
        word = match["after"] or match["before"] or match[0]
        if word.casefold() != "pounds" or not _WEIGHED.search(text, 0, match.start()):
            return word
    return ""


def names_currency(text: str, currency: str) -> bool:
    """Whether a text speaks of a currency."""
    return _pattern((currency,)).search(text) is not None


def _others(own: str, *, kuai: bool) -> re.Pattern[str]:
    return _pattern(tuple(name for name in _SIGNS if name != own), kuai=kuai)


@cache
def _pattern(names: tuple[str, ...], *, kuai: bool = False) -> re.Pattern[str]:
    """Made when it is first asked for: patterns of so many words take long to be made."""
    signs = "".join(_SIGNS[name] for name in names)
    after = "|".join([*(_AFTER[name] for name in names), *([_KUAI] if kuai else [])])
    before = "|".join(_BEFORE[name] for name in names)
    return re.compile(
        rf"[{signs}]|(?:{_FIGURE})(?P<after>{after})|(?P<before>{before})[ ]?\d", re.IGNORECASE
    )
