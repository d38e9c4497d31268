"""Moving the dates of running clocks over a quiet time that is added: only ever later."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from bot.domain.common.zones import zone_named
from bot.domain.programme.quiet_weeks import QuietTime, QuietWeeks

A_DAY = timedelta(days=1)

FarEnough = Callable[[date], bool]
"""Tells whether a clock may end on a day."""


def moved(
    at: datetime,
    zone: str,
    before: QuietWeeks,
    new: QuietTime,
    now: datetime,
    far_enough: FarEnough = bool,
) -> datetime:
    """Return a date (UTC) after a quiet time was added: as many counting days ahead as it was.

    The time of day in the zone stays. A date that is past, or before the new time, stays as it is; another moves
    to the first day which counts and is far enough.
    """
    home = zone_named(zone)
    today, local = now.astimezone(home).date(), at.astimezone(home)
    last = local.date()
    if at <= now or not _touches(before, new, today, last):
        return at
    after = before.with_time(new)
    ahead = max(before.counted(today, last), 1)
    day = after.day_after(today - A_DAY, ahead)
    day = next(later for later in after.days_from(max(day, last)) if far_enough(later))
    return local.replace(year=day.year, month=day.month, day=day.day, fold=0).astimezone(UTC)


def _touches(before: QuietWeeks, new: QuietTime, today: date, last: date) -> bool:
    """Tell whether one of the days until a date is quiet from now on and was not before."""
    return before.with_time(new).counted(today, last) < before.counted(today, last)
