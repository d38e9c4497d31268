"""The address book: the first kept address stays, and an erased person never comes back into it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from threading import Event
from typing import TypeVar

import pytest
from sqlalchemy import Connection

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.home.my_data import MyData
from bot.store.opening.opening import open_to_everyone
from bot.store.people.addresses import Addresses, At
from bot.store.tables import addresses
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.keys import KEYS

T = TypeVar("T")

ROOM = "shp_1"
FIRST: At = {"channel": "G1", "service": "https://example.org"}
SECOND: At = {"channel": "G2"}
A_WHILE = 0.5
"""Seconds within which a transaction would end that waits for no other's commit."""


@pytest.fixture
def two(database: Database, community: CommunityId) -> tuple[Person, Person]:
    names = ("Leila Haddad", "Amara Okafor")
    leila, amara = (people.mentee(database, community, name) for name in names)
    return leila, amara


def keeps(*whose: Person, at: At = FIRST, recipient: str = ROOM) -> Callable[[Connection], At | None]:
    ids = [one.id for one in whose]
    return lambda open_: Addresses(open_, whose[0].community).keep(recipient, ids, at, NOW)


def erases(whom: Person) -> Callable[[Connection], None]:
    return lambda open_: MyData(open_, whom.community, NOW).erase(whom.id, KEYS)


def kept(database: Database) -> list[tuple[object, ...]]:
    columns = (
        addresses.c.recipient,
        addresses.c.person,
        addresses.c.other,
        addresses.c.at,
        addresses.c.since,
    )
    return database.read(
        lambda open_: [tuple(row) for row in open_.execute(addresses.select().with_only_columns(*columns))]
    )


def test_what_was_kept_first_stands(database: Database, two: tuple[Person, Person]) -> None:
    leila, amara = two
    assert database.read(lambda open_: Addresses(open_, leila.community).of(ROOM)) is None
    assert database.write(keeps(*two)) == FIRST
    assert database.write(keeps(*two, at=SECOND)) == FIRST
    assert database.write(keeps(leila, at=SECOND, recipient=leila.id)) == SECOND
    assert database.read(lambda open_: Addresses(open_, leila.community).of(ROOM)) == FIRST
    assert sorted(kept(database), key=str) == sorted(
        [(ROOM, leila.id, amara.id, FIRST, NOW), (leila.id, leila.id, None, SECOND, NOW)], key=str
    )


def test_only_what_leads_nowhere_is_forgotten(database: Database, two: tuple[Person, Person]) -> None:
    database.write(keeps(*two, at=SECOND))
    book = two[0].community
    database.write(lambda open_: Addresses(open_, book).forget(ROOM, FIRST))
    assert database.read(lambda open_: Addresses(open_, book).of(ROOM)) == SECOND
    database.write(lambda open_: Addresses(open_, book).forget(ROOM, SECOND))
    assert kept(database) == []


@pytest.mark.parametrize("who", [0, 1], ids=["the one", "the other"])
def test_who_is_erased_takes_their_own_address_and_their_rooms_along(
    database: Database, two: tuple[Person, Person], who: int
) -> None:
    gone, stays = two[who], two[1 - who]
    database.write(keeps(*two))
    for one in two:
        database.write(keeps(one, recipient=one.id))
    database.write(erases(gone))
    assert [row[0] for row in kept(database)] == [stays.id]


@pytest.mark.parametrize("who", [0, 1], ids=["the one", "the other"])
def test_nothing_is_kept_of_somebody_who_was_erased_meanwhile(
    database: Database, two: tuple[Person, Person], who: int
) -> None:
    database.write(erases(two[who]))
    assert database.write(keeps(*two)) is None
    assert database.write(keeps(two[who], recipient=two[who].id)) is None
    assert kept(database) == []


def test_nothing_is_kept_of_a_stranger(database: Database, two: tuple[Person, Person]) -> None:
    elsewhere = database.write(lambda open_: communities.ensure(open_, "stand-in", "elsewhere", NOW))
    ids = [one.id for one in two]
    assert database.write(lambda open_: Addresses(open_, elsewhere).keep(ROOM, ids, FIRST, NOW)) is None
    assert kept(database) == []


@pytest.mark.parametrize("erasure_is_first", [True, False])
def test_an_erasure_at_the_very_same_time_leaves_nothing(on_postgresql: str, erasure_is_first: bool) -> None:
    """Only PostgreSQL lets two write at once: the second waits for the first to commit."""
    with closing(Database(on_postgresql)) as database:
        here = database.write(lambda open_: communities.ensure(open_, "stand-in", "here", NOW))
        database.write(lambda open_: open_to_everyone(open_, here, NOW))
        two = [people.mentee(database, here, name) for name in ("Leila Haddad", "Amara Okafor")]
        keeping, erasing = keeps(*two), erases(two[1])
        first, second = (erasing, keeping) if erasure_is_first else (keeping, erasing)
        _one_inside_the_other(database, first, second)
        assert kept(database) == []


def _one_inside_the_other(
    database: Database, first: Callable[[Connection], object], second: Callable[[Connection], object]
) -> None:
    """Run one transaction, and start the other before the first has committed."""
    done, commit = Event(), Event()

    def slowly(connection: Connection) -> None:
        first(connection)
        done.set()
        assert commit.wait(10)

    with ThreadPoolExecutor(2) as threads:
        under_way = threads.submit(database.write, slowly)
        assert done.wait(10)
        follows: Future[object] = threads.submit(database.write, second)
        with pytest.raises(TimeoutError):
            follows.result(A_WHILE)
        commit.set()
        under_way.result(10)
        follows.result(10)
