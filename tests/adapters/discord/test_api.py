"""Calls to a real API: within its limits, to nobody else, and with no word of a person in a log."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.adapters.discord.answering.interactions import FirstAnswer, Interactions
from bot.adapters.discord.calls.api import DiscordApi, call
from bot.adapters.discord.calls.errors import DiscordRefusal, TokenRefused, sorted_out
from bot.adapters.discord.calls.pace import DiscordPace
from bot.port import Disconnected, InDoubt, TryLater
from bot.ui.nodes import Message, Text
from tests.fakes.discord import acts
from tests.fakes.discord.acting import Person
from tests.fakes.discord.community import Town
from tests.fakes.discord.rates import REAL
from tests.fakes.discord.values import Interaction, Kind
from tests.fakes.discord.world import APP, TOKEN

WORDS = "He wrote to me at night."
POST = "/channels/{channel}/messages"


@asynccontextmanager
async def a_door(answers: web.Response | None = None) -> AsyncIterator[tuple[str, list[web.Request]]]:
    """Serve something that answers every call alike, and notes it."""
    got: list[web.Request] = []

    async def take(request: web.Request) -> web.StreamResponse:
        got.append(request)
        await request.read()
        known = answers or web.json_response({})
        return web.Response(status=known.status, body=known.body, headers=known.headers)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/v10", got
    finally:
        await runner.cleanup()


def said(words: str) -> dict[str, object]:
    return {"content": words}


async def test_without_a_connection_nothing_has_gone_out_for_certain() -> None:
    api = DiscordApi(TOKEN, "http://127.0.0.1:9/api/v10")
    with pytest.raises(TryLater, match="no connection"):
        await api(call("POST", POST, channel="1"), said(WORDS))
    await api.close()


async def test_a_token_that_is_not_known_is_an_operators(town: Town, served: object) -> None:
    api = DiscordApi("another", f"{town.here.url}api/v10")
    with pytest.raises(TokenRefused, match="developer portal"):
        await api(call("GET", "/applications/@me"))
    await api.close()


async def test_a_page_that_is_not_discords_is_an_operators() -> None:
    async with a_door(web.Response(status=404, text="<html>nobody</html>")) as (url, _):
        api = DiscordApi(TOKEN, url)
        with pytest.raises(Disconnected, match="DISCORD_API_URL"):
            await api(call("GET", "/applications/@me"))
        await api.close()


def test_a_token_of_an_interaction_that_is_over_is_not_the_bots() -> None:
    over = sorted_out("POST /webhooks", 401, {"code": 50027, "message": "Invalid Webhook Token"}, 0)
    assert isinstance(over, DiscordRefusal)
    assert over.code == 50027
    assert isinstance(sorted_out("GET /users/@me", 401, {"code": 0}, 0), TokenRefused)


async def test_the_bots_token_goes_with_its_own_calls_and_not_with_answers() -> None:
    async with a_door() as (url, got):
        api = DiscordApi(TOKEN, url)
        await api(call("GET", "/applications/@me"))
        one = Interaction("1", "secret", Kind.COMMAND, "2", "3")
        answering = Interactions(api, lambda: APP)
        to = _Act(one.id, one.token)
        await answering.first(to, FirstAnswer.LATER)
        await answering.fill(to, Message("Hello", (Text("Here"),)))
        await answering.follow(to, Message("Hello", (Text("Here"),)), private=True)
        await api.close()
    assert [request.headers.get("Authorization") for request in got] == [f"Bot {TOKEN}", None, None, None]
    assert all(request.headers["User-Agent"].startswith("DiscordBot (") for request in got)


async def test_the_bots_token_follows_nobody_to_another_house() -> None:
    async with a_door() as (elsewhere, got):
        away = web.Response(status=307, headers={"Location": f"{elsewhere}/here"})
        async with a_door(away) as (url, _):
            api = DiscordApi(TOKEN, url)
            with pytest.raises((Disconnected, InDoubt)):
                await api(call("POST", POST, channel="1"), said(WORDS))
            await api.close()
    assert got == []


async def test_no_id_of_anybody_leads_elsewhere_in_the_api() -> None:
    async with a_door() as (url, got):
        api = DiscordApi(TOKEN, url)
        await api(call("GET", POST, channel="../users/@me?x=#"))
        await api.close()
    assert got[0].raw_path == "/api/v10/channels/..%2Fusers%2F%40me%3Fx%3D%23/messages"


async def test_what_discord_refuses_is_logged_by_its_paths_alone(
    town: Town, api: DiscordApi, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(DiscordRefusal, match="50035") as no:
        await api(call("POST", POST, channel=town.channel.id), said(WORDS * 100))
    everything = caplog.text + "".join(str(vars(record)) for record in caplog.records) + str(no.value)
    assert "content" in everything
    assert "at night" not in everything
    assert town.here.token not in everything
    assert any(getattr(record, "parts", None) == ["content"] for record in caplog.records)


async def test_buckets_are_kept_by_what_discord_says_of_them(town: Town, api: DiscordApi) -> None:
    """Fourteen at once into one channel that takes five in half a second: nearly none is one too many."""
    town.here.rates.per_route = {"POST /channels/{channel}/messages": (5, 0.5)}

    async def one(number: int) -> None:
        for _ in range(20):
            try:
                await api(call("POST", POST, channel=town.channel.id), said(f"word {number}"))
            except TryLater as later:
                await asyncio.sleep(later.after)
            else:
                return
        raise AssertionError("it never got through")

    await asyncio.gather(*(one(number) for number in range(14)))
    assert len(town.here.standing(town.channel.id)) == 14
    refused = [one for one in town.here.calls if one.outcome == "429"]
    assert len(refused) <= 2, len(refused)


async def test_discords_real_limits_refuse_next_to_nothing_of_one_after_another(
    town: Town, api: DiscordApi
) -> None:
    town.here.rates.per_route = {**REAL, "POST /channels/{channel}/messages": (5, 0.3)}
    for number in range(20):
        await api(call("POST", POST, channel=town.channel.id), said(f"word {number}"))
    assert [one.outcome for one in town.here.calls] == ["ok"] * 20
    assert not town.here.rates.invalid


async def test_all_together_stay_below_fifty_a_second(town: Town, api: DiscordApi) -> None:
    town.here.rates.a_second = 50
    places = [town.here.channel(town.guild, f"c{number}").id for number in range(70)]
    await asyncio.gather(*(api(call("POST", POST, channel=one), said("word")) for one in places))
    assert {one.outcome for one in town.here.calls} == {"ok"}


async def test_what_cloudflare_says_stops_every_call(town: Town) -> None:
    """Where too many calls were invalid, a page comes in place of JSON; its header says how long."""
    banned = web.Response(status=429, text="error code: 1015", headers={"Retry-After": "600"})
    async with a_door(banned) as (url, got):
        api = DiscordApi(TOKEN, url)
        for channel in ("1", "2", "3"):
            with pytest.raises(TryLater) as later:
                await api(call("POST", POST, channel=channel), said(WORDS))
            assert later.value.everybody
            assert later.value.after > 500
        await api.close()
    assert len(got) == 1


@pytest.mark.parametrize("asked", ["soon", "", "-5", "nan", "inf", "1e999", None, [], "0"])
async def test_a_pause_that_makes_no_sense_is_a_second(asked: object) -> None:
    pace = DiscordPace(clock=lambda: 100.0)
    assert 1.0 <= pace.limited("POST /x", "1", asked, everywhere=False) <= 1.1


async def test_no_pause_is_longer_than_an_hour() -> None:
    assert DiscordPace(clock=lambda: 0.0).limited("POST /x", "1", "1e9", everywhere=True) <= 3960


async def test_headers_that_make_no_sense_change_nothing() -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    pace = DiscordPace(clock=lambda: 100.0, sleep=sleep)
    for left in ("-1", "many", "", "1.5"):
        pace.learn("GET /x", "1", {"X-RateLimit-Bucket": "b", "X-RateLimit-Remaining": left})
        await pace.turn("GET /x", "1", counted=False)
    assert slept == []


async def test_a_pause_of_everything_holds_no_answer_to_a_person_back() -> None:
    pace = DiscordPace(clock=lambda: 100.0)
    pace.limited("GET /x", "", 30, everywhere=True)
    await pace.turn("POST /interactions/{interaction}/{token}/callback", "t", counted=False)
    with pytest.raises(TryLater) as later:
        await pace.turn("GET /y", "")
    assert later.value.everybody


async def test_a_pause_of_one_channel_holds_no_other_back() -> None:
    pace = DiscordPace(clock=lambda: 100.0)
    pace.limited("POST /x", "1", 30, everywhere=False)
    await pace.turn("POST /x", "2")
    with pytest.raises(TryLater) as later:
        await pace.turn("POST /x", "1")
    assert not later.value.everybody
    assert 30 <= later.value.after <= 33


async def test_two_routes_of_one_bucket_share_it() -> None:
    pace = DiscordPace(clock=lambda: 100.0)
    for route in ("PATCH /x", "POST /x"):
        spent = {"X-RateLimit-Bucket": "b", "X-RateLimit-Remaining": "3", "X-RateLimit-Reset-After": "60"}
        pace.learn(route, "1", spent)
    pace.learn(
        "PATCH /x",
        "1",
        {"X-RateLimit-Bucket": "b", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset-After": "60"},
    )
    with pytest.raises(TryLater):
        await pace.turn("POST /x", "1")


async def test_buckets_do_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.adapters.discord.calls.pace.MOST_BUCKETS", 10)
    pace = DiscordPace(clock=lambda: 100.0)
    for number in range(50):
        await pace.turn("POST /x", str(number), counted=False)
    assert len(pace._buckets) == 10


class _Act:
    def __init__(self, interaction: str, token: str) -> None:
        self.interaction, self.token = interaction, token


def a_press(town: Town, person: Person) -> Interaction:
    """Return a press of a button, of which the bot was not told."""
    with town.here.lock:
        data = {"custom_id": "1:home:", "component_type": 2, "id": 1}
        return acts.begin(town.here, Kind.COMPONENT, person.user, person.at, data, None)
