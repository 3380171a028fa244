"""Stated terms: 分6期, 半年, 12个月, 两周, six instalments, over 8 months, 30 days past due."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from re import Match

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.language.figures.amount_context import COUNT_AT_EN
from negotiation_trainer.language.figures.claims import Claim, stated
from negotiation_trainer.language.figures.numerals import FLAGS, value_of

Count = Callable[[Match[str]], tuple[Decimal | None, str]]
LONGEST = {"month": 120, "payment": 120, "week": 260, "day": 3650}
"""Counts beyond these are no terms of a debt."""

_ZH = (
    r"(?:(?<![0-9.])(?<![0-9],)[0-9]{1,4}"
    r"|(?<![零一二三四五六七八九十百千万])[一二两三四五六七八九十百零]{1,5})"
)
_NOT_NAMED = r"(?<![第每那上这头])(?<!(?<![余剩])下)"
"""Not 第三期 or 下两期, which are those ones; 余下12期 is a count."""
_ZH_UNITS = {"月": "month", "期": "payment", "周": "week", "星": "week", "礼": "week"}
_EN_UNITS = {"month": "month", "mo": "month", "week": "week", "wk": "week", "day": "day"}
_EN_DIGIT = "one|two|three|four|five|six|seven|eight|nine"
_EN_SMALL = (
    f"{_EN_DIGIT}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    f"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:{_EN_DIGIT}))?"
    "|(?:(?:a|one)[ ])?hundred|a[ ]dozen|(?:a[ ])?couple(?:[ ]of)?"
)
_EN = rf"(?:(?<![0-9.,$¥£/\-])[0-9]{{1,4}}|(?<!ty[ -])\b(?:{_EN_SMALL}))"
_VAGUE_COUNTS = {"dozen": Decimal(12), "couple": Decimal(2)}


def _count(words: str) -> Decimal | None:
    for name, value in _VAGUE_COUNTS.items():
        if name in words:
            return value
    return value_of(words)


def _zh(match: Match[str]) -> tuple[Decimal | None, str]:
    return value_of(match["n"]), _ZH_UNITS[match["unit"][0]]


def _parts(match: Match[str]) -> tuple[Decimal | None, str]:
    return value_of(match["n"]), "month" if match["unit"].endswith("月") else "payment"


def _days(match: Match[str]) -> tuple[Decimal | None, str]:
    return value_of(match["n"]), "day"


def _years(match: Match[str]) -> tuple[Decimal | None, str]:
    count = _count(match["n"])
    half = Decimal("0.5") if match["half"] else Decimal(0)
    return (None if count is None or count > 5 else (count + half) * 12), "month"


def _half_year(match: Match[str]) -> tuple[Decimal | None, str]:
    return Decimal(6), "month"


def _half_month(match: Match[str]) -> tuple[Decimal | None, str]:
    return Decimal(15), "day"


def _months_and_half(match: Match[str]) -> tuple[Decimal | None, str]:
    count = value_of(match["n"])
    return (None if count is None else count * 30 + 15), "day"


def _one_year(match: Match[str]) -> tuple[Decimal | None, str]:
    return Decimal(18) if match["half"] else Decimal(12), "month"


def _payments(match: Match[str]) -> tuple[Decimal | None, str]:
    return _count(match["n"]), "payment"


def _times(match: Match[str]) -> tuple[Decimal | None, str]:
    return value_of(match["n"]), "payment"


def _en(match: Match[str]) -> tuple[Decimal | None, str]:
    return _count(match["n"]), _EN_UNITS[match["unit"]]


def _one(match: Match[str]) -> tuple[Decimal | None, str]:
    return Decimal(1), _EN_UNITS[match["unit"]]


def _bare_months(match: Match[str]) -> tuple[Decimal | None, str]:
    return _count(match["n"]), "month"


def _fortnight(match: Match[str]) -> tuple[Decimal | None, str]:
    return Decimal(2), "week"


_CHINESE: tuple[tuple[str, Count], ...] = (
    (
        rf"(?:分|拆)(?:成|作|为|做|开)?[ ]?(?P<n>{_ZH})[ ]?(?P<unit>个月|期|次|笔|份|步|回|个期)",
        _parts,
    ),
    (rf"(?<=[0-9])[ ]?[x×*乘][ ]?(?P<n>{_ZH}|[0-9]{{1,2}})(?![0-9.,])", _times),
    (r"(?<![0-9.,$¥])(?P<n>[0-9]{1,2})[ ]?[x×*](?=[ ]?[$¥]?[0-9])", _times),
    (r"(?<![一二两三四五六七八九十0-9])半个月", _half_month),
    (rf"(?<![第])(?P<n>{_ZH})个半月", _months_and_half),
    (r"(?<![一二两三四五六七八九十0-9大小前后上下])半年(?!级)", _half_year),
    (
        rf"(?<!第)(?<![前去今明])(?P<n>{_ZH})[ ]?年(?P<half>半)?(?![级纪代龄月底初前来费])",
        _years,
    ),
    (
        (
            rf"{_NOT_NAMED}(?P<n>{_ZH})[ ]?(?:多)?个?"
            r"(?P<unit>期(?![间望待限货起])|周(?![一二三四五六日天末年岁])"
            r"|(?:星期|礼拜)(?![一二三四五六日天]))"
        ),
        _zh,
    ),
    (rf"{_NOT_NAMED}(?P<n>{_ZH})[ ]?个(?P<unit>月)", _zh),
    (
        (
            rf"(?<![有哪那这同每第])(?P<n>{_ZH})[ ]?个?(?:工作)?(?:天(?!到晚|天)"
            rf"|日(?=[之以]?内|息?宽限))"
        ),
        _days,
    ),
)
_ENGLISH: tuple[tuple[str, Count], ...] = (
    (
        (
            rf"(?P<n>{_EN})[ -]?(?:(?:equal|even|monthly|weekly|easy|more|separate"
            rf"|small(?:er)?|consecutive|straight)[ ]){{0,2}}"
            r"(?:payments?|instal{1,2}ments?|(?:parts|chunks|pieces)(?=[ ](?:of|at)\b))\b"
        ),
        _payments,
    ),
    (rf"{COUNT_AT_EN}(?=[$]?(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{2,5}})(?![0-9]))", _payments),
    (
        (
            rf"\b(?:split|divide|break)[ ](?:it|that|this|the[ ][a-z]+)[ ](?:up[ ])?in(?:to)?[ ]"
            rf"(?P<n>{_EN})\b(?![ -]|%)"
        ),
        _payments,
    ),
    (rf"(?<=[ ]month)[ ]for[ ](?:the[ ]next[ ])?(?P<n>{_EN})\b(?![ -])", _bare_months),
    (r"\b(?:half[ ]a[ ]year|a?[ ]?half[ -]year)\b", _half_year),
    (r"\b(?:a|one)[ ]year(?P<half>[ ]and[ ]a[ ]half)?\b(?![ -]old)", _one_year),
    (rf"(?P<n>{_EN})[ -](?P<half>and[ ]a[ ]half[ ])?years?\b(?![ -]old)", _years),
    (
        (
            rf"(?P<n>{_EN})[ -]?(?:more[ ]|full[ ]|business[ ]|calendar[ ]"
            rf"|whole[ ])?(?P<unit>month|week|day|mo|wk)s?\b"
        ),
        _en,
    ),
    (
        (
            r"\b(?:for|over|within|another|extra|than|give[ ]you|take|wait"
            r"|one[ ]more)[ ](?:just[ ])?(?:an?[ ])?"
            r"(?P<unit>month|week)\b(?!ly)"
        ),
        _one,
    ),
    (r"\b(?:a|one)[ ]fortnight\b", _fortnight),
)
_COUNTED = rf"(?P<n>{_EN})"
_EN_STARTS = re.compile(_EN, FLAGS)
_CHINESE_GATE = re.compile("[期笔次份步回月年周天日x×*乘]|星期|礼拜")
_ENGLISH_GATE = re.compile(
    "month|week|day|year|pay|inst|mo|wk|fort|into|parts|chunks|pieces| at [$]?[0-9]"
)
_CHINESE_RULES = [(re.compile(pattern, FLAGS), count) for pattern, count in _CHINESE]
_ENGLISH_RULES = [
    (re.compile(pattern, FLAGS), count, pattern.startswith(_COUNTED)) for pattern, count in _ENGLISH
]
"""Each language's rules, behind a word that any of them needs; the last says: led by a count."""


def find_terms(folded: str) -> Iterator[Claim]:
    """Every stated count of payments, months, weeks or days."""
    for match, count in _matches(folded):
        value, unit = count(match)
        if value is None or value != int(value) or not 0 < value <= LONGEST[unit]:
            yield Claim(match.span())
        else:
            yield stated(FigureKind.TERM, str(int(value)), match.span(), unit=unit)


def _matches(folded: str) -> Iterator[tuple[Match[str], Count]]:
    if _CHINESE_GATE.search(folded):
        for pattern, count in _CHINESE_RULES:
            yield from ((match, count) for match in pattern.finditer(folded))
    if _ENGLISH_GATE.search(folded):
        starts = [match.start() for match in _EN_STARTS.finditer(folded)]
        for pattern, count, counted in _ENGLISH_RULES:
            found = (
                (pattern.match(folded, start) for start in starts)
                if counted
                else pattern.finditer(folded)
            )
            yield from ((match, count) for match in found if match)
