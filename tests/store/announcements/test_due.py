"""A tick costs what goes on: the announcements that have ended, however many, are not looked at."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import Connection, func, insert, select, text, update

from bot.domain.announcements.announcement import Announcement, Stage
from bot.domain.common.ids import AnnouncementId, CommunityId, PersonId
from bot.domain.common.notices import NoticeKind
from bot.domain.programme.programme import Programme
from bot.store.announcements import due
from bot.store.announcements.announcement import Announcements
from bot.store.announcements.due import DueAnnouncements
from bot.store.announcements.sending import Sendings
from bot.store.common.due import Due, Moment
from bot.store.database.database import Database
from bot.store.outbox.outbox import Lane, Status
from bot.store.tables import outbox
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.plans import plan, statements

MANY, OTHERS = 4_000, 20
"""Rows that wait, and the announcements whose they are."""

CLOSERS: tuple[Due, ...] = (
    due.to_start_in,
    due.ready_in,
    due.unfrozen_in,
    due.loose_in,
    due.sent_out_in,
    due.shown_long_ago_in,
)


@pytest.fixture
def reader(database: Database, community: CommunityId) -> PersonId:
    return people.mentee(database, community).id


@pytest.fixture
def adds(database: Database, community: CommunityId, reader: PersonId) -> Callable[..., AnnouncementId]:
    """Add an announcement in a stage, with a row for the reader or none."""

    def add(name: str, stage: Stage, *, title: str = "Doors", rows: bool = True) -> AnnouncementId:
        one = Announcement(AnnouncementId(f"ann_{name}"), community, reader, NOW, stage, title, "Open one")

        def act(open_: Connection) -> None:
            Announcements(open_, community, NOW).add(replace(one, frozen=True, begun_at=NOW, readers=1))
            Sendings(open_, community, NOW).queue(one.id, [reader] if rows else [])

        database.write(act)
        return one.id

    return add


def test_what_waits_of_one_announcement_is_not_read_for_another(
    database: Database,
    community: CommunityId,
    programme: Programme,
    adds: Callable[..., AnnouncementId],
) -> None:
    """Else each minute would read 85,000 waiting rows for each of the others."""
    for stage in (Stage.RUNNING, Stage.PAUSED, Stage.CANCELLED):
        adds(stage.value, stage, rows=False)
    database.write(lambda open_: queue_many(open_, community))
    with statements() as said:
        for one in CLOSERS:
            database.read(partial(_look, one, Moment(NOW, programme)))
    asked = [(words, told) for words, told in said if "FROM announcements" in words]
    assert len(asked) == len(CLOSERS)
    steps = "\n".join(line for words, told in asked for line in plan(database, words, told))
    assert "ix_outbox_many" in steps
    assert "ix_outbox_due" not in steps
    assert "SCAN" not in steps


def _look(one: Due, moment: Moment, open_: Connection) -> None:
    one(open_, moment)


def queue_many(open_: Connection, community: CommunityId) -> None:
    """Add many rows of other announcements, as the database itself makes them."""
    row = {
        "community": community,
        "recipient": "per_{}",
        "waits_for": "",
        "card": "ann_other",
        "kind": NoticeKind.ANNOUNCEMENT.value,
        "version": 1,
        "sent_version": 0,
        "state": Status.PENDING.value,
        "lane": Lane.BULK.value,
        "due_at": NOW,
        "attempts": 0,
        "problem": "",
        "doubt": 0,
    }
    states = (Status.PENDING.value, Status.PAUSED.value)
    several = [f"ann_other{n}" for n in range(OTHERS)]
    rows = [
        {**row, "recipient": f"per_{n}", "state": states[n % 2], "ref": several[n // 2 % OTHERS]}
        for n in range(MANY)
    ]
    open_.execute(insert(outbox), rows)
    if open_.dialect.name == "postgresql":
        open_.execute(text("ANALYZE outbox"))


def test_what_has_ended_is_looked_at_no_more(
    database: Database, community: CommunityId, adds: Callable[..., AnnouncementId]
) -> None:
    one = adds("over", Stage.CANCELLED)

    def ends(open_: Connection) -> list[object]:
        due_ones = DueAnnouncements(open_, community, NOW)
        before = [len(due_ones.loose()), len(due_ones.sent_out())]
        Sendings(open_, community, NOW).drop(one)
        Sendings(open_, community, NOW).settle(one)
        return [*before, len(due_ones.sent_out()), due_ones.end(one), due_ones.end(one), due_ones.sent_out()]

    assert database.write(ends) == [1, 0, 1, True, False, []]


def test_a_rest_that_a_worker_gave_back_is_dropped_of_every_one(
    database: Database, community: CommunityId, adds: Callable[..., AnnouncementId]
) -> None:
    """Of the eleventh too, of one whose words are gone, and where the row waits for its hour."""
    cancelled = [adds(f"{n}", Stage.CANCELLED, title="Doors" if n else "") for n in range(12)]

    def dropped(open_: Connection) -> int:
        held = outbox.c.ref == cancelled[3]
        open_.execute(update(outbox).where(held).values(state=Status.PAUSED))
        sendings, loose = Sendings(open_, community, NOW), DueAnnouncements(open_, community, NOW).loose()
        return sum(sendings.drop(one.id) for one in loose)

    assert database.write(dropped) == len(cancelled)
    left = database.read(lambda open_: open_.execute(select(func.count()).select_from(outbox)).scalar_one())
    assert left == 0


def test_what_is_tried_again_is_looked_at_again(
    database: Database, community: CommunityId, adds: Callable[..., AnnouncementId]
) -> None:
    one = adds("done", Stage.DONE)

    def again(open_: Connection) -> list[int]:
        found = DueAnnouncements(open_, community, NOW)
        announcements = Announcements(open_, community, NOW)
        before = len(found.going())
        held = announcements.get(one)
        assert held is not None
        announcements.change(replace(held, stage=Stage.RUNNING), when=Stage.DONE)
        return [before, len(found.going())]

    assert database.write(again) == [0, 1]
