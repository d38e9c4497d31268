"""DiscordChannels that were chosen: what Discord says of each, without anything posted there."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from bot.adapters.discord import manifest
from bot.adapters.discord.calls.api import CallingDiscord, call
from bot.adapters.discord.calls.errors import MISSING_ACCESS, UNKNOWN_CHANNEL, DiscordRefusal
from bot.port import NOT_DONE
from bot.ui.requests import ChosenPlace, PlaceProblem

log = logging.getLogger(__name__)

WRITES: Final = manifest.Permission.VIEW_CHANNEL | manifest.Permission.SEND_MESSAGES

WRITABLE: Final = frozenset({0, 5})
"""Types of channels for many: text, and announcements (api docs, Channel Types)."""


class DiscordChannels:
    """The channels of every server of one bot."""

    def __init__(self, api: CallingDiscord, us: Callable[[], Awaitable[str]]) -> None:
        """Ask through `api`; `us` returns our own user id."""
        self._api = api
        self._us = us

    async def place(self, channel: str, guild: str, needs: int = WRITES) -> ChosenPlace:
        """Return what is known of a channel of a server, where the bot `needs` some permissions.

        Nothing is known where Discord cannot be asked.
        """
        try:
            found = await self._api(call("GET", "/channels/{channel}", channel=channel))
            server = await self._api(call("GET", "/guilds/{guild}", guild=guild))
            us = await self._us()
            member = await self._api(call("GET", "/guilds/{guild}/members/{user}", guild=guild, user=us))
        except DiscordRefusal as no:
            unseen = no.code in (MISSING_ACCESS, UNKNOWN_CHANNEL)
            return ChosenPlace(problem=PlaceProblem.UNSEEN if unseen else None)
        except NOT_DONE as problem:
            log.info("Discord could not be asked about a channel", extra={"why": str(problem)})
            return ChosenPlace()
        name = f"#{found['name']}" if found.get("name") else ""
        if str(found.get("guild_id")) != guild or found.get("type") not in WRITABLE:
            return ChosenPlace(name, PlaceProblem.NO_CHANNEL)
        may = allowed(server, found, member, us)
        if may & WRITES != WRITES:
            return ChosenPlace(name, PlaceProblem.OUTSIDE)
        return ChosenPlace(name, None if may & needs == needs else PlaceProblem.LACKING)


def allowed(
    guild: Mapping[str, Any], channel: Mapping[str, Any], member: Mapping[str, Any], user: str
) -> int:
    """Return what a member may do in a channel (api docs, Permissions: Permission Overwrites)."""
    roles = {str(one) for one in member.get("roles") or ()}
    everyone = str(guild["id"])
    base = 0
    for one in guild.get("roles") or ():
        if str(one["id"]) in roles | {everyone}:
            base |= int(one.get("permissions") or 0)
    if base & manifest.ADMINISTRATOR or str(guild.get("owner_id")) == user:
        return base | int(manifest.PERMISSIONS)
    changes = {str(one["id"]): one for one in channel.get("permission_overwrites") or ()}
    for whose in ({everyone}, roles - {everyone}, {user}):
        of_these = [changes[one] for one in whose if one in changes]
        for one in of_these:
            base &= ~int(one.get("deny") or 0)
        for one in of_these:
            base |= int(one.get("allow") or 0)
    return base
