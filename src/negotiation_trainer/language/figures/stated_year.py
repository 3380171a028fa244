"""The year that words beside a month name: 明年1月10号, "January 10 of next year".

Apart from the months, since every way to state a day in one may have its year said so.
"""

from __future__ import annotations

import re
from datetime import date
from re import Match

YEARS_AWAY = {
    "大前": -3,
    "前": -2,
    "去": -1,
    "今": 0,
    "本": 0,
    "明": 1,
    "来": 1,
    "后": 2,
    "大后": 3,
}
WHICH_YEAR_ZH = "(?:大前|(?<![目提之以])前|去|今|本|明|来|大后|(?<![之以然最今往随])后)"
YEAR_ZH = f"{WHICH_YEAR_ZH}年(?:度|份)?的?"
"""A year by its place beside this one, as it stands before a month."""

_DAYS_ZH = "(?:[0-9一二三四五六七八九十]{1,3}[月号日份底初]+)+"
_BEFORE_ZH = re.compile(
    rf"(?P<which>{WHICH_YEAR_ZH})年(?:度|份)?的?[在到从自等 ]*"
    rf"(?:{_DAYS_ZH}[、，,和跟与到至\- ]+)*(?:{YEAR_ZH})?\Z"
)
_OTHER_ZH = re.compile(r"(?:当|那|次|第[0-9一二三四五六七八九十]+)年(?:度|份)?的?\Z")
"""A year that only the talk before could tell."""

_TURN = "next|last|this past|past|this coming|coming|following"
TURN_EN = f"(?:(?:{_TURN}) )?"
_OF_YEAR = "(?:,? (?:of|in) | |, (?=[a-z]+ year *(?:\\Z|[,.;!?])))"
YEAR_EN = f"(?:{_OF_YEAR}(?:next|last|this) year\\b)?"
"""The same in English, before a month and after the day in it."""

_BEFORE_EN = re.compile(
    rf"(?:\b(?P<turn>{_TURN}) |\b(?P<year>next|last|this) year (?:on |in |by )?)\Z"
)
_AFTER_EN = re.compile(rf"{_OF_YEAR}(?P<year>next|last|this) year\b")
_YEARS_EN = {"next": 1, "last": -1, "this": 0}
_BACK = ("last", "past", "this past")

_LOOK_BACK = 40
UNKNOWN = 0
"""A year that no calendar has, for words that mean another one without saying which."""


def year_of(match: Match[str], named: str, today: date, day: tuple[int, int]) -> int | None:
    """The year that the words around a match give a day, None where they give none.

    `named` is the group that holds the month; the day is its month and its day.
    """
    start = match.start(named)
    before = match.string[max(0, start - _LOOK_BACK) : start]
    if found := _BEFORE_ZH.search(before):
        return today.year + YEARS_AWAY[found["which"]]
    if _OTHER_ZH.search(before):
        return UNKNOWN
    if found := _AFTER_EN.match(match.string, _end_of_day(match, named)):
        return today.year + _YEARS_EN[found["year"]]
    if not (found := _BEFORE_EN.search(before)):
        return None
    if found["year"]:
        return today.year + _YEARS_EN[found["year"]]
    return _turned(found["turn"], today, day)


def _end_of_day(match: Match[str], named: str) -> int:
    return max(match.end(each) for each in {named, "d"} & set(match.re.groupindex))


def _turned(turn: str, today: date, day: tuple[int, int]) -> int:
    """The year of "next January 10" or "last November 20", the nearest that way."""
    now = (today.month, today.day)
    return today.year - (day >= now) if turn in _BACK else today.year + (day < now)
