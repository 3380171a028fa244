"""Folding: one spelling of digits, letters and signs, character for character.

Every pattern of this package is written against folded text, and since folding never changes a
length, its offsets are offsets into the original.
"""

from __future__ import annotations

import re

_FULL_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94) if 0xFF01 + i != ord("，")}
_LOWER = {ord(c): ord(c.lower()) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_FULL_WIDTH_UPPER = {ord(c) + 0xFEE0: ord(c.lower()) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_SIGNS = str.maketrans("￥’‘`–—−～〜\u3000\u00a0\t", "¥'''---~~   ")
_FINANCIAL = str.maketrans(
    "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟圆圓〇", "一二二三三四五六六七八九十百千元元零"
)
_TRADITIONAL = str.maketrans(
    "萬塊個兩週號減還點從後這內間幾開時當應債費違約滯納罰償給禮餘總筆錢",
    "万块个两周号减还点从后这内间几开时当应债费违约滞纳罚偿给礼余总笔钱",
)
_TABLE: dict[int, int] = {
    **_FULL_WIDTH,
    **_FULL_WIDTH_UPPER,
    **_LOWER,
    **{k: v for table in (_SIGNS, _FINANCIAL, _TRADITIONAL) for k, v in table.items()},
}
_WIDE_SEPARATOR = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")

_LISTED = re.compile(r"(?<![0-9.,¥$])([1-9][0-9]{2}),(?=[1-9][0-9]{2}(?![0-9.,元块万]))")


def fold(text: str) -> str:
    """The text in half-width, lower-case, simplified form, of the same length."""
    return _WIDE_SEPARATOR.sub(",", text).translate(_TABLE)


def listed_apart(folded: str) -> str:
    """The same with 先还500,300 read as a list: unmarked Chinese amounts of six digits are rare."""
    return _LISTED.sub(r"\1，", folded)
