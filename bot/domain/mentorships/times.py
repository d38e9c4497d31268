"""Times that suit two people: when both are awake, or else the hours that are least bad for both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.common.quiet_hours import Hours
from bot.domain.common.zones import zone_named

DAYS = 10
"""How many days from tomorrow on are searched."""

MOST_IN_A_DAY = 2
MOST = 20
"""How many times are offered: in a day, and altogether (a list holds 25)."""

STEP = timedelta(minutes=30)
MEETING = timedelta(minutes=59)
"""How long both should be awake from the beginning on; what ends on the hour still fits."""

A_DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Times:
    """Times to choose from (UTC, the soonest first), and whether both are awake at them."""

    at: tuple[datetime, ...]
    suit_both: bool


def suggested(now: datetime, proposer: Hours, other: Hours) -> Times:
    """Return times for the next days of the proposer; where no hour suits both, the least bad of each day."""
    both, every = (proposer, other), list(_days(now, proposer))
    fit = [[at for at in day if not _woken(at, both)] for day in every]
    if any(fit):
        chosen = [at for day in fit for at in _ends(day)]
        return Times(tuple(chosen[:MOST]), suit_both=True)
    least = (min(day, key=lambda at: _woken(at, both)) for day in every if day)
    return Times(tuple(sorted(set(least)))[:MOST], suit_both=False)


def _days(now: datetime, proposer: Hours) -> Iterator[list[datetime]]:
    """Yield the half hours of each day from tomorrow on, as the proposer's clock counts them."""
    zone = zone_named(proposer.zone)
    today = now.astimezone(zone).date()
    for n in range(1, DAYS + 1):
        first, last = (_midnight(today + m * A_DAY, proposer.zone) for m in (n, n + 1))
        yield [first + k * STEP for k in range((last - first) // STEP)]


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), zone_named(zone)).astimezone(UTC)


def _ends(day: Sequence[datetime]) -> list[datetime]:
    """Return the earliest and the latest of a day's times."""
    return [day[0], day[-1]][: min(MOST_IN_A_DAY, len(day))]


def _woken(at: datetime, both: Sequence[Hours]) -> timedelta:
    """Return how far a meeting reaches into the night of the one whom it costs more; zero where neither."""
    return max(_into_the_night(moment, hours) for hours in both for moment in (at, at + MEETING))


def _into_the_night(at: datetime, hours: Hours) -> timedelta:
    """Return how far a moment is from being awake: from the night's beginning or end, whichever is nearer."""
    here = at.astimezone(zone_named(hours.zone)).time()
    if not hours.quiet.cover(here):
        return timedelta()
    since, until = _minutes(here) - _minutes(hours.quiet.start), _minutes(hours.quiet.end) - _minutes(here)
    return MINUTE * (1 + min(since % (24 * 60), until % (24 * 60)))


def _minutes(of: time) -> int:
    return of.hour * 60 + of.minute
