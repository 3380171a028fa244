"""Stated shares: 50%, 五成, 百分之五十, 打八折, half of it, a third, fifty percent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from re import Match

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.language.figures.claims import Claim, plain, stated
from negotiation_trainer.language.figures.numerals import ENGLISH, FLAGS, value_of

_ZH = "[一二两三四五六七八九十百零点]"
_DIGIT = "[一二两三四五六七八九]"
_PARTS = {"third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5}
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3}
_BASES = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}
_GIVES_ZH = "[还付交缴给减免降砍压抹去掉批收凑]"
_DOES_ZH = "[戴做说讲走学听看聊谈修装住干跑读治拆盖写种练用吃上]"
_THINGS_ZH = "疗程|时间|工程|课|路|活儿?(?!钱)|人(?!民)|日子|功夫|力气|牙"
_THINGS_EN = (
    r"(?:(?:the|your|my|our|his|her|their|that|this|a|an)[ ])(?:[a-z]+[ ])?"
    r"(?:treatment|courses?|time|work|job|days?|years?|weeks?|hours?|people|battle|road|way|season"
    r"|terms?|semester|class(?:es)?|sessions?|program|lessons?|braces|repairs?|project|story)"
)
"""What has halves and is no money: 疗程做到一半, "half the treatment"."""
Share = Callable[[Match[str]], Decimal | None]


def _stated(match: Match[str]) -> Decimal | None:
    return value_of(match["n"])


def _of_hundred(match: Match[str]) -> Decimal | None:
    """百分之五十, 百分之零点五, 万分之五."""
    whole, _, fraction = match["n"].partition("点")
    value = value_of(whole) if whole != "零" else Decimal(0)
    if value is None:
        return None
    if fraction:
        value += (value_of(fraction) or Decimal(0)) / (10 ** len(fraction))
    return value * _BASES[match["base"]]


def _tenths(match: Match[str]) -> Decimal | None:
    """五成, 五成五."""
    value = value_of(match["n"])
    tail = value_of(match["tail"]) if match["tail"] else Decimal(0)
    return None if value is None or tail is None else value * 10 + tail


def _off(match: Match[str]) -> Decimal | None:
    """打八折 leaves eighty of a hundred: twenty is waived."""
    kept = Decimal(0)
    for place, digit in enumerate(re.findall("[0-9一二三四五六七八九]", match["n"])):
        kept += (value_of(digit) or Decimal(0)) * 10 / 10**place
    return Decimal(100) - kept


def _fraction(match: Match[str]) -> Decimal | None:
    below, above = value_of(match["below"]), value_of(match["above"])
    return above * 100 / below if above and below and above <= below else None


def _parts(match: Match[str]) -> Decimal | None:
    return Decimal(100) * _COUNTS[match["n"]] / _PARTS[match["part"]]


def _half(match: Match[str]) -> Decimal | None:
    return Decimal(50)


def _all(match: Match[str]) -> Decimal | None:
    return Decimal(100)


_RULES: tuple[tuple[str, Share], ...] = (
    (
        r"(?<![0-9.])(?P<n>[0-9]{1,3}(?:\.[0-9]{1,4})?)[ ]?(?:%|percent\b|per[ ]cent\b|pct\b)",
        _stated,
    ),
    (rf"(?P<n>{ENGLISH})[ ](?:percent|per[ ]cent)\b", _stated),
    (
        rf"(?P<n>(?<![0-9.,])[0-9]{{1,2}}|{ENGLISH})[ ](?:cents|c)[ ]on[ ](?:the|a)[ ]dollar\b",
        _stated,
    ),
    (rf"(?P<base>百|千|万)分之(?P<n>{_ZH}{{1,7}}|[0-9]{{1,3}}(?:\.[0-9]{{1,4}})?)", _of_hundred),
    (r"百分(?:之)?百", _all),
    (rf"(?P<below>[二两三四五六七八九十])分之(?P<above>{_DIGIT})", _fraction),
    (
        (
            rf"(?<!{_DIGIT})(?<![0-9])(?P<n>{_DIGIT}|十|[1-9]"
            rf"|10)成(?P<tail>[一二三四五六七八九](?!期|个|天|月))?"
            r"(?!立|为|功|交|员|绩|不变|都没|长|本|年|家|熟|人)"
        ),
        _tenths,
    ),
    (
        (
            r"(?:打个?|给(?:您|你|他)?(?:打)?个?|按)[ ]?(?P<n>[1-9](?:\.?[0-9])?"
            r"|[一二三四五六七八九]{1,2})折"
        ),
        _off,
    ),
    (
        (
            r"(?<![0-9.一二三四五六七八九])(?P<n>[1-9](?:\.?[0-9])?|[一二三四五六七八九]{1,2})"
            r"折(?=[,，]?(?:一次|全部?结|结清|还清|付清))"
        ),
        _off,
    ),
    (
        (
            r"打个?对折|(?:减|砍|免|打|付|还|交|去|降)(?:免|掉|去"
            r"|个)?半(?![年个天月途路])|对半(?:减|砍)"
        ),
        _half,
    ),
    (
        (
            rf"(?:(?<![另大小了])|(?<={_GIVES_ZH}了))(?<!{_DOES_ZH}到)一半"
            rf"(?!以[上下]|的?(?:{_THINGS_ZH}))"
        ),
        _half,
    ),
    (
        (
            r"\b(?P<n>a|one|two|three)[ -](?P<part>thirds?|fifths?|quarters)(?!-"
            r"|[ ](?:party|parties|time|person))\b"
        ),
        _parts,
    ),
    (r"\b(?P<n>a|one)[ -](?P<part>quarter)(?=[ ](?:of|off|now|today|down|up[ ]front))\b", _parts),
    (
        (
            rf"\bhalf(?![ ](?:of[ ])?(?:{_THINGS_EN})\b)"
            r"(?=[ ](?:of|the|that|this|your|it|its|his|her|their|off|now"
            r"|today|tonight|down|up[ ]?front"
            r"|then|and[ ]half|on|by|before|right|first|tomorrow|next|when"
            r"|in[ ]\w+[ ]weeks?)\b(?![ ]time))"
            r"|\b(?:by|in|pay|send|waive|forgive|take|drop|cut|knock|to|put|other"
            r"|about|over|do|for|least|is)[ ]half"
            r"(?![ -](?:an?\b|hour|day|past|year|month|hearted|grand|second|mind|way"
            r"|done|over|finished|through|complete|full|empty))"
        ),
        _half,
    ),
    (r"\bhalv(?:e[sd]?|ing)\b|\bthat'?s[ ]half(?=[ ]?(?:[,.;!?]|of[ ](?:it|them)\b|\Z))", _half),
)
_GATES = (
    "%|percent|per cent|pct",
    "percent|per cent",
    "on (?:the|a) dollar",
    "分之",
    "百分",
    "分之",
    "成",
    "折",
    "折",
    "半|对折",
    "半",
)
_ENGLISH_GATES = ("third|fifth|quarter", "quarter", "half", "halv")
_TABLE = [
    (re.compile(gate), re.compile(pattern, FLAGS), share)
    for gate, (pattern, share) in zip((*_GATES, *_ENGLISH_GATES), _RULES, strict=True)
]


_FRACTION = re.compile(
    r"""
    (?<![0-9/.\-])(?P<above>[1-7])/(?P<below>[2-8]|10)(?![0-9/\-])
    (?: (?=[ ](?:of|off|now|today|tonight|tomorrow|down|up[ ]?front|then|first|right[ ]now|and
          |next|later)\b)
      | (?=[,，]?[ ]?(?:(?:and|then)[ ])?(?:the[ ]|your[ ])?(?:rest|remainder|balance|剩|余|其余))
      | (?=[ ]?(?:的|先|现在|今天|首付|减|免|给|行|可以|怎么样|吗))
      | (?=[ ]?(?:本金|利息|罚息|违约金|滞纳金|欠款))
      | (?<=还[0-9]/[0-9]) | (?<=付[0-9]/[0-9]) | (?<=给[0-9]/[0-9]) | (?<=[减免去]掉[0-9]/[0-9])
      | (?<=[减免][0-9]/[0-9]) | (?<=交[0-9]/[0-9])
      | (?<=\bpay\ [0-9]/[0-9]) | (?<=\bother\ [0-9]/[0-9]) | (?<=\bwaive\ [0-9]/[0-9])
      | (?<=\babout\ [0-9]/[0-9]) | (?<=\bdo\ [0-9]/[0-9]) | (?<=\bsend\ [0-9]/[0-9]) )
    """,
    FLAGS,
)
_DAY_BEFORE = re.compile(
    r"(?:\b(?:on|by|before|until|till|from|since|after|due|starting|dated|through)[ ]"
    r"|在|从|于|到|自)\Z",
    FLAGS,
)


def find_fractions(folded: str) -> Iterator[Claim]:
    """1/3 as a share where the words beside it ask for one; elsewhere it is a day."""
    if "/" not in folded:
        return
    for match in _FRACTION.finditer(folded):
        above, below = int(match["above"]), int(match["below"])
        if above < below and not _DAY_BEFORE.search(
            folded, max(0, match.start() - 9), match.start()
        ):
            value = plain(Decimal(100) * above / below)
            yield stated(FigureKind.PERCENT, value, match.span())


def find_percents(folded: str) -> Iterator[Claim]:
    """Every stated share, as a number of a hundred."""
    for gate, pattern, share in _TABLE:
        if not gate.search(folded):
            continue
        for match in pattern.finditer(folded):
            value = share(match)
            if value is None or not 0 <= value <= 100:
                yield Claim(match.span())
            else:
                yield stated(FigureKind.PERCENT, plain(value), match.span())
