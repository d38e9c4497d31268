"""Socket Mode: it connects, reconnects after a cut or a disconnect, and notices a silent socket."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from bot.adapters.slack.doors import socket
from tests.fakes.community import Community
from tests.fakes.slack import payloads
from tests.fakes.slack.in_slack import InSlack, in_slack
from tests.fakes.slack.ledger import Refusal, Trouble
from tests.fakes.slack.listening import connected, thread_of_its_own
from tests.fakes.slack.server import Server
from tests.fakes.waiting import wait_until


@pytest.fixture
def slack(community_of_people: Community, server: Server) -> Iterator[InSlack]:
    with in_slack(community_of_people, server, socket_mode=True) as connected:
        connected.joins("U0LEILA", "Leila Haddad")
        yield connected


def answered(slack: InSlack) -> None:
    """Wait for an acknowledgement; raise AssertionError where none comes."""
    command = payloads.command(slack.workspace, "U0LEILA", "/mentoring")
    envelope = slack.server.link.hands("slash_commands", command)
    wait_until(lambda: envelope in slack.server.link.acks)


def test_it_opens_by_itself_and_again_after_a_cut(slack: InSlack) -> None:
    link = slack.server.link
    for times in (1, 2, 3):
        wait_until(lambda times=times: link.opened_so_far == times and bool(link.sockets))  # type: ignore[misc]
        answered(slack)
        link.cuts()
    wait_until(lambda: link.opened_so_far == 4)


def test_it_goes_where_slack_sends_it(slack: InSlack) -> None:
    link = slack.server.link
    link.asks_to_leave()
    wait_until(lambda: link.opened_so_far == 2 and len(link.sockets) == 1)
    answered(slack)


def test_what_is_not_understood_is_acknowledged_too(slack: InSlack) -> None:
    link = slack.server.link
    for kind, payload in (
        ("interactive", {"type": "nothing_we_know"}),
        ("interactive", {"type": "view_closed", "user": {"id": "U0LEILA"}, "view": {"callback_id": "x"}}),
        ("events_api", {"type": "event_callback", "event": {"type": "reaction_added"}}),
    ):
        envelope = link.hands(kind, payload)
        wait_until(lambda envelope=envelope: envelope in link.acks)  # type: ignore[misc]


def test_a_socket_that_brings_nothing_is_renewed(
    community_of_people: Community, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "LIFETIME", 2.0)
    with in_slack(community_of_people, server, socket_mode=True) as slack:
        slack.joins("U0LEILA", "Leila Haddad")
        slack.server.link.deaf = True
        wait_until(lambda: slack.server.link.opened_so_far >= 2)
        slack.server.link.deaf = False
        answered(slack)


@pytest.fixture
def clients(monkeypatch: pytest.MonkeyPatch) -> list[SocketModeClient]:
    """Every client of the SDK that the bot makes."""
    made: list[SocketModeClient] = []

    def known(token: str, **named: Any) -> SocketModeClient:  # noqa: ANN401
        made.append(SocketModeClient(token, **named))
        return made[-1]

    monkeypatch.setattr(socket, "SocketModeClient", known)
    return made


def test_a_client_whose_tasks_have_died_is_replaced(
    community_of_people: Community,
    server: Server,
    clients: list[SocketModeClient],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "PATIENCE", 2.0)
    with in_slack(community_of_people, server, socket_mode=True) as slack:
        slack.joins("U0LEILA", "Leila Haddad")
        slack.loop.call_soon_threadsafe(clients[0].message_processor.cancel)
        wait_until(lambda: len(clients) == 2 and slack.connection.problem() == "")
        answered(slack)


def test_readiness_says_that_the_socket_is_closed(community_of_people: Community, server: Server) -> None:
    server.workspace.fails(Trouble(lambda: Refusal(error="invalid_auth"), "apps.connections.open"), times=50)
    with in_slack(community_of_people, server, socket_mode=True, known=False) as slack:
        wait_until(lambda: slack.connection.problem() == "the socket to Slack is closed")


def test_once_it_has_ended_nothing_of_it_goes_on(
    community_of_people: Community, server: Server, clients: list[SocketModeClient]
) -> None:
    connection = connected(server.workspace, community_of_people.responder, socket=True)

    async def begins_and_ends() -> bool:
        going = asyncio.create_task(connection.run(listens=True))
        while connection.problem():
            await asyncio.sleep(0.05)
        going.cancel()
        await asyncio.wait([going], timeout=10)
        return clients[-1].aiohttp_client_session.closed

    with thread_of_its_own() as loop:
        assert asyncio.run_coroutine_threadsafe(begins_and_ends(), loop).result(30)
