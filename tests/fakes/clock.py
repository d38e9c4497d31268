"""A clock that tests set: a millisecond passes at each reading, so that no two instants are equal."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

TUESDAY_MORNING = datetime(2026, 11, 3, 10, tzinfo=UTC)
A_LOOK = timedelta(milliseconds=1)
AROUND_THE_WORLD = ("Europe/London", "America/Los_Angeles", "Pacific/Auckland", "Asia/Tokyo")
"""Zones of which one is always outside quiet hours."""


def where_it_is_day() -> str:
    """Return a zone in which it is day now by the real clock, for a person whom a real process tells."""
    now = datetime.now(UTC)
    return min(AROUND_THE_WORLD, key=lambda zone: abs(now.astimezone(ZoneInfo(zone)).hour - 13))


class Clock:
    """The time in a story."""

    def __init__(self, now: datetime = TUESDAY_MORNING) -> None:
        """Begin at this instant."""
        self.now = now

    def __call__(self) -> datetime:
        """Return the time, and advance it by a millisecond."""
        self.now += A_LOOK
        return self.now

    def moves(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Advance by so much time."""
        self.now += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)

    def is_set_to(self, now: datetime) -> None:
        """Set the clock to another instant."""
        self.now = now
