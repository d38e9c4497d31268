"""Socket Mode of the stand-in, with Slack's own client: envelopes, disconnects, cuts and silence."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import payloads
from tests.fakes.slack.by_socket import BySocket
from tests.fakes.slack.server import Server
from tests.fakes.slack.workspace import APP_TOKEN, Workspace
from tests.fakes.waiting import until
from tests.stand_ins.conftest import LEILA, words


@dataclass
class Listener:
    """A bot that acknowledges everything in the same way."""

    client: SocketModeClient
    answer: dict[str, Any] | None = None
    got: list[SocketModeRequest] = field(default_factory=list)

    async def __call__(self, client: Any, request: SocketModeRequest) -> None:  # noqa: ANN401
        self.got.append(request)
        await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, self.answer))


@pytest.fixture
async def listener(server: Server) -> AsyncIterator[Listener]:
    web = AsyncWebClient(base_url=f"{server.workspace.url}api/", retry_handlers=[])
    client = SocketModeClient(APP_TOKEN, web_client=web, ping_interval=0.5)
    listening = Listener(client)
    client.socket_mode_request_listeners.append(listening)
    await client.connect()  # type: ignore[no-untyped-call]
    await until(lambda: len(server.link.sockets) == 1)
    yield listening
    await client.close()  # type: ignore[no-untyped-call]


async def test_a_command_is_answered_in_its_acknowledgement(
    here: Workspace, server: Server, listener: Listener
) -> None:
    listener.answer = {"response_type": "ephemeral", "text": "Hello", "blocks": words("Hello")}
    driver = BySocket(here, "", link=server.link)
    await asyncio.to_thread(driver.command, payloads.command(here, LEILA, "/mentoring"))
    assert [line.text for line in here.standing(here.direct(LEILA), viewer=LEILA)] == ["Hello"]
    assert listener.got[0].accepts_response_payload


async def test_an_event_says_how_often_it_was_tried(
    here: Workspace, server: Server, listener: Listener
) -> None:
    driver = BySocket(here, "", link=server.link)
    await asyncio.to_thread(driver.event, payloads.typed(here, LEILA, "Hello"), retry=1)
    (event,) = listener.got
    assert (event.type, event.retry_attempt, event.accepts_response_payload) == ("events_api", 1, False)


async def test_what_a_cut_has_swallowed_comes_again_in_another_envelope(
    here: Workspace, server: Server, listener: Listener
) -> None:
    driver = BySocket(here, "", link=server.link, cut_at=2)
    for number in range(4):
        await asyncio.to_thread(driver.event, payloads.typed(here, LEILA, f"No {number}"))
    said = [one.payload["event"]["text"] for one in listener.got]
    assert sorted(set(said)) == ["No 0", "No 1", "No 2", "No 3"]
    assert said.count("No 1") == said.count("No 3") == 2
    assert len({one.envelope_id for one in listener.got}) == len(listener.got)
    assert server.link.opened_so_far == 3


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_a_goodbye_leads_to_another_socket(server: Server, listener: Listener, reason: str) -> None:
    server.link.asks_to_leave(reason)
    await until(lambda: server.link.opened_so_far == 2 and len(server.link.sockets) == 1)


async def test_a_deaf_socket_stands_and_brings_nothing(
    here: Workspace, server: Server, listener: Listener
) -> None:
    server.link.deaf = True
    envelope = server.link.hands("events_api", payloads.typed(here, LEILA, "Hello"))
    await asyncio.sleep(0.2)
    assert (listener.got, envelope in server.link.acks, len(server.link.sockets)) == ([], False, 1)


async def test_an_address_is_good_for_one_socket(server: Server) -> None:
    async with aiohttp.ClientSession() as session:
        web = AsyncWebClient(base_url=f"{server.workspace.url}api/", session=session, retry_handlers=[])
        url = (await web.apps_connections_open(app_token=APP_TOKEN))["url"]
        socket = await session.ws_connect(url)
        assert (await socket.receive_json())["type"] == "hello"
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)
        await socket.close()
