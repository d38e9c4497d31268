"""When an announcement may start for a reader: on no day that is quiet where they are."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.common.zones import zone_named

IsQuiet = Callable[[date], bool]
"""Tells whether nothing new is sent on a day of the calendar."""

MOST_QUIET = 366
"""So many days are looked at, at most."""


def starts_on_or_after(instant: datetime, zone: str, is_quiet: IsQuiet) -> datetime | None:
    """Return the first instant (UTC) at or after this one on a day that is not quiet in a zone (IANA name).

    A later day begins at the same wall time. None where every day of the next year is quiet.
    """
    local = instant.astimezone(zone_named(zone))
    for later in range(MOST_QUIET):
        day = local + timedelta(days=later)
        if not is_quiet(day.date()):
            return day.astimezone(UTC)
    return None


def held_until(instant: datetime, zone: str, is_quiet: IsQuiet, at: time | None) -> datetime | None:
    """Return until when (UTC) that waits which nobody has been sent at an instant: to the next day's `at`.

    Without a time it is the beginning of the next day that is not quiet in the zone (IANA name). None
    where the instant's own day is not quiet there.
    """
    home = zone_named(zone)
    today = instant.astimezone(home).date()
    if not is_quiet(today):
        return None
    later = (today + timedelta(days=n) for n in range(1, MOST_QUIET))
    day = next((one for one in later if not is_quiet(one)), today + timedelta(days=MOST_QUIET))
    return datetime.combine(day, at or time(), home).astimezone(UTC)
