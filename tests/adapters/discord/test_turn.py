"""Of all processes with one token, one is connected; the next waits, says so once, and then goes on."""

import asyncio
import logging

import pytest

from bot.adapters.discord.doors.turn import WAITS, GatewayTurn
from bot.jobs.holding import Holding
from bot.store.database.database import Database
from tests.fakes.clock import Clock
from tests.fakes.waiting import until

TOKEN = "made-up.token"


class Process:
    """One process: it counts how often it was connected, and how it ended."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.book = Holding(lambda: database, clock)
        self.turn = GatewayTurn(TOKEN, self.book, clock=lambda: clock().timestamp(), sleep=self._sleeps)
        self.connected = 0
        self.is_connected = False
        self.quick = True

    async def _sleeps(self, seconds: float) -> None:
        await asyncio.sleep(min(seconds, 0.01) if self.quick else 3600)

    async def connects(self) -> None:
        self.connected += 1
        self.is_connected = True
        try:
            await asyncio.Event().wait()
        finally:
            self.is_connected = False


async def ended(task: "asyncio.Task[None]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _taken_late(other: Process, name: str, clock: Clock) -> None:
    """Take a turn in the moment when its holder is late with saying that it goes on."""
    for _ in range(200):
        clock.moves(seconds=31)
        if await asyncio.wrap_future(other.book.take(name)):
            return
    raise AssertionError("the holder was never late")


async def test_the_second_waits_says_so_once_and_follows(
    database: Database, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    one, other = Process(database, clock), Process(database, clock)
    first = asyncio.create_task(one.turn.during(one.connects))
    await until(lambda: one.is_connected)
    second = asyncio.create_task(other.turn.during(other.connects))
    await until(lambda: WAITS in caplog.text)
    await asyncio.sleep(0.2)
    assert not other.is_connected
    assert caplog.text.count(WAITS) == 1
    await ended(first)
    await until(lambda: other.is_connected)
    await ended(second)
    assert (one.connected, other.connected) == (1, 1)


async def test_one_that_stands_still_is_closed_before_the_next_begins(
    database: Database, clock: Clock
) -> None:
    one, other = Process(database, clock), Process(database, clock)
    first = asyncio.create_task(one.turn.during(one.connects))
    await until(lambda: one.is_connected)
    one.quick = False  # it renews nothing any more
    await asyncio.sleep(0.05)
    second = asyncio.create_task(other.turn.during(other.connects))
    await asyncio.sleep(0.1)
    assert not other.is_connected
    clock.moves(seconds=31)
    await until(lambda: other.is_connected)
    one.quick = True
    await ended(first)
    await ended(second)


async def test_a_lost_turn_closes_what_it_held(database: Database, clock: Clock) -> None:
    one, other = Process(database, clock), Process(database, clock)
    holding = asyncio.create_task(one.turn.during(one.connects))
    await until(lambda: one.is_connected)
    name = one.turn._name
    await _taken_late(other, name, clock)
    await until(lambda: not one.is_connected)
    await until(holding.done)
    assert not await asyncio.wrap_future(one.book.take(name)), "it gives on what is another's by now"


async def test_what_fails_in_a_turn_is_told_and_gives_it_on(database: Database, clock: Clock) -> None:
    one, other = Process(database, clock), Process(database, clock)

    async def breaks() -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await one.turn.during(breaks)
    second = asyncio.create_task(other.turn.during(other.connects))
    await until(lambda: other.is_connected)
    await ended(second)
