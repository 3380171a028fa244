"""Days as English states them: July 15th, the 15th, next Friday, in two weeks, end of the month."""

from __future__ import annotations

import re
from datetime import date
from re import Match

from negotiation_trainer.language.figures import calendar
from negotiation_trainer.language.figures.day_rule import DayRule, number, rule
from negotiation_trainer.language.figures.past_days import day_meant, is_past, month_end_meant
from negotiation_trainer.language.figures.stated_year import TURN_EN, YEAR_EN, year_of

MONTH_NAMES = {
    name: n
    for n, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_WEEKDAY_NAMES = {
    name: n
    for n, names in enumerate(
        [
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday",
            "sunday",
        ]
    )
    for name in names.split()
}
_ORDINALS = {
    word: n
    for n, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        start=1,
    )
}
_COUNTS = {"a": 1, "an": 1, "one": 1, "a couple of": 2, "a couple": 2, "couple of": 2}

_MONTH = "(?P<month>" + "|".join(MONTH_NAMES) + r")\b\.?"
_WEEKDAY = "(?P<weekday>" + "|".join(_WEEKDAY_NAMES) + r")s?\b\.?"
_NOT_COUNTED = "".join(f"(?<!{count} )" for count in ("two", "three", "four", "five", "six"))
"""The next three Fridays are no day."""
_WORD_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True)).replace("-", "[ -]")
_NTH = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)\b|(?:{_WORD_ORDINAL})\b)"
_AMBIGUOUS = r"(?:first|second|third)\b"
_YEAR = rf"(?:(?:,?| of(?= 20[2-4])) (?P<y>(?:19|20)[0-9]{{2}})\b(?!,)|{YEAR_EN})?"
_N = r"(?:a couple of|a couple|couple of|an?|[0-9]{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)"
# What follows an ordinal that counts things instead of days.
_THING = (
    r"(?! ?-?(?:part|pay|instal|time|call|notice|letter|bill|month|week|year|day|street|st\b|ave"
    r"|floor|grade|amend|of all|one|person|thing|step|choice|option|reminder|attempt|quarter|half"
    r"|offer|chance|request|hand|place|birthday|account|loan|card|check|invoice|down|responder))"
)


def day_number(words: str) -> int:
    """The day of a month in digits or words, "31st" and "thirty-first" alike; 0 when it is none."""
    plain = words.replace(" ", "-")
    return _ORDINALS.get(plain) or number(plain.rstrip("stndrh"))


def _full(match: Match[str], today: date | None) -> date | None:
    return calendar.real(int(match["y"]), int(match["m"]), int(match["d"]))


def _month_day(match: Match[str], today: date | None) -> date | None:
    month, day = MONTH_NAMES[match["month"]], day_number(match["d"])
    if match["y"]:
        return calendar.real(int(match["y"]), month, day)
    return None if today is None else day_meant(match, "month", today, month=month, day=day)


def _numeric(match: Match[str], today: date | None) -> date | None:
    month, day = int(match["m"]), int(match["d"])
    if match["y"]:
        year = int(match["y"])
        return calendar.real(year + 2000 if year < 100 else year, month, day)
    return None if today is None else day_meant(match, "m", today, month=month, day=day)


_GONE_BY = re.compile(
    r"(?<!\bget )(?<!\bgets )(?<!\bbe )(?<!\bare )(?<!\bis )(?<!'re )(?<!getting )"
    r"\b(?:came due|was|were|paid|missed|sent|posted|called|bounced|returned)\b[^.!?,;]{0,24}\Z"
)
"""What says before "the 1st" that it has been."""


def _nth(match: Match[str], today: date | None) -> date | None:
    if today is None:
        return None
    day, which = day_number(match["d"]), match["which"] or ""
    if which in ("next", "this"):
        return calendar.real(*calendar.month_away(today, which == "next"), day)
    loosely = _GONE_BY.search(match.string, max(0, match.start() - 40), match.start())
    if loosely or is_past(match.string, match.span(), far=False):
        return calendar.last_day_of_month(today, day)
    named = _of_month_before(match, today, day) or _named_before(match, today, day)
    return named or calendar.next_day_of_month(today, day)


_MONTH_BEFORE = re.compile(
    r"\b(?:(?P<month>"
    + "|".join(name for name in MONTH_NAMES if name not in ("may", "mar", "march"))
    + r"|(?:(?<=in )|(?<=by )|(?<=mid )|(?<=mid-)|(?<=early )|(?<=late )|(?<=come ))(?:may|march))"
    r"|(?P<next>next month))\b(?! (?:half|payments?|invoice|bill|statement|balance|one|order)\b)"
    r"(?: (?:the )?(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?\b)?"
)
_SENTENCE_END = re.compile(r"[!?;\n]|[.](?![0-9])")
_LOOK_BACK = 40


