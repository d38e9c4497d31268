"""Bulk inserts of people and mentors, for imports and for the demo community."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, insert, select

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Mentor, Person
from bot.store.database import dialect
from bot.store.mentors.card import CHANGES, mentor_row, offer_rows
from bot.store.people.people import person_row
from bot.store.tables import mentors, offers, people

_A_MOMENT = timedelta(microseconds=1)


def add_people(connection: Connection, new: Sequence[Person], now: datetime) -> None:
    """Add people whose id is also their name on the platform."""
    rows = [
        # A microsecond apart, so that they keep their order.
        {"id": one.id, "platform_user": one.id, "met_at": now + n * _A_MOMENT, **person_row(one)}
        for n, one in enumerate(new)
    ]
    if rows:
        connection.execute(insert(people), rows)


def add_mentors(connection: Connection, new: Sequence[Mentor], now: datetime) -> None:
    """Add mentors with their people, cards and offers; a batch has one change number."""
    add_people(connection, [mentor.person for mentor in new], now)
    number = dialect.next_number(connection, CHANGES)
    connection.execute(insert(mentors), [mentor_row(mentor, number) for mentor in new])
    connection.execute(insert(offers), [row for mentor in new for row in offer_rows(mentor)])


def how_many(connection: Connection, community: CommunityId) -> int:
    """Return how many people a community has."""
    theirs = select(func.count()).select_from(people).where(people.c.community == community)
    return connection.execute(theirs).scalar_one()
