"""Bare sums beside the day they are to be paid on: 七月十三两千, "300 next Friday", "the 1st, 150".

A day is as good as a currency: whoever names a number beside one speaks of money, unless the words
before are about calls and hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from negotiation_trainer.catalogue.moves import Span
from negotiation_trainer.language.figures.numerals import FLAGS, Form, Numeral

_WORDS_AFTER = re.compile(
    r"""
    [ ]?[,，:：、\-]?[ ]?
    (?:之?前|以前|那天|当天|当日|早上|晚上|起|开始|就|我|您|你|能不能|能|可以|先|再|各|都
      |每[次期笔]|还款?|付|给|交|打|转|存|拿|来|个|扣){0,4}
    (?:(?:for|it's|that's|is|just|only|about|another|then|pay|send|say|do|put|we|you|i|can
        |could|and)[ ]){0,4}
    """,
    FLAGS,
)
_WORDS_BEFORE = re.compile(
    r"""
    [ ]?[,，]?[ ]?(?:就|在|到){0,2}
    (?:(?:on|by|before|for|at|due|come|around|about|every|each|starting|from|until|till|this|not?
        |later|than|coming|and|then|another|the|again)[ ]){0,4}
    """,
    FLAGS,
)
_VAGUE_DAY = re.compile(
    r"""
    (?:本|这个?|下个?|下下个?)?月[初中](?![国间秋一二三四五六七八九十])
  | (?<![0-9个年第一二三四五六七八九十])(?:1[0-2]|[1-9]|十[一二]|[一二三四五六七八九十])月份?
    (?=[,，:：]?[1-9][0-9]{2}|[一二两三四五六七八九]{1,2}[百千万])
  | 下下?个?(?:月(?![底末份初中的0-9一二三四五六七八九十])|(?:周|星期|礼拜)(?![一二三四五六日天末]))
  | 发了?(?:工资|薪水?)的?(?:那天|当天|之?后|以后|第二天|次日)
  | (?:春节|国庆节?|中秋节?|(?<![0-9一二两三四五六七八九十几多])年)前
  | 今[天日晚](?=[,，:：]|[ ]?$|[1-9][0-9]{2}) | \bpayday\b
  | \b(?:today|tonight)\b(?=[,:]|[ ]?$)
  | \b(?:when|once|after|the[ ]day)[ ]you(?:[ ]get|[ ]are|'re)[ ]paid\b
  | \bnext[ ](?:month|week|payday|check|paycheck)\b | \b(?:this|next)[ ]weekend\b
  | \bwithin[ ](?:an?|the|one|two|three|[0-9]{1,2})[ ](?:days?|weeks?|month)\b
    """,
    FLAGS,
)
"""Days of payment that no calendar knows."""

_OF_HOURS = re.compile(
    r"""
    电话|联系|回电|回复|再聊|再谈|开会|面谈|生日|出生
  | \b(?:call|calls|ring|talk|speak|reach|meet|meeting|text|shift|show|open|room|flat|flight|born
      |birthday|birth|zip|ext)\b
    """,
    FLAGS,
)
_CLAUSE_START = re.compile(r"[。!?！？;；\n]|[.](?![0-9])")
_LOOK_BACK = 40
_LEAST = 20
"""Below this a number beside a day is an hour or another day."""

_YEARS = (1900, 2100)


@dataclass(frozen=True, slots=True)
class Days:
    """The stated days, those that sums may stand near, and where a sum after one may begin."""

    starts: frozenset[int]
    near: tuple[Span, ...]
    days: tuple[Span, ...]

    def comes_next(self, folded: str, end: int) -> bool:
        """Whether a day, or words that lead to one, follow a numeral; 25发工资 is a day itself."""
        words = _WORDS_BEFORE.match(folded, end)
        reached = words.end() if words else end
        return any(end <= start <= reached and folded[start] != "发" for start, _ in self.near)

    def beside(self, folded: str, numeral: Numeral) -> bool:
        """Whether a bare numeral is a sum because a day stands beside it."""
        if not self.near or numeral.value < _LEAST or _is_year(folded, numeral):
            return False
        return numeral.span[0] in self.starts or self.comes_next(folded, numeral.span[1])

    def blanked(self, folded: str) -> str:
        """The text without its days, so that 两千 of 8/15两千 stands by itself."""
        for start, end in self.days:
            folded = folded[:start] + "，" * (end - start) + folded[end:]
        return folded


def days_in(folded: str, dates: Iterable[Span]) -> Days:
    """The days of a text; those of no calendar count too, those beside words on hours do not."""
    days = tuple(dates)
    vague = (match.span() for match in _VAGUE_DAY.finditer(folded))
    near = tuple(span for span in (*days, *vague) if not _speaks_of_hours(folded, span[0]))
    starts = set()
    for _, end in near:
        starts.add(end)
        if words := _WORDS_AFTER.match(folded, end):
            starts.add(words.end())
    return Days(frozenset(starts), near, days)


def _speaks_of_hours(folded: str, at: int) -> bool:
    before = folded[max(0, at - _LOOK_BACK) : at]
    ends = [match.end() for match in _CLAUSE_START.finditer(before)]
    return _OF_HOURS.search(before[ends[-1] if ends else 0 :]) is not None


def _is_year(folded: str, numeral: Numeral) -> bool:
    """The 15th, 2026 is a year, 15号2000 is money."""
    start, end = numeral.span
    year = _YEARS[0] <= numeral.value < _YEARS[1] and numeral.form is Form.PLAIN
    after_words = folded[max(0, start - 12) : start].isascii() and start > 0
    return year and end - start == 4 and after_words and folded[start - 1] == " "
