"""Several servers: what each is called, and in which of them a person is."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from typing import Final

from bot.adapters.discord.calls.api import CallingDiscord, call
from bot.adapters.discord.people.members import CannotAskDiscord, DiscordMembers
from bot.adapters.discord.reading.inbound import PLATFORM
from bot.port import NOT_DONE

log = logging.getLogger(__name__)

NAMED: Final = 3600.0
"""Seconds for which it is believed what a server is called."""

MOST_ASKED: Final = 20
"""Servers in which the writer of a direct message is looked for."""

Here = Callable[[str], Future[frozenset[str]]]
"""Returns the servers of which a community is known, and in which the bot is."""


class MutualServers:
    """The servers in which both the bot and a person are."""

    def __init__(
        self,
        api: CallingDiscord,
        members: DiscordMembers,
        here: Here,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask through `api` what a server is called; `here` are those with a community."""
        self._api = api
        self._members = members
        self._here = here
        self._clock = clock
        self._names: dict[str, tuple[str, float]] = {}

    async def are_several(self) -> bool:
        """Tell whether a direct message has to say which server it is about."""
        here = await asyncio.wrap_future(self._here(PLATFORM))
        return len(here) > 1

    async def name(self, guild: str) -> str:
        """Return what a server is called; empty where Discord does not say it now."""
        known = self._names.get(guild)
        if known is not None and self._clock() - known[1] < NAMED:
            return known[0]
        try:
            said = await self._api(call("GET", "/guilds/{guild}", guild=guild))
        except NOT_DONE as problem:
            log.info("Discord does not say what a server is called", extra={"why": str(problem)})
            return known[0] if known else ""
        self._names[guild] = (str(said.get("name") or ""), self._clock())
        return self._names[guild][0]

    async def of(self, user: str, guilds: Iterable[str]) -> Mapping[str, str]:
        """Return the names of those of these servers in which a person is, by id."""
        asked = list(guilds)[:MOST_ASKED]
        theirs = await asyncio.gather(*(self._has(one, user) for one in asked))
        return {one: await self.name(one) or one for one, is_in in zip(asked, theirs, strict=True) if is_in}

    async def _has(self, guild: str, user: str) -> bool:
        try:
            return (await self._members.look(guild, user)).is_member
        except CannotAskDiscord:
            return False
