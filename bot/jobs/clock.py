"""The clock: APScheduler as a ticker. Due work is rows in the database, so a stop loses none of it."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

MINUTE = 60
HOUR = 60 * MINUTE

LATE_AFTER = 5
"""A tick is late once it has not ended for so many of its own intervals, and for a minute."""

A_LOOK = 1.0
"""Seconds between two checks of the system's clock, and the smallest step back that they react to."""


@dataclass(frozen=True, slots=True)
class Tick:
    """An act that runs every `seconds`, on a thread of its own and never twice at once."""

    name: str
    seconds: float
    act: Callable[[], object]


class Beats:
    """When each tick last came to its end, so that a clock that stands still is noticed."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without ticks: a process that runs none is never late. `clock` returns seconds."""
        self._clock = clock
        self._ended: dict[str, float] = {}
        self._most: dict[str, float] = {}

    def kept(self, ticks: tuple[Tick, ...]) -> tuple[Tick, ...]:
        """Return the ticks, each of which is recorded when it has ended without an error."""
        for tick in ticks:
            self._ended[tick.name] = self._clock()
            self._most[tick.name] = max(LATE_AFTER * tick.seconds, MINUTE)
        return tuple(replace(tick, act=partial(self._beat, tick)) for tick in ticks)

    def age(self) -> float:
        """Return the seconds since any tick ended; 0 in a process that runs none."""
        return self._clock() - max(self._ended.values(), default=self._clock())

    def late(self) -> str:
        """Return which ticks have not ended for too long, and for how many seconds; empty if all is well."""
        ages = ((name, self._clock() - ended) for name, ended in self._ended.items())
        late = [f"“{name}” for {age:.0f} s" for name, age in ages if age > self._most[name]]
        return f"the clock has not come through {', '.join(late)}" if late else ""

    def _beat(self, tick: Tick) -> None:
        tick.act()
        self._ended[tick.name] = self._clock()


def ticking(ticks: tuple[Tick, ...]) -> AsyncIOScheduler:
    """Return a scheduler that is ready to start.

    A late tick still runs, and several missed ticks run as one (APScheduler would drop a tick that is
    more than a second late).
    """
    scheduler = AsyncIOScheduler(timezone="UTC")
    for tick in ticks:
        scheduler.add_job(
            tick.act,
            "interval",
            seconds=tick.seconds,
            id=tick.name,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
    return scheduler


async def keep_ticking(scheduler: AsyncIOScheduler) -> None:
    """Run every tick now when the system's clock was put back: else it would wait for the old time."""
    ahead = time.time() - time.monotonic()
    while True:
        await asyncio.sleep(A_LOOK)
        before, ahead = ahead, time.time() - time.monotonic()
        if ahead < before - A_LOOK:
            log.warning("the system's clock was put back by %.0f s", before - ahead)
            for job in scheduler.get_jobs():
                job.modify(next_run_time=datetime.now(UTC))
