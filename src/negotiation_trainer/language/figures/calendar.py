"""Calendar arithmetic for stated days: the next 15th, Friday of next week, the end of the month."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

NEAR = timedelta(days=183)
LATELY = timedelta(days=75)
LEAP = 9
"""Within so many years there is a 29 February, whatever century begins."""


def real(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(today: date, days: int) -> date | None:
    """The day so many days away, or None beyond the calendar."""
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def month_away(today: date, months: int) -> tuple[int, int]:
    """Year and month so many months away."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return year, month + 1


def months_later(today: date, months: int) -> date | None:
    """The same day so many months on, or that month's last day."""
    year, month = month_away(today, months)
    if not 1 <= year <= 9999:
        return None
    return real(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def month_end(year: int, month: int) -> date | None:
    """The last day of a month."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return real(year, month, calendar.monthrange(year, month)[1])


def next_day_of_month(today: date, day: int) -> date | None:
    """The next such day of a month that is not before today."""
    for ahead in range(4):
        found = real(*month_away(today, ahead), day)
        if found is not None and found >= today:
            return found
    return None


def last_day_of_month(today: date, day: int) -> date | None:
    """The last such day of a month that is not after today."""
    for ago in range(4):
        found = real(*month_away(today, -ago), day)
        if found is not None and found <= today:
            return found
    return None


def nearest(today: date, month: int, day: int) -> date | None:
    """The day of the year nearest to today: "January 5" said in December is next year's."""
    years = (today.year, today.year + 1, today.year - 1)
    found = [real(year, month, day) for year in years]
    near = [each for each in found if each is not None and abs(each - today) <= NEAR]
    return near[0] if near else next((each for each in found if each is not None), None)


def of_year(year: int | None, today: date, month: int, day: int) -> date | None:
    """The day of a year that is known, else of the nearest."""
    return nearest(today, month, day) if year is None else real(year, month, day)


def last_day_of_year(today: date, month: int, day: int) -> date | None:
    """The last such day of a year that is not after today."""
    for year in range(today.year, today.year - LEAP, -1):
        found = real(year, month, day)
        if found is not None and found <= today:
            return found
    return None


def meant_month_end(today: date, month: int) -> date | None:
    """The last day of a month: the next one, but "end of July" said in August has been."""
    for year in (today.year - 1, today.year, today.year + 1):
        end = month_end(year, month)
        if end is not None and end >= today - LATELY:
            return end
    return None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday (Monday 0) of a month; -1 is the last."""
    if nth < 0:
        end = month_end(year, month)
        return None if end is None else shifted(end, -((end.weekday() - weekday) % 7))
    first = real(year, month, 1)
    ahead = 0 if first is None else (weekday - first.weekday()) % 7 + 7 * (nth - 1)
    return None if first is None else shifted(first, ahead)


def weekday_of_week(today: date, weekday: int, *, weeks: int) -> date | None:
    """A weekday (Monday 0) of the week so many weeks away, weeks beginning on Monday."""
    return shifted(today, weekday - today.weekday() + 7 * weeks)


def coming_weekday(today: date, weekday: int) -> date | None:
    """The first such weekday on or after today."""
    return shifted(today, (weekday - today.weekday()) % 7)
