"""Registers the commands: once for every server, and only where something changed."""

import logging
from typing import Any, Final

from bot.adapters.discord import commands
from bot.adapters.discord.calls.api import CallingDiscord, call
from bot.domain.programme.programme import Programme

log = logging.getLogger(__name__)

COMMANDS: Final = "/applications/{application}/commands"
ONE_COMMAND: Final = "/applications/{application}/commands/{command}"


class Registering:
    """The commands of one application."""

    def __init__(self, api: CallingDiscord, application: str) -> None:
        """Register through this API."""
        self._api = api
        self._application = application

    async def register(self, programme: Programme) -> bool:
        """Register the commands for every server; tell whether anything changed. Raise as a call does.

        Only what differs is said: 200 commands may be made in a day (api docs, Application Commands).
        """
        known = {"application": self._application}
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
