"""When a waiting ask is recalled and when it closes: on the mentor's own days, told before it starts."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.kinds import Clock
from bot.domain.programme import Caps
from bot.domain.zones import zone_named

CLOSING_TIME = time(18, 0)
"""An ask closes in the mentor's early evening: the day was still theirs, and nobody is woken."""


def closes_at(sent: datetime, clock: Clock, days: frozenset[int], zone: str, caps: Caps) -> datetime:
    """Return when an ask closes (UTC): after its clock and so many whole answering days, within the cap."""
    home = zone_named(zone)
    start = sent.astimezone(home).date()
    last = start + caps.closes_by
    closing = next(
        (day for day in _days_after(start, last) if _is_time(day, start, clock, days, caps.answering_days)),
        last,
    )
    return datetime.combine(closing, CLOSING_TIME, home).astimezone(UTC)


def _is_time(day: date, start: date, clock: Clock, days: frozenset[int], wanted: int) -> bool:
    return day - start >= clock.closing and _answering_days(start, day, days) >= wanted


def _answering_days(start: date, end: date, days: frozenset[int]) -> int:
    """Count the answering days that lie whole between the two."""
    return sum(day.weekday() in days for day in _days_after(start, end - timedelta(days=1)))


def _days_after(start: date, last: date) -> Iterator[date]:
    return (start + timedelta(days=n) for n in range(1, (last - start).days + 1))
