"""The gateway: one connection to Discord for each shard, kept by discord.py; what it tells becomes acts."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.adapters.discord.calls.api import DISCORD
from bot.adapters.discord.doors.turn import UNDER

log = logging.getLogger(__name__)

logging.getLogger("discord.client").setLevel(logging.ERROR)
"""It warns of libraries for voice, which no bot of ours needs."""

ACTS: Final = ("INTERACTION_CREATE", "MESSAGE_CREATE")
"""The events that are taken as Discord sends them."""

Told = Callable[[str, Mapping[str, Any]], Awaitable[None]]
"""Takes an event of the gateway by its name, with what it says."""


class GatewayRefused(Exception):
    """Discord refuses the bot for good: an operator has to mend its token, its intents or its servers."""


def intents(*, words: bool) -> discord.Intents:
    """Return what the bot asks for: nothing privileged, unless an operator opted in to `words`."""
    asked = discord.Intents.none()
    asked.guilds = True
    asked.guild_messages = True
    asked.dm_messages = True
    asked.message_content = words
    return asked


class Gateway(discord.AutoShardedClient):
    """The bot's connections. It sends nothing: answers and notices go through `Api`."""

    def __init__(self, told: Told, *, words: bool, ready_within: float) -> None:
        """Hand every act to `told`, in a task of its own."""
        super().__init__(
            intents=intents(words=words),
            allowed_mentions=discord.AllowedMentions.none(),
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            guild_ready_timeout=ready_within,
            # The raw event is an act as Discord sends it; discord.py's own objects leave some of it out.
            enable_debug_events=True,
        )
        self._told = told

    async def on_socket_raw_receive(self, event: str) -> None:
        """Take an event as Discord sent it."""
        if not any(name in event for name in ACTS):
            return
        read = json.loads(event)
        if read.get("t") in ACTS:
            said = read.get("d") or {}
            await self._told(read["t"], {**said, UNDER: self._above(said.get("channel_id"))})

    async def on_ready(self) -> None:
        """Say that every shard is connected."""
        await self._told("READY", {})

    async def on_resumed(self) -> None:
        """Say that a shard is connected again."""
        await self._told("READY", {})

    def _above(self, channel: object) -> str:
        """Return the channel above a thread; empty where it is none, or unknown."""
        known = self.get_channel(int(channel)) if isinstance(channel, str) and channel.isdecimal() else None
        return str(known.parent_id) if isinstance(known, discord.Thread) else ""

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Take in a server that the bot is in."""
        await self._told("GUILD_CREATE", {"id": str(guild.id)})

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Take in a server that the bot was invited to."""
        await self._told("GUILD_CREATE", {"id": str(guild.id)})

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server that the bot was taken out of."""
        await self._told("GUILD_DELETE", {"id": str(guild.id)})

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401, ARG002
        """Log an error in taking an event, without what people wrote."""
        log.exception("an event of the gateway could not be taken", extra={"event": event_method})


def point_at(api_url: str, gateway: str) -> None:
    """Let discord.py use this REST API, and this gateway where a session is new: both are its module's own.

    Only `GET /gateway/bot` tells the gateway's address; after INVALID_SESSION discord.py would go back to
    Discord's own (`DiscordWebSocket.DEFAULT_GATEWAY`), whatever that had said.
    """
    if api_url.rstrip("/") != DISCORD.rstrip("/"):
        Route.BASE = api_url.rstrip("/")
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)


async def keep(client: Gateway, token: str) -> None:
    """Connect and stay connected until cancelled; raise `GatewayRefused` where Discord wants no other try."""
    try:
        await client.login(token)
        await client.connect(reconnect=True)
    except discord.LoginFailure as no:
        raise GatewayRefused("DISCORD_BOT_TOKEN is not valid; make a new one in the developer portal") from no
    except discord.PrivilegedIntentsRequired as no:
        raise GatewayRefused(
            "DISCORD_WORDS=1 needs the Message Content Intent; switch it on in the developer portal"
        ) from no
    finally:
        await asyncio.shield(client.close())
