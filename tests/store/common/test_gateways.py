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
    database.write(lambda open_: gateways.give(open_, NAME, "other"))
    assert not takes(database, "other")
    database.write(lambda open_: gateways.give(open_, NAME, "one"))
    assert takes(database, "other")


def test_two_gateways_are_two(database: Database) -> None:
    assert takes(database, "one")
    assert database.write(lambda open_: gateways.take(open_, "discord.4567", "other", NOW))
