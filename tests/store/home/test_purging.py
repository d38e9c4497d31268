"""F70: purging a community empties every table of it, a batch at a time, and no other community."""

import signal
import subprocess
import sys
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, func, select, update

from bot.domain.common.ids import CommunityId
from bot.jobs.absences import purge
from bot.jobs.claiming import take
from bot.jobs.indexing import Indexer
from bot.store.asks.ask import Asks
from bot.store.common import absences, communities, standstill
from bot.store.database.database import Database
from bot.store.home import purging
from bot.store.home.inventory import INVENTORY
from bot.store.index.index import Index
from bot.store.mentors.search_feed import last_departure
from bot.store.outbox import outages
from bot.store.outbox.counts import counts
from bot.store.outbox.leases import Look, any_due
from bot.store.services import Services
from bot.store.tables import asks, facts, mentorships
from bot.store.tables import communities as communities_table
from bot.store.tables.schema import metadata
from bot.store.tables.types import Instant
from tests.fakes import people
from tests.fakes.asks import waiting
from tests.fakes.clock import TUESDAY_MORNING
from tests.store.test_boundaries import found, live

A_MONTH_LATER = TUESDAY_MORNING + timedelta(days=30)


@pytest.fixture
def two(database: Database, services: Services) -> tuple[CommunityId, CommunityId]:
    """Two communities with rows in their tables, the first of which is away."""
    first, second = found(database, "here"), found(database, "there")
    live(database, services, first)
    mentee, mentor = people.mentee(database, second), people.mentor(database, second, "Amara Okafor")
    database.write(lambda open_: Asks(open_, second).add(waiting(mentee, mentor)))
    place = database.read(lambda open_: communities.platform_of(open_, first))
    assert database.write(lambda open_: absences.begin(open_, *place, TUESDAY_MORNING))
    return first, second


def rows(database: Database, community: CommunityId) -> dict[str, int]:
    """Return how many rows there are of a community, by table."""

    def count(open_: Connection) -> dict[str, int]:
        every = {
            table.name: open_.execute(
                select(func.count()).select_from(table).where(table.c.community == community)
            ).scalar_one()
            for table in metadata.sorted_tables
            if "community" in table.c
        }
        return {name: number for name, number in every.items() if number}

    return database.read(count)


def test_every_table_of_the_inventory_is_purged() -> None:
    """A new table has to name its community, else nobody knows whose its rows are."""
    purged = {table.name for table in purging.tables()} | {communities_table.name, facts.name, "gateways"}
    assert purged == {kept.table.name for kept in INVENTORY}


