"""The clock: a late tick still runs, several missed ones become one, and none overlaps itself."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Lock

from bot.jobs.clock import Tick, ticking
from tests.fakes.waiting import until

AN_HOUR = timedelta(hours=1)


@contextmanager
def started(tick: Tick, *, due: datetime | None = None) -> Iterator[None]:
    """Start a clock with one tick, which was due at some instant."""
    scheduler = ticking((tick,))
    scheduler.start()
    if due is not None:
        scheduler.modify_job(tick.name, next_run_time=due)
    try:
        yield
    finally:
        scheduler.shutdown(wait=True)


async def test_a_tick_that_comes_late_still_comes() -> None:
    """By default the scheduler drops a tick that is more than a second late."""
    done: list[float] = []
    tick = Tick("late", 86_400, lambda: done.append(time.monotonic()))
    with started(tick, due=datetime.now(UTC) - AN_HOUR):
        await until(lambda: len(done) == 1)


async def test_ticks_that_were_missed_are_one() -> None:
    done: list[float] = []
    tick = Tick("missed", 600, lambda: done.append(time.monotonic()))
    with started(tick, due=datetime.now(UTC) - AN_HOUR):
        await until(lambda: len(done) > 0)
        await asyncio.sleep(0.3)
    assert len(done) == 1


async def test_a_slow_tick_never_runs_twice_at_once() -> None:
    busy, done, overlaps = Lock(), [], []

    def slowly() -> None:
        if not busy.acquire(blocking=False):
            overlaps.append(1)
            return
        time.sleep(0.2)
        done.append(1)
        busy.release()

    with started(Tick("slow", 0.05, slowly)):
        await until(lambda: len(done) >= 2)
    assert overlaps == []


async def test_each_tick_keeps_its_own_time() -> None:
    done: list[str] = []
    scheduler = ticking(
        (Tick("quick", 0.05, lambda: done.append("quick")), Tick("rare", 60, lambda: done.append("rare")))
    )
    scheduler.start()
    await until(lambda: done.count("quick") >= 3)
    scheduler.shutdown(wait=True)
    assert "rare" not in done


async def test_a_tick_that_fails_ticks_on() -> None:
    done: list[int] = []

    def sometimes() -> None:
        done.append(1)
        if len(done) == 1:
            raise ValueError("once")

    with started(Tick("failing", 0.05, sometimes)):
        await until(lambda: len(done) >= 2)