def _of_month_before(match: Match[str], today: date, day: int) -> date | None:
    """The day in the month named just before it: mid-August, the 15th.

    None where it would be past, or where that month had a later day of its own.
    """
    said = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    months = list(_MONTH_BEFORE.finditer(said))
    if not months or _SENTENCE_END.search(said, months[-1].end()):
        return None
    if months[-1]["d"] and int(months[-1]["d"]) > day:
        return None
    if months[-1]["next"]:
        found = calendar.real(*calendar.month_away(today, 1), day)
    else:
        month = MONTH_NAMES[months[-1]["month"]]
        year = year_of(months[-1], "month", today, (month, day))
        found = calendar.of_year(year, today, month, day)
    return found if found is not None and found >= today else None


_FULL_DAY = re.compile(
    rf"\b(?:{'|'.join(MONTH_NAMES)})\b\.? (?:the )?"
    r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?\b(?![,.:]?[0-9])"
)


_BY_THEN = re.compile(r"\b(?:before|by|until|till) (?:the )?\Z")
"""Right before a day that comes with no month: it looks back to one that did."""


def _named_before(match: Match[str], today: date, day: int) -> date | None:
    """The same day, where it was named in full before: "September 15 … before the 15th"."""
    if not _BY_THEN.search(match.string, 0, match.start()):
        return None
    for full in _FULL_DAY.finditer(match.string, 0, match.start()):
        if int(full["d"]) == day:
            month = MONTH_NAMES[full[0].split()[0].rstrip(".")]
            found = calendar.nearest(today, month, day)
            return found if found is not None and found >= today else None
    return None


def _weekday(match: Match[str], today: date | None) -> date | None:
    which, weekday = match["which"] or "", _WEEKDAY_NAMES[match["weekday"]]
    if today is None or which in ("last", "past", "this past"):
        return None
    if which == "next":
        return calendar.weekday_of_week(today, weekday, weeks=1)
    return calendar.coming_weekday(today, weekday)


def _week_from_weekday(match: Match[str], today: date | None) -> date | None:
    if today is None:
        return None
    first = calendar.coming_weekday(today, _WEEKDAY_NAMES[match["weekday"]])
    return None if first is None else calendar.shifted(first, 7 * _count(match["n"]))


def _count(words: str) -> int:
    return _COUNTS.get(words) or number(words)


def _later(match: Match[str], today: date | None) -> date | None:
    count = _count(match["n"])
    if today is None or not count or _is_rate(match) or _is_tally(match):
        return None
    if match["unit"].startswith("month"):
        return calendar.months_later(today, count)
    return calendar.shifted(today, count * _UNIT_DAYS[match["unit"].rstrip("s")])


_RATE_ASKED = re.compile(
    r"\bhow much\b[^.!?;]{0,60}\Z"
    r"|\bwhat\b[^.!?;]{0,40}\b(?:com(?:es?|ing)|bring(?:ing)?|make|making|earn|earning|tak(?:e|ing)"
    r"|left|spend|home)(?: (?:home|over|in))? \Z"
)
"""What asks for a rate: "how much do you have coming in a month" names no day."""


_TALLIED = re.compile(r"\b(?:times|twice|once|calls|voicemails|messages|letters) \Z")
_TO_COME = re.compile(r"\b(?:will|can|could|would|if|let's|going to|i'll|you'll|we'll)\b")


def _is_tally(match: Match[str]) -> bool:
    """Whether a span is how long it took to do so much: "I called three times in seven weeks"."""
    said = _SENTENCE_END.split(match.string[: match.start()])[-1]
    if not match[0].startswith("in ") or not _TALLIED.search(said):
        return False
    return not _TO_COME.search(said)


def _is_rate(match: Match[str]) -> bool:
    if match["n"] not in ("a", "an", "one") or not match[0].startswith("in "):
        return False
    return _RATE_ASKED.search(match.string, 0, match.start()) is not None


_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}


def _soon(match: Match[str], today: date | None) -> date | None:
    return None if today is None else calendar.shifted(today, 2 if match["after"] else 1)


def _month_end(match: Match[str], today: date | None) -> date | None:
    if today is None:
        return None
    name = match["month"]
    if name:
        return month_end_meant(match, "month", today, MONTH_NAMES[name])
    if match["unit"] == "week":
        return calendar.weekday_of_week(today, 4, weeks=int(match["which"] == "next"))
    if match["unit"] == "year":
        return calendar.real(today.year + (match["which"] == "next"), 12, 31)
    return calendar.month_end(*calendar.month_away(today, match["which"] == "next"))


def _holiday(match: Match[str], today: date | None) -> date | None:
    if today is None:
        return None
    name = " ".join(match["holiday"].split()).replace("'", "")
    this = _holiday_of(today.year, name)
    said = None if this is None else year_of(match, "holiday", today, (this.month, this.day))
    if said is not None:
        return _holiday_of(said, name)
    coming = (this, _holiday_of(today.year + 1, name))
    return next((day for day in coming if day is not None and day >= today), None)


