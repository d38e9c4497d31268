"""The role of mentors, where managers chose one: an open door gives it, a closed one takes it away."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Final

from bot.adapters.discord import manifest
from bot.adapters.discord.calls.api import CallingDiscord, Said, call
from bot.adapters.discord.calls.errors import UNKNOWN_MEMBER, UNKNOWN_ROLE, UNKNOWN_USER, DiscordRefusal
from bot.adapters.discord.reading.inbound import PLATFORM
from bot.platform_context import SetupBook
from bot.port import NOT_DONE, TryLater
from bot.store.programme.setup import BadgeChange

log = logging.getLogger(__name__)

LOOK_EVERY: Final = 20.0
"""Seconds between two looks at who is to get the role, or to lose it."""

OF_ONE: Final = "/guilds/{guild}/members/{user}/roles/{role}"

GONE: Final = frozenset({UNKNOWN_MEMBER, UNKNOWN_USER, UNKNOWN_ROLE})
"""Discord's codes where nobody has the role any more."""

NOT_OURS: Final = "the role allows more than everybody may do, or the bot may not give and take it"


def below(server: Said, ours: Said) -> Sequence[Said]:
    """Return the roles that the bot may give and take, from the top; `ours` is its member of this server.

    They stand below its own. A bot without *Manage Roles* gives none (api docs, Permissions: Permission
    Hierarchy).
    """
    held = {str(one) for one in ours.get("roles") or ()} | {str(server["id"])}
    mine = [one for one in server.get("roles") or () if str(one["id"]) in held]
    may, top = 0, 0
    for one in mine:
        may, top = may | _allows(one), max(top, _position(one))
    if not may & (manifest.MANAGE_ROLES | manifest.ADMINISTRATOR):
        return ()
    low = [one for one in server["roles"] if _position(one) < top and str(one["id"]) != str(server["id"])]
    return sorted(low, key=_position, reverse=True)


def harmless(server: Said, roles: Iterable[Said]) -> Mapping[str, str]:
    """Return the names of those roles that allow nothing more than everybody may do, by id."""
    everybody = next((_allows(one) for one in server["roles"] if str(one["id"]) == str(server["id"])), 0)
    return {
        str(one["id"]): str(one["name"])
        for one in roles
        if not one.get("managed") and not _allows(one) & ~everybody
    }


class DiscordBadges:
    """Gives the role of mentors in every server of one bot, and takes it away."""

    def __init__(self, api: CallingDiscord, book: SetupBook, us: Callable[[], Awaitable[str]]) -> None:
        """Ask `book` for whom something changes; `us` returns our own user id."""
        self._api = api
        self._book = book
        self._us = us
        self._troubled: set[str] = set()

    async def run(self, guilds: Callable[[], Iterable[str]]) -> None:
        """Look after the roles of these servers until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                await self.look_for_all(guilds())
            except Exception:
                log.exception("nobody could look where roles are wanted; it is tried again")

    async def look_for_all(self, guilds: Iterable[str]) -> None:
        """Give and take what is due in each of these servers, each for itself."""
        due = await asyncio.wrap_future(self._book.badges(PLATFORM))
        for guild in guilds:
            try:
                await self._look(guild, due.get(guild, ()))
            except Exception:
                log.exception("roles could not be looked after; they are at the next look")

    async def _look(self, guild: str, changes: Sequence[BadgeChange]) -> None:
        """Make what is due in one server; what does not succeed is tried again at the next look."""
        if not changes:
            return
        try:
            left = await self._make(changes, guild)
        except TryLater as wait:
            log.info("the role of mentors waits for its turn", extra={"server": guild, "why": str(wait)})
        except NOT_DONE as problem:
            self._trouble(guild, str(problem))
        else:
            self._trouble(guild, NOT_OURS) if left else self._troubled.discard(guild)

    async def offered(self, guild: str) -> Mapping[str, str]:
        """Return the names of the roles that mentors may get in a server now; raise as a call does."""
        server, roles = await self._roles(guild)
        return harmless(server, roles)

    async def _roles(self, guild: str) -> tuple[Said, Sequence[Said]]:
        server = await self._api(call("GET", "/guilds/{guild}", guild=guild))
        us = call("GET", "/guilds/{guild}/members/{user}", guild=guild, user=await self._us())
        return server, below(server, await self._api(us))

    async def _make(self, changes: Iterable[BadgeChange], guild: str) -> int:
        """Make the changes that may be made now; return how many may not."""
        server, roles = await self._roles(guild)
        there = {str(one["id"]) for one in server["roles"]}
        give, take = harmless(server, roles), {str(one["id"]) for one in roles}
        left = 0
        for one in changes:
            if one.badge in (give if one.gives else take):
                await self._change(one)
            elif one.gives or one.badge in there:
                left += 1
            else:
                await asyncio.wrap_future(self._book.made(one))  # nobody has a role that is gone
        return left

    async def _change(self, change: BadgeChange) -> None:
        """Make one change; of whoever is gone it counts as made, and the daily look finds out."""
        what = {"guild": change.workspace, "user": change.account, "role": change.badge}
        try:
            await self._api(call("PUT" if change.gives else "DELETE", OF_ONE, **what))
        except DiscordRefusal as no:
            if no.code not in GONE:
                raise
        await asyncio.wrap_future(self._book.made(change))

    def _trouble(self, guild: str, why: str) -> None:
        """Say once what is in the way."""
        if guild not in self._troubled:
            self._troubled.add(guild)
            log.warning(
                "the role of mentors is not given or taken now; it is tried again",
                extra={"server": guild, "why": why},
            )


def _allows(role: Said) -> int:
    return int(role.get("permissions") or 0)


def _position(role: Said) -> int:
    return int(role.get("position") or 0)
