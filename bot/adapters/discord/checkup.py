"""What the doctor asks Discord: who we are, what we may do in the channel, and what is switched on."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from bot.adapters.discord import manifest
from bot.adapters.discord.answering.sending import CHANNEL
from bot.adapters.discord.calls.api import DISCORD, NOT_DONE, DiscordApi, Said, call
from bot.adapters.discord.keys import DiscordKeys
from bot.adapters.discord.people.channels import allowed
from bot.platform import Finding, NoManifest
from bot.port import Disconnected

T = TypeVar("T")

HAS_CONTENT: Final = 1 << 18 | 1 << 19
"""Flags of an application that may read words: for fewer than 100 servers, or reviewed (api docs)."""

REFUSED: Final = (
    "Discord does not accept DISCORD_BOT_TOKEN: make a new one on the page “Bot” of your application."
)
NOT_REACHED: Final = "Discord cannot be reached at {url} ({why}): check the network of this machine."
KNOWS_US: Final = "Discord knows us as {name}."
NO_CHANNEL: Final = (
    "DISCORD_CHANNEL is not set, so nobody has a thread of their own: write the id of a text channel."
)
UNSEEN: Final = (
    "The bot does not see the channel {channel} ({why}): add it to the server with the link that “python -m"
    " bot manifest discord” prints, and let it view that channel."
)
MISSES: Final = (
    "In #{channel} the bot lacks {names}: allow them under “Permissions” of that channel, or add the bot"
    " again with the link that “python -m bot manifest discord” prints."
)
ALLOWED: Final = "In #{channel} the bot may do everything that it needs."
NO_WORDS: Final = (
    "DISCORD_WORDS is 1, and the Message Content Intent is off: switch it on on the page “Bot” of your"
    " application, or take DISCORD_WORDS away. Until then Discord refuses the connection."
)
"""What the doctor says to an operator."""

NAMES: Final = {
    "VIEW_CHANNEL": "View Channel",
    "SEND_MESSAGES": "Send Messages",
    "ATTACH_FILES": "Attach Files",
    "READ_MESSAGE_HISTORY": "Read Message History",
    "MANAGE_THREADS": "Manage Threads",
    "CREATE_PRIVATE_THREADS": "Create Private Threads",
    "SEND_MESSAGES_IN_THREADS": "Send Messages in Threads",
}
"""What Discord's own pages call these permissions."""


@dataclass(frozen=True, slots=True)
class OurBot:
    """What Discord says of our application: its id, its bot's id and name, and its flags."""

    application: str
    user: str
    name: str
    flags: int


def findings(keys: DiscordKeys) -> Iterator[Finding]:
    """Say what Discord answers, and what to mend."""
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
    if keys.talks != "dm" or keys.channel:
        yield _channel(keys, us)


def invitation(keys: DiscordKeys) -> str:
    """Return the link that adds our bot to a server; raise `NoManifest` if Discord does not know us."""
    try:
        return manifest.invitation(_asked(keys, _us).application)
    except NOT_DONE as problem:
        why = REFUSED if isinstance(problem, Disconnected) else NOT_REACHED
        raise NoManifest(why.format(url=keys.api_url or DISCORD, why=problem)) from problem


def _channel(keys: DiscordKeys, us: OurBot) -> Finding:
    if not keys.channel:
        return Finding(False, NO_CHANNEL)
    try:
        name, may = _asked(keys, lambda api: _allowed_in(api, keys.channel, us.user))
    except NOT_DONE as problem:
        return Finding(False, UNSEEN.format(channel=keys.channel, why=problem))
    if missing := manifest.missing(may):
        return Finding(False, MISSES.format(channel=name, names=", ".join(NAMES[one] for one in missing)))
    return Finding(True, ALLOWED.format(channel=name))


async def _us(api: DiscordApi) -> OurBot:
    said = await api(call("GET", "/applications/@me"))
    bot = said.get("bot") or {}
    name = str(bot.get("username") or said.get("name") or "")
    return OurBot(str(said["id"]), str(bot.get("id") or said["id"]), name, int(said.get("flags") or 0))


async def _allowed_in(api: DiscordApi, channel: str, user: str) -> tuple[str, int]:
    found: Said = await api(call("GET", CHANNEL, channel=channel))
    guild = str(found.get("guild_id") or "")
    server = await api(call("GET", "/guilds/{guild}", guild=guild))
    member = await api(call("GET", "/guilds/{guild}/members/{user}", guild=guild, user=user))
    return str(found.get("name") or channel), allowed(server, found, member, user)


def _asked(keys: DiscordKeys, ask: Callable[[DiscordApi], Awaitable[T]]) -> T:
    """Ask Discord something, and close the connection; raise as a call does."""

    async def asking() -> T:
        api = DiscordApi(keys.bot_token, keys.api_url or DISCORD)
        try:
            return await ask(api)
        finally:
            await api.close()

    return asyncio.run(asking())
