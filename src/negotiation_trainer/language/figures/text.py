"""Folding: one spelling of digits, letters and signs, character for character.

Every pattern of this package and of `plans` is written against folded text, and since folding
never changes a length, its offsets are offsets into the original.
"""

from __future__ import annotations

import re
from functools import cache

from negotiation_trainer.catalogue.characters import simplified

_FULL_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94) if 0xFF01 + i != ord("，")}
_LOWER = {ord(c): ord(c.lower()) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_FULL_WIDTH_UPPER = {ord(c) + 0xFEE0: ord(c.lower()) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_SIGNS = str.maketrans("￥’‘`–—−～〜\u3000\u00a0\t", "¥'''---~~   ")
_FINANCIAL = str.maketrans("壹贰叁參肆伍陆柒捌玖拾佰仟圆〇", "一二三三四五六七八九十百千元零")
"""Simplified, but for the one of two traditional signs of three whose simplified one is none."""
_WIDE_SEPARATOR = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")

_LISTED = re.compile(r"(?<![0-9.,¥$])([1-9][0-9]{2}),(?=[1-9][0-9]{2}(?![0-9.,元块万]))")


def fold(text: str) -> str:
    """The text in half-width, lower-case, simplified form, of the same length."""
    return _WIDE_SEPARATOR.sub(",", text).translate(_table())


def listed_apart(folded: str) -> str:
    """The same with 先还500,300 read as a list: unmarked Chinese amounts of six digits are rare."""
    return _LISTED.sub(r"\1，", folded)


@cache
def _table() -> dict[int, int | str]:
    plain = {ord(old): new.translate(_FINANCIAL) for old, new in simplified().items()}
    return {**plain, **_FULL_WIDTH, **_FULL_WIDTH_UPPER, **_LOWER, **_SIGNS, **_FINANCIAL}
