"""Pages that give a file once: found by their secret alone, within ten minutes, and used by one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from sqlalchemy import Connection, select

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.home.my_data import MyData
from bot.store.people import file_pages
from bot.store.people.file_pages import LIVES, FilePage, FilePages
from bot.store.tables import file_pages as table
from bot.views.people import file_page as views
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.keys import KEYS

DATA = ("download", "", "my-data.json")
READERS = 4


def made(database: Database, whose: Person, file: tuple[str, str, str] = DATA) -> str:
    return database.write(lambda open_: FilePages(open_, whose, NOW).add(*file))


def found(
    database: Database, where: CommunityId, secret: str, after: timedelta = timedelta()
) -> FilePage | None:
    return database.read(lambda open_: file_pages.find(open_, where, secret, NOW + after))


def spent(database: Database, where: CommunityId, secret: str, after: timedelta = timedelta()) -> bool:
    return database.write(lambda open_: file_pages.spend(open_, where, secret, NOW + after))


def rows(open_: Connection) -> list[tuple[object, ...]]:
    return [tuple(row) for row in open_.execute(select(table))]


def test_a_page_is_found_by_its_secret_and_gives_once(database: Database, community: CommunityId) -> None:
    leila = people.mentee(database, community)
    secret = made(database, leila)

    page = found(database, community, secret)
    assert page is not None
    assert (page.person.id, page.verb, page.about, page.name) == (leila.id, *DATA)
    assert found(database, community, secret[:-1]) is None
    assert not spent(database, community, f"{secret}x")

    assert spent(database, community, secret)
    assert not spent(database, community, secret)
    assert found(database, community, secret) is None


def test_its_secret_is_kept_nowhere(database: Database, community: CommunityId) -> None:
    secret = made(database, people.mentee(database, community))

    ((key, *others),) = database.read(rows)
    assert len(str(key)) == 64
    assert secret not in {str(one) for one in (key, *others)}
    assert len(secret) >= 43


def test_its_time_ends_and_it_is_forgotten(database: Database, community: CommunityId) -> None:
    assert timedelta(minutes=views.MINUTES) == LIVES
    secret = made(database, people.mentee(database, community))

    assert found(database, community, secret, LIVES - timedelta(seconds=1)) is not None
    assert found(database, community, secret, LIVES) is None
    assert not spent(database, community, secret, LIVES)
    assert database.write(lambda open_: file_pages.forget_old(open_, NOW)) == 0
    assert database.write(lambda open_: file_pages.forget_old(open_, NOW + LIVES)) == 1
    assert database.read(rows) == []


def test_another_page_for_the_same_file_ends_the_first_and_no_other(
    database: Database, community: CommunityId
) -> None:
    leila, tom = people.mentee(database, community), people.mentee(database, community, "Tom Whitaker")
    first, toms = made(database, leila), made(database, tom)
    readable = made(database, leila, ("download", "", "my-data.html"))
    second = made(database, leila)

    assert found(database, community, first) is None
    assert [found(database, community, one) is not None for one in (second, readable, toms)] == [True] * 3


def test_in_another_community_it_is_unknown(database: Database, community: CommunityId) -> None:
    secret = made(database, people.mentee(database, community))
    other = database.write(lambda open_: communities.ensure(open_, "teams", "another", NOW))

    assert found(database, other, secret) is None
    assert not spent(database, other, secret)
    assert found(database, community, secret) is not None


def test_it_goes_with_its_person(database: Database, community: CommunityId) -> None:
    leila = people.mentee(database, community)
    secret = made(database, leila)

    database.write(lambda open_: MyData(open_, community, NOW).erase(leila.id, KEYS))

    assert database.read(rows) == []
    assert found(database, community, secret) is None


def test_of_several_at_once_one_alone_uses_it_up(database: Database, community: CommunityId) -> None:
    secret, ready = made(database, people.mentee(database, community)), Barrier(READERS)

    def press(open_: Connection) -> bool:
        return file_pages.spend(open_, community, secret, NOW)

    def at_once(_: int) -> bool:
        ready.wait(10)
        return database.write(press)

    with ThreadPoolExecutor(READERS) as threads:
        assert sorted(threads.map(at_once, range(READERS))) == [False] * (READERS - 1) + [True]
