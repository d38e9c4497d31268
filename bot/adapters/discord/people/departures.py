"""Departures: without a privileged intent Discord tells nobody's leaving, so people are looked for.

Before a card, a room or a result concerns a person, at most once an hour each; and who can be found, or for
whom another waits, once a day.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Final

from bot.adapters.discord.people.members import CannotAskDiscord, DiscordMembers
from bot.adapters.discord.reading.inbound import PLATFORM
from bot.adapters.shared import pictures
from bot.handlers.routing import Answer
from bot.platform_context import PeopleBook
from bot.port import TryLater
from bot.ui.nodes import Message

log = logging.getLogger(__name__)

LOOK_EVERY: Final = 60.0
"""Seconds between two looks at who was not looked for within a day."""

BETWEEN: Final = 1.0
"""Seconds between two people of one look."""

Leaving = Callable[[str, str, str], Future[None]]
"""Ends what is open of a person who left: platform, server, Discord's id of them."""


class DiscordDepartures:
    """Looks for the people of every server of one bot."""

    def __init__(
        self, members: DiscordMembers, people: PeopleBook, left: Leaving, *, between: float = BETWEEN
    ) -> None:
        """Ask `members`; `left` ends what is open of those who are none."""
        self._members = members
        self._people = people
        self._left = left
        self._between = between

    async def left(self, guild: str, users: Iterable[str]) -> bool:
        """Look for people, and end what is open of those who left; tell whether there were any.

        Who cannot be asked about stays.
        """
        found = await asyncio.gather(*(self._has_left(guild, user) for user in sorted(users)))
        return any(found)

    async def answer(self, guild: str, again: Callable[[], Future[Answer]]) -> Answer:
        """Return an answer with pictures of those whom it names; once more where one of them has left."""
        answer = await asyncio.wrap_future(again())
        if await self.left(guild, pictures.accounts(answer)):
            answer = await asyncio.wrap_future(again())
        return pictures.answer_pictured(answer, lambda user: self._members.picture(guild, user))

    async def told(self, guild: str, message: Message, reader: str) -> Message:
        """Return a message for a `reader` with pictures; raise `TryLater` where it has to be drawn anew.

        The reader is empty where it is no person alone.
        """
        if await self.left(guild, pictures.accounts_in(message) | ({reader} - {""})):
            raise TryLater("somebody whom it concerns has left the server")
        return self.pictured(guild, message)

    async def redrawn(self, guild: str, message: Message) -> Message:
        """Return a message that stands already, with pictures."""
        await self.left(guild, pictures.accounts_in(message))
        return self.pictured(guild, message)

    def pictured(self, guild: str, message: Message) -> Message:
        """Return a message with the pictures of those whom it names, as far as they are known."""
        return pictures.pictured(message, lambda user: self._members.picture(guild, user))

    async def run(self, guilds: Callable[[], Iterable[str]]) -> None:
        """Look for everybody whom others find or wait for, once a day each, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                for guild in tuple(guilds()):
                    await self.look_for_all(guild)
            except Exception:
                log.exception("people could not be looked for; they are at the next look")

    async def look_for_all(self, guild: str) -> None:
        """Look for everybody of a server who was not looked for within a day, one a second."""
        for user in await asyncio.wrap_future(self._people.unseen(PLATFORM, guild)):
            if not await self._has_left(guild, user):
                await asyncio.wrap_future(self._people.seen(PLATFORM, guild, user))
            await asyncio.sleep(self._between)

    async def _has_left(self, guild: str, user: str) -> bool:
        try:
            facts = await self._members.look(guild, user)
        except CannotAskDiscord:
            return False
        if not facts.is_member:
            await asyncio.wrap_future(self._left(PLATFORM, guild, user))
        return not facts.is_member
