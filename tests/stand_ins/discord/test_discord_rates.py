"""Rate limits, invalid requests and planned failures: what the caller is told, and what took effect."""

import time

import aiohttp
import discord
import pytest

from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.rates import REAL
from tests.fakes.discord.world import TOKEN
from tests.stand_ins.discord.conftest import Bot, Rest, Said, Town, text, v2

POST = "POST /channels/{channel}/messages"


def trouble(how: Refusal, *, route: str = POST, to: str = "", after: bool = False) -> Trouble:
    return Trouble(lambda: how, route, to, after_taking_it=after)


async def test_a_bucket_says_what_is_left_and_then_refuses(town: Town, rest: Rest) -> None:
    assert REAL[POST] == (5, 5.0)
    town.here.rates.per_route = {POST: (5, 60.0)}  # so slow a machine does not begin another window
    other = town.here.channel(town.guild, "elsewhere")
    said = [await rest.post(town.channel.id, text("x")) for _ in range(6)]
    assert [one.headers.get("X-RateLimit-Remaining") for one in said[:5]] == ["4", "3", "2", "1", "0"]
    late = said[5]
    assert (late.status, late.headers["X-RateLimit-Scope"], late.body["global"]) == (429, "user", False)
    assert 0 < late.body["retry_after"] <= 60
    assert float(late.headers["X-RateLimit-Reset-After"]) == pytest.approx(late.body["retry_after"], abs=0.1)
    assert (await rest.post(other.id, text("x"))).status == 200
    assert len(town.here.standing(town.channel.id)) == 5
    assert len(town.here.rates.invalid) == 1
    town.here.moves(60)
    assert (await rest.post(town.channel.id, text("x"))).status == 200


async def test_the_whole_bot_has_a_limit(town: Town, rest: Rest) -> None:
    town.here.rates.a_second, town.here.rates.second = 2, 60.0
    said = [await rest("GET", "/users/@me") for _ in range(3)]
    assert [one.status for one in said] == [200, 200, 429]
    assert (said[2].body["global"], said[2].headers["X-RateLimit-Global"]) == (True, "true")


async def test_ten_thousand_invalid_requests_shut_the_door(town: Town, rest: Rest) -> None:
    town.here.rates.most_invalid = 3
    rest.token = "Bot wrong"
    for _ in range(2):
        assert (await rest("GET", "/users/@me")).status == 401
    rest.token = f"Bot {TOKEN}"
    town.here.fails(trouble(Refusal(status=429, retry_after=1, scope="shared")))
    assert (await rest.post(town.channel.id, text("x"))).status == 429
    assert len(town.here.rates.invalid) == 2
    await rest("POST", "/users/@me/channels", {"recipient_id": town.leila.user.id})
    town.leila.user.takes_dms = False
    await rest.post(town.leila.in_dm().at.id, text("x"))
    banned = await rest("GET", "/users/@me")
    assert (banned.status, b"1015" in banned.body, banned.headers.get("Via")) == (429, True, None)
    town.here.moves(601)
    assert (await rest("GET", "/users/@me")).status == 200


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    "how", [Refusal(status=500), Refusal(status=502), Refusal(code=50013), Refusal(drops=True)]
)
async def test_a_call_fails_before_or_after_its_effect(
    town: Town, rest: Rest, how: Refusal, after: bool
) -> None:
    town.here.fails(trouble(how, after=after))
    said: Said | None = None
    if how.drops:
        with pytest.raises(aiohttp.ClientError):
            await rest.post(town.channel.id, text("x"))
    else:
        said = await rest.post(town.channel.id, text("x"))
        assert said.status == (how.status if how.status != 200 else 403)
    assert len(town.here.standing(town.channel.id)) == (1 if after else 0)
    (call,) = town.here.calls
    assert (call.took_effect, call.answered and call.took_effect) == (after, False)
    assert (await rest.post(town.channel.id, text("y"))).status == 200


async def test_trouble_finds_its_route_and_its_person(town: Town, rest: Rest) -> None:
    leila = town.leila.in_dm().at.id
    town.here.fails(trouble(Refusal(code=50007), to=town.leila.user.id))
    assert (await rest.post(town.channel.id, text("x"))).status == 200
    assert (await rest("GET", f"/channels/{leila}")).status == 200
    assert (await rest.post(leila, text("x"))).code == 50007
    assert (await rest.post(leila, text("x"))).status == 200


async def test_a_slow_call_is_slow(town: Town, rest: Rest) -> None:
    town.here.fails(trouble(Refusal(waits=0.2)))
    began = time.monotonic()
    assert (await rest.post(town.channel.id, text("x"))).status == 200
    assert time.monotonic() - began >= 0.2


async def test_discord_py_waits_for_a_bucket(town: Town, bot: Bot) -> None:
    town.here.fails(trouble(Refusal(status=429, retry_after=0.2)))
    channel = bot.client.get_channel(int(town.channel.id))
    assert isinstance(channel, discord.TextChannel)
    await channel.send("Hello")
    assert [one.outcome for one in town.here.calls if one.route == POST] == ["429", "ok"]


async def test_what_is_unknown_or_no_json_is_said(town: Town, rest: Rest) -> None:
    assert (await rest("GET", "/nothing")).body == {"message": "404: Not Found", "code": 0}
    assert (await rest("PUT", "/users/@me")).body == {"message": "405: Method Not Allowed", "code": 0}
    path = f"{town.here.url}api/v10/channels/{town.channel.id}/messages"
    headers = {"Authorization": rest.token, "Content-Type": "application/json"}
    for bad in ("{", '"words"'):
        async with rest.session.post(path, data=bad, headers=headers) as got:
            assert ((await got.json())["code"], got.headers["Content-Type"]) == (50109, "application/json")
    assert [call.outcome for call in town.here.calls] == ["no route"] * 4
    assert list(town.here.everything_said()) == []
    await rest.refused(50006, "POST", f"/channels/{town.channel.id}/messages", v2())
