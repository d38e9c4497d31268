"""What the doctor asks Discord: who we are, what is switched on, and what each server lets us do."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from bot.adapters.discord import manifest
from bot.adapters.discord import server_checkup as servers
from bot.adapters.discord.calls.api import DISCORD, DiscordApi, call
from bot.adapters.discord.keys import DiscordKeys
from bot.domain.programme.setup import CommunitySetup
from bot.platform import Finding, NoManifest
from bot.port import NOT_DONE, Disconnected

T = TypeVar("T")

HAS_CONTENT: Final = 1 << 18 | 1 << 19
"""Flags of an application that may read words: for fewer than 100 servers, or reviewed (api docs)."""

REFUSED: Final = (
    "Discord does not accept DISCORD_BOT_TOKEN: make a new one on the page “Bot” of your application."
)
NOT_REACHED: Final = "Discord cannot be reached at {url} ({why}): check the network of this machine."
KNOWS_US: Final = "Discord knows us as {name}."
NO_WORDS: Final = (
    "DISCORD_WORDS is 1, and the Message Content Intent is off: switch it on on the page “Bot” of your"
    " application, or take DISCORD_WORDS away. Until then Discord refuses the connection."
)
"""What the doctor says to an operator."""


@dataclass(frozen=True, slots=True)
class OurBot:
    """What Discord says of our application: its id, its bot's id and name, and its flags."""

    application: str
    user: str
    name: str
    flags: int


def findings(keys: DiscordKeys, chosen: Mapping[str, CommunitySetup]) -> Iterator[Finding]:
    """Say what Discord answers, and what to mend; `chosen` is what managers chose, by server."""
    try:
        us = _asked(keys, _us)
    except Disconnected:
        yield Finding(False, REFUSED)
        return
    except NOT_DONE as problem:
        yield Finding(False, NOT_REACHED.format(url=keys.api_url or DISCORD, why=problem))
        return
    yield Finding(True, KNOWS_US.format(name=us.name))
    if keys.words == "1" and not us.flags & HAS_CONTENT:
        yield Finding(False, NO_WORDS)
    yield from _asked(keys, lambda api: servers.look(api, keys, us.user, chosen))


def invitations(keys: DiscordKeys) -> dict[str, str]:
    """Return the links that add our bot to a server, the second where it is to give mentors a role.

    Raise `NoManifest` if Discord does not know us.
    """
    try:
        us = _asked(keys, _us).application
    except NOT_DONE as problem:
        why = REFUSED if isinstance(problem, Disconnected) else NOT_REACHED
        raise NoManifest(why.format(url=keys.api_url or DISCORD, why=problem)) from problem
    return {
        "invitation": manifest.invitation(us),
        "invitation_with_a_role_for_mentors": manifest.invitation(us, roles=True),
    }


async def _us(api: DiscordApi) -> OurBot:
    said = await api(call("GET", "/applications/@me"))
    bot = said.get("bot") or {}
    name = str(bot.get("username") or said.get("name") or "")
    return OurBot(str(said["id"]), str(bot.get("id") or said["id"]), name, int(said.get("flags") or 0))


def _asked(keys: DiscordKeys, ask: Callable[[DiscordApi], Awaitable[T]]) -> T:
    """Ask Discord something, and close the connection; raise as a call does."""

    async def asking() -> T:
        api = DiscordApi(keys.bot_token, keys.api_url or DISCORD)
        try:
            return await ask(api)
        finally:
            await api.close()

    return asyncio.run(asking())
