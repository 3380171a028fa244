"""Days as Chinese states them: 本月15号, 7月15日, 下周五, 月底, 两周后."""

from __future__ import annotations

import re
from datetime import date
from re import Match

from negotiation_trainer.language.figures import calendar
from negotiation_trainer.language.figures.day_rule import DayRule, number, rule
from negotiation_trainer.language.figures.past_days import day_meant, is_past, month_end_meant
from negotiation_trainer.language.figures.stated_year import (
    WHICH_YEAR_ZH,
    YEAR_ZH,
    YEARS_AWAY,
    year_of,
)

_N = "(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_DAY = (
    "(?:三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]"
    "|3[01]|[12][0-9]|0?[1-9])"
)
_BEFORE_SUM = (
    r"(?![,.][0-9])(?=[ ，]?(?:[一二两三四五六七八九]{1,2}[百千万k]|[1-9][0-9]*[百千万k]"
    r"|(?<![0-9])[¥$]?[1-9][0-9]{2}))"
)
"""七月十三两千: what follows a day is a sum, so that the day needs no 号."""

_LOOSE = "(?!(?:一[二两]|[二两]三|三[四五]|四五|五六|六七|七八|八九)[百千万])"
"""每月三五百 names no third of the month but some hundreds."""

_SIGN = r"(?:[号日](?!楼|线|院|店|机|柜|门|房|台|[之以]?内|息|利|元))"
_MONTHS = {"本": 0, "这": 0, "当": 0, "今": 0, "每": 0, "下": 1, "次": 1, "上": -1}
_WEEKDAYS = {c: n for n, c in enumerate("一二三四五六")} | {"日": 6, "天": 6, "末": 6}
_SHORT = 100
"""Below it a year is said in two digits: 26年."""
_SOON = {"明": 1, "后": 2, "大后": 3}


def _full(match: Match[str], today: date | None) -> date | None:
    year = int(match["y"])
    return calendar.real(
        year if year > _SHORT else 2000 + year, number(match["m"]), number(match["d"])
    )


def _month_day(match: Match[str], today: date | None) -> date | None:
    month, day = number(match["m"]), number(match["d"])
    if today is None:
        return None
    return day_meant(match, "m", today, month=month, day=day)


def _month_end(match: Match[str], today: date | None) -> date | None:
    if today is None:
        return None
    return month_end_meant(match, "m", today, number(match["m"]))


def _months_ahead(which: str) -> int:
    return _MONTHS[which[0]] * (2 if which.startswith(("下下", "上上")) else 1)


def _day_of_named_month(match: Match[str], today: date | None) -> date | None:
    if today is None:
        return None
    if match["which"].startswith("每"):
        return _of_month_before(match, today) or calendar.next_day_of_month(
            today, number(match["d"])
        )
    return calendar.real(
        *calendar.month_away(today, _months_ahead(match["which"])), number(match["d"])
    )


def _end_of_named_month(match: Match[str], today: date | None) -> date | None:
    ahead = _months_ahead(match["which"]) if match["which"] else 0
    return None if today is None else calendar.month_end(*calendar.month_away(today, ahead))


def _year_end(match: Match[str], today: date | None) -> date | None:
    if today is None:
        return None
    return calendar.real(today.year + YEARS_AWAY[match["which"] or "今"], 12, 31)


def _day(match: Match[str], today: date | None) -> date | None:
    if today is None:
        return None
    loosely = _GONE_BY.match(match.string, match.end())
    if loosely or is_past(match.string, match.span(), far=False):
        return calendar.last_day_of_month(today, number(match["d"]))
    named = _of_month_before(match, today) or _named_before(match, today)
    return named or calendar.next_day_of_month(today, number(match["d"]))


_BY_THEN = re.compile("[之以]?前")
"""Right after a day that comes with no month: it looks back to one that did."""


def _named_before(match: Match[str], today: date) -> date | None:
    """The same day of a month, where it was named in full before: 9月15号起……15号前打给我."""
    if not _BY_THEN.match(match.string, match.end()):
        return None
    for full in _MONTH_BEFORE.finditer(match.string, 0, match.start()):
        if full["m"] and full["d"] and number(full["d"]) == number(match["d"]):
            found = calendar.nearest(today, number(full["m"]), number(full["d"]))
            return found if found is not None and found >= today else None
    return None


_MONTH_BEFORE = re.compile(
    rf"""
    (?:(?<![0-9个第])(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?
      |(?<!等)(?<!等到)(?P<which>下下个?|下个?|次|这个?|本)月(?:份)?(?!再|才|之?后|以后))
    (?P<d>{_DAY}(?=[号日]))?
    """,
    re.ASCII | re.VERBOSE,
)
_SENTENCE_END = re.compile("[。!?！？;；\n]")
_LOOK_BACK = 40
_BRIEF = 3
"""How many characters may follow a month in its sentence: 几号, 中旬吧."""


def _of_month_before(match: Match[str], today: date) -> date | None:
    """The day in the month named just before it: 八月中旬，十五号左右.

    None where none is named, where it would be past, where that month had a later day of its own,
    and where another sentence lies between, unless the month was all of it: 下个月？15号吧.
    """
    said = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    months = list(_MONTH_BEFORE.finditer(said))
    if not months:
        return None
    named, day = months[-1], number(match["d"])
    ended = _SENTENCE_END.search(said, named.end())
    if ended and (named["d"] or ended.start() - named.end() > _BRIEF):
        return None
    if named["d"] and number(named["d"]) > day:
        return None
    if named["m"]:
        month = number(named["m"])
        year = year_of(named, "m", today, (month, day))
        found = calendar.of_year(year, today, month, day)
        if year is not None and said[named.end() :] == "的":
            return found
    else:
        found = calendar.real(*calendar.month_away(today, _months_ahead(named["which"])), day)
    return found if found is not None and found >= today else None


