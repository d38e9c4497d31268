"""Rate limits: how fast Teams is called, in each thread and in the tenant, and how long calls pause.

Source: learn.microsoft.com, "Optimize your bot: rate limiting" (per bot and thread; per app and tenant).
"""

import asyncio
import random
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

from bot.adapters.teams.calls.errors import seconds
from bot.port import TryLater

PATIENCE: Final = 2.5
"""Seconds that a call waits for its turn; if it would be longer, it is postponed instead."""

SENDING: Final = ((7, 1.0), (8, 2.0), (60, 30.0), (1_800, 3_600.0))
READING: Final = ((14, 1.0), (16, 2.0), (120, 30.0), (3_600, 3_600.0))
"""Calls of one thread, and the seconds in which they may be made."""

ALL_TOGETHER: Final = 45.0
"""Calls a second. Teams: 50 of an app in a tenant; the rest is left to another process of the same bot."""

LEAST: Final = 5.0
"""Calls a second below which the rate is never lowered."""

RECOVERS: Final = 10.0
"""Seconds without a refusal after which the rate is raised a little."""

GUESS: Final = 1.0
LONGEST_GUESS: Final = 60.0
"""The pause in seconds where Teams does not say how long: doubled each time, up to a minute."""

MARGIN: Final = 0.05
"""Seconds by which a window is longer for us than for Teams: what counts is when calls arrive."""

LEAVES: Final = 1.0
"""Seconds after which a thread's own limit cannot be why its first call is refused."""

MOST_THREADS: Final = 20_000
"""Threads that are remembered; the one that was used longest ago goes first."""

Windows = tuple[tuple[int, float], ...]


@dataclass(slots=True)
class Thread:
    """The calls of one thread: when they were, in order, and until when there are none."""

    calls: deque[float] = field(default_factory=deque)
    closed_until: float = 0.0
    limited: int = 0
    """How often in a row Teams has refused it."""

    def opens_at(self, now: float, windows: Windows) -> float:
        """Return when the next call may be made."""
        rooms = (self.calls[-most] + length + MARGIN for most, length in windows if len(self.calls) >= most)
        return max((self.closed_until, now, *rooms))

    def take(self, at: float, windows: Windows) -> None:
        """Count a call at this time, and forget those that no window counts any more."""
        self.calls.append(at)
        while self.calls[0] < at - windows[-1][1] - MARGIN:
            self.calls.popleft()


class TeamsPace:
    """The rate limits of one bot in one tenant."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Count seconds by `clock`."""
        self._clock = clock
        self._sleep = sleep
        self._threads: OrderedDict[tuple[str, bool], Thread] = OrderedDict()
        self._next_at = 0.0
        self._rate = ALL_TOGETHER
        self._changed_at = 0.0
        self._closed_until = 0.0

    async def turn(self, thread: str, *, reads: bool = False) -> None:
        """Wait until a call may be made in a thread; raise `TryLater` if that takes too long."""
        self._hold_closed()
        now, windows = self._clock(), READING if reads else SENDING
        own = self._thread(thread, reads=reads) if thread else Thread()
        at = max(own.opens_at(now, windows), self._next_at)
        if at - now > PATIENCE:
            raise TryLater(f"Teams has enough for the moment of {'one thread' if thread else 'us'}", at - now)
        own.take(at, windows)
        self._next_at = max(self._next_at, at) + 1 / self._rate
        if at > now:
            await self._sleep(at - now)
            self._hold_closed()

    def limited(self, thread: str, retry_after: str | None, *, reads: bool = False) -> tuple[float, bool]:
        """Pause a thread after a refusal; return for how many seconds, and whether for the whole tenant.

        Teams does not say which limit was meant. Where the thread had been quiet it was not its own.
        """
        own, now = self._thread(thread, reads=reads), self._clock()
        own.limited += 1
        guess = min(GUESS * 2.0 ** min(own.limited - 1, 10), LONGEST_GUESS)
        after = (seconds(retry_after) or guess) * random.uniform(1.0, 1.2)  # noqa: S311 - no secret
        own.closed_until = now + after
        lately = sum(1 for one in own.calls if now - one < LEAVES)
        everybody = lately <= 1 and own.limited == 1
        if everybody:
            self._rate, self._changed_at = max(self._rate / 2, LEAST), now
            self._closed_until = max(self._closed_until, now + after)
        return after, everybody

    def again(self, thread: str) -> float:
        """Return how many seconds to wait after a refusal that has nothing to do with rates."""
        own = self._thread(thread, reads=False)
        own.limited += 1
        guess = min(GUESS * 2.0 ** min(own.limited - 1, 10), LONGEST_GUESS)
        return guess * random.uniform(0.5, 1.0)  # noqa: S311 - no secret

    def went(self, thread: str, *, reads: bool = False) -> None:
        """Note that a call succeeded: after a while without a refusal the rate is raised."""
        if thread:
            self._thread(thread, reads=reads).limited = 0
        now = self._clock()
        if self._rate < ALL_TOGETHER and now - self._changed_at >= RECOVERS:
            self._rate, self._changed_at = min(self._rate * 1.25, ALL_TOGETHER), now

    def _thread(self, name: str, *, reads: bool) -> Thread:
        known = self._threads.pop((name, reads), None) or Thread()
        self._threads[name, reads] = known
        if len(self._threads) > MOST_THREADS:
            self._threads.popitem(last=False)
        return known

    def _hold_closed(self) -> None:
        left = self._closed_until - self._clock()
        if left > 0:
            raise TryLater("Teams asked for time", left, everybody=True)
