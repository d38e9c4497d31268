"""The gateway: one connection to Discord for each shard, kept by discord.py; what it tells becomes acts."""

import asyncio
import json
import logging
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, Final, Self

import discord
import discord.shard
import yarl
from discord.gateway import DiscordWebSocket, KeepAliveHandler
from discord.http import Route

from bot.adapters.discord.calls.api import DISCORD
from bot.adapters.discord.doors.sessions import GatewaySession
from bot.adapters.discord.doors.turn import CONNECTED, UNDER

log = logging.getLogger(__name__)

logging.getLogger("discord.client").setLevel(logging.ERROR)
"""It warns of libraries for voice, which no bot of ours needs."""

ACTS: Final = ("INTERACTION_CREATE", "MESSAGE_CREATE")
"""The events that are taken as Discord sends them."""

LEFT: Final = "GUILD_DELETE"
"""The event by which Discord takes a server away; discord.py drops it where it does not know the server."""

BEGUN: Final = "READY"
"""The event by which Discord begins a session, and names the servers that the bot is in."""

RESUMABLE: Final = 4000
"""Closes a connection and lets its session live; 1000, as discord.py closes, ends it (topics/gateway)."""

QUIET: Final = 60.0
"""Seconds without a word from Discord, whose heartbeats are 41 apart: the connection is dead, and resumed."""

MOST_SESSIONS: Final = 10
"""Sessions that a shard begins in an hour; then it is connected anew, if the day has some left."""

AN_HOUR: Final = 3600.0

REFUSED: Final = {
    4004: "the bot's token is not valid; make a new one in the developer portal",
    4010: "it refuses our number of shards: a fault of Alongside's",
    4011: "the bot is in too many servers for one connection: a fault of Alongside's",
    4012: "it knows this version of the gateway no more: Alongside has to be updated",
    4013: "it does not know what we listen to: a fault of Alongside's",
}
"""Closes after which Discord wants no other try (topics/opcodes-and-status-codes, Gateway Close Codes)."""

Told = Callable[[str, Mapping[str, Any]], Awaitable[None]]
"""Takes an event of the gateway by its name, with what it says."""


class GatewayRefused(Exception):
    """Discord refuses us for good: an operator has to mend its token, its intents or its servers."""


class TooManySessions(Exception):
    """Discord ends session after session; each that begins is one of 1,000 a day."""


def intents(*, words: bool) -> discord.Intents:
    """Return what the bot asks for: nothing privileged, unless an operator opted in to `words`."""
    asked = discord.Intents.none()
    asked.guilds = True
    asked.guild_messages = True
    asked.dm_messages = True
    asked.message_content = words
    return asked


def stop_heartbeats() -> None:
    """End every heartbeat of this event loop: discord.py leaves one behind where a connection never began."""
    loop = asyncio.get_running_loop()
    for thread in threading.enumerate():
        if isinstance(thread, KeepAliveHandler) and thread.ws.loop is loop:
            thread.stop()


class ResumingSocket(DiscordWebSocket):
    """A connection that goes on with the session that another process left, where there is one."""

    @classmethod
    async def from_client(cls, client: discord.Client, **how: Any) -> Self:  # noqa: ANN401 - as discord.py
        """Connect, and resume what is left for this shard, once; what Discord refuses is begun anew."""
        left = client.left_for(how.get("shard_id")) if isinstance(client, Gateway) else None
        if left is not None:
            resuming = {"gateway": yarl.URL(left.url), "session": left.id, "sequence": left.sequence}
            how = {**how, **resuming, "resume": True}
        return await super().from_client(client, **how)


# There is no public way: discord.py offers no connection with a session of another process.
discord.shard.DiscordWebSocket = ResumingSocket  # type: ignore[misc]


