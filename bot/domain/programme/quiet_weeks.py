"""Quiet weeks: days on which nothing new is sent by itself, and which no clock counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice

A_DAY = timedelta(days=1)

A_YEAR = timedelta(days=365)

MOST_A_YEAR = 70
"""So many days of any year in a row may be quiet, so that a waiting ask has an end that can be said."""

MOST_TIMES = 8
"""So many quiet times stand at once, at most: managers see all of them in one list."""

FURTHEST = timedelta(days=730)
"""How far ahead a quiet time may end."""


class WhyNotQuiet(StrEnum):
    """Why a quiet time cannot be added."""

    PAST = "past"
    """It would begin before today."""
    BACKWARDS = "backwards"
    """It would end before it begins."""
    FAR = "far"
    """It would end further ahead than anybody plans."""
    TOO_MANY = "too-many"
    """As many stand already as may stand at once."""
    OVERLAPS = "overlaps"
    """One of its days is quiet already."""
    TOO_LONG = "too-long"
    """A year would hold more quiet days than it may."""


@dataclass(frozen=True, slots=True)
class QuietTime:
    """A first and a last day; each person has them on the calendar of their own zone."""

    first: date
    last: date
    id: str = ""
    """Empty while it is not kept yet."""
    taken_at: datetime | None = None
    """When it was taken away (UTC): what was moved because of it before then stays where it is."""
    by: str = field(default="", compare=False)
    """The id of the manager who added it, a pseudonym once they erase themselves; empty for an old one."""

    def covers(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.last - self.first) // A_DAY + 1


@dataclass(frozen=True, slots=True)
class QuietWeeks:
    """Every quiet time of a community that clocks do not count."""

    times: tuple[QuietTime, ...] = ()

    def cover(self, day: date) -> bool:
        """Tell whether a day is quiet."""
        return any(time.covers(day) for time in self.times)

    def days_from(self, first: date) -> Iterator[date]:
        """Yield the days that count, from this one on."""
        day = first
        while True:
            if not self.cover(day):
                yield day
            day += A_DAY

    def day_after(self, start: date, wait: int) -> date:
        """Return the day on which `wait` days after `start` have counted; the day itself for none.

        The answer is quiet only where no day was waited for.
        """
        return next(islice(self.days_from(start + A_DAY), wait - 1, None)) if wait else start

    def counted(self, first: date, last: date) -> int:
        """Count the days that are not quiet from the first to the last, both included."""
        days = (first + n * A_DAY for n in range((last - first) // A_DAY + 1))
        return sum(not self.cover(day) for day in days)

    def within(self, first: date, last: date) -> int:
        """Count the quiet days from the first to the last, both included."""
        return max((last - first) // A_DAY + 1, 0) - self.counted(first, last)

    def with_time(self, time: QuietTime) -> "QuietWeeks":
        """Return the quiet weeks with one time more."""
        return QuietWeeks((*self.times, time))


NEVER_QUIET = QuietWeeks()
"""The quiet weeks of a community that has none."""


def known_to(times: Iterable[QuietTime], begun: datetime) -> QuietWeeks:
    """Return the quiet weeks on which a date stands whose clock began at an instant (UTC).

    A time that was taken away since then had moved the date, and taking it away moved nothing back.
    """
    return QuietWeeks(tuple(time for time in times if time.taken_at is None or time.taken_at > begun))


def standing(times: Iterable[QuietTime]) -> QuietWeeks:
    """Return the quiet weeks that hold from now on."""
    return QuietWeeks(tuple(time for time in times if time.taken_at is None))


def wrong(new: QuietTime, others: QuietWeeks, today: date) -> WhyNotQuiet | None:
    """Return why a quiet time cannot be added beside the others; None where it can."""
    if new.last < new.first:
        return WhyNotQuiet.BACKWARDS
    if new.first < today:
        return WhyNotQuiet.PAST
    if new.last > today + FURTHEST:
        return WhyNotQuiet.FAR
    if overlapping(new, others) is not None:
        return WhyNotQuiet.OVERLAPS
    if len(ahead(others, today)) >= MOST_TIMES:
        return WhyNotQuiet.TOO_MANY
    return WhyNotQuiet.TOO_LONG if fullest_year(new, others) > MOST_A_YEAR else None


def ahead(weeks: QuietWeeks, today: date) -> tuple[QuietTime, ...]:
    """Return the quiet times that are not over."""
    return tuple(time for time in weeks.times if time.last >= today)


def overlapping(new: QuietTime, others: QuietWeeks) -> QuietTime | None:
    """Return the quiet time that shares a day with a new one, or None."""
    shares = (one for one in others.times if one.first <= new.last and new.first <= one.last)
    return next(shares, None)


def fullest_year(new: QuietTime, others: QuietWeeks) -> int:
    """Return how many quiet days the fullest year around a new quiet time would hold, with it."""
    every = others.with_time(new)
    # A year holds most quiet days where it begins with the first day of one, or ends with the last of one.
    starts = (*(one.first for one in every.times), *(one.last - A_YEAR + A_DAY for one in every.times))
    return max(every.within(start, start + A_YEAR - A_DAY) for start in starts)
