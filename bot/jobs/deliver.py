"""Delivery: claims due rows of the outbox, draws each for its reader, and sends or revises it."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.domain.mentorships.events import RoomOpened
from bot.handlers.run import Runner
from bot.jobs import refusing
from bot.jobs.claiming import TRIAL, take
from bot.jobs.drawing import Errand, HeldBack, NobodyThere, ReaderAway, draw
from bot.jobs.finishing import finish
from bot.jobs.greeting import LeaseEnded, Writing, greet, with_their_cards
from bot.jobs.idling import Idle
from bot.jobs.looking import NotThere, may_open, never
from bot.jobs.retry import MOST_ATTEMPTS, backoff
from bot.jobs.rooms import redraw
from bot.port import (
    Adapter,
    Address,
    AddressGone,
    Disconnected,
    GoingOut,
    InDoubt,
    NotReached,
    Sent,
    Served,
    StaysAsItIs,
    TryLater,
    Unreachable,
    adapter_at,
    unrecorded,
)
from bot.store.database.database import Transaction
from bot.store.outbox import outages, outbox
from bot.store.outbox.leases import Look, Pause
from bot.store.outbox.outbox import ClaimedRow
from bot.store.people.addresses import Addresses, At
from bot.ui.nodes import Message

log = logging.getLogger(__name__)

AT_ONCE = 4
"""Messages sent at the same time, and so the most that may be in doubt after a crash (reliability, P4).

