"""When a person may be told something: never in their quiet hours, and new asks as they chose.

What has to wait becomes due at the moment this module returns; it is put off, and never lost. The answer to a
person's own press is no nudge, so it does not wait (`store/outbox/when.py` knows who has pressed).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.common.people import EVERY_DAY
from bot.domain.common.settings import Arrival
from bot.domain.common.zones import zone_named
from bot.domain.programme.programme import QuietHours

MORNING = time(10, 0)
"""When a person gets what comes once a day: the day has begun, and most of it is left."""

A_DAY = timedelta(days=1)
A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Hours:
    """A person's zone and their quiet hours."""

    zone: str
    quiet: QuietHours


def awake(now: datetime, hours: Hours) -> datetime:
    """Return the first moment from now on (UTC) outside the person's quiet hours."""
    if not _is_quiet(now, hours):
        return now.astimezone(UTC)
    today = now.astimezone(zone_named(hours.zone)).date()
    ends = (end for n in range(3) for end in _both(today + n * A_DAY, hours.quiet.end, hours.zone))
    return next(end for end in sorted(ends) if end >= now and not _is_quiet(end, hours))


def all_awake(now: datetime, everybody: Sequence[Hours]) -> datetime | None:
    """Return the first moment from now on (UTC) in nobody's quiet hours; None where there is none.

    Two days are searched: people who share no moment within them live half a world apart.
    """
    moment = now.astimezone(UTC)
    while moment < now + 2 * A_DAY:
        latest = max(awake(moment, hours) for hours in everybody)
        if latest == moment:
            return moment
        moment = latest
    return None


def arrives(now: datetime, hours: Hours, arrival: Arrival, days: frozenset[int]) -> datetime:
    """Return when a new ask reaches its mentor (UTC): as they chose, and never in their quiet hours."""
    match arrival:
        case Arrival.AS_THEY_COME:
            return awake(now, hours)
        case Arrival.ONCE_A_DAY:
            today = now.astimezone(zone_named(hours.zone)).date()
            mornings = (on_day(today + n * A_DAY, hours) for n in range(3))
            return next(morning for morning in mornings if morning >= now)
        case Arrival.ON_MY_DAYS:
            return _on_one_of(now, hours, days or EVERY_DAY)


def _on_one_of(now: datetime, hours: Hours, days: frozenset[int]) -> datetime:
    """Return the first awake moment if it is on one of these days, else the morning of the next such day."""
    soonest = awake(now, hours)
    first = soonest.astimezone(zone_named(hours.zone)).date()
    if first.weekday() in days:
        return soonest
    return on_day(next(day for day in _from(first) if day.weekday() in days), hours)


def on_day(day: date, hours: Hours) -> datetime:
    """Return when a person is told something on a day: in the morning, or else once they are awake."""
    morning = awake(_at(day, MORNING, hours.zone), hours)
    if morning.astimezone(zone_named(hours.zone)).date() == day:
        return morning
    # A night worker is awake before the morning, and not again on that day.
    return awake(_at(day, time(), hours.zone), hours)


def _from(first: date) -> Iterator[date]:
    return (first + n * A_DAY for n in range(1, A_WEEK + 1))


def _is_quiet(moment: datetime, hours: Hours) -> bool:
    return hours.quiet.cover(moment.astimezone(zone_named(hours.zone)).time())


def _at(day: date, moment: time, zone: str) -> datetime:
    return datetime.combine(day, moment, zone_named(zone)).astimezone(UTC)


def _both(day: date, moment: time, zone: str) -> tuple[datetime, datetime]:
    # When clocks go back, a time of day occurs twice, and the first may have passed.
    return _at(day, moment, zone), _at(day, moment.replace(fold=1), zone)