_GONE_BY = re.compile(
    "(?:就|才|只)?(?:还|付|扣|转|打)(?:的|过)|(?:就|已经?)(?:到期|逾期|该[还交]了)"
)
"""What says after 15号 that it has been."""


def _soon(match: Match[str], today: date | None) -> date | None:
    return None if today is None else calendar.shifted(today, _SOON[match["soon"] or match["alt"]])


def _weekday(match: Match[str], today: date | None) -> date | None:
    which, weekday = match["which"] or "", _WEEKDAYS[match["day"]]
    if today is None or which.startswith("上") or match["day"] == "末":
        return None
    if which.startswith("下"):
        return calendar.weekday_of_week(today, weekday, weeks=which.count("下"))
    return calendar.coming_weekday(today, weekday)


def _later(match: Match[str], today: date | None) -> date | None:
    if today is None:
        return None
    count = number(match["n"])
    if match["unit"] == "月" and year_of(match, "n", today, (count, 1)) is not None:
        return None  # 明年三月以后 is after March
    if match["unit"].endswith("月"):
        if match["n"] == "半":
            return calendar.shifted(today, 15)
        return calendar.months_later(today, count)
    return calendar.shifted(today, count * (1 if match["unit"] == "天" else 7))


def _holiday(match: Match[str], today: date | None) -> date | None:
    if today is None:
        return None
    month, day = _HOLIDAYS[match["holiday"]]
    if (year := year_of(match, "holiday", today, (month, day))) is not None:
        return calendar.real(year, month, day)
    this_year = calendar.real(today.year, month, day)
    past = this_year is not None and this_year < today
    return calendar.real(today.year + 1, month, day) if past else this_year


_HOLIDAYS = {"元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "国庆": (10, 1), "十一": (10, 1)}
_NAMED_MONTH = "(?P<which>本|这个?|当|今|次|下下个?|下个?|上上个?|上个?|每个?)月(?:份)?的?"

CHINESE_DAYS: tuple[DayRule, ...] = (
    rule(
        rf"(?<![0-9第分了])(?P<y>20[0-9]{{2}}|2[0-9])年(?P<m>{_N})月(?P<d>{_N}){_SIGN}?",
        _full,
        "年",
    ),
    rule(rf"{_NAMED_MONTH}月?(?:底|末)", _end_of_named_month, "月"),
    rule(rf"{_NAMED_MONTH}(?P<d>{_N}){_SIGN}", _day_of_named_month, "月"),
    rule(rf"{_NAMED_MONTH}初(?P<d>[一二三四五六七八九十])", _day_of_named_month, "月"),
    rule(rf"{_NAMED_MONTH}(?P<d>{_N})(?=[,，、 ]?(?:自动|代)?扣)", _day_of_named_month, "月"),
    rule(
        rf"(?:{YEAR_ZH})?(?<![0-9个])(?P<m>{_N})月(?:份)?(?P<d>{_DAY})"
        rf"(?:{_SIGN}|(?=之?前|以?前|到|还|付|能|$|[ ,，。.!?！？]))",
        _month_day,
        "月",
    ),
    rule(
        rf"(?:{YEAR_ZH})?(?<![0-9个])(?P<m>{_N})月(?:份)?{_LOOSE}(?P<d>{_DAY}){_BEFORE_SUM}",
        _month_day,
        "月",
    ),
    rule(rf"{_NAMED_MONTH}{_LOOSE}(?P<d>{_DAY}){_BEFORE_SUM}", _day_of_named_month, "月"),
    rule(
        r"(?<![0-9.¥$还付给交减免])(?P<m>1[0-2]|0?[1-9])[.\-](?P<d>3[01]|[12][0-9]|0?[1-9])"
        r"(?=号?(?:之?前|以前)|(?:还款?|先|付|到账|那天|[号日](?![楼线院])))",
        _month_day,
        ".",
        "-",
    ),
    rule(rf"(?:{YEAR_ZH})?(?<![0-9个])(?P<m>{_N})月(?:份)?(?:底|末)", _month_end, "月"),
    rule(r"(?P<which>)(?<!每个)(?<!每)月(?:底|末)", _end_of_named_month, "月"),
    rule(
        r"(?P<holiday>元旦|五一|劳动节|国庆|十一)节?(?=之?前|以前|当天|那天)",
        _holiday,
        "元旦",
        "五一",
        "节",
        "国庆",
        "十一",
    ),
    rule(rf"(?P<which>{WHICH_YEAR_ZH})?年?的?年(?:底|末)", _year_end, "年"),
    rule(
        rf"(?<!逾期)(?<!超过)(?<!拖了)(?<![上前第])(?P<n>半|{_N})(?P<unit>天|周"
        rf"|个?星期|个?礼拜|个?月)"
        r"(?:[之以]后|后(?!天|面|续|果|悔))",
        _later,
        "后",
    ),
    rule(rf"(?<![0-9第尾工])(?P<d>{_N}){_SIGN}", _day, "号", "日"),
    rule(
        r"(?P<which>上上个?|上个?|下下个?|下个?|这个?|本|每个?)?"
        r"(?<![0-9一两二三四五六七八九十])(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])"
        r"(?![次个回趟通起遍月])",
        _weekday,
        "周",
        "星期",
        "礼拜",
    ),
    rule(r"(?P<soon>大后|明|后)(?:天|儿|日)|(?P<alt>明)[早晚]", _soon, "天", "明", "后"),
)
"""Chinese rules, the most specific first."""