Bulk messages take at most three of these places: one is always free for an awaited message.
"""

SETTLED = (Unreachable, NotReached, Disconnected, InDoubt, TryLater)
"""How a platform says that something was not done, or may have been; anything else is a fault."""


class _QuietHours(Exception):
    """The reader is in their quiet hours: the row waits until they end."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class Deliverer:
    """One worker that delivers the outbox. Any number may run on one database."""

    def __init__(self, runner: Runner, platforms: Sequence[Served], *, at_once: int = AT_ONCE) -> None:
        """Deliver to these platforms, at most `at_once` messages at the same time."""
        self._at_once = at_once
        self._runner = runner
        self._database, self._services = runner.database, runner.services
        self._platforms, adapters = platforms, [one.adapter for one in platforms]
        self._silent = tuple(dict.fromkeys(one.platform for one in adapters if not one.rings))
        self._opening = frozenset(one.platform for one in adapters if one.opens_for_people)
        self._idle, self._wanted = Idle(self._database), asyncio.Event()
        self._paused: dict[Pause, datetime] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self) -> None:
        """Look at the outbox now. May be called from any thread."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop is closing: the rows wait for the next start
                self._loop.call_soon_threadsafe(self._wanted.set)

    async def run(self) -> None:
        """Deliver until cancelled; then finish what is being sent, and begin nothing new."""
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
        """Deliver everything that is due, a few rows at once; return how many there were."""
        total = 0
        under_way: set[asyncio.Task[None]] = set()
        try:
            while True:
                due = await self._claim(self._at_once - len(under_way))
                under_way |= {asyncio.create_task(self._deliver(one)) for one in due}
                total += len(due)
                if not under_way:
                    return total
                under_way -= await self._wait_for_some(under_way)
        finally:
            await finish(under_way)

    async def _wait_for_some(self, under_way: set[asyncio.Task[None]]) -> set[asyncio.Task[None]]:
        """Wait until a row is settled or `wake` is called; return the rows that are settled."""
        woken = asyncio.create_task(self._wanted.wait())
        try:
            await asyncio.wait({*under_way, woken}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            woken.cancel()
        self._wanted.clear()
        settled = {one for one in under_way if one.done()}
        for problem in filter(None, [one.exception() for one in settled]):
            raise problem
        return settled

    async def _claim(self, places: int) -> list[ClaimedRow]:
        now = self._services.clock()
        self._paused = {pause: until for pause, until in self._paused.items() if until > now}
        look = Look(now, self._silent, tuple(self._paused))
        if not places or await self._idle.lasts(look):
            return []
        taking = partial(take, look=look, places=places, bulk=places - (self._at_once > 1))
        return await asyncio.wrap_future(self._database.writing(taking))

    async def _deliver(self, due: ClaimedRow) -> None:
        try:
            sent = await self._tell(due)
        except _QuietHours as quiet:
            await self._write(
                with_their_cards(self._runner, due, partial(outbox.wait, due=due, until=quiet.until))
            )
        except (HeldBack, NotThere) as held:
            holding = partial(outbox.hold, due=due, until=held.until) if held.until else None
            nothing: Writing = partial(outbox.told, due=due, sent_to=None)
            await self._write(holding or nothing)
        except LeaseEnded:
            log.warning("a notice was drawn too late to be told", extra={"row": due.id})
        except (NobodyThere, NotReached, StaysAsItIs) as why:
            await self._write(partial(outbox.give_up, due=due, problem=str(why)))
        except ReaderAway:
            await self._write(partial(outbox.told, due=due, sent_to=due.sent_to))
        except Unreachable as why:
            await self._refused(due, why)
        except Disconnected as why:
            await self._begin_outage(due, str(why))
        except InDoubt as why:
            await self._doubt(due, why)
        except TryLater as why:
            await self._put_off(due, why)
        else:
            writing = partial(outbox.told, due=due, sent_to=sent.at if sent else None)
            await (self._settle(due, writing) if sent else self._write(writing))

    async def _refused(self, due: ClaimedRow, why: Unreachable) -> None:
        """End a row that a platform refused for good, and with it a person's being here if it names them."""
        ending = partial(refusing.end, self._runner, due, why)
        if not await asyncio.wrap_future(self._database.on_writer(ending)):
            return await self._begin_outage(due, refusing.TOO_MANY.format(why=why))
        self.wake()
        return await self._over(due)

    async def _settle(self, due: ClaimedRow, writing: Writing) -> None:
        """Write an outcome that came from a platform; it ends an outage of the workspace."""
        await self._write(writing)
        await self._over(due)

    async def _over(self, due: ClaimedRow) -> None:
        if due.trial:
            log.warning("people of a workspace can be reached again", extra={"community": due.community})
            await self._write(partial(outages.mend, community=due.community))

    async def _tell(self, due: ClaimedRow) -> Sent | None:
        errand = await self._draw(due)
        if errand.message is None:
            return None
        adapter = adapter_at(self._platforms, errand.platform, errand.to.workspace)
        if adapter is None:
            raise Disconnected(f"{errand.platform} is not connected here")
        if errand.asleep_until and adapter.rings:
            raise _QuietHours(errand.asleep_until)
        self._must_be_in_time(due)
        try:
            return await self._send(adapter, errand, errand.message, due)
        except (*SETTLED, LeaseEnded, NotThere, StaysAsItIs):
            raise
        except Exception as fault:
            # The request may have been sent before the fault: in doubt, as after a lost connection.
            raise InDoubt(_logged(fault, due)) from fault

    async def _send(self, adapter: Adapter, errand: Errand, message: Message, due: ClaimedRow) -> Sent:
        if due.revises and due.sent_to:
            return await redraw(adapter, errand, message, due)
        before = partial(never, errand.held_until) if errand.only_if_there else unrecorded
        send = partial(self._go_out, adapter=adapter, message=message, due=due, before=before)
        at = errand.to.at
        if at or not errand.opens_for:
            try:
                return await send(errand.to)
            except AddressGone:
                if not at:
                    raise
            await self._write(lambda open_: Addresses(open_, due.community).forget(due.recipient, at))
        may_open(adapter, due)
        return await send(await self._opened(adapter, errand, due))

    async def _go_out(
        self, to: Address, adapter: Adapter, message: Message, due: ClaimedRow, before: GoingOut
    ) -> Sent:
        send = partial(adapter.send, to, message, key=due.key)
        if not due.greets or before is not unrecorded:
            return await send(again=bool(due.doubt), going_out=before)
        return await greet(send, due, self._database, self._services.clock)

    async def _opened(self, adapter: Adapter, errand: Errand, due: ClaimedRow) -> Address:
        """Open a place and store its address before anything is sent, so that a crash opens no second one."""
        try:
            opened = await adapter.open(replace(errand.to, at={}), errand.opens_for)
            kept = await self._kept(opened, errand, due)
        except SETTLED:
            raise
        except Exception as fault:
            # Certainly nothing has been sent.
            raise TryLater(_logged(fault, due)) from fault
        self._must_be_in_time(due)
        return kept

    async def _kept(self, opened: Address, errand: Errand, due: ClaimedRow) -> Address:
        whose, now = errand.kept_for, self._services.clock()
        if not whose or not opened.at:
            return opened

        def keep(open_: Transaction) -> At | None:
            at = Addresses(open_, due.community).keep(due.recipient, whose, opened.at, now)
            self._runner.work(open_, due.community).happened(RoomOpened(due.recipient))
            return at

        at = await asyncio.wrap_future(self._database.writing(keep))
        if at is None:
            raise TryLater("somebody left while a place was opened for them")
        return replace(opened, at=at)

    def _must_be_in_time(self, due: ClaimedRow) -> None:
        if self._services.clock() >= due.until:
            raise LeaseEnded

    async def _draw(self, due: ClaimedRow) -> Errand:
        drawing = partial(draw, runner=self._runner, due=due, opening=self._opening)
        try:
            return await asyncio.wrap_future(self._database.reading(drawing))
        except (HeldBack, NobodyThere, ReaderAway):
            raise
        except Exception as fault:
            raise TryLater(_logged(fault, due)) from fault

    async def _put_off(self, due: ClaimedRow, why: TryLater) -> None:
        if why.tried and due.attempts >= MOST_ATTEMPTS:
            over = outbox.leave_in_doubt if due.doubt else outbox.give_up
            return await self._write(partial(over, due=due, problem=str(why)))
        now, asked = self._services.clock(), timedelta(seconds=why.after)
        if why.everybody and asked:
            self._paused[Pause(due.community, due.revises)] = now + asked
        put_off = outbox.later if why.tried else outbox.pace
        at = now + (max(asked, backoff(due.attempts)) if why.tried else asked)
        return await self._write(partial(put_off, due=due, at=at, problem=str(why)))

    async def _doubt(self, due: ClaimedRow, why: InDoubt) -> None:
        if why.for_good or due.attempts >= MOST_ATTEMPTS:
            log.error("nobody can tell whether a notice was told", extra={"row": due.id, "why": str(why)})
            await self._write(partial(outbox.leave_in_doubt, due=due, problem=str(why)))
            return
        at = self._services.clock() + backoff(due.attempts)
        await self._write(partial(outbox.doubt, due=due, at=at, problem=str(why)))

    async def _begin_outage(self, due: ClaimedRow, why: str) -> None:
        log.error("nobody of a workspace can be reached", extra={"community": due.community, "why": why})
        now = self._services.clock()

        def write(connection: Transaction) -> None:
            outages.cut(connection, due.community, why, now + TRIAL)
            outbox.wait(connection, due, now, why)

        await self._write(write)

    async def _write(self, act: Writing) -> None:
        await asyncio.wrap_future(self._database.writing(act))


def _logged(fault: Exception, due: ClaimedRow) -> str:
    log.error("a notice could not be told", exc_info=fault, extra={"row": due.id, "kind": due.notice.kind})
    return type(fault).__name__
