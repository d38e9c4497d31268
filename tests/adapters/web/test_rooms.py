"""The web chat's rooms for two: opened once, kept by name, and still readable after their end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.adapters.web.inbound import PLATFORM, WORKSPACE
from bot.domain.common.ids import CommunityId
from bot.port import Address
from bot.store.common import communities
from bot.store.database.database import Transaction
from bot.store.tables.web_chat import chat_rooms
from bot.ui.nodes import Message, Text
from tests.adapters.web.chatting import Chat, chatting
from tests.fakes import people

ROOM = Address(WORKSPACE, "shp_1")
TWO = (Address(WORKSPACE, "leila"), Address(WORKSPACE, "amara"))
WELCOME = Message("A room for the two of you", (Text("Say hello."),))


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Chat]:
    with chatting(tmp_path) as opened:
        yield opened


@pytest.fixture
def here(chat: Chat) -> CommunityId:
    found = chat.app.database.read(lambda open_: communities.find(open_, PLATFORM, WORKSPACE))
    assert found is not None
    for name, user in (("Leila Haddad", "leila"), ("Amara Okafor", "amara")):
        people.mentee(chat.app.database, found, name, user=user)
    return found


def rows(connection: Transaction) -> list[tuple[object, ...]]:
    of_two = select(chat_rooms).where(chat_rooms.c.room == ROOM.name).order_by(chat_rooms.c.person)
    return [tuple(row) for row in connection.execute(of_two)]


def titles(chat: Chat, user: str) -> list[str]:
    return [room["title"] for room in chat.get(f"/rooms?as={user}").json()["rooms"]]


@pytest.mark.usefixtures("here")
def test_a_room_is_kept_by_its_name_and_stays_open_to_its_two(chat: Chat) -> None:
    web = chat.app.platform(PLATFORM).adapter
    opened = chat.runner.run(web.open(ROOM, TWO))
    assert opened.at == {"room": ROOM.name}
    assert "Amara Okafor" in titles(chat, "leila")
    once = chat.app.database.read(rows)
    assert len(once) == len(TWO)
    assert chat.runner.run(web.open(ROOM, TWO)) == opened
    assert chat.app.database.read(rows) == once

    chat.runner.run(web.close(opened))
    assert chat.app.database.read(rows) == once
    sent = chat.runner.run(web.send(opened, WELCOME, key="out.1.1"))
    assert chat.runner.run(web.send(opened, WELCOME, key="out.1.1")) == sent
