"""Registers the commands: once for every server, and only where something changed."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Final

from bot.adapters.discord import commands
from bot.adapters.discord.calls.api import CallingDiscord, call
from bot.domain.programme.programme import Programme
from bot.port import NOT_DONE

log = logging.getLogger(__name__)

COMMANDS: Final = "/applications/{application}/commands"
ONE_COMMAND: Final = "/applications/{application}/commands/{command}"
OF_ONE_SERVER: Final = "/applications/{application}/guilds/{guild}/commands"


class Registering:
    """The commands of one application."""

    def __init__(self, api: CallingDiscord, application: Callable[[], str]) -> None:
        """Register through this API."""
        self._api = api
        self._application = application
        self._looked = set[str]()
        self._one_by_one = asyncio.Lock()

    async def register(self, programme: Programme) -> bool:
        """Register the commands for every server; tell whether anything changed. Raise as a call does.

        Only what differs is said: 200 commands may be made in a day (api docs, Application Commands).
        """
        known = {"application": self._application()}
        standing: list[dict[str, Any]] = await self._api(
            call("GET", COMMANDS, **known), query={"with_localizations": "true"}
        )
        changes = commands.changed(standing, commands.wanted(programme))
        for one in changes.to_delete:
            await self._api(call("DELETE", ONE_COMMAND, **known, command=one))
        for at, entry in changes.to_edit:
            await self._api(call("PATCH", ONE_COMMAND, **known, command=at), entry)
        for entry in changes.to_create:
            await self._api(call("POST", COMMANDS, **known), entry)
        if changes:
            log.info("the commands are registered at Discord")
        return bool(changes)

    async def alone(self, guild: str) -> None:
        """Let no command stand in one server beside those of all: there each would be offered twice.

        What another program registered under the same application is replaced by nothing; each server is
        looked at once in a process, one after the other.
        """
        async with self._one_by_one:
            if guild in self._looked:
                return
            what = {"application": self._application(), "guild": guild}
            try:
                if await self._api(call("GET", OF_ONE_SERVER, **what)):
                    await self._api(call("PUT", OF_ONE_SERVER, **what), [])
                    log.warning("a server had commands of its own; they are gone", extra={"guild": guild})
            except NOT_DONE as problem:
                log.info("nobody could look at a server's own commands", extra={"why": str(problem)})
            else:
                self._looked.add(guild)
