"""The servers that the bot is in, and in which of them a direct message acts."""

import asyncio
from collections.abc import Iterable
from typing import Final

from bot.adapters.discord.reading.inbound import PLATFORM
from bot.platform_context import PeopleBook

MOST: Final = 50_000
"""People of whom it is remembered where they last pressed; of the others the database knows it."""


class Guilds:
    """The servers of one bot, as the gateway tells them."""

    def __init__(self, people: PeopleBook) -> None:
        """Keep in `people` where each of them last pressed."""
        self._people = people
        self._here: dict[str, None] = {}
        self._last: dict[str, str] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the servers that the bot is in, as far as the gateway has told."""
        return tuple(self._here)

    def begin(self) -> None:
        """Begin a session: another process may have had the gateway meanwhile, and answered people."""
        self._last.clear()

    def joined(self, guild: str) -> None:
        """Take in a server that the bot is in."""
        self._here[guild] = None

    def gone(self, known: Iterable[str], named: Iterable[str], shard: int, shards: int) -> tuple[str, ...]:
        """Return the servers of a shard, of all `known`, that a new session of the gateway does not name.

        A server belongs to one of so many `shards` (topics/gateway, Sharding).
        """
        here = set(named)
        every = dict.fromkeys((*self._here, *(one for one in known if one.isdecimal())))
        ours = (one for one in every if (int(one) >> 22) % shards == shard)
        return tuple(one for one in ours if one not in here)

    def left(self, guild: str) -> None:
        """Forget a server that the bot is in no more."""
        self._here.pop(guild, None)

    async def acted(self, guild: str, user: str) -> None:
        """Keep where a person acted last: there their direct messages act too."""
        known = self._last.pop(user, None)
        self._last[user] = guild
        if len(self._last) > MOST:
            del self._last[next(iter(self._last))]
        if known != guild:
            await asyncio.wrap_future(self._people.came(PLATFORM, guild, user))

    async def of(self, user: str) -> str:
        """Return the server in which a direct message acts; empty where there is none."""
        last = self._last.get(user, "")
        return last if last in self._here else next(iter(await self.possible(user)), "")

    async def possible(self, user: str) -> tuple[str, ...]:
        """Return the servers in which a person may be: first where they are known, the last one first."""
        known = await asyncio.wrap_future(self._people.known_in(PLATFORM, user))
        theirs = dict.fromkeys(one for one in known if one in self._here)
        return (*theirs, *(one for one in self._here if one not in theirs))
