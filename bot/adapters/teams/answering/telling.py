"""Tells what is drawn for people and rooms; what a room without a chat is told stands in both own chats."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Final

from bot.adapters.teams.answering.own_chats import OwnChats
from bot.adapters.teams.answering.sending import TeamsSending
from bot.adapters.teams.drawing import files, rooms
from bot.adapters.teams.drawing.rooms import FIRST, SECOND
from bot.domain.common.people import Person
from bot.port import Address, GoingOut, InDoubt, NotReached, Sent, StaysAsItIs, TryLater
from bot.ui.attachments import Link
from bot.ui.limits import DoesNotFit
from bot.ui.nodes import Message
from bot.views.common.reader import Reader
from bot.views.platforms import own_chat

log = logging.getLogger(__name__)

PAUSES: Final = (0.5, 2.0)
"""Seconds before each further try of the second chat: the first has the message already."""

PLACE: Final = ("conversation", "service", "activity")
OTHER: Final = "other_"
"""Stands before the keys of where the message is in the second chat."""

Knowing = Callable[[str], Awaitable[tuple[Reader, Person] | None]]
"""Returns how a person reads, and who they are; None where nobody is known by this object id."""


def has_no_chat(at: Mapping[str, str]) -> bool:
    """Tell whether an address, or where a message stands, is of a room without a chat."""
    return SECOND in at


class TeamsTelling:
    """Tells people in their chats, and the two of a room in its chat, or in their own."""

    def __init__(
        self,
        sending: TeamsSending,
        own: OwnChats,
        known: Knowing,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Send by `sending` to the chats that `own` opens."""
        self._sending = sending
        self._own = own
        self._known = known
        self._sleep = sleep

    async def send(
        self, to: Address, message: Message, *, key: str, again: bool, going_out: GoingOut
    ) -> Sent:
        """Send a message; of a room without a chat, raise as `TeamsSending.send` does about the first."""
        if not has_no_chat(to.at):
            shown = files.with_buttons(rooms.led(message, to.name))
            return await self._sending.send(to, shown, key=key, again=again, going_out=going_out)
        first = await self._own.open(Address(to.workspace, to.at[FIRST]))
        second = await self._own.open(Address(to.workspace, to.at[SECOND]))
        shown = await self._drawn(to.at, message, first.name)
        sent = await self._sending.send(first, shown, key=key, again=again, going_out=going_out)
        other = await self._second(second, await self._drawn(to.at, message, second.name), key)
        kept = {f"{OTHER}{name}": other.at[name] for name in PLACE} if other else {}
        return Sent({**to.at, **sent.at, **kept, "to": to.name})

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool) -> Sent:
        """Draw a message again; in two own chats, one that was deleted in a chat stays deleted there."""
        if not has_no_chat(at.at):
            shown = files.with_buttons(rooms.led(message, at.at.get("to", "")))
            return await self._sending.revise(at, shown, key=key, stays=stays)
        places = at.at, {name: at.at.get(f"{OTHER}{name}", "") for name in PLACE}
        for which, place in zip((FIRST, SECOND), places, strict=True):
            if place.get("activity"):
                await self._revised(at.at, which, place, message, key)
        return at

    async def _revised(
        self, room: Mapping[str, str], which: str, place: Mapping[str, str], message: Message, key: str
    ) -> None:
        user = room[which]
        one = Sent({**{name: place[name] for name in PLACE}, "tenant": room["tenant"], "to": user})
        with suppress(StaysAsItIs):
            await self._sending.revise(one, await self._drawn(room, message, user), key=key, stays=True)

    async def _second(self, to: Address, message: Message, key: str) -> Sent | None:
        for pause in (*PAUSES, None):
            try:
                return await self._sending.send(to, message, key=key)
            except (TryLater, InDoubt, NotReached) as problem:
                if pause is None or isinstance(problem, NotReached):
                    log.warning("one of two was not told what both should know", extra={"why": str(problem)})
                    return None
                await self._sleep(pause)
        return None

    async def _drawn(self, at: Mapping[str, str], message: Message, reader: str) -> Message:
        """Return a message as one of the two reads it: with the way to the other, a first line ready."""
        message = files.with_buttons(rooms.led(message, reader))
        other = at[FIRST] if at[SECOND] == reader else at[SECOND]
        me, them = await self._known(reader), await self._known(other)
        if me is None or them is None:
            return message
        line = own_chat.first_line(me[0], them[1])
        way = Link(own_chat.write_to(me[0], them[1]), rooms.url(rooms.to_the_other(at, reader), line))
        try:
            return message.showing((*message.body, way))
        except DoesNotFit:
            return message
