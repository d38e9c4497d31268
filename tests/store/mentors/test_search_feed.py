"""The feed of the search index: every change, in an order that loses none."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from threading import Event, Thread

import pytest
from sqlalchemy import Connection, func, select, update

from bot.domain.asks.ask import Hold, Status
from bot.domain.common.capacity import Place
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import ANSWERS_IN, Door
from bot.domain.common.refusals import Refusal
from bot.store.asks.ask import Asks
from bot.store.database.database import Database
from bot.store.mentors import search_feed
from bot.store.mentors.capacity import Places
from bot.store.mentors.card import Mentors
from bot.store.mentors.search_feed import Changes, changes_after
from bot.store.tables import mentors as table
from tests.fakes import people
from tests.fakes.asks import waiting
from tests.fakes.clock import TUESDAY_MORNING as NOW

PATIENCE = 10.0


def news(database: Database, after: int = 0, now: datetime = NOW) -> Changes:
    return database.read(lambda open_: changes_after(open_, after, now))


def whose(changes: Changes) -> list[PersonId]:
    return [change.mentor for change in changes.changes]


def mark(connection: Connection, community: CommunityId, mentor: PersonId) -> None:
    Mentors(connection, community).changed(mentor)


@contextmanager
def still_open(database: Database, community: CommunityId, mentor: PersonId) -> Iterator[None]:
    """Keep a transaction open that has changed a mentor, and commit it at the end."""
    changed, commit = Event(), Event()

    def act(connection: Connection) -> None:
        mark(connection, community, mentor)
        changed.set()
        commit.wait(PATIENCE)

    holding = Thread(target=database.write, args=(act,))
    holding.start()
    assert changed.wait(PATIENCE)
    try:
        yield
    finally:
        commit.set()
        holding.join(PATIENCE)


def test_a_change_that_begins_early_and_commits_late_is_not_lost(
    database: Database, rival: Database, community: CommunityId
) -> None:
    early, late = (people.mentor(database, community, name).id for name in ("Amara Okafor", "Mei Tan"))
    known = news(database).up_to
    second = Thread(target=rival.write, args=(partial(mark, community=community, mentor=late),))
    with still_open(database, community, early):
        second.start()
        second.join(0.5)
        meanwhile = news(database, known)
        assert early not in whose(meanwhile)
    second.join(PATIENCE)
    afterwards = news(database, meanwhile.up_to)
    assert sorted(whose(meanwhile) + whose(afterwards)) == sorted([early, late])


def test_nothing_new_is_an_empty_batch_that_stays_where_it_was(
    database: Database, community: CommunityId
) -> None:
    assert news(database, 0) == Changes((), 0)
    people.mentor(database, community)
    first = news(database)
    assert len(first.changes) == 1
    assert news(database, first.up_to) == Changes((), first.up_to)


def test_changes_come_in_batches_until_all_have_come(
    database: Database, community: CommunityId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_feed, "BATCH", 3)
    all_ = [people.mentor(database, community, f"Mentor Number {n}").id for n in range(8)]
    seen, batches = 0, []
    while (batch := news(database, seen)).changes:
        batches.append(whose(batch))
        seen = batch.up_to
    assert [len(batch) for batch in batches] == [3, 3, 2]
    assert sorted(one for batch in batches for one in batch) == sorted(all_)


def test_a_mentor_whose_room_changes_all_the_time_holds_nobody_up(
    database: Database, community: CommunityId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_feed, "BATCH", 3)
    amara = people.mentor(database, community)
    for _ in range(10):
        database.write(partial(mark, community=community, mentor=amara.id))
    assert whose(news(database)) == [amara.id]


def test_those_who_moved_in_together_are_never_cut_apart(
    database: Database, community: CommunityId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_feed, "BATCH", 3)
    people.mentor(database, community)
    people.crowd(database, community, 7)
    first = news(database)
    rest = news(database, first.up_to)
    assert len(first.changes) + len(rest.changes) == 8
    assert news(database, rest.up_to).changes == ()


def test_numbers_grow_with_every_change(database: Database, rival: Database, community: CommunityId) -> None:
    amara = people.mentor(database, community)
    seen = []
    for who in (database, rival, database):
        who.write(partial(mark, community=community, mentor=amara.id))
        seen.append(
            database.read(lambda open_: open_.execute(select(func.max(table.c.changed))).scalar_one())
        )
    assert seen == sorted(set(seen))


def test_a_listing_names_the_kinds_that_have_room_now(database: Database, community: CommunityId) -> None:
    amara = people.mentor(database, community, offers={"quick-question": 1, "ongoing": 1})
    place = Hold(Place(amara.id, "quick-question", "2026-11"), 1, Refusal.FULL)
    database.write(lambda open_: Places(open_, community, Mentors(open_, community)).hold_all((place,)))
    assert open_kinds(database) == ("ongoing",)
    assert open_kinds(database, NOW.replace(month=12)) == ("quick-question", "ongoing")


def test_who_rests_is_listed_without_room(database: Database, community: CommunityId) -> None:
    people.mentor(database, community, resting_until=date(2026, 11, 10))
    assert open_kinds(database) == ()
    assert open_kinds(database, NOW.replace(day=10)) == ("quick-question",)


@pytest.mark.parametrize("door", [Door.DRAFT, Door.CLOSED])
def test_whose_door_is_not_open_is_taken_out(database: Database, community: CommunityId, door: Door) -> None:
    amara = people.mentor(database, community)
    known = news(database).up_to
    database.write(lambda open_: open_.execute(update(table).values(door=door)))
    database.write(partial(mark, community=community, mentor=amara.id))
    (change,) = news(database, known).changes
    assert (change.mentor, change.listing) == (amara.id, None)


def open_kinds(database: Database, now: datetime = NOW) -> tuple[str, ...]:
    (change,) = news(database, 0, now).changes
    assert change.listing is not None
    return change.listing.open_kinds


@pytest.mark.parametrize(("hidden", "days"), [((), 2), ((ANSWERS_IN,), 0)])
def test_a_listing_tells_how_often_one_was_asked_and_how_soon_they_answer(
    database: Database, community: CommunityId, hidden: tuple[str, ...], days: int
) -> None:
    """What a mentor shows only to those they help ranks nobody."""
    amara = people.mentor(database, community)
    hides = update(table).where(table.c.person == amara.id).values(hidden=list(hidden))
    database.write(lambda open_: open_.execute(hides))
    for hours, status in ((30, Status.DECLINED), (200, Status.CLOSED), (28, Status.ACCEPTED)):
        ask = waiting(people.mentee(database, community), amara, sent_at=NOW - timedelta(days=20))
        over = replace(ask, status=status, ended_at=ask.sent_at + timedelta(hours=hours))
        database.write(lambda open_, over=over: Asks(open_, community).add(over))  # type: ignore[misc]
    (change,) = (one for one in news(database).changes if one.mentor == amara.id)
    assert change.listing is not None
    assert (change.listing.asked, change.listing.answers_in) == (3, days)
