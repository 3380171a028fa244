"""The weekday said beside a date: "Monday, August 17th", 8月17号周一, "the 17th, that's a Monday".

Apart from the rules for days, since it is no day of its own in either language: where the two
contradict each other, the date holds.
"""

from __future__ import annotations

import re

from negotiation_trainer.catalogue.moves import Span

_NAMES_EN = (
    "monday|mon|tuesday|tues|tue|wednesday|wed|thursday|thurs|thur|thu|friday|fri|saturday|sunday"
)
_EN = rf"(?:{_NAMES_EN})\b\.?"
_WHICH_EN = "(?:(?:a|one|two|2) weeks? from |(?:this coming|this|next|coming) )?"
_ZH = "(?<!每)(?<!每个)(?:下下个?|下个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天]"

_BEFORE = re.compile(
    rf"(?:(?<!every )(?<!each )\b{_WHICH_EN}{_EN}|{_ZH}) ?(?:[,，(（]|-+|[—–]+)? ?"
    r"(?:也?就?是|(?:that's|that is|which is|is|so|the|on)(?: the)? )?\Z",
    re.ASCII,
)
_PAUSE = "(?:[,，(（]|-+|[—–]+)"
_IS = (
    "(?:that's|that is|that'd be|that falls on|it's|it is|which is|is|the day is)(?: an?)? "
    "|an? |(?:那天|当天)?(?:也就是|就是|也是|正好是?|刚好是?|是)个?"
)
_THAT_IS = "[.;。；] ?(?:that's|that is|it's|it is|that'd be|那天就?也?是)个? ?(?:an? )?"
_TOUCHING = rf" ?(?:{_PAUSE}? ?(?:{_IS})|{_THAT_IS}|[(（]?)"
"""Nothing, or words that say that it is the same day."""
_JOINED = rf" ?{_PAUSE} ?"
_ENDS = r"(?=[ ]?(?:[,，.。;；!！?？)）]|\Z|开始|起|[之以]?前))"
"""After a mere comma the weekday says no more: 17号，周一再打电话 is about two days."""
_ANOTHER_DAY = (
    "(?![,，、)）]? ?(?:the )?(?:[0-9]{1,2}(?:st|nd|rd|th|[/月号日])"
    "|[一二三四五六七八九十]{1,3}[月号日]"
    "|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* [0-9])"
    r"|[,，]? ?the [a-z-]+(?:st|nd|rd|th)\b)"
)
_AFTER = re.compile(
    rf"(?:{_TOUCHING}(?:{_EN}|{_ZH})|{_JOINED}(?:{_EN}|{_ZH}){_ENDS}){_ANOTHER_DAY}[)）]?",
    re.ASCII,
)
_NO_DATE = re.compile(
    rf"(?:{_NAMES_EN})\b|(?:周|星期|礼拜)[一二三四五六日天末]"
    r"|\b(?:weeks?|days?|months?|tomorrow|end)\b|[后底末明]"
)
"""Days that are no dates: weekdays themselves, and those counted from today or from a month."""

_LOOK_BACK = 40


def with_weekday(folded: str, date: Span) -> Span:
    """The span of a stated day and the weekday that belongs to it, on whichever side it stands."""
    start, end = date
    if _NO_DATE.search(folded, start, end):
        return date
    before = _BEFORE.search(folded, max(0, start - _LOOK_BACK), start)
    if before is not None:
        return before.start(), end
    after = _AFTER.match(folded, end)
    return (start, end) if after is None else (start, after.end())
