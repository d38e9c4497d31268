"""What the managers of each server chose, and what an operator's settings fill in where they did not."""

import asyncio
import logging
from collections.abc import Callable, Mapping

from bot.adapters.discord.calls.api import CallingDiscord, call
from bot.adapters.discord.calls.errors import DiscordRefusal
from bot.adapters.discord.keys import DiscordKeys
from bot.adapters.discord.reading.inbound import PLATFORM
from bot.platform_context import SetupBook
from bot.port import NOT_DONE
from bot.views.programme.setup import CHANNEL, MANAGERS

log = logging.getLogger(__name__)


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

    async def standing(self, guild: str) -> Mapping[str, str]:
        """Return what holds in a server, by the fields in which it is chosen; raise as a call does."""
        return {CHANNEL: await self.channel(guild), MANAGERS: next(iter(await self.managers(guild)), "")}

    async def groups(self, guild: str) -> Mapping[str, str]:
        """Return the names of the roles of a server that its members may have; none if Discord is silent."""
        try:
            said = await self._api(call("GET", "/guilds/{guild}", guild=guild))
        except NOT_DONE as problem:
            log.info("Discord does not say which roles there are", extra={"why": str(problem)})
            return {}
        roles = sorted(said.get("roles") or (), key=lambda one: -int(one.get("position") or 0))
        # A managed role is one bot's own; the server's own id is the role of everybody.
        return {
            str(one["id"]): str(one["name"])
            for one in roles
            if not one.get("managed") and str(one["id"]) != guild
        }

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
