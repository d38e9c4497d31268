"""Delivery, several at once: a slow conversation delays no other, and awaited notices come first."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest

from bot.domain.common.notices import Notice, NoticeKind
from bot.jobs.deliver import AT_ONCE, Deliverer
from bot.port import Address, GoingOut, Sent, unrecorded
from bot.store.outbox import outbox
from bot.store.outbox.outbox import LEASE, Lane, Outbox
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.platform import Serving, StandIn
from tests.fakes.waiting import until

QUESTION = "How did you know that it was time to leave law?"


@dataclass
class Slow(StandIn):
    """A platform on which some conversations block until the test releases them."""

    still: set[str] = field(default_factory=set)
    go: asyncio.Event = field(default_factory=asyncio.Event)
    most: int = 0
    _now: int = 0

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Show a message once this conversation is released."""
        self._now += 1
        self.most = max(self.most, self._now)
        try:
            if to.name in self.still:
                await self.go.wait()
            await asyncio.sleep(0)
            return await super().send(to, message, key=key, again=again, going_out=going_out)
        finally:
            self._now -= 1


@pytest.fixture
def platform() -> Slow:
    return Slow()


@pytest.fixture
def crowd(community_of_people: Community) -> list[Acting]:
    return [community_of_people.joins(f"Person Number {n}") for n in range(8)]


@pytest.fixture
def ask(community_of_people: Community) -> str:
    """An ask whose receipt can be shown to anyone."""
    here = community_of_people
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)
    here.deliver()
    here.platform.calls.clear()
    return str(here.database.read(lambda open_: open_.exec_driver_sql("SELECT id FROM asks").scalar_one()))


def tells(here: Community, whom: Acting, ask: str, *, card: str = "", lane: Lane = Lane.BULK) -> None:
    notice = Notice(NoticeKind.RECEIPT, ask)
    here.database.write(
        lambda open_: Outbox(open_, here.id, here.clock()).show(
            whom.person.id, card=card or ask, notice=notice, lane=lane
        )
    )


def worker(here: Community) -> Deliverer:
    return Deliverer(here.runner, [Serving(here.platform)])


def pending(here: Community) -> int:
    return here.database.read(outbox.pending)


async def test_one_slow_conversation_holds_up_nobody(
    community_of_people: Community, crowd: list[Acting], ask: str, platform: Slow
) -> None:
    here = community_of_people
    platform.still = {crowd[0].user}
    for one in crowd:
        tells(here, one, ask, lane=Lane.AWAITED)
        tells(here, one, ask, card="another", lane=Lane.AWAITED)
    delivering = asyncio.create_task(worker(here).deliver_due())
    await until(lambda: pending(here) == 2)
    platform.go.set()
    assert await delivering == 2 * len(crowd)
    assert platform.most <= AT_ONCE


async def test_what_somebody_waits_for_leaves_while_what_goes_to_many_stands_still(
    community_of_people: Community, crowd: list[Acting], ask: str, platform: Slow
) -> None:
    here, running = community_of_people, worker(community_of_people)
    *many, waits = crowd
    platform.still = {one.user for one in many}
    for one in many:
        tells(here, one, ask)
    delivering = asyncio.create_task(running.run())
    try:
        await until(lambda: platform.most == AT_ONCE - 1)
        tells(here, waits, ask, lane=Lane.AWAITED)
        running.wake()
        await until(lambda: here.inbox(waits) != [])
        await until(lambda: pending(here) == len(many))
        platform.go.set()
        await until(lambda: pending(here) == 0)
    finally:
        delivering.cancel()
        await asyncio.gather(delivering, return_exceptions=True)


async def test_what_one_reader_is_told_arrives_in_order(
    community_of_people: Community, crowd: list[Acting], ask: str, platform: Slow
) -> None:
    here, (reader, *_) = community_of_people, crowd
    for number in range(6):
        tells(here, reader, ask, card=f"card {number}")
    await worker(here).deliver_due()
    keys = [int(call.key.split(".")[-2]) for call in platform.calls]
    assert keys == sorted(keys)
    assert len(keys) == 6


async def test_whoever_is_to_end_finishes_what_is_under_way_and_begins_nothing(
    community_of_people: Community, crowd: list[Acting], ask: str, platform: Slow
) -> None:
    here = community_of_people
    platform.still = {one.user for one in crowd}
    for one in crowd:
        tells(here, one, ask)
    delivering = asyncio.create_task(worker(here).run())
    await until(lambda: platform.most == AT_ONCE - 1)
    delivering.cancel()
    await asyncio.sleep(0.05)
    platform.go.set()
    await asyncio.gather(delivering, return_exceptions=True)
    assert len(platform.calls) == AT_ONCE - 1
    assert pending(here) == len(crowd) - (AT_ONCE - 1)


async def test_whoever_stood_still_beyond_the_lease_sends_nothing_with_it(
    community_of_people: Community, crowd: list[Acting], ask: str, platform: Slow
) -> None:
    """F32: only a new claim, which records the doubt, may send."""
    here, looks = community_of_people, iter(range(100))

    def stands_still() -> datetime:
        if next(looks) == 1:
            here.clock.moves(seconds=LEASE.total_seconds())
        return here.clock()

    tells(here, crowd[0], ask)
    services = replace(here.services, clock=stands_still)
    assert await Deliverer(replace(here.runner, services=services), [Serving(platform)]).deliver_due() == 2
    assert [call.again for call in platform.calls] == [True]
