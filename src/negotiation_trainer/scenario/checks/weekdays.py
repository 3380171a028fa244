"""Weekdays that a date does not fall on: a payment promised for one of two days.

A date without its year is the one nearest to the contact; where the next is about as near as the
last, either may be meant. A day without its month may be of any month within reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.model import Scenario

_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CHINESE = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORT = "|".join([rf"{name[:3].title()}\.?" for name in _ENGLISH] + ["Tues", "Thurs?", "Weds"])
_WEEKDAY = rf"\b(?P<weekday>(?i:{'|'.join(_ENGLISH)})|(?:{_SHORT}))(?![\w'’])"
_MONTH = rf"(?P<month>(?i:{'|'.join(_MONTHS)})|(?:{'|'.join(m[:3].title() for m in _MONTHS)})\b)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?![:.,]?\d)"
_YEAR = r"(?:,? (?P<year>20\d\d)\b)?"
_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_XINGQI = "(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
_MONTH_DAY = rf"(?:(?P<year>20\d\d)年)?(?P<month>{_NUMBER})月(?P<day>{_NUMBER})[日号]?"
_DAY_ONLY = rf"(?P<day>{_NUMBER})[号日]"
_FORMS = tuple(
    map(
        re.compile,
        (
            rf"{_WEEKDAY},? (?:the )?{_MONTH} {_DAY}{_YEAR}",
            rf"{_WEEKDAY},? (?:the )?{_DAY} (?:of )?{_MONTH}{_YEAR}",
            rf"{_MONTH} {_DAY}{_YEAR}(?:,? (?:which is |that's )?an? | \(){_WEEKDAY}",
            rf"{_WEEKDAY},? the (?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?! of\b)",
            rf"{_MONTH_DAY}[（( 是就]*{_XINGQI}",
            rf"(?<!每){_XINGQI}[（( ，]?{_MONTH_DAY}",
            rf"(?<![0-9月一二三四五六七八九十]){_DAY_ONLY}[（( 是就]*{_XINGQI}",
            rf"(?<!每){_XINGQI}[（( ]?{_DAY_ONLY}",
        ),
    )
)
_OF_WEEKDAYS = ("周", "星期", "礼拜", *(name[:3] for name in _ENGLISH))
"""Without any of these, in small letters, words name no weekday."""

UNSURE = timedelta(days=120)
"""Further away than this, a date without its year may be last year's or next year's."""

WITHIN = timedelta(days=31)
"""So far from the contact a day without its month may be."""

_NOT_SAID = frozenset({"asked_like", "phrases", "examples", "topics"})
"""Fields whose words are examples of what trainees may say."""


def check_weekdays(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Findings about dates that are given with another weekday than theirs."""
    today = scenario.case.contact.at.date()
    for leaf in subject.words_with(_OF_WEEKDAYS):
        if leaf.field in _NOT_SAID:
            continue
        for words, day in _mistaken(leaf.value, today):
            yield subject.at(
                "NT516",
                leaf.loc,
                found=words,
                day=day.isoformat(),
                weekday=Phrase(f"weekday-{day.weekday()}"),
            )


def _mistaken(text: str, today: date) -> Iterator[tuple[str, date]]:
    """The words that name a wrong weekday, with the date they name."""
    for form in _FORMS:
        for match in form.finditer(text):
            days = _meant(match, today)
            if days and all(day.weekday() != _weekday(match["weekday"]) for day in days):
                yield match[0], days[0]


def _weekday(word: str) -> int:
    if word in _CHINESE:
        return _CHINESE[word]
    return [name[:3] for name in _ENGLISH].index(word[:3].lower())


def _meant(match: re.Match[str], today: date) -> Sequence[date]:
    """The dates some words may mean, the likeliest first; none where the calendar has none."""
    given, day = match.groupdict(), _number(match["day"])
    month = _month(given["month"]) if given.get("month") else 0
    if given.get("year"):
        found = [_date(int(given["year"]), month, day)]
        return [one for one in found if one]
    years = (today.year, today.year + 1, today.year - 1)
    months = [(year, month or each) for year in years for each in range(1, 2 if month else 13)]
    every = [one for year, each in months if (one := _date(year, each, day))]
    near = sorted(every, key=lambda one: (abs(one - today), one < today))
    if not month:
        near = [one for one in near if abs(one - today) <= WITHIN]
        return sorted(near, key=lambda one: one < today)
    return near[:1] if near and abs(near[0] - today) <= UNSURE else near[:2]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    if word[0].isascii() and word[0].isalpha():
        return [name[:3] for name in _MONTHS].index(word[:3].lower()) + 1
    return _number(word)


def _number(word: str) -> int:
    """A number below a hundred, in digits or in Chinese; 0 for what is none."""
    if word.isascii():
        return int(word)
    tens, ten, ones = word.rpartition("十")
    signs = "零一二三四五六七八九"
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (signs.index(tens or "一") * 10 if ten else 0) + (signs.index(ones) if ones else 0)