def test_a_community_goes_and_another_stays_as_it_was(
    database: Database, two: tuple[CommunityId, CommunityId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purging, "A_BATCH", 1)
    gone, stays = two
    before = rows(database, stays)
    assert len(rows(database, gone)) > 20
    assert purge(database, A_MONTH_LATER - timedelta(seconds=1)) == 0
    assert rows(database, stays) == before
    assert purge(database, A_MONTH_LATER) == 1
    assert rows(database, gone) == {}
    assert rows(database, stays) == before
    assert database.read(communities.every) == [stays]
    assert database.read(absences.every) == []


def test_no_transaction_deletes_more_than_a_batch(
    database: Database, two: tuple[CommunityId, CommunityId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purging, "A_BATCH", 2)
    gone, _ = two
    sizes: list[int] = []
    before = [sum(rows(database, gone).values())]
    write = Database.write

    def watched(self: Database, work: object, **more: object) -> object:
        done: object = write(self, work, **more)  # type: ignore[arg-type]
        now = sum(rows(database, gone).values())
        sizes.append(before[0] - now)
        before[0] = now
        return done

    monkeypatch.setattr(Database, "write", watched)
    purge(database, A_MONTH_LATER)
    assert max(sizes) == 2


@pytest.mark.parametrize("step", [1, 7, 25])
def test_a_purge_that_is_killed_at_any_step_is_finished_by_the_next(
    address: str, database: Database, two: tuple[CommunityId, CommunityId], step: int
) -> None:
    gone, stays = two
    before = rows(database, stays)
    killed = subprocess.run(
        (sys.executable, "-m", "tests.fakes.purging", address, A_MONTH_LATER.isoformat(), str(step)),
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    purge(database, A_MONTH_LATER + timedelta(hours=1))
    assert rows(database, gone) == {}
    assert rows(database, stays) == before
    assert database.read(communities.every) == [stays]


def test_a_workspace_that_is_installed_anew_is_a_community_of_its_own(
    database: Database, two: tuple[CommunityId, CommunityId]
) -> None:
    gone, _ = two
    place = database.read(lambda open_: communities.platform_of(open_, gone))
    database.write(lambda open_: absences.begin_to_purge(open_, A_MONTH_LATER))
    assert not database.write(lambda open_: absences.end(open_, *place, A_MONTH_LATER))
    new = database.write(lambda open_: communities.ensure(open_, *place, A_MONTH_LATER))
    assert new != gone
    purge(database, A_MONTH_LATER)
    assert rows(database, new) == {"beginnings": 1}


def test_the_search_index_is_made_anew_without_them(
    database: Database, services: Services, index: Index, two: tuple[CommunityId, CommunityId]
) -> None:
    indexer = Indexer(database, index, services)
    indexer.catch_up()
    listed = index.size
    purge(database, A_MONTH_LATER)
    assert database.read(last_departure).number > index.purged
    indexer.catch_up()
    assert index.size == listed - 1
    assert database.read(last_departure).number <= index.purged


STAYS = {
    "communities": "of the workspace itself",
    "people": "what happened",
    "addresses": "what happened",
    "announcements": "what happened",
    "announced": "what happened",
    "announcement_acts": "what happened",
    "announcement_looks": "what happened",
    "announcement_reasons": "what happened",
    "announcement_posts": "what happened, and times that managers chose",
    "announcement_stops": "what happened",
    "kept_audiences": "what happened",
    "announcement_steps": "what happened, and until when it is kept",
    "announcement_replies": "what happened",
    "file_pages": "until when a page gives its file; ten minutes",
    "drafts": "what happened: kept for 30 days",
    "lookings": "what happened",
    "marks": "what happened",
    "mentors": "what happened",
    "rest_offers": "what happened",
    "outbox": "due at once, or drawn by its own rules",
    "deliveries": "what happened",
    "nudges": "what happened",
    "mentorships": "what happened, and times that two people chose",
    "meetings_held": "what happened",
    "second_voices": "what happened",
    "thanks": "what happened",
    "channels": "what happened",
    "passings": "what happened",
    "apart": "what happened",
    "report_readers": "what happened",
    "beginnings": "what happened",
    "quiet_times": "what happened, and days that managers chose",
    "chat_lines": "what happened",
    "gateways": "whose turn it is among processes",
    "emptyings": "what is being deleted",
}
HAPPENED = {"sent_at", "ended_at", "opened_at", "at", "told_at", "occasion", "closed_at"}
"""Columns of the tables with dates that wait, which say what happened."""


def test_every_instant_is_known_to_wait_or_to_stay() -> None:
    """A new instant waits for somebody (`bot/store/common/standstill.py`), or it does not."""
    waits = {table.name: columns for table, (_, columns) in standstill.WAITING.items()}
    for table in metadata.sorted_tables:
        instants = {column.name for column in table.c if isinstance(column.type, Instant)}
        if not instants or table.name in STAYS:
            assert table.name not in waits
            continue
        assert instants - set(waits[table.name]) <= HAPPENED, table.name


def test_dates_that_wait_move_by_whole_days_and_no_other(
    database: Database, two: tuple[CommunityId, CommunityId]
) -> None:
    gone, stays = two
    began = datetime(2026, 3, 28, 17, 30, tzinfo=TUESDAY_MORNING.tzinfo)
    database.write(lambda open_: open_.execute(update(asks).values(closes_at=began, status="waiting")))
    database.write(lambda open_: open_.execute(update(mentorships).values(meets_at=began)))
    place = database.read(lambda open_: communities.platform_of(open_, gone))
    back = TUESDAY_MORNING + timedelta(days=3, seconds=1)
    assert database.write(lambda open_: absences.end(open_, *place, back))
    assert closings(database, gone) == {began + timedelta(days=4)}
    assert closings(database, stays) == {began}
    meets = select(mentorships.c.meets_at).distinct()
    assert set(database.read(lambda open_: open_.execute(meets).scalars().all())) == {began}
    assert not database.write(lambda open_: absences.end(open_, *place, back))
    assert closings(database, gone) == {began + timedelta(days=4)}


def closings(database: Database, community: CommunityId) -> set[datetime]:
    query = select(asks.c.closes_at).where(asks.c.community == community)
    return set(database.read(lambda open_: open_.execute(query).scalars().all()))


def test_the_first_of_several_events_counts(database: Database) -> None:
    here = found(database, "here")
    place = database.read(lambda open_: communities.platform_of(open_, here))
    later = TUESDAY_MORNING + timedelta(days=9)
    assert database.write(lambda open_: absences.begin(open_, *place, TUESDAY_MORNING))
    assert not database.write(lambda open_: absences.begin(open_, *place, later))
    (one,) = database.read(absences.every)
    assert (one.since, one.ends) == (TUESDAY_MORNING, A_MONTH_LATER)


def test_nothing_is_claimed_where_the_app_was_taken_out(
    database: Database, two: tuple[CommunityId, CommunityId]
) -> None:
    look = Look(TUESDAY_MORNING + timedelta(days=3))
    for cut in (False, True):
        if cut:
            database.write(lambda open_: outages.cut(open_, two[0], "account_inactive", TUESDAY_MORNING))
        assert not database.read(lambda open_: any_due(open_, look))
        assert database.write(lambda open_: take(open_, look, 4, 4)) == []
        assert database.read(lambda open_: counts(open_, look.now)).oldest_due == 0
    back = database.read(lambda open_: communities.platform_of(open_, two[0]))
    database.write(lambda open_: absences.end(open_, *back, look.now))
    assert database.read(lambda open_: any_due(open_, look))
    assert len(database.write(lambda open_: take(open_, look, 4, 4))) == 1
