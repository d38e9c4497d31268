"""When a mentor is reminded of a waiting ask and when it closes, counted on the mentor's own days.

No quiet day counts: a clock runs as if quiet weeks were not in the calendar, and ends on none of their days.
"""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile

from bot.domain.common.people import EVERY_DAY
from bot.domain.common.zones import zone_named
from bot.domain.programme.kinds import Clock
from bot.domain.programme.programme import Caps
from bot.domain.programme.quiet_weeks import QuietWeeks

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
    last = caps.quiet_weeks.day_after(start, caps.closes_by // A_DAY)
    return _closing(start, clock.closing, days, zone, caps.answering_days, last, caps.quiet_weeks)


def closes_after(reminded: datetime, sent: datetime, days: frozenset[int], zone: str, caps: Caps) -> datetime:
    """Return when an ask with a later reminder closes (UTC): some answering days on, within the cap."""
    home, quiet = zone_named(zone), caps.quiet_weeks
    last = quiet.day_after(sent.astimezone(home).date(), caps.closes_by // A_DAY)
    return _closing(reminded.astimezone(home).date(), A_DAY, days, zone, caps.answering_days, last, quiet)


def a_day_of(
    told: datetime, days: frozenset[int], zone: str, until: datetime, quiet: QuietWeeks
) -> datetime | None:
    """Return when one whole answering day of a mentor has passed (UTC); None where that is too late."""
    home = zone_named(zone)
    start, last = told.astimezone(home).date(), until.astimezone(home).date()
    closing = _closing(start, A_DAY, days or EVERY_DAY, zone, 1, last, quiet)
    enough = answering_days(start, closing.astimezone(home).date(), days or EVERY_DAY, quiet)
    return closing if enough and closing <= until else None


def reminds_at(
    told: datetime, wait: timedelta, days: frozenset[int], zone: str, quiet: QuietWeeks
) -> datetime:
    """Return the first morning (UTC) of an answering day that is at least `wait` after the day of `told`."""
    start = told.astimezone(zone_named(zone)).date()
    first = quiet.day_after(start, max(wait, A_DAY) // A_DAY)
    return morning_of(their_day(first, days, quiet), zone)


def their_day(first: date, days: frozenset[int], quiet: QuietWeeks) -> date:
    """Return the first answering day of a mentor from this day on, which is not quiet."""
    return next(day for day in quiet.days_from(first) if day.weekday() in (days or EVERY_DAY))


def morning_of(day: date, zone: str) -> datetime:
    """Return when a person is reminded on a day (UTC)."""
    return datetime.combine(day, REMINDING_TIME, zone_named(zone)).astimezone(UTC)


def _closing(
    start: date,
    wait: timedelta,
    days: frozenset[int],
    zone: str,
    wanted: int,
    last: date,
    quiet: QuietWeeks,
) -> datetime:
    in_time = takewhile(lambda day: day <= last, quiet.days_from(start + A_DAY))
    waited = islice(in_time, max(-(-wait // A_DAY), 1) - 1, None)
    enough = (day for day in waited if answering_days(start, day, days, quiet) >= wanted)
    return datetime.combine(next(enough, last), CLOSING_TIME, zone_named(zone)).astimezone(UTC)


def answering_days(start: date, end: date, days: frozenset[int], quiet: QuietWeeks) -> int:
    """Count the whole answering days between the two that are not quiet."""
    between = takewhile(lambda day: day < end, quiet.days_from(start + A_DAY))
    return sum(day.weekday() in days for day in between)
