"""Days and times of day that were typed, where a platform has no picker for them."""

import re
from datetime import date, time, timedelta

from babel.dates import get_day_names, get_month_names

from bot.views.catalogues import spoken

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./]?(\d{4})?")
DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|\.)?(?: de)? ([^\W\d]+)\.?,?(?: de)? ?(\d{4})?")
MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? ?(\d{4})?")
CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))? ?h?(?:uhr)? ?(a|p)?\.?m?\.?")
LONGEST = 40
LETTERS = 3
"""Letters from which a month or a weekday is known, as long as they begin only one."""

NOON = 12


def read_day(words: str, today: date) -> date | None:
    """Return a typed day, or None: “2026-11-10”, “10 Nov”, “November 10th”, “10.11.”, “Tuesday”.

    Numbers are read day first, as this community writes them; a day without a year is the next of its name.
    """
    said = " ".join(words.lower().split())[:LONGEST]
    said = _without_weekday(said)
    if found := ISO.fullmatch(said):
        return _date(*map(int, found.groups()))
    if found := NUMBERS.fullmatch(said):
        return _coming(int(found[1]), int(found[2]), found[3], today)
    if found := DAY_FIRST.fullmatch(said):
        return _coming(int(found[1]), _named(found[2], _months()), found[3], today)
    if found := MONTH_FIRST.fullmatch(said):
        return _coming(int(found[2]), _named(found[1], _months()), found[3], today)
    weekday = _named(said, _weekdays())
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _without_weekday(said: str) -> str:
    """Return “10 nov” of “tuesday, 10 nov”; “mar 10” may begin with a month, and stays."""
    first, _, rest = said.partition(" ")
    whole = any(pattern.fullmatch(rest) for pattern in (ISO, NUMBERS, DAY_FIRST))
    return rest if whole and _named(first.strip(",."), _weekdays()) is not None else said


def read_clock(words: str) -> time | None:
    """Return a typed time of day, or None: “16:30”, “16.30”, “1630”, “16h”, “4 pm”, “4:30pm”."""
    found = CLOCK.fullmatch(" ".join(words.lower().split())[:LONGEST])
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= NOON:
        return None
    hour = hour % NOON + (NOON if half == "p" else 0) if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a clock


def _coming(day: int, month: int | None, year: str | None, today: date) -> date | None:
    if month is None:
        return None
    if year:
        return _date(int(year), month, day)
    found = _date(today.year, month, day)
    return found if found is not None and found >= today else _date(today.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(words: str, names: dict[str, int]) -> int | None:
    """Return the number of a name, or of the only one that begins so."""
    if words in names:
        return names[words]
    begun = {number for name, number in names.items() if len(words) >= LETTERS and name.startswith(words)}
    return begun.pop() if len(begun) == 1 else None


def _months() -> dict[str, int]:
    return {
        name.lower(): number
        for language in spoken()
        for number, name in get_month_names("wide", locale=language).items()
    }


def _weekdays() -> dict[str, int]:
    return {
        name.lower(): number
        for language in spoken()
        for number, name in get_day_names("wide", "stand-alone", locale=language).items()
    }
