"""The fake clock, and what people mean to do and when."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

A_MOMENT = timedelta(milliseconds=1)
"""What passes at each look, so that no two acts have the same instant."""


@dataclass(slots=True)
class SimulatedClock:
    """The time of a simulation (UTC)."""

    now: datetime

    def __call__(self) -> datetime:
        """Return the time, and let a moment pass."""
        self.now += A_MOMENT
        return self.now

    def reach(self, at: datetime) -> None:
        """Let time pass until an instant; an instant that is past changes nothing."""
        self.now = max(self.now, at)


@dataclass(slots=True)
class Agenda:
    """What people mean to do, the soonest first."""

    _meant: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=count)

    def add(self, at: datetime, act: Callable[[], None]) -> None:
        """Do something at an instant (UTC)."""
        heapq.heappush(self._meant, (at, next(self._numbers), act))

    def due(self, until: datetime) -> Iterator[tuple[datetime, Callable[[], None]]]:
        """Take what is meant before an instant, one after the other; what is added meanwhile too."""
        while self._meant and self._meant[0][0] < until:
            at, _, act = heapq.heappop(self._meant)
            yield at, act


@dataclass(slots=True)
class Alarm:
    """Rung after a commit that queued a notice, as the deliverer of a process is woken."""

    is_rung: bool = False

    def ring(self) -> None:
        """Ring it."""
        self.is_rung = True

    def hush(self) -> bool:
        """Stop its ringing; tell whether it rang."""
        rang, self.is_rung = self.is_rung, False
        return rang
