"""The servers that the bot is in, and in which of them a direct message acts."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Final

MOST: Final = 50_000
"""People of whom it is remembered where they last pressed."""

Knowing = Callable[[str, str], Awaitable[bool]]
"""Tells whether the community of a server knows a user."""


class Guilds:
    """The servers of one bot, as the gateway tells them."""

    def __init__(self, known: Knowing, channel: str) -> None:
        """`known` finds somebody in a server; people's threads are under this `channel` where one is set."""
        self._known = known
        self._channel = channel
        self._here: dict[str, None] = {}
        self._last: dict[str, str] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the servers that the bot is in, as far as the gateway has told."""
        return tuple(self._here)

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

    def channel(self, guild: str) -> str:
        """Return the channel under which a server's threads are made; empty where none is chosen."""
        del guild
        return self._channel

    def acted(self, guild: str, user: str) -> None:
        """Remember where somebody acted last: there their direct messages act too."""
        self._last.pop(user, None)
        self._last[user] = guild
        if len(self._last) > MOST:
            del self._last[next(iter(self._last))]

    async def of(self, user: str) -> str:
        """Return the server in which a direct message acts; empty where there is none."""
        last = self._last.get(user)
        if last in self._here:
            return str(last)
        for guild in self._here:
            if await self._known(guild, user):
                return guild
        return next(iter(self._here), "")
