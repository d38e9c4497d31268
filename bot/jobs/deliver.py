"""Delivery: takes due rows of the outbox, draws each for its reader, and sends or revises it."""

import asyncio
import logging
import random
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from bot.domain import quiet
from bot.domain.ids import PersonId
from bot.domain.people import Person
from bot.handlers import notices
from bot.port import Adapter, Address, Sent, TryLater, Unreachable
from bot.store import communities, outbox
from bot.store.database import Database, Transaction
from bot.store.mentorships import Mentorships
from bot.store.outbox import Due
from bot.store.people import People
from bot.store.work import Ground, Work
from bot.ui.nodes import Message

log = logging.getLogger(__name__)

BATCH = 10
"""Rows claimed at a time: what somebody waits for is never behind more than these."""

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
MOST_ATTEMPTS = 60
"""With the waits above, half a day: after that a person looks at it."""

LAST_WORDS = 5.0
"""Seconds that what is under way gets to finish when we are to end."""


class _Asleep(Exception):
    """Its reader is in their quiet hours: it is not this row's time."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class _TooLate(Exception):
    """Its lease has ended: somebody else may be sending it."""


class Deliverer:
    """One worker that tells people what they are to be told. Any number may run on one database."""

    def __init__(self, database: Database, ground: Ground, adapters: Mapping[str, Adapter]) -> None:
        """Deliver to these platforms, by name."""
        self._database = database
        self._ground = ground
        self._adapters = adapters
        self._silent = tuple(name for name, adapter in adapters.items() if not adapter.rings)
        self._wanted = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self) -> None:
        """Look at the outbox now. May be called from any thread."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop is closing: the rows wait for the next start
                self._loop.call_soon_threadsafe(self._wanted.set)

    async def run(self) -> None:
        """Deliver until cancelled."""
        self._loop = asyncio.get_running_loop()
        self._wanted.set()
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            try:
                await self.deliver_due()
            except Exception:
                log.exception("delivering failed; the outbox is looked at again at the next tick")

    async def deliver_due(self) -> int:
        """Deliver everything that is due; return how many rows there were."""
        total = 0
        while due := await self._claim():
            await _to_its_end(self._deliver_each(due))
            total += len(due)
        return total

    async def _deliver_each(self, due: list[Due]) -> None:
        for one in due:
            await self._deliver(one)

    async def _claim(self) -> list[Due]:
        now = self._ground.clock()
        looking = partial(outbox.any_due, now=now, silent=self._silent)
        if not await asyncio.wrap_future(self._database.reading(looking)):
            return []
        claiming = partial(outbox.claim, now=now, limit=BATCH, silent=self._silent)
        return await asyncio.wrap_future(self._database.writing(claiming))

    async def _deliver(self, due: Due) -> None:
        try:
            sent = await self._tell(due)
        except _Asleep as reader:
            await self._write(partial(outbox.wait, due=due, until=reader.until))
        except _TooLate:
            log.warning("a notice was drawn too late to be told", extra={"row": due.id})
        except Unreachable as why:
            await self._write(partial(outbox.give_up, due=due, problem=str(why)))
        except TryLater as why:
            await self._put_off(due, str(why), timedelta(seconds=why.after))
        except Exception as why:
            log.exception("a notice could not be told", extra={"row": due.id, "kind": due.notice.kind})
            await self._put_off(due, type(why).__name__, timedelta())
        else:
            await self._write(lambda connection: outbox.told(connection, due, sent.at if sent else None))

    async def _tell(self, due: Due) -> Sent | None:
        drawing = self._database.reading(lambda connection: self._draw(connection, due))
        platform, to, message, two, until = await asyncio.wrap_future(drawing)
        if message is None:
            return None
        adapter = self._adapters.get(platform)
        if adapter is None:
            raise TryLater(f"{platform} is not connected here")
        if until and adapter.rings:
            raise _Asleep(until)
        if self._ground.clock() >= due.until:
            raise _TooLate
        if two:
            await adapter.open(to, two)
        if due.sent_to:
            return await adapter.revise(Sent(due.sent_to), message, key=due.key)
        return await adapter.send(to, message, key=due.key)

    def _draw(
        self, connection: Transaction, due: Due
    ) -> tuple[str, Address, Message | None, tuple[Address, ...], datetime | None]:
        platform, workspace = communities.platform_of(connection, due.community)
        people = People(connection, due.community)
        reader, two = _readers(connection, due)
        work = Work(connection, self._ground, due.community, reader)
        addresses = tuple(Address(workspace, people.platform_user(one)) for one in two)
        name = due.recipient if two else people.platform_user(reader.id)
        drawn = notices.draw(due.notice, work)
        return platform, Address(workspace, name), drawn, addresses, _asleep_until(work, due)

    async def _put_off(self, due: Due, why: str, asked: timedelta) -> None:
        if due.attempts >= MOST_ATTEMPTS:
            await self._write(lambda connection: outbox.give_up(connection, due, why))
            return
        at = self._ground.clock() + max(asked, _wait(due.attempts))
        await self._write(lambda connection: outbox.later(connection, due, at, why))

    async def _write(self, act: Callable[[Transaction], object]) -> None:
        await asyncio.wrap_future(self._database.writing(act))


async def _to_its_end(act: Coroutine[None, None, None]) -> None:
    """Do something to its end, for a while even where we are to end: little is left half done."""
    under_way = asyncio.ensure_future(act)
    try:
        await asyncio.shield(under_way)
    except asyncio.CancelledError:
        await asyncio.wait({under_way}, timeout=LAST_WORDS)
        under_way.cancel()
        raise


def _asleep_until(work: Work, due: Due) -> datetime | None:
    """Return until when its readers are left in peace: a row that is late may meet the night."""
    if due.sent_to or not due.waits_for:
        return None
    hours = [work.settings.hours(one, work.programme) for one in _listeners(work, due)]
    until = quiet.all_awake(work.now, hours)
    return until if until and until > work.now else None


def _listeners(work: Work, due: Due) -> list[Person]:
    """Return who must be awake: the one it waits for, or both of a room once it does not follow a press."""
    room = work.mentorships.get(due.recipient)
    if room is not None and (due.waits_for == room.id or due.attempts > 1):
        return list(work.people.many(room.two).values())
    waking = work.people.get(PersonId(due.waits_for))
    return [waking] if waking else []


def _wait(attempts: int) -> timedelta:
    """Return how long to wait: doubled at each attempt, with jitter, so that nobody knocks in step."""
    doubled = FIRST_WAIT * (1 << min(attempts, 20))
    jitter: float = random.uniform(0.5, 1.0)  # noqa: S311 - no secret
    return min(doubled, LONGEST_WAIT) * jitter


def _readers(connection: Transaction, due: Due) -> tuple[Person, tuple[PersonId, ...]]:
    """Return whom a card is drawn for, and the two of a room where it goes to a room."""
    people = People(connection, due.community)
    reader = people.get(PersonId(due.recipient))
    if reader is not None:
        return reader, ()
    mentorship = Mentorships(connection, due.community).get(due.recipient)
    if mentorship is None:
        raise Unreachable("whoever this was for is not here any more")
    return people.named(mentorship.mentee), (mentorship.mentee, mentorship.mentor)
