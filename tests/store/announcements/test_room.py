"""Mentors with room are counted in the database as `capacity.py` counts them, also where a month ends."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from random import Random

import pytest
from sqlalchemy import insert

from bot.domain.announcements.announcement import Announcement, RoomBeside
from bot.domain.audiences.audience import Audience, Group
from bot.domain.common import capacity
from bot.domain.common.capacity import EVERYTHING
from bot.domain.common.ids import AnnouncementId, CommunityId, PersonId
from bot.domain.common.people import Door, Mentor, Person
from bot.domain.programme.kinds import Budget, Offer, Per
from bot.store.audiences.audience import Audiences
from bot.store.audiences.room import RoomNow
from bot.store.database.database import Database, Transaction
from bot.store.mentors import bulk
from bot.store.mentors.capacity import read_held
from bot.store.tables import kinds, places
from tests.fakes.people import card

ZONES = ("Pacific/Kiritimati", "Asia/Kathmandu", "UTC", "America/Vancouver", "Etc/GMT+12")
TURNS = datetime(2026, 12, 1, 2, tzinfo=UTC)
"""December in some of these zones, November in others."""
PERS = {"quick-question": Per.MONTH, "career-chat": Per.MONTH, "project": Per.TIME}


def mentor(random: Random, community: CommunityId, n: int) -> Mentor:
    """Return a mentor with any budgets, at the edge of a rest, in a zone at the edge of a month."""
    person = Person(PersonId(f"per_{n:03}"), community, f"Mentor {n}", random.choice(ZONES))
    given = tuple(
        Offer(kind, Budget(random.randint(0, 2), per)) for kind, per in PERS.items() if random.random() < 0.7
    )
    rests = random.choice((None, date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2)))
    door = random.choice((Door.OPEN, Door.OPEN, Door.OPEN, Door.CLOSED))
    made = card(person, at_once=random.randint(0, 2), door=door, resting_until=rests)
    return replace(made, offers=given)


def held(random: Random, one: Mentor) -> list[dict[str, object]]:
    """Return what is held of a mentor's places, in this month, in the last, and over all."""
    keys = [(EVERYTHING, ""), ("project", "")]
    keys += [(kind, month) for kind in ("quick-question", "career-chat") for month in ("2026-11", "2026-12")]
    return [
        {"owner": one.id, "community": one.person.community, "kind": kind, "month": month, "held": n}
        for kind, month in keys
        if (n := random.randint(0, 2))
    ]


@pytest.fixture
def mentors(database: Database, community: CommunityId) -> list[Mentor]:
    random = Random(7)
    made = [mentor(random, community, n) for n in range(120)]

    def add(open_: Transaction) -> None:
        bulk.add_mentors(open_, made, TURNS)
        open_.execute(insert(places), [row for one in made for row in held(random, one)])

    database.write(add)
    return made


def test_the_database_counts_room_as_the_rule_does(
    database: Database, community: CommunityId, mentors: list[Mentor]
) -> None:
    owned = database.read(lambda open_: read_held(open_, [one.id for one in mentors]))
    by_rule = {one.id: capacity.open_kinds(one, owned[one.id], TURNS) for one in mentors}
    asks = sum(
        min(
            capacity.left_over_all(one, owned[one.id]),
            sum(capacity.left(one, offer, owned[one.id], TURNS) for offer in one.offers),
        )
        for one in mentors
        if by_rule[one.id]
    )

    def counted(open_: Transaction, audience: Audience) -> set[PersonId]:
        audiences = Audiences(open_, community, TURNS)
        begun = TURNS.replace(day=2)
        one = Announcement(AnnouncementId("ann_1"), community, mentors[0].id, begun, begun_at=begun)
        return set(audiences.after(audience, one, limit=500))

    assert database.read(lambda open_: counted(open_, Audience(Group.ROOM))) == {
        one for one, given in by_rule.items() if given
    }
    for kind in PERS:
        found = database.read(partial(counted, audience=Audience(Group.ROOM, kind)))
        assert found == {one for one, given in by_rule.items() if kind in given}
    room = database.read(lambda open_: RoomNow(open_, community, TURNS).count())
    doors = sum(bool(given) for given in by_rule.values())
    assert room.doors == doors > 0
    assert room.asks == asks > 0


def test_a_kind_that_is_turned_off_gives_no_room(
    database: Database, community: CommunityId, mentors: list[Mentor]
) -> None:
    def off(open_: Transaction) -> RoomBeside:
        rows = [{"community": community, "kind": kind, "off": True} for kind in PERS]
        open_.execute(insert(kinds), rows)
        return RoomNow(open_, community, TURNS).count()

    assert database.write(off) == RoomBeside(0, 0)
