"""The clock: APScheduler as a ticker. What is due is rows in the database, so none is lost while off."""

from collections.abc import Callable
from dataclasses import dataclass

from apscheduler.schedulers.asyncio import AsyncIOScheduler

MINUTE = 60
HOUR = 60 * MINUTE


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to do every so many seconds. It runs on a thread of its own, and never twice at once."""

    name: str
    seconds: float
    act: Callable[[], object]


def ticking(ticks: tuple[Tick, ...]) -> AsyncIOScheduler:
    """Return a scheduler that is ready to start.

    A tick that comes late is still wanted, and several that were missed are one (APScheduler would drop a
    tick that is more than a second late).
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