def _holiday_of(year: int, name: str) -> date | None:
    if name in _MOVING:
        return calendar.nth_weekday(year, *_MOVING[name])
    return calendar.real(year, *_FIXED[name])


_MOVING = {"labor day": (9, 0, 1), "memorial day": (5, 0, -1), "thanksgiving": (11, 3, 4)}
"""Month, weekday and which of the month."""

_FIXED = {
    "christmas": (12, 25),
    "halloween": (10, 31),
    "new years": (1, 1),
    "new years day": (1, 1),
    "independence day": (7, 4),
    "valentines day": (2, 14),
}
_HOLIDAY = (
    "labor day|memorial day|thanksgiving|christmas|halloween|new year'?s(?: day)?"
    "|independence day|valentine'?s day"
)


def _this_month_end(match: Match[str], today: date | None) -> date | None:
    return None if today is None else calendar.month_end(today.year, today.month)


_OF_MONTH = r" (?:of|in) (?:(?P<which>next|this|the|each|every) )(?:coming )?month\b"

_MONTH_MARKS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY_MARKS = ("mon", "tue", "wed", "thu", "fri", "satur", "sunday")

ENGLISH_DAYS: tuple[DayRule, ...] = (
    rule(
        r"(?<![0-9])(?P<y>20[0-9]{2})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?![0-9])",
        _full,
        "20",
    ),
    rule(
        rf"\b{TURN_EN}{_MONTH} (?:the )?(?P<d>{_NTH}|[0-9]{{1,2}}(?![0-9%]|[,.:][0-9]|k\b)){_YEAR}"
        r"(?! ?(?:dollars|bucks|percent|days|months|weeks|payments))",
        _month_day,
        *_MONTH_MARKS,
    ),
    rule(
        rf"\b(?:the )?(?P<d>{_NTH}|[0-9]{{1,2}}) (?:of )?{TURN_EN}{_MONTH}{_YEAR}"
        r"(?!(?<=may)(?<!of may) (?:be|i|we|you)\b)",
        _month_day,
        *_MONTH_MARKS,
    ),
    rule(
        rf"\b(?:{_WEEKDAY},? )?(?:the )?(?P<d>{_NTH}){_OF_MONTH}",
        _nth,
        "month",
    ),
    rule(
        rf"(?:\b{_WEEKDAY},? )?\bthe (?!{_AMBIGUOUS})(?P<d>{_NTH})(?P<which>){_THING}", _nth, "the "
    ),
    rule(
        rf"(?<!payments )\b(?:on|by|before|until|till|after|from) the "
        rf"(?P<d>{_AMBIGUOUS})(?P<which>){_THING}",
        _nth,
        "the ",
    ),
    rule(
        rf"\b(?P<d>[0-9]{{1,2}}(?:st|nd|rd|th)\b)(?P<which>){_THING}", _nth, "st", "nd", "rd", "th"
    ),
    rule(
        (
            r"(?<![0-9/.$¥])(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})(?:/(?P<y>[0-9]{4}"
            r"|[0-9]{2}))?(?![0-9/%])"
        ),
        _numeric,
        "/",
    ),
    rule(rf"\b(?P<n>a|one|two|2) weeks? from {_WEEKDAY}", _week_from_weekday, " from "),
    rule(
        (
            rf"\b(?:(?P<which>this coming|this past|this|next|last|past|coming"
            rf"|every|each) )?{_NOT_COUNTED}{_WEEKDAY}"
        ),
        _weekday,
        *_WEEKDAY_MARKS,
    ),
    rule(r"\b(?P<after>(?:the )?day after )?tomorrow\b", _soon, "tomorrow"),
    rule(
        (
            rf"(?<!pay it off )(?<!paid off )(?<!clear it )\bin (?:another )?(?P<n>{_N})"
            r" (?P<unit>days?|weeks?|fortnights?|month)\b(?!')"
        ),
        _later,
        "in ",
    ),
    rule(
        rf"\b(?P<n>{_N}) (?P<unit>days?|weeks?|months?) (?:from (?:now|today)|out)\b",
        _later,
        " from ",
        " out",
    ),
    rule(
        rf"\b(?:on|by|before|until|till|from|starting|come) {TURN_EN}(?P<holiday>{_HOLIDAY})"
        rf"{YEAR_EN}"
        r"(?! (?:sale|clearance|order|deal|promo|weekend|eve|shipment|goods|season))\b",
        _holiday,
        "day",
        "thanksg",
        "christm",
        "halloween",
        "new year",
    ),
    rule(
        r"\b(?:the )?end of (?:(?P<which>the|this|next) (?P<unit>month|week|year)\b"
        rf"|{TURN_EN}{_MONTH}{YEAR_EN})",
        _month_end,
        "end of",
    ),
    rule(r"\b(?:month[ -]end|month's end|eom|end of month)\b", _this_month_end, "month", "eom"),
)
"""English rules and the numeric forms of both languages, the most specific first."""
