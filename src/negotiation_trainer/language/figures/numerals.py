"""Numerals in digits, Chinese and English words: where they stand and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum, auto

from negotiation_trainer.catalogue.moves import Span

FLAGS = re.ASCII | re.VERBOSE
"""All patterns here are ASCII ones, so that a Chinese neighbour is a word boundary."""

DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?(?![0-9])|[0-9]{1,9}(?:\.[0-9]{1,4})?(?![0-9]))"
)

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen"
_SMALL = {word: n for n, word in enumerate(f"{_ONES} {_TEENS}".split(), start=1)}
_TENS = {
    word: 10 * n
    for n, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_SCALES = {"hundred": 100, "hundo": 100, "thousand": 1000, "grand": 1000}
_WORDS = {**_SMALL, **_TENS, "fourty": 40}
_WORD = "(?:" + "|".join([*_WORDS, *_SCALES]) + r")\b"
_SCALE = r"(?:hundred|hundo|thousand|grand)\b"
_DIGIT = "(?:" + "|".join(_SMALL) + ")"
_HUNDREDS = (
    rf"{_DIGIT}[ ]hundred"
    rf"(?:[ ](?:and[ ])?(?:{'|'.join(_WORDS)})\b(?![ -](?:{_DIGIT}[ ])?(?:thousand|grand))"
    r"|(?=[ ](?:dollars|bucks|yuan)\b|[ ]and[ ][a-z0-9\-]{1,12}[ ](?:cents|fen)\b))"
)
"""What a comma after a thousand leaves one number: "…, six hundred fifty-three"; ", five hundred"
by itself is rather the next sum."""
_JOIN = (
    rf"(?:(?<=thousand),[ ](?={_HUNDREDS})|[ ]|-"
    r"|(?<=hundred)[ ]and[ ]|(?<=thousand)[ ]and[ ]|(?<=grand)[ ]and[ ])"
)

ENGLISH = rf"""
    (?:
        \b(?:(?:a[ ])?couple[ ](?:of[ ])?|half[ ]a[ ]|an?[ ])(?={_SCALE}){_WORD}
      | (?<![0-9a-z_.,\#]){DIGITS}[ ]{_SCALE}
      | (?<![0-9a-z_.,$\-])[0-9]{{1,2}}(?=-(?:{"|".join(_TENS)})\b)
      | \b{_WORD}(?:[ ]and[ ]a[ ]half[ ]{_SCALE})?
    )
    (?:{_JOIN}{_WORD}){{0,9}}
"""
"""An English numeral in words: twelve hundred, a couple hundred, 2 grand, four fifty."""

# A final 一 that begins 一个月, 一期 … belongs to what follows: 三百一个月 is 300 a month.
_STRAY_ONE = r"(?<![十零])一(?=个月|个星期|个礼拜|月|期|周|年|天|次)"
CHINESE = rf"""
    (?:{DIGITS}|[一二两三四五六七八九十])
    (?:
        [ ]?[十百千万亿]
      | 零
      | (?<![0-9])(?!{_STRAY_ONE})[一二三四五六七八九]
      | 两(?=[百千万])
      | (?<=[十百千万零])[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?(?![0-9])
    ){{0,16}}
"""
"""A numeral in digits, Chinese characters or both: 一千二, 1.2万, 2万5千, 1,200."""

_NUMERAL = re.compile(
    rf"""
    (?=[0-9一二两三四五六七八九十acefghnost])(?:
    (?P<latin>(?<![0-9a-z_\#]){DIGITS}[ ]?k(?![a-z])[0-9]?
             |(?<![0-9a-z_\#]){DIGITS}w(?![a-z])[0-9]?(?![0-9]))
  | (?P<english>{ENGLISH})
  | (?P<chinese>(?:(?<![0-9a-z_\#])|(?<=rmb)|(?<=cny)|(?<=usd)|(?<=us)){CHINESE})
    )
    """,
    FLAGS,
)

_CHINESE_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000, "k": 1000}
_SECTIONS = {"万": 10_000, "w": 10_000, "亿": 100_000_000}
_TOKEN = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|[^0-9 ]")


class Form(Enum):
    """How a numeral is written, which says how likely it is money by itself."""

    PLAIN = auto()
    FORMATTED = auto()
    """With thousands separators or cents."""
    SCALED = auto()
    """With a hundred, thousand, 百, 千, 万, k or w in it."""
    PAIR = auto()
    """Two spoken halves: four fifty."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral found in folded text."""

    span: Span
    value: Decimal
    form: Form
    by_words: bool


def find_numerals(folded: str) -> Iterator[Numeral]:
    """Every numeral of the text with a definite value, in reading order."""
    for match in _NUMERAL.finditer(folded):
        words = match["english"] is not None
        value, form = _worth(match.group(), words)
        if value is not None:
            yield Numeral(match.span(), value, form, words)


def value_of(numeral: str) -> Decimal | None:
    """What folded words are worth; None when they are no definite number (两三百, "the")."""
    words = numeral.strip()
    try:
        return _worth(words, words[:1].isalpha() and words.isascii())[0]
    except InvalidOperation:
        return None


def _worth(raw: str, words: bool) -> tuple[Decimal | None, Form]:
    marks = set(raw)
    if words or not marks.isdisjoint("hundrteousag"):
        return _english(raw)
    if not marks.isdisjoint("零十百千万亿kw一二两三四五六七八九"):
        scaled = not marks.isdisjoint("百千万亿kw")
        return _chinese(raw), Form.SCALED if scaled else Form.PLAIN
    formatted = "," in raw or (len(raw) > 3 and raw[-3] == ".")
    return Decimal(raw.replace(",", "")), Form.FORMATTED if formatted else Form.PLAIN


def _chinese(raw: str) -> Decimal | None:
    """Sections of 万 and 亿 over 千 百 十; a last digit counts tenths of the unit: 一千二."""
    total = section = Decimal(0)
    number: Decimal | None = None
    unit, zero = 0, False
    for token in _TOKEN.findall(raw):
        if token in _CHINESE_DIGITS or token[0].isdigit():
            if number is not None:
                return None
            number = Decimal(_CHINESE_DIGITS.get(token) or token.replace(",", ""))
        elif token in _CHINESE_UNITS:
            if unit and unit < 10_000 and _CHINESE_UNITS[token] >= unit:
                return None
            unit, zero = _CHINESE_UNITS[token], False
            section += (Decimal(1) if number is None else number) * unit
            number = None
        elif token in _SECTIONS:
            total = (total + section + (number or 0)) * _SECTIONS[token]
            section, number, unit, zero = Decimal(0), None, 10_000, False
        elif token == "零":
            zero = True
    if number is not None:
        tail = not zero and unit >= 100 and number < 10
        section += number * (unit // 10) if tail else number
    return total + section


def _english(raw: str) -> tuple[Decimal | None, Form]:
    raw = re.sub(r"(?:a )?couple (?:of )?", "two ", raw).replace("half a ", "0.5 ")
    total = current = Decimal(0)
    form = Form.PLAIN
    for token in re.findall(r"[0-9][0-9,.]*|[a-z]+", raw):
        if token in ("a", "an", "and"):
            continue
        if token == "half":
            current += Decimal("0.5")
        elif token in _SCALES:
            form = Form.SCALED
            current = (current or Decimal(1)) * _SCALES[token]
            if _SCALES[token] == 1000:
                total, current = total + current, Decimal(0)
        else:
            number = Decimal(_WORDS.get(token) or token.replace(",", ""))
            joined = _join(current, number)
            if joined is None:
                return None, form
            if current and current < 100 <= joined:
                form = Form.PAIR
            current = joined
    return total + current, form


def _join(current: Decimal, number: Decimal) -> Decimal | None:
    """Put a word after what was said: twenty + five, four hundred + fifty, four + fifty (450)."""
    if current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 and number < 10):
        return current + number
    return current * 100 + number if current < 100 and number >= 10 else None
