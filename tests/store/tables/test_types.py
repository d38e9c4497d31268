"""Instants keep their zone, and values are read back as they were written."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from bot.domain.common.ids import CommunityId
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.tables import communities as table
from tests.fakes.clock import TUESDAY_MORNING

NAIVE = datetime(2026, 11, 3, 10)  # noqa: DTZ001 - what is to be refused


def founded_at(database: Database, community: CommunityId) -> datetime:
    found = select(table.c.created_at).where(table.c.id == community)
    kept: datetime = database.read(lambda open_: open_.execute(found).scalar_one())
    return kept


def test_an_instant_without_a_zone_is_refused(database: Database) -> None:
    row = {"id": "com_1", "platform": "stand-in", "workspace": "there", "created_at": NAIVE}
    with pytest.raises(StatementError, match="has no zone"):
        database.write(lambda open_: open_.execute(insert(table).values(row)))


def test_an_instant_of_another_zone_comes_back_in_utc(database: Database) -> None:
    in_lagos = TUESDAY_MORNING.astimezone(timezone(timedelta(hours=1)))
    made = database.write(lambda open_: communities.ensure(open_, "stand-in", "lagos", in_lagos))
    kept = founded_at(database, made)
    assert (kept, kept.tzinfo) == (TUESDAY_MORNING, UTC)


def test_an_instant_keeps_its_microseconds(database: Database) -> None:
    precise = TUESDAY_MORNING + timedelta(microseconds=123_457)
    made = database.write(lambda open_: communities.ensure(open_, "stand-in", "precise", precise))
    assert founded_at(database, made) == precise
