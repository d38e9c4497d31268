"""Rows that a statement names by their ids are read by these ids, and not by reading their community."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from bot.domain.common.ids import CommunityId, PersonId, WishId
from bot.store.announcements.sending import BATCH, Sendings
from bot.store.database.database import Database
from bot.store.people.addresses import Addresses
from bot.store.people.people import People
from bot.store.people.returning import as_they_are_now
from bot.store.search.wishes import Wishes
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.plans import plan, statements

IDS = [PersonId(f"per_{number:022}") for number in range(BATCH)]
Named = Callable[[Connection, CommunityId], object]


def _readers_are_queued(open_: Connection, community: CommunityId) -> None:
    Sendings(open_, community, NOW).queue("ann_1", IDS)


def _zones_are_read(open_: Connection, community: CommunityId) -> None:
    Sendings(open_, community, NOW).zones(IDS)


def _people_are_read(open_: Connection, community: CommunityId) -> None:
    People(open_, community).many(IDS)


def _an_address_is_kept(open_: Connection, community: CommunityId) -> None:
    Addresses(open_, community).keep("per_1", IDS, {}, NOW)


def _they_are_as_they_came_back(open_: Connection, community: CommunityId) -> None:
    as_they_are_now(open_, community, IDS)


def _wishes_are_looked_after(open_: Connection, community: CommunityId) -> None:
    Wishes(open_, community, NOW).looked_after([WishId(one) for one in IDS], 1)


NAMED = (
    _readers_are_queued,
    _zones_are_read,
    _people_are_read,
    _an_address_is_kept,
    _they_are_as_they_came_back,
    _wishes_are_looked_after,
)


@pytest.mark.parametrize("act", NAMED)
def test_rows_named_by_ids_are_read_by_them(database: Database, community: CommunityId, act: Named) -> None:
    """Without statistics SQLite takes a community for ten rows, and read 99,168 people for each 500."""
    with statements() as said:
        database.write(lambda open_: act(open_, community))
    named = [(words, told) for words, told in said if len(told) >= BATCH]
    assert named
    for words, told in named:
        steps = "\n".join(plan(database, words, told))
        assert "(id=?)" in steps or "Index Cond: ((id)::text = ANY" in steps, steps
