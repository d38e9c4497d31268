"""Cards are read in the background: by one process, from where the last one stopped, behind other work."""

import asyncio
import os
import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from bot.domain.common.ids import CommunityId
from bot.jobs import filling
from bot.jobs.filling import TURN, Filler
from bot.jobs.holding import Holding
from bot.store.database.database import Database
from bot.store.meaning import rows
from bot.store.meaning.near import Near
from tests.fakes import people
from tests.fakes.clock import Clock
from tests.fakes.meaning import file_of_weights
from tests.fakes.waiting import until


@pytest.fixture
def near() -> Iterator[Near]:
    made = Near(file_of_weights())
    yield made
    made.close()


def filler_of(database: Database, near: Near, clock: Clock) -> Filler:
    return Filler(database, near, Holding(lambda: database, clock))


def test_a_batch_is_read_at_a_time_and_then_nothing_is_looked_for(
    database: Database, community: CommunityId, near: Near, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "A_BATCH", 2)
    people.crowd(database, community, 3)
    first, then = filler_of(database, near, clock), filler_of(database, near, clock)
    assert first.fill() == 2
    assert database.read(rows.filled) == (3, 2)
    assert then.fill() == 1, "another process goes on where the first one stopped"
    assert (then.fill(), first.fill()) == (0, 0)
    monkeypatch.setattr(rows, "to_read", None)
    assert then.fill() == 0, "where no listing changed, no card is looked at"


class Looked(Holding):
    """Counts how often the turn was asked for."""

    times = 0

    def take(self, name: str) -> Future[bool]:
        Looked.times += 1
        return super().take(name)


async def test_one_process_has_the_turn(
    database: Database, near: Near, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bool] = []
    monkeypatch.setattr(filling, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(Filler, "fill", lambda _: read.append(True))
    other = Holding(lambda: database, clock)
    assert await asyncio.wrap_future(other.take(TURN))
    task = asyncio.create_task(Filler(database, near, Looked(lambda: database, clock)).run())
    await until(lambda: Looked.times > 3)
    assert not read
    await asyncio.wrap_future(other.give(TURN))
    await until(lambda: bool(read))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_stop_waits_for_one_card_at_most(
    database: Database, community: CommunityId, near: Near, clock: Clock
) -> None:
    """A process that is told to end has ten seconds, and a batch may take longer."""
    people.crowd(database, community, 2)
    filler = filler_of(database, near, clock)
    task = asyncio.create_task(filler.run())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert filler.fill() == 0, "what was not read brings no further look at once"
    assert database.read(rows.filled).read == 0


def test_it_is_behind_other_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    own = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    monkeypatch.setattr(filling, "_NICE", own + 1)
    there: list[int] = []

    def look() -> None:
        filling._behind_others()
        there.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert there == [own + 1]
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == own
