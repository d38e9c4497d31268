"""The clock: APScheduler as a ticker. Due work is rows in the database, so a stop loses none of it."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

MINUTE = 60
HOUR = 60 * MINUTE

A_LOOK = 1.0
"""Seconds between two checks of the system's clock, and the smallest step back that they react to."""


@dataclass(frozen=True, slots=True)
class Tick:
    """An act that runs every `seconds`, on a thread of its own and never twice at once."""

    name: str
    seconds: float
    act: Callable[[], object]


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
