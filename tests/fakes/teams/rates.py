"""Teams' rate limits: of the bot in one thread, and of the app in one tenant.

From Microsoft's documentation ("Optimize your bot: rate limiting"): sending or creating in one thread 7 in a
second, 8 in two, 60 in thirty, 1,800 in an hour; reading members 14, 16, 120 and 3,600; 50 requests a second
in a tenant. They are counted only where a test asks for it.
"""

import math
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

SENDING: Final = ((7, 1.0), (8, 2.0), (60, 30.0), (1_800, 3_600.0))
READING: Final = ((14, 1.0), (16, 2.0), (120, 30.0), (3_600, 3_600.0))
"""Calls, and the seconds in which they may be made."""
A_SECOND: Final = 50

Windows = tuple[tuple[int, float], ...]


@dataclass
class Rates:
    """Counts calls in sliding windows; refused ones count for nothing."""

    per_thread: Mapping[str, Windows] = field(default_factory=dict)
    """By method: `GET`, and anything else is sending (an empty name)."""
    a_second: int = 0
    """Calls of the app in a tenant in a second; 0 for no end."""
    refused: int = 0
    _threads: dict[tuple[str, str], deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _tenant: deque[float] = field(default_factory=deque)

    def are_real(self, *, a_second: int = A_SECOND) -> None:
        """Count from now on as Teams does."""
        self.per_thread, self.a_second = {"": SENDING, "GET": READING}, a_second

    def asks(self, method: str, thread: str, now: float) -> float:
        """Count a call; return how many seconds it has to wait where it is one too many, else 0."""
        reads = "GET" if method == "GET" else ""
        known = self._threads[reads, thread]
        waits = _waits(known, self.per_thread.get(reads, ()) if thread else (), now)
        every = ((self.a_second, 1.0),) if self.a_second else ()
        after = max(waits, _waits(self._tenant, every, now))
        if after:
            self.refused += 1
            return after
        known.append(now)
        self._tenant.append(now)
        return 0.0


def seconds(after: float) -> str:
    """Return a pause as the header `Retry-After` says it: in whole seconds."""
    return str(max(1, math.ceil(after)))


def _waits(calls: deque[float], windows: Windows, now: float) -> float:
    """Return how long a call has to wait until every window has room."""
    return max((_room(calls, most, window, now) for most, window in windows), default=0.0)


def _room(calls: deque[float], most: int, window: float, now: float) -> float:
    if len(calls) < most or now - calls[-most] >= window:
        return 0.0
    return window - (now - calls[-most])
