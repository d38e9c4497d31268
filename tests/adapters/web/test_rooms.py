"""The web chat's rooms for two: opened once, kept by name, and still readable after their end."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.adapters.web.reading.inbound import PLATFORM, WORKSPACE
from bot.domain.common.ids import CommunityId
from bot.jobs.looking import NotThere, never
from bot.port import Address
from bot.store.common import communities
from bot.store.database.database import Transaction
from bot.store.home.my_data import MyData
from bot.store.people.people import People
from bot.store.tables.web_chat import chat_rooms
from bot.ui.nodes import Message, Text
from tests.adapters.web.chatting import Chat, chatting
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.keys import KEYS

OK, NOT_FOUND = 200, 404
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


def users(chat: Chat, words: str = "") -> set[str]:
    found = chat.get(f"/people?q={words}").json()["groups"]
    return {one["user"] for group in found for one in group["people"]}


def acts(chat: Chat, here: CommunityId, path: str, **what: str) -> None:
    me = chat.app.database.read(lambda open_: People(open_, here).known_as("leila"))
    assert me is not None
    act = {"as": "leila", "room": f"dm.{me.id}", "key": str(what), **what}
    assert chat.post(path, json.dumps(act)).status_code == OK


def lines(chat: Chat, here: CommunityId) -> str:
    me = chat.app.database.read(lambda open_: People(open_, here).known_as("leila"))
    assert me is not None
    return str(chat.get(f"/lines?as=leila&room=dm.{me.id}").json()["lines"])


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


@pytest.mark.usefixtures("here")
def test_what_is_there_from_an_earlier_try_is_found_and_what_is_not_goes_out_alone_if_it_may(
    chat: Chat,
) -> None:
    web = chat.app.platform(PLATFORM).adapter
    opened = chat.runner.run(web.open(ROOM, TWO))
    with pytest.raises(NotThere):
        chat.runner.run(web.send(opened, WELCOME, key="out.1.1", again=True, going_out=never))
    sent = chat.runner.run(web.send(opened, WELCOME, key="out.1.1"))
    assert chat.runner.run(web.send(opened, WELCOME, key="out.1.1", again=True, going_out=never)) == sent


def test_what_named_them_in_an_answer_goes_and_other_peoples_words_stay(
    chat: Chat, here: CommunityId
) -> None:
    ann = people.mentor(chat.app.database, here, "Ann", user="ann")
    acts(chat, here, "/say", text="I planned to ask Ann")
    acts(chat, here, "/press", token=f"1:read:{ann.id}")
    acts(chat, here, "/press", token=f"1:block:{ann.id}")
    acts(chat, here, "/say", text="/find-mentor planned")
    before = lines(chat, here)
    assert before.count("Ann") > 2

    chat.app.database.write(lambda open_: MyData(open_, here, TUESDAY_MORNING).erase(ann.id, KEYS))
    after = lines(chat, here)
    assert "I planned to ask Ann" in after
    assert after.count("planned") == before.count("planned")
    assert "Ann" not in after.replace("I planned to ask Ann", "")


def test_an_erased_person_is_nobodys_row_and_cannot_be_entered(chat: Chat, here: CommunityId) -> None:
    leila = chat.app.database.read(lambda open_: People(open_, here).known_as("leila"))
    assert leila is not None

    def erase(connection: Transaction) -> str:
        MyData(connection, here, TUESDAY_MORNING).erase(leila.id, KEYS)
        return People(connection, here).platform_user(leila.id)

    assert "leila" in users(chat)
    gone = chat.app.database.write(erase)
    assert users(chat) == {"amara", *users(chat)} - {"leila", gone}
    for path in (f"/rooms?as={gone}", f"/lines?as={gone}&room=dm.{leila.id}"):
        assert chat.get(path).status_code == NOT_FOUND
    press = {"as": gone, "room": f"dm.{leila.id}", "key": "1", "token": "1:help:"}
    assert chat.post("/press", json.dumps(press)).status_code == NOT_FOUND