class Gateway(discord.AutoShardedClient):
    """The bot's connections. It sends nothing: answers and notices go through `Api`."""

    def __init__(
        self, told: Told, *, words: bool, ready_within: float, left: Iterable[GatewaySession] = ()
    ) -> None:
        """Hand every act to `told`, in a task of its own; go on with the sessions that are `left`."""
        super().__init__(
            intents=intents(words=words),
            allowed_mentions=discord.AllowedMentions.none(),
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            heartbeat_timeout=QUIET,
            guild_ready_timeout=ready_within,
            # The raw event is an act as Discord sends it; discord.py's own objects leave some of it out.
            enable_debug_events=True,
        )
        self._told = told
        self._begun: dict[int | None, list[float]] = {}
        self._left: dict[int | None, GatewaySession] = {one.shard: one for one in left}

    def left_for(self, shard: int | None) -> GatewaySession | None:
        """Return the session with which a shard goes on, once; None where it would not hear the same."""
        left = self._left.pop(shard, None)
        if left is None or (left.shards, left.intents) != (self.shard_count, self.intents.value):
            return None
        return left

    def sessions(self) -> tuple[GatewaySession, ...]:
        """Return the session of each shard as it is now; of one that is not connected yet, what was left."""
        sockets = {shard: info._parent.ws for shard, info in self.shards.items()}
        here = (
            GatewaySession(
                shard,
                self.shard_count or 1,
                self.intents.value,
                socket.session_id,
                str(socket.gateway),
                socket.sequence,
            )
            for shard, socket in sockets.items()
            if socket.session_id is not None and socket.sequence is not None
        )
        return (*here, *self._left.values())

    async def close(self) -> None:
        """Close the connections, and leave each session to be resumed."""
        for shard in self.shards.values():
            await shard._parent.ws.close(code=RESUMABLE)  # there is no public way
        await super().close()
        stop_heartbeats()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait before a session begins, as discord.py does; raise `TooManySessions` after too many."""
        now = time.monotonic()
        begun = [one for one in self._begun.get(shard_id, ()) if now - one < AN_HOUR]
        if len(begun) >= MOST_SESSIONS:
            raise TooManySessions(f"{len(begun)} sessions within an hour")
        self._begun[shard_id] = [*begun, now]
        await super().before_identify_hook(shard_id, initial=initial)

    async def on_socket_raw_receive(self, event: str) -> None:
        """Take an event as Discord sent it."""
        if not any(name in event for name in (*ACTS, BEGUN, LEFT)):
            return
        read = json.loads(event)
        said = read.get("d") or {}
        if read.get("t") in ACTS:
            await self._told(read["t"], {**said, UNDER: self._above(said.get("channel_id"))})
        # Where it is `unavailable`, Discord has an outage, and the bot is in it as before.
        elif read.get("t") == BEGUN or (read.get("t") == LEFT and not said.get("unavailable")):
            await self._told(read["t"], said)

    async def on_ready(self) -> None:
        """Say that every shard is connected."""
        await self._told(CONNECTED, {})

    async def on_resumed(self) -> None:
        """Say that a shard is connected again."""
        await self._told(CONNECTED, {})

    def _above(self, channel: object) -> str | None:
        """Return the channel above a thread; empty where it is none.

        None where the channel is unknown: a process that resumes a session was told of no channels.
        """
        known = self.get_channel(int(channel)) if isinstance(channel, str) and channel.isdecimal() else None
        if known is None:
            return None
        return str(known.parent_id) if isinstance(known, discord.Thread) else ""

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Take in a server that the bot is in."""
        await self._told("GUILD_CREATE", {"id": str(guild.id)})

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Take in a server that the bot was invited to."""
        await self._told("GUILD_CREATE", {"id": str(guild.id)})

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
    except discord.ConnectionClosed as no:
        if no.code in REFUSED:
            raise GatewayRefused(REFUSED[no.code]) from no
        raise
    except discord.PrivilegedIntentsRequired as no:
        raise GatewayRefused(
            "DISCORD_WORDS=1 needs the Message Content Intent; switch it on in the developer portal"
        ) from no
    finally:
        await asyncio.shield(client.close())
