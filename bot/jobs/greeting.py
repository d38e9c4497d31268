"""The first message of a room: it is sent once more where nobody can look, so that the room always comes."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol

from bot.domain.mentorships.events import RoomDelayed
from bot.handlers.run import Runner
from bot.port import GoingOut, InDoubt, Sent, TryLater, unrecorded
from bot.store.database.database import Database, Transaction
from bot.store.outbox import outbox
from bot.store.outbox.outbox import ClaimedRow

log = logging.getLogger(__name__)


Writing = Callable[[Transaction], object]
"""What writes the outcome of a try."""


class LeaseEnded(Exception):
    """The row's lease has ended: another worker may be sending it."""


class GreetingRequest(Protocol):
    """One request of a greeting to its platform."""

    async def __call__(self, *, again: bool, going_out: GoingOut = unrecorded) -> Sent:
        """Send it; with `again` only where the platform does not have it already."""
        ...


async def greet(
    send: GreetingRequest, due: ClaimedRow, database: Database, clock: Callable[[], datetime]
) -> Sent:
    """Send a greeting that may be there already once more, at most, where the platform cannot look for it.

    Raise as `Adapter.send` does, and `LeaseEnded` where another worker may be sending it.
    """
    if due.doubt:
        try:
            return await send(again=True)
        except InDoubt as why:
            if not why.for_good or due.sent_twice:
                raise
            log.warning("a room's first message is sent once more", extra={"row": due.id, "why": str(why)})
    return await send(again=False, going_out=partial(_write_that_it_goes_out, due, database, clock))


async def _write_that_it_goes_out(due: ClaimedRow, database: Database, clock: Callable[[], datetime]) -> None:
    try:
        writing = database.writing(partial(outbox.going_out, due=due, now=clock()))
        held = await asyncio.wrap_future(writing)
    except Exception as fault:
        # Certainly nothing has been sent.
        raise TryLater(type(fault).__name__) from fault
    if not held or clock() >= due.until:
        raise LeaseEnded


def with_their_cards(runner: Runner, due: ClaimedRow, writing: Writing) -> Writing:
    """Return what writes that a row is late or fails; cards that speak of the room it greets say so."""

    def write(connection: Transaction) -> None:
        writing(connection)
        if due.greets:
            runner.work(connection, due.community).happened(RoomDelayed(due.recipient))

    return write
