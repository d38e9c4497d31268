"""Fixtures: a server in the stand-in for Discord, discord.py connected to it, and plain HTTP."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import discord
import pytest
import yarl
from discord.gateway import DiscordWebSocket, KeepAliveHandler
from discord.http import Route

from tests.fakes.discord import permissions
from tests.fakes.discord.acting import Person, arrives
from tests.fakes.discord.server import Server, serving
from tests.fakes.discord.values import COMPONENTS_V2, Channel, Guild, User
from tests.fakes.discord.world import APP, TOKEN, Discord
from tests.fakes.waiting import until

BOT_MAY = permissions.A_MEMBERS


@dataclass(frozen=True)
class Town:
    """A server with a channel and two people in it."""

    here: Discord
    guild: Guild
    channel: Channel
    leila: Person
    amara: Person


@pytest.fixture
def here() -> Discord:
    return Discord()


@pytest.fixture
def town(here: Discord) -> Town:
    owner = here.signs_up("owner", "The Owner")
    guild = here.founds("Alumni", owner, bot_may=BOT_MAY)
    channel = here.channel(guild, "mentoring")
    leila = here.signs_up("leila", "Leila Haddad")
    amara = here.signs_up("amara", "Amara Okafor", locale="fr")
    return Town(
        here,
        guild,
        channel,
        arrives(here, guild, leila, channel, "Leila (2nd year)"),
        arrives(here, guild, amara, channel),
    )


@pytest.fixture
def server(here: Discord) -> Iterator[Server]:
    with serving(here) as served:
        yield served


def text(words: str) -> dict[str, Any]:
    """Return a text of a message."""
    return {"type": 10, "content": words}


def row(*parts: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of controls."""
    return {"type": 1, "components": list(parts)}


def button(label: str, custom_id: str = "", **more: object) -> dict[str, Any]:
    """Return a button."""
    return {"type": 2, "style": 1, "label": label, "custom_id": custom_id or label, **more}


def v2(*parts: Mapping[str, Any], flags: int = 0, **more: object) -> dict[str, Any]:
    """Return the body of a message that is made of components."""
    return {"flags": COMPONENTS_V2 | flags, "components": list(parts), **more}


@dataclass
class Said:
    """What came back."""

    status: int
    body: Any
    headers: Mapping[str, str]

    @property
    def code(self) -> int:
        """Return Discord's error code."""
        return int(self.body["code"])


@dataclass
class Rest:
    """Plain HTTP to the stand-in, with the bot's token."""

    session: aiohttp.ClientSession
    here: Discord
    token: str = f"Bot {TOKEN}"

    async def __call__(
        self, method: str, path: str, body: object = None, files: Mapping[str, bytes] | None = None
    ) -> Said:
        """Call a route."""
        headers = {"Authorization": self.token} if self.token else {}
        data: Any = None
        if files:
            data = aiohttp.FormData(quote_fields=False)
            data.add_field("payload_json", json.dumps(body), content_type="application/json")
            for number, (name, content) in enumerate(files.items()):
                data.add_field(f"files[{number}]", content, filename=name, content_type="image/png")
        elif body is not None:
            data, headers = json.dumps(body), {**headers, "Content-Type": "application/json"}
        url = f"{self.here.url}api/v10{path}"
        async with self.session.request(method, url, data=data, headers=headers) as got:
            raw = await got.read()
            is_json = got.headers.get("Content-Type") == "application/json"
            return Said(got.status, json.loads(raw) if is_json else raw, got.headers)

    async def post(self, channel: str, *parts: Mapping[str, Any], **more: object) -> Said:
        """Write a message made of components."""
        return await self("POST", f"/channels/{channel}/messages", v2(*parts, **more))  # type: ignore[arg-type]

    async def refused(self, code: int, method: str, path: str, body: object = None) -> Said:
        """Call a route that has to refuse with this code."""
        said = await self(method, path, body)
        assert said.status >= 400, said.body
        assert said.code == code, said.body
        return said

    async def registers(self, *commands: Mapping[str, Any], guild: str = "") -> Said:
        """Overwrite the commands."""
        scope = f"/guilds/{guild}" if guild else ""
        return await self("PUT", f"/applications/{APP}{scope}/commands", list(commands))

    async def answers(self, one: Any, kind: int, data: object = None) -> Said:  # noqa: ANN401
        """Give the first answer to an interaction."""
        body = {"type": kind, **({} if data is None else {"data": data})}
        return await self("POST", f"/interactions/{one.id}/{one.token}/callback", body)


@pytest.fixture
async def rest(server: Server) -> AsyncIterator[Rest]:
    async with aiohttp.ClientSession() as session:
        yield Rest(session, server.here)


@dataclass
class Bot:
    """discord.py, as it connects to the stand-in, and what it heard."""

    client: discord.AutoShardedClient
    running: "asyncio.Task[None]"
    interactions: list[discord.Interaction] = field(default_factory=list)
    messages: list[discord.Message] = field(default_factory=list)

    async def hears(self, count: int = 1) -> discord.Interaction:
        """Wait for so many interactions; return the latest."""
        await until(lambda: len(self.interactions) >= count)
        return self.interactions[-1]


async def _at_once(_: int | None, *, initial: bool = False) -> None:
    """Begin a session without waiting."""


@asynccontextmanager
async def connected(
    server: Server, monkeypatch: pytest.MonkeyPatch, *, patience: float = 60
) -> AsyncIterator[Bot]:
    """Connect discord.py as the bot does; `patience`: seconds until it takes silence for the end."""
    address = yarl.URL(server.here.url.replace("http", "ws") + "link")
    monkeypatch.setattr(Route, "BASE", f"{server.here.url}api/v10")
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", address)
    client = discord.AutoShardedClient(
        intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
        allowed_mentions=discord.AllowedMentions.none(),
        chunk_guilds_at_startup=False,
        member_cache_flags=discord.MemberCacheFlags.none(),
        guild_ready_timeout=0.05,
        heartbeat_timeout=patience,
    )
    # discord.py waits five seconds before it identifies again.
    monkeypatch.setattr(client, "before_identify_hook", _at_once)
    await client.login(TOKEN)
    bot = Bot(client, asyncio.create_task(client.connect()))

    async def on_interaction(one: discord.Interaction) -> None:
        bot.interactions.append(one)

    async def on_message(one: discord.Message) -> None:
        bot.messages.append(one)

    client.event(on_interaction)
    client.event(on_message)
    try:
        await asyncio.wait_for(client.wait_until_ready(), 10)
        yield bot
    finally:
        await client.close()
        bot.running.cancel()
        await asyncio.gather(bot.running, return_exceptions=True)
        for thread in threading.enumerate():
            if isinstance(thread, KeepAliveHandler) and thread.ws.loop is asyncio.get_running_loop():
                thread.stop()


@pytest.fixture
async def bot(server: Server, town: Town, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    async with connected(server, monkeypatch) as one:
        yield one


def account(here: Discord, name: str) -> User:
    """Return an account by its username."""
    return next(one for one in here.users.values() if one.username == name)
