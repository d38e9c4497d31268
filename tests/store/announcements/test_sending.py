"""An announcement is sent once and its rows are made once, also where two begin from the same moment."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, func, select, update

from bot.domain.announcements.announcement import Announcement, Stage
from bot.domain.audiences.audience import Audience, Group
from bot.domain.common.ids import AnnouncementId, CommunityId, PersonId
from bot.store.announcements.announcement import Announcements
from bot.store.announcements.sending import Sendings
from bot.store.audiences.audience import Audiences
from bot.store.database.database import Database
from bot.store.tables import announced, outbox
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.plans import plan, statements

ID = AnnouncementId("ann_0123456789abcdefghijkl")


@pytest.fixture
def reader(database: Database, community: CommunityId) -> PersonId:
    return people.mentee(database, community).id


@pytest.fixture
def draft(database: Database, community: CommunityId, reader: PersonId) -> Announcement:
    one = Announcement(ID, community, reader, NOW, title="Doors", words="Open one", signed="Office")
    database.write(lambda open_: Announcements(open_, community, NOW).add(one))
    return one


def test_two_who_saw_the_same_draft_have_it_sent_once(database: Database, draft: Announcement) -> None:
    begun = replace(draft, stage=Stage.RUNNING, begun_at=NOW)

    def begin(open_: Connection) -> bool:
        return Announcements(open_, draft.community, NOW).change(begun, when=Stage.DRAFT)

    assert [database.write(begin), database.write(begin)] == [True, False]


def test_two_who_are_as_far_have_the_next_rows_made_once(database: Database, draft: Announcement) -> None:
    running = replace(draft, stage=Stage.RUNNING, begun_at=NOW)

    def further(open_: Connection) -> bool:
        return Announcements(open_, draft.community, NOW).move(running, reached="per_m", frozen=False)

    database.write(lambda open_: Announcements(open_, draft.community, NOW).change(running, when=Stage.DRAFT))
    assert [database.write(further), database.write(further)] == [True, False]


def test_what_goes_on_does_not_come_before_its_time(
    database: Database, draft: Announcement, reader: PersonId
) -> None:
    """Where messages ring for nobody a pending row is sent at once, whatever its time."""
    later = NOW + timedelta(hours=2)

    def queue(open_: Connection) -> None:
        Sendings(open_, draft.community, NOW).queue(ID, [reader], {"Europe/London": later})

    def goes_on(open_: Connection, now: datetime) -> int:
        return Sendings(open_, draft.community, now).release(draft)

    database.write(queue)
    assert database.write(partial(goes_on, now=NOW)) == 0
    assert database.write(partial(goes_on, now=later)) == 1


def test_a_row_in_doubt_is_neither_held_back_nor_dropped(
    database: Database, draft: Announcement, reader: PersonId
) -> None:
    def queue(open_: Connection) -> None:
        Sendings(open_, draft.community, NOW).queue(ID, [reader])
        open_.execute(update(outbox).values(doubt=1))

    def held(open_: Connection) -> tuple[int, int]:
        sendings = Sendings(open_, draft.community, NOW)
        return sendings.pause(ID), sendings.drop(ID)

    def kept(open_: Connection) -> list[int]:
        rows = (select(func.count()).select_from(table) for table in (outbox, announced))
        return [open_.execute(row).scalar_one() for row in rows]

    database.write(queue)
    assert database.write(held) == (0, 0)
    assert database.read(kept) == [1, 1]


def test_a_batch_reads_from_where_the_last_one_ended(database: Database, draft: Announcement) -> None:
    """At 85,000 people each of 170 batches would otherwise read and sort them all."""

    def read(open_: Connection) -> None:
        one = replace(draft, reached="per_m", begun_at=NOW)
        Audiences(open_, draft.community, NOW).after(Audience(Group.EVERYBODY), one, limit=5)

    with statements() as said:
        database.read(read)
    (words, told) = next((words, told) for words, told in said if "announced" in words)
    steps = "\n".join(plan(database, words, told))
    assert "ix_people_here" in steps
    assert "TEMP B-TREE" not in steps
    if "Index Cond" in steps:
        assert "person)::text > 'per_m'" in steps


def test_who_waits_is_looked_for_among_the_announcements_that_were_sent_long_ago(
    database: Database, draft: Announcement
) -> None:
    """At 85,000 rows of another announcement each batch would otherwise read them all."""

    def read(open_: Connection) -> None:
        one = replace(draft, begun_at=NOW)
        Audiences(open_, draft.community, NOW).after(Audience(Group.EVERYBODY), one, limit=5)

    with statements() as said:
        database.read(read)
    (words, told) = next((words, told) for words, told in said if "outbox" in words)
    steps = "\n".join(plan(database, words, told))
    # PostgreSQL names its filters; in an empty database it chooses among indexes that cost it the same.
    names_its_filters = "begun_at" in steps
    assert names_its_filters or "ix_announcements_going" in steps
    assert names_its_filters or "ix_outbox_due" not in steps


def _waiting(database: Database, draft: Announcement, zones: list[str], at: datetime) -> None:
    """Let an announcement wait for its time with somebody in each of these zones."""
    readers = [
        people.mentee(database, draft.community, f"U{n}", zone=zone).id for n, zone in enumerate(zones)
    ]
    arrives = dict.fromkeys(zones, at)
    database.write(lambda open_: Sendings(open_, draft.community, NOW).queue(ID, readers, arrives))


def test_the_next_zone_is_the_one_with_most_readers_of_the_next_instant(
    database: Database, draft: Announcement
) -> None:
    soon, zones = NOW + timedelta(hours=2), ["Africa/Lagos", "Europe/London", "Europe/London"]
    _waiting(database, draft, zones, soon)

    def next_zone(open_: Connection) -> tuple[datetime, str] | None:
        return Sendings(open_, draft.community, NOW).next_zone(ID)

    assert database.read(next_zone) == (soon, "Europe/London")


def test_the_next_zone_is_found_without_reading_every_reader_who_waits(
    database: Database, draft: Announcement
) -> None:
    """Each drawing of the card asks for it: at 99,168 readers it took up to 160 ms."""
    _waiting(database, draft, ["Africa/Lagos"], NOW + timedelta(hours=2))
    with statements() as said:
        database.read(lambda open_: Sendings(open_, draft.community, NOW).next_zone(ID))
    (words, told) = next((words, told) for words, told in said if "zone" in words)
    steps = "\n".join(plan(database, words, told))
    assert "due_at=?" in steps or "due_at = " in steps
    assert "LIMIT" in words.split("JOIN")[1]
