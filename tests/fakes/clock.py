"""A clock that tests set: a millisecond passes at each look, so that no two moments are one."""

from datetime import UTC, datetime, timedelta

TUESDAY_MORNING = datetime(2026, 11, 3, 10, tzinfo=UTC)
A_LOOK = timedelta(milliseconds=1)


class Clock:
    """The time of day in a story."""

    def __init__(self, now: datetime = TUESDAY_MORNING) -> None:
        """Begin at this instant."""
        self.now = now

    def __call__(self) -> datetime:
        """Return the time, and let a millisecond pass."""
        self.now += A_LOOK
        return self.now

    def moves(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Let so much time pass."""
        self.now += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)

    def is_set_to(self, now: datetime) -> None:
        """Begin again at another instant."""
        self.now = now
