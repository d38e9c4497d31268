"""The web chat's channel: mentors with an open door see it; the answer to a press is private."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters.web.reading.inbound import PLATFORM, WORKSPACE
from bot.domain.common.ids import CommunityId, OpenAskId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Door, Mentor, Person
from bot.domain.open_asks.channel import choose
from bot.domain.open_asks.open_ask import OpenAsk, Status, until
from bot.domain.programme.quiet_weeks import NEVER_QUIET
from bot.handlers.work import Work
from bot.store.common import communities
from bot.store.database.database import Transaction
from bot.store.opening.opening import open_to_everyone
from tests.adapters.web.chatting import Chat, chatting
from tests.fakes import people

CHANNEL = "#mentors"
LINE = "Moving from law into product, late"
NOW = datetime.now(UTC)


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Chat]:
    with chatting(tmp_path) as opened:
        yield opened


@pytest.fixture
def here(chat: Chat) -> CommunityId:
    def found(connection: Transaction) -> CommunityId:
        community = communities.find(connection, PLATFORM, WORKSPACE)
        assert community is not None
        open_to_everyone(connection, community, NOW)
        return community

    return chat.app.database.write(found)


@pytest.fixture
def leila(chat: Chat, here: CommunityId) -> Person:
    return people.mentee(chat.app.database, here, "Leila Haddad", user="leila")


@pytest.fixture
def two(chat: Chat, here: CommunityId) -> list[Mentor]:
    names = ("Amara Okafor", "Jonas Berg")
    return [people.mentor(chat.app.database, here, name) for name in names]


def stands(chat: Chat, leila: Person) -> OpenAsk:
    """Post a card in the channel."""
    services = chat.app.services

    def put(connection: Transaction) -> OpenAsk:
        work = Work(connection, services, leila.community, leila)
        channel = choose(leila, CHANNEL, NOW)
        made = OpenAskId("car_1")
        carry = OpenAsk(
            *(made, leila.community, leila.id, "quick-question", "How?", "", False),
            *(Status.CARRYING, NOW, until(NOW, leila.zone, NEVER_QUIET), None, channel.id, LINE),
        )
        work.channels.choose(channel)
        work.show(channel.id, Notice(NoticeKind.CHANNEL_HELLO, channel.id))
        work.open_asks.add(carry)
        work.show(channel.id, Notice(NoticeKind.CHANNEL_CARD, carry.id))
        return carry

    carry = chat.app.database.write(put)
    chat.runner.run(chat.app.deliverer.deliver_due())
    return carry


def rooms(chat: Chat, user: str) -> list[str]:
    return [room["title"] for room in chat.get(f"/rooms?as={user}").json()["rooms"]]


def lines(chat: Chat, user: str) -> list[str]:
    got = chat.client.get("/lines", params={"as": user, "room": CHANNEL})
    return [line["html"] for line in chat.runner.run(got).json()["lines"]]


def test_whoever_has_an_open_door_sees_it_and_nobody_else(
    chat: Chat, leila: Person, two: list[Mentor]
) -> None:
    assert CHANNEL not in rooms(chat, "amara.okafor")
    stands(chat, leila)
    assert CHANNEL in rooms(chat, "amara.okafor")
    about = {one["title"]: one["about"] for one in chat.get("/rooms?as=amara.okafor").json()["rooms"]}
    assert about[CHANNEL] == "Everybody whose door is open"
    assert CHANNEL in rooms(chat, "jonas.berg")
    assert CHANNEL not in rooms(chat, "leila")
    hello, card = lines(chat, "jonas.berg")
    assert "open asks are posted here" in hello
    assert LINE in card
    # One door opens later, and one closes.
    late = people.mentor(chat.app.database, leila.community, "Mei Tan")
    assert CHANNEL in rooms(chat, "mei.tan")
    closed = replace(late, door=Door.CLOSED)
    chat.app.database.write(
        lambda open_: Work(open_, chat.app.services, leila.community, leila).cards.turn(
            closed, when=Door.OPEN
        )
    )
    assert CHANNEL not in rooms(chat, "mei.tan")
    got = chat.client.get("/lines", params={"as": "mei.tan", "room": CHANNEL})
    assert chat.runner.run(got).status_code == 403


def test_a_press_is_answered_to_whoever_pressed_alone(chat: Chat, leila: Person, two: list[Mentor]) -> None:
    carry = stands(chat, leila)
    press = {"as": "amara.okafor", "room": CHANNEL, "key": "k1", "token": f"1:claim:{carry.id}", "line": 2}
    assert chat.post("/press", json.dumps(press)).status_code == 200
    chat.runner.run(chat.app.deliverer.deliver_due())
    assert "it is yours" in lines(chat, "amara.okafor")[-1]
    _, card = lines(chat, "jonas.berg")
    assert "Somebody is looking into this." in card
    assert "Amara" not in card
