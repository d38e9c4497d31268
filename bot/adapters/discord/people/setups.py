"""What the managers of each server chose, and what an operator's settings fill in where they did not."""

import asyncio
from collections.abc import Callable

from bot.adapters.discord.calls.api import CallingDiscord, call
from bot.adapters.discord.calls.errors import DiscordRefusal
from bot.adapters.discord.keys import DiscordKeys
from bot.adapters.discord.reading.inbound import PLATFORM
from bot.platform import SetupBook


class GuildSetups:
    """The channel, and the roles, of every server of one bot."""

    def __init__(
        self, api: CallingDiscord, book: SetupBook, keys: DiscordKeys, guilds: Callable[[], tuple[str, ...]]
    ) -> None:
        """Read in `book` what was chosen; `guilds` are the servers that the gateway has told."""
        self._api = api
        self._book = book
        self._keys = keys
        self._guilds = guilds
        self._first = ""

    async def channel(self, guild: str) -> str:
        """Return the channel under which a server's threads are made; empty where none is chosen.

        `DISCORD_CHANNEL` is the first value of the server that it is in. Raise as a call does.
        """
        chosen = (await asyncio.wrap_future(self._book.of(PLATFORM, guild))).channel
        return chosen or (self._keys.channel if await self._is_first(guild) else "")

    async def managers(self, guild: str) -> frozenset[str]:
        """Return the roles whose members manage the community of a server.

        A role belongs to one server, so `DISCORD_MANAGER_ROLE` gives nobody anything in another one.
        """
        chosen = (await asyncio.wrap_future(self._book.of(PLATFORM, guild))).managers
        return frozenset({chosen or self._keys.manager_role} - {"", guild})

    async def is_ready(self, guild: str) -> bool:
        """Tell whether people can be told things in a server. Raise as a call does."""
        return self._keys.talks == "dm" or bool(await self.channel(guild))

    async def _is_first(self, guild: str) -> bool:
        """Tell whether the channel of the settings is in this server; one unseen is in the only server."""
        if not self._keys.channel:
            return False
        if not self._first:
            try:
                said = await self._api(call("GET", "/channels/{channel}", channel=self._keys.channel))
            except DiscordRefusal:
                # An operator has to mend it: what is told waits, and the log says why.
                return len(self._guilds()) <= 1
            self._first = str(said.get("guild_id") or "none")
        return self._first == guild
