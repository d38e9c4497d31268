"""One process of all holds a gateway, and says so in time."""

from datetime import timedelta

from bot.store.common import gateways
from bot.store.common.gateways import LEASE
from bot.store.database.database import Database
from tests.fakes.clock import TUESDAY_MORNING as NOW

NAME = "discord.0123"


def takes(database: Database, holder: str, after: timedelta = timedelta()) -> bool:
    return database.write(lambda open_: gateways.take(open_, NAME, holder, NOW + after))


def test_one_holds_it_and_goes_on_holding_it(database: Database) -> None:
    assert takes(database, "one")
    assert not takes(database, "other")
    assert takes(database, "one", LEASE - timedelta(seconds=1))
    assert not takes(database, "other", LEASE + timedelta(seconds=1))


def test_one_that_says_nothing_loses_it_to_the_next(database: Database) -> None:
    assert takes(database, "one")
    assert takes(database, "other", LEASE)
    assert not takes(database, "one", LEASE + timedelta(seconds=1))


def test_what_is_given_on_is_free_at_once_and_by_its_holder_alone(database: Database) -> None:
    takes(database, "one")
    database.write(lambda open_: gateways.give(open_, NAME, "other", NOW))
    assert not takes(database, "other")
    database.write(lambda open_: gateways.give(open_, NAME, "one", NOW))
    assert takes(database, "other")


def test_two_gateways_are_two(database: Database) -> None:
    assert takes(database, "one")
    assert database.write(lambda open_: gateways.take(open_, "discord.4567", "other", NOW))


def notes(database: Database, holder: str, *sessions: str) -> None:
    database.write(lambda open_: gateways.note(open_, NAME, holder, sessions, NOW))


def left(database: Database, since: timedelta = timedelta()) -> list[str]:
    return list(database.write(lambda open_: gateways.left(open_, NAME, NOW + since)))


def test_its_sessions_are_there_for_whoever_comes_next(database: Database) -> None:
    takes(database, "one")
    assert left(database) == []
    notes(database, "one", "a", "b")
    database.write(lambda open_: gateways.give(open_, NAME, "one", NOW))
    assert takes(database, "other")
    assert left(database) == ["a", "b"]
    assert left(database, timedelta(seconds=1)) == []


def test_who_lost_it_notes_nothing_any_more(database: Database) -> None:
    takes(database, "one")
    notes(database, "one", "first")
    takes(database, "other", LEASE)
    notes(database, "one", "late")
    assert left(database) == ["first"]
    notes(database, "other")
    assert left(database) == []
