"""Figures and currencies in spoken words of either language, as far as they are beyond doubt.

Only for comparing a line with its translation: what is written in digits counts as stated, and is
looked for in the other text in whatever way people say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

LEAST = 100
"""Smaller numbers are too often words: one, both, a dozen."""

YEARS = range(1900, 2100)

_DIGITS = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?\s?(%|％|万|千|百|k\b|thousand|grand|hundred)?",
    re.IGNORECASE,
)
_EN_SCALE = {"hundred": 100, "thousand": 1000, "grand": 1000, "million": 1_000_000}
_SCALE: Mapping[str, int] = {"万": 10_000, "千": 1000, "百": 100, "k": 1000} | _EN_SCALE
_ZH_DIGIT = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_ZH_UNIT = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_ZH_NUMBER = re.compile(f"[{''.join((*_ZH_DIGIT, *_ZH_UNIT))}]+")
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_WORD = {word: n for n, word in enumerate(_ONES)} | {
    word: 10 * n for n, word in enumerate(_TENS, start=2)
}
_EN_NUMBER = re.compile(
    rf"\b(?:(?:a|and|{'|'.join((*_EN_WORD, *_EN_SCALE))})\b[\s,-]*)+", re.IGNORECASE
)
_CURRENCIES: Mapping[str, re.Pattern[str]] = {
    "USD": re.compile(r"\$|\bdollars?\b|\bbucks?\b|\busd\b|美元|美金|美刀", re.IGNORECASE),
    "CNY": re.compile(r"¥|￥|\byuan\b|\brmb\b|\bcny\b|人民币|(?<![美日欧])元", re.IGNORECASE),
    "GBP": re.compile(r"£|\bgbp\b|\bquid\b|\bpounds? sterling\b|英镑", re.IGNORECASE),
}


def stated_figures(text: str) -> frozenset[str]:
    """Return the figures written in digits that another language must have too.

    Left out: what is below 100 and no percentage, years, all of something (100%).
    """
    found = set()
    for match in _DIGITS.finditer(text):
        value, sign = _value(match), match[3] or ""
        if sign in ("%", "％"):
            if value != 100:
                found.add(_told(value))
        elif value >= LEAST and not (value in YEARS and not sign and not match[2]):
            found.add(_told(value))
    return frozenset(found)


def not_said(figures: frozenset[str], text: str) -> frozenset[str]:
    """Return those figures that a text does not say; cents may be left to it."""
    said = said_figures(text) if figures else figures
    return frozenset(f for f in figures if f not in said and f.partition(".")[0] not in said)


def said_figures(text: str) -> frozenset[str]:
    """Return every figure of a text, in digits or in words."""
    return frozenset(map(_told, (*_in_digits(text), *_in_chinese(text), *_in_english(text))))


def currencies(text: str) -> frozenset[str]:
    """Return the currencies a text names; the plain 块 and “cents” name none."""
    return frozenset(name for name, sign in _CURRENCIES.items() if sign.search(text))


def _told(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _value(match: re.Match[str]) -> float:
    number = float(re.sub("[,，]", "", match[1]) + (match[2] or ""))
    return number * _SCALE.get((match[3] or "").lower(), 1)


def _in_digits(text: str) -> Iterator[float]:
    for match in _DIGITS.finditer(text):
        yield _value(match)


def _in_chinese(text: str) -> Iterator[float]:
    """三万四 is 34,000 and 一千一 is 1,100; 三三零七 is 3307, digit by digit; 百分之五 is 5."""
    for match in _ZH_NUMBER.finditer(text):
        run = match[0]
        if all(sign in _ZH_DIGIT for sign in run):
            yield float("".join(str(_ZH_DIGIT[sign]) for sign in run))
            continue
        whole, section, digit, last = 0, 0, 0, 1
        for sign in run:
            unit = _ZH_UNIT.get(sign)
            if unit is None:
                digit = _ZH_DIGIT[sign]
                last = 1 if sign in "零〇" else last
                continue
            if unit >= 10_000:
                whole, section = (whole + section + digit) * unit, 0
            else:
                section += (digit or 1) * unit
            digit, last = 0, unit
        yield float(whole + section + digit)
        if digit and last >= 100:
            yield float(whole + section + digit * last // 10)


def _in_english(text: str) -> Iterator[float]:
    """“Six hundred fifty” and “six-fifty” are both 650; “twelve-five” may be 12,500."""
    for match in _EN_NUMBER.finditer(text):
        words = [word for word in re.split(r"[\s,-]+", match[0].lower()) if word]
        yield from _spelled(words)


def _spelled(words: list[str]) -> Iterator[float]:
    total, section, parts = 0, 0, []
    for word in words:
        if word in _EN_WORD:
            section += _EN_WORD[word]
            parts.append(_EN_WORD[word])
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _EN_SCALE:
            total, section = total + (section or 1) * _EN_SCALE[word], 0
    if parts or total or section:
        yield float(total + section)
    if len(parts) >= 2 and not _EN_SCALE.keys() & set(words):
        head, tail = parts[0], sum(parts[1:])
        yield float(head * 100 + tail)
        yield float(head * 1000 + tail * 100)
        if len(parts) >= 3:
            yield float((parts[0] + parts[1]) * 100 + sum(parts[2:]))
