"""The scenario of a simulation: how many people, for how long, and from which seed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

BEGINS = datetime(2026, 1, 5, 0, 0, tzinfo=UTC)
"""The first hour of every simulation: a Monday."""

QUARTER = 91
"""Days of a quarter."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """How many people live for how many days; the same seed gives the same lives."""

    mentors: int = 300
    mentees: int = 3000
    days: int = 365
    seed: int = 1

    @property
    def ends(self) -> datetime:
        """Return when people stop acting; what waits then still comes to its end."""
        return BEGINS + timedelta(days=self.days)

    @property
    def quarters(self) -> tuple[datetime, ...]:
        """Return the beginning of each whole quarter, and the end of the last; a shorter time is one."""
        length = min(QUARTER, self.days)
        return tuple(BEGINS + timedelta(days=length * n) for n in range(self.days // length + 1))
