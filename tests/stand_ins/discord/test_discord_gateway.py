"""The gateway of the stand-in, with plain frames and with discord.py: sessions, cuts, replays and closes."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest

from tests.fakes.discord import members, moderating
from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.server import Server
from tests.fakes.discord.world import TOKEN
from tests.fakes.waiting import until
from tests.stand_ins.discord.conftest import Bot, Rest, Town, connected

GUILDS, MEMBERS, GUILD_MESSAGES, DIRECT, CONTENT = 1 << 0, 1 << 1, 1 << 9, 1 << 12, 1 << 15
USUAL = GUILDS | GUILD_MESSAGES | DIRECT
Socket = aiohttp.ClientWebSocketResponse


@pytest.fixture
def gateway(server: Server, town: Town) -> Gateway:
    return server.gateway


@pytest.fixture
async def session(gateway: Gateway) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as one:
        yield one


async def socket(gateway: Gateway, session: aiohttp.ClientSession) -> Socket:
    """Connect, and take the HELLO."""
    one = await session.ws_connect(gateway.here.url + "link?v=10&encoding=json&compress=zlib-stream")
    hello = await one.receive_json(timeout=5)
    assert (hello["op"], hello["d"]["heartbeat_interval"]) == (10, gateway.heartbeat)
    return one


async def identify(one: Socket, intents: object = USUAL, **more: object) -> None:
    await one.send_json({"op": 2, "d": {"token": TOKEN, "intents": intents, "properties": {}, **more}})


async def began(gateway: Gateway, session: aiohttp.ClientSession, intents: int = USUAL) -> tuple[Socket, Any]:
    """Begin a session; return the data of READY."""
    one = await socket(gateway, session)
    await identify(one, intents)
    ready = await one.receive_json(timeout=5)
    assert (ready["t"], ready["s"]) == ("READY", 1)
    if intents & GUILDS:
        assert (await one.receive_json(timeout=5))["t"] == "GUILD_CREATE"
    return one, ready["d"]


async def closed_with(one: Socket) -> int | None:
    while not one.closed:
        await one.receive(timeout=5)
    return one.close_code


async def test_a_session_begins_with_its_servers(gateway: Gateway, session: aiohttp.ClientSession) -> None:
    one = await socket(gateway, session)
    await identify(one)
    ready, guild = [(await one.receive_json(timeout=5))["d"] for _ in range(2)]
    assert ready["resume_gateway_url"] == gateway.here.url.replace("http", "ws") + "link"
    assert [each["unavailable"] for each in ready["guilds"]] == [True]
    assert (guild["name"], len(guild["members"]), guild["member_count"]) == ("Alumni", 1, 4)
    await one.send_json({"op": 1, "d": 2})
    assert (await one.receive_json(timeout=5))["op"] == 11
    assert (gateway.got["IDENTIFY"], gateway.got["HEARTBEAT"], gateway.left_today()) == (1, 1, 999)


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ({"op": 2, "d": {"token": "wrong", "intents": USUAL}}, 4004),
        ({"op": 2, "d": {"token": TOKEN, "intents": USUAL | MEMBERS}}, 4014),
        ({"op": 2, "d": {"token": TOKEN, "intents": USUAL | CONTENT}}, 4014),
        ({"op": 2, "d": {"token": TOKEN, "intents": 1 << 30}}, 4013),
        ({"op": 2, "d": {"token": TOKEN}}, 4013),
        ({"op": 2, "d": {"token": TOKEN, "intents": USUAL, "shard": [2, 2]}}, 4010),
        ({"op": 3, "d": {}}, 4003),
        ({"op": 99}, 4001),
        ({"d": 1}, 4002),
        ({"op": 6, "d": {"token": "wrong", "session_id": "x", "seq": 0}}, 4004),
    ],
)
async def test_what_is_wrong_closes_with_its_code(
    gateway: Gateway, session: aiohttp.ClientSession, frame: dict[str, Any], code: int
) -> None:
    one = await socket(gateway, session)
    await one.send_json(frame)
    assert await closed_with(one) == code
    assert gateway.closed_with == [code]


async def test_nobody_identifies_twice_or_talks_too_fast(
    gateway: Gateway, session: aiohttp.ClientSession
) -> None:
    one, _ = await began(gateway, session)
    await identify(one)
    assert await closed_with(one) == 4005
    gateway.frames_a_minute = 5
    other, _ = await began(gateway, session)
    for _ in range(5):
        await other.send_json({"op": 1, "d": 1})
    assert await closed_with(other) == 4008


async def test_a_privileged_intent_that_is_on_is_taken(
    gateway: Gateway, session: aiohttp.ClientSession, town: Town
) -> None:
    gateway.here.privileged = CONTENT
    one, _ = await began(gateway, session, USUAL | CONTENT)
    town.leila.says("Hello")
    assert (await one.receive_json(timeout=5))["d"]["content"] == "Hello"


async def test_too_many_sessions_in_a_day_reset_the_token(
    gateway: Gateway, session: aiohttp.ClientSession
) -> None:
    gateway.budget = 1
    await began(gateway, session)
    one = await socket(gateway, session)
    await identify(one)
    assert await closed_with(one) == 4004
    assert gateway.here.token != TOKEN


async def test_what_was_missed_comes_again_after_a_cut(
    gateway: Gateway, session: aiohttp.ClientSession, town: Town
) -> None:
    one, ready = await began(gateway, session)
    town.leila.says("before")
    assert (await one.receive_json(timeout=5))["s"] == 3
    gateway.swallows = 1
    town.leila.says("lost on its way")
    gateway.cuts()
    await until(lambda: gateway.links == [])
    town.leila.in_dm().says("while away")
    other = await socket(gateway, session)
    await other.send_json({"op": 6, "d": {"token": TOKEN, "session_id": ready["session_id"], "seq": 3}})
    frames = [await other.receive_json(timeout=5) for _ in range(3)]
    assert [(each["t"], each["s"]) for each in frames] == [
        ("MESSAGE_CREATE", 4),
        ("MESSAGE_CREATE", 5),
        ("RESUMED", 6),
    ]
    assert [each["d"].get("content") for each in frames] == ["", "while away", None]
    assert (gateway.connections, gateway.resumed, len(gateway.identified)) == (2, 1, 1)


@pytest.mark.parametrize("how", ["unknown", "left", "ahead"])
async def test_a_session_that_cannot_go_on_is_refused(
    gateway: Gateway, session: aiohttp.ClientSession, how: str
) -> None:
    one, ready = await began(gateway, session)
    await one.close(code=1000 if how == "left" else 4000)
    await until(lambda: gateway.links == [])
    known = "other" if how == "unknown" else ready["session_id"]
    seq = 99 if how == "ahead" else 2
    other = await socket(gateway, session)
    await other.send_json({"op": 6, "d": {"token": TOKEN, "session_id": known, "seq": seq}})
    if how == "ahead":
        assert await closed_with(other) == 4007
    else:
        assert await other.receive_json(timeout=5) == {"op": 9, "d": False}
    assert gateway.left_with == [1000 if how == "left" else 4000]


async def test_each_intent_brings_its_own(
    gateway: Gateway,
    session: aiohttp.ClientSession,
    town: Town,
    here: Any,  # noqa: ANN401
) -> None:
    here.privileged = MEMBERS
    silent, _ = await began(gateway, session, 0)
    told, _ = await began(gateway, session, GUILDS | MEMBERS)
    town.leila.says("no intent for words")
    moderating.renames(here, town.guild, town.amara.user, "Amara")
    town.amara.leaves(town.guild)
    with here.lock:
        members.joins(here, town.guild, town.amara.user)
    moderating.deletes(here, town.channel)
    moderating.removes_bot(here, town.guild)
    moderating.invites_bot(here, town.guild)
    got = [(await told.receive_json(timeout=5))["t"] for _ in range(6)]
    assert got == [
        "GUILD_MEMBER_UPDATE",
        "GUILD_MEMBER_REMOVE",
        "GUILD_MEMBER_ADD",
        "CHANNEL_DELETE",
        "GUILD_DELETE",
        "GUILD_CREATE",
    ]
    await silent.send_json({"op": 1, "d": 1})
    assert (await silent.receive_json(timeout=5))["op"] == 11  # nothing came before it


async def test_a_server_is_on_one_shard(gateway: Gateway, session: aiohttp.ClientSession, town: Town) -> None:
    number = (int(town.guild.id) >> 22) % 2
    other = await socket(gateway, session)
    await identify(other, shard=[1 - number, 2])
    assert (await other.receive_json(timeout=5))["d"]["guilds"] == []
    town.leila.says("x")
    await other.send_json({"op": 1, "d": 1})
    assert (await other.receive_json(timeout=5))["op"] == 11


# with discord.py
async def ran(town: Town, rest: Rest) -> None:
    await rest.registers({"name": "mentoring", "description": "x"})
    town.leila.runs("mentoring")


@pytest.mark.parametrize("how", ["cut", "asked", "closed", "zombie", "invalid for now"])
async def test_discord_py_resumes_and_misses_nothing(
    server: Server, town: Town, rest: Rest, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    gateway = server.gateway
    gateway.heartbeat = 100 if how == "zombie" else gateway.heartbeat
    async with connected(server, monkeypatch, patience=0.5 if how == "zombie" else 60) as bot:
        gateway.swallows = 1
        await ran(town, rest)
        if how == "zombie":
            gateway.deaf = True
            await until(lambda: gateway.links == [] or gateway.connections > 1)
            gateway.deaf = False
        elif how == "invalid for now":
            gateway.invalidates(resumable=True)
        else:
            await asyncio.to_thread(
                {
                    "cut": gateway.cuts,
                    "asked": gateway.asks_to_reconnect,
                    "closed": lambda: gateway.closes(4000),
                }[how]
            )
        heard = await bot.hears()
        assert heard.data is not None
        await until(lambda: gateway.resumed >= 1)
        assert len(gateway.identified) == 1


async def test_discord_py_begins_anew_where_its_session_is_gone(
    gateway: Gateway, town: Town, bot: Bot, rest: Rest
) -> None:
    gateway.invalidates(resumable=False)
    await until(lambda: len(gateway.identified) == 2)
    await until(lambda: len(gateway.links) == 1)
    await ran(town, rest)
    await bot.hears()
    assert gateway.resumed == 0


async def test_a_repeated_dispatch_is_heard_twice(gateway: Gateway, town: Town, bot: Bot, rest: Rest) -> None:
    await ran(town, rest)
    await bot.hears()
    gateway.repeats("INTERACTION_CREATE")
    await bot.hears(2)
    assert bot.interactions[0].id == bot.interactions[1].id
    await bot.interactions[0].response.defer()
    with pytest.raises(discord.HTTPException) as refused:
        await bot.interactions[1].response.defer()
    assert refused.value.code == 40060


async def test_a_refused_intent_ends_discord_py(
    server: Server, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = discord.AutoShardedClient(intents=discord.Intents(guilds=True, message_content=True))
    monkeypatch.setattr(discord.http.Route, "BASE", f"{server.here.url}api/v10")
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await asyncio.wait_for(client.start(TOKEN), 10)
    await client.close()
    stranger = discord.AutoShardedClient(intents=discord.Intents.none())
    with pytest.raises(discord.LoginFailure):
        await stranger.login("wrong")
    await stranger.close()
