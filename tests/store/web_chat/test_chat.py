"""The web chat's record: one line for each key, private lines for one person, and unread counts."""

from functools import partial

import pytest
from sqlalchemy import Connection

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person
from bot.store.asks.ask import Asks
from bot.store.database.database import Database
from bot.store.web_chat.cast import Cast, Role
from bot.store.web_chat.chat import BOT, Chat, Line, Room
from tests.fakes import people
from tests.fakes.asks import waiting
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.racing import race


@pytest.fixture
def leila(database: Database, community: CommunityId) -> Person:
    return people.mentee(database, community)


@pytest.fixture
def tom(database: Database, community: CommunityId) -> Person:
    return people.mentee(database, community, "Tom Whitaker")


def enter(database: Database, *who: Person) -> None:
    for one in who:
        database.write(partial(_enter, person=one))


def _enter(connection: Connection, person: Person) -> None:
    Chat(connection, person.community).enter("room", person.id, "A room")


def post(database: Database, community: CommunityId, html: str, key: str, only_for: str = "") -> int:
    return database.write(
        lambda open_: Chat(open_, community).post("room", BOT, html, key=key, at=NOW, only_for=only_for)
    )


def lines(database: Database, viewer: Person) -> list[Line]:
    return database.read(lambda open_: Chat(open_, viewer.community).lines("room", viewer.id))


def rooms(database: Database, viewer: Person) -> list[Room]:
    return database.read(lambda open_: Chat(open_, viewer.community).rooms(viewer.id))


def test_a_line_is_there_once_however_often_and_fast_it_is_posted(
    database: Database, rival: Database, community: CommunityId, leila: Person
) -> None:
    posted = race([partial(post, who, community, "Hello", "out.1.1") for who in (database, rival) * 3])
    assert len(set(posted)) == 1
    assert [line.html for line in lines(database, leila)] == ["Hello"]


def test_a_line_for_one_is_seen_by_one(
    database: Database, community: CommunityId, leila: Person, tom: Person
) -> None:
    enter(database, leila, tom)
    secret = post(database, community, "for Leila", "1", only_for=leila.id)
    post(database, community, "for both", "2")
    assert [line.html for line in lines(database, leila)] == ["for Leila", "for both"]
    assert [line.html for line in lines(database, tom)] == ["for both"]
    assert database.read(lambda open_: Chat(open_, community).line(secret, tom.id)) is None
    news = database.read(lambda open_: Chat(open_, community).changed_after(0, tom.id))
    assert [line.html for line in news] == ["for both"]


def test_a_line_for_one_does_not_stir_the_room_of_the_other(
    database: Database, community: CommunityId, leila: Person, tom: Person
) -> None:
    enter(database, leila, tom)
    post(database, community, "for Leila", "1", only_for=leila.id)
    assert rooms(database, leila) == [Room("room", "A room", 0, NOW)]
    assert rooms(database, tom) == [Room("room", "A room", 0, None)]


def test_a_revised_line_is_news_again(database: Database, community: CommunityId, leila: Person) -> None:
    enter(database, leila)
    line = post(database, community, "waiting", "1")
    known = database.read(lambda open_: Chat(open_, community).latest_change())
    assert database.write(lambda open_: Chat(open_, community).revise(line, "accepted"))
    (news,) = database.read(lambda open_: Chat(open_, community).changed_after(known, leila.id))
    assert (news.id, news.html) == (line, "accepted")
    assert not database.write(lambda open_: Chat(open_, community).revise(line + 1, "nothing"))


def test_what_was_read_is_not_unread_again(database: Database, community: CommunityId, leila: Person) -> None:
    enter(database, leila, leila)
    first, second = (post(database, community, "Hello", key) for key in ("1", "2"))
    assert [room.unread for room in rooms(database, leila)] == [2]
    for line in (second, first):
        database.write(partial(_read, person=leila, line=line))
    assert rooms(database, leila) == [Room("room", "A room", 0, NOW)]


def _read(connection: Connection, person: Person, line: int) -> None:
    Chat(connection, person.community).read_up_to("room", person.id, line)


def test_the_cast_are_those_who_look_those_who_are_asked_and_those_who_manage(
    database: Database, community: CommunityId, leila: Person
) -> None:
    nora = people.mentee(database, community, "Nora Wainwright", manages=True)
    amara = people.mentor(database, community)
    people.mentor(database, community, "Mei Tan", headline="Hospital software")
    database.write(lambda open_: Asks(open_, community).add(waiting(leila, amara)))

    def names(roles: list[Role]) -> list[str]:
        return [role.person.name for role in roles]

    assert names(database.read(lambda open_: Cast(open_, community).looking())) == [leila.name]
    assert names(database.read(lambda open_: Cast(open_, community).managers())) == [nora.name]
    (asked,) = database.read(lambda open_: Cast(open_, community).asked())
    assert (asked.person, asked.headline, asked.waiting) == (amara.person, "Head of Product", 1)
    assert names(database.read(lambda open_: Cast(open_, community).called("hospital"))) == ["Mei Tan"]
