"""A request that the platform delivers twice has one effect."""

from datetime import timedelta
from functools import partial

from bot.domain.common.ids import CommunityId
from bot.store.common import communities, seen_requests
from bot.store.database.database import Database
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.racing import race

KEYS = ("press-1", "press-2", "press-3")


def is_first(database: Database, community: CommunityId, key: str = "press-1") -> bool:
    return database.write(lambda open_: seen_requests.is_first(open_, community, key, NOW))


def test_only_the_first_of_a_key_is_first(database: Database, community: CommunityId) -> None:
    assert is_first(database, community)
    assert not is_first(database, community)
    assert is_first(database, community, "press-2")
    seen = (partial(seen_requests.is_known, community=community, key=key) for key in KEYS)
    assert [database.read(one) for one in seen] == [True, True, False]


def test_of_many_that_come_at_once_one_is_first(
    database: Database, rival: Database, community: CommunityId
) -> None:
    for number in range(20):
        come = [partial(is_first, who, community, f"press-{number}") for who in (database, rival) * 3]
        assert race(come).count(True) == 1


def test_two_communities_may_use_the_same_key(database: Database, community: CommunityId) -> None:
    other = database.write(lambda open_: communities.ensure(open_, "stand-in", "there", NOW))
    assert is_first(database, community)
    assert is_first(database, other)


def test_a_delivery_is_known_for_a_week(database: Database, community: CommunityId) -> None:
    is_first(database, community)
    week, moment = timedelta(days=7), timedelta(seconds=1)
    assert database.write(lambda open_: seen_requests.forget_old(open_, NOW + week)) == 0
    assert not is_first(database, community)
    assert database.write(lambda open_: seen_requests.forget_old(open_, NOW + week + moment)) == 1
    assert is_first(database, community)
