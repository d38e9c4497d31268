"""When a mentor is reminded of a waiting ask and when it closes, counted on the mentor's own days."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.common.people import EVERY_DAY
from bot.domain.common.zones import zone_named
from bot.domain.programme.kinds import Clock
from bot.domain.programme.programme import Caps

CLOSING_TIME = time(18, 0)
"""An ask closes in the mentor's early evening: they had the whole day, and nobody is woken."""

REMINDING_TIME = time(10, 0)
"""A mentor is reminded in the morning, with the day still before them."""

A_DAY = timedelta(days=1)
SOONEST_LATER = timedelta(days=2)
"""How soon a mentor who puts off a reminder gets it, at the earliest."""


def closes_at(sent: datetime, clock: Clock, days: frozenset[int], zone: str, caps: Caps) -> datetime:
    """Return when an ask closes (UTC): after its clock and enough whole answering days, within the cap."""
    start = sent.astimezone(zone_named(zone)).date()
    return _closing(start, clock.closing, days, zone, caps.answering_days, start + caps.closes_by)


def closes_after(reminded: datetime, sent: datetime, days: frozenset[int], zone: str, caps: Caps) -> datetime:
    """Return when an ask with a later reminder closes (UTC): some answering days on, within the cap."""
    home = zone_named(zone)
    last = sent.astimezone(home).date() + caps.closes_by
    return _closing(reminded.astimezone(home).date(), A_DAY, days, zone, caps.answering_days, last)


def a_day_of(told: datetime, days: frozenset[int], zone: str, until: datetime) -> datetime | None:
    """Return when one whole answering day of a mentor has passed (UTC); None where that is too late."""
    home = zone_named(zone)
    start, last = told.astimezone(home).date(), until.astimezone(home).date()
    closing = _closing(start, A_DAY, days or EVERY_DAY, zone, 1, last)
    enough = _answering_days(start, closing.astimezone(home).date(), days or EVERY_DAY)
    return closing if enough and closing <= until else None


def reminds_at(told: datetime, wait: timedelta, days: frozenset[int], zone: str) -> datetime:
    """Return the first morning (UTC) of an answering day that is at least `wait` after the day of `told`."""
    home = zone_named(zone)
    first = told.astimezone(home).date() + max(wait, A_DAY)
    return morning_of(next(day for day in _week_from(first) if day.weekday() in (days or EVERY_DAY)), zone)


def morning_of(day: date, zone: str) -> datetime:
    """Return when a person is reminded on a day (UTC)."""
    return datetime.combine(day, REMINDING_TIME, zone_named(zone)).astimezone(UTC)


def _closing(
    start: date, wait: timedelta, days: frozenset[int], zone: str, wanted: int, last: date
) -> datetime:
    enough = (
        day
        for day in _days_after(start, last)
        if day - start >= wait and _answering_days(start, day, days) >= wanted
    )
    return datetime.combine(next(enough, last), CLOSING_TIME, zone_named(zone)).astimezone(UTC)


def _answering_days(start: date, end: date, days: frozenset[int]) -> int:
    """Count the whole answering days between the two."""
    return sum(day.weekday() in days for day in _days_after(start, end - A_DAY))


def _days_after(start: date, last: date) -> Iterator[date]:
    return (start + timedelta(days=n) for n in range(1, (last - start).days + 1))


def _week_from(first: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(7))
