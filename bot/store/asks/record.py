"""The record of a community's asks, for the count of how fairly they were spread."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.domain.asks.ask import OPEN, Status
from bot.domain.common.capacity import EVERYTHING
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.mentorships.mentorship import Ending
from bot.domain.open_asks.open_ask import Status as OpenAskStatus
from bot.store.tables import asks, carries, mentorships

_TAKEN = (*OPEN, Status.ACCEPTED, Status.ANSWERED)


@dataclass(frozen=True, slots=True)
class AskMade:
    """One ask as it was made, and how it ended."""

    mentor: PersonId
    status: Status
    sent_at: datetime
    ended_at: datetime | None
    is_lighter: bool
    """Whether its mentor offered something lighter; when they did is not kept."""


def made(connection: Connection, community: CommunityId) -> list[AskMade]:
    """Return every ask of a community, the first first."""
    columns = (asks.c.mentor, asks.c.status, asks.c.sent_at, asks.c.ended_at, asks.c.first_kind)
    query = select(*columns).where(asks.c.community == community).order_by(asks.c.sent_at)
    return [
        AskMade(PersonId(row.mentor), Status(row.status), row.sent_at, row.ended_at, bool(row.first_kind))
        for row in connection.execute(query)
    ]


def still_open(connection: Connection, community: CommunityId) -> int:
    """Return how many asks, and open asks, have not come to an end."""
    here = select(func.count()).select_from(asks)
    waiting = here.where(asks.c.community == community, asks.c.status.in_(OPEN))
    carried = select(func.count()).select_from(carries).where(carries.c.community == community)
    carrying = carried.where(carries.c.state == OpenAskStatus.CARRYING)
    return sum(connection.execute(query).scalar_one() for query in (waiting, carrying))


def counted(connection: Connection, mentors: Collection[PersonId]) -> Counter[tuple[PersonId, str, str]]:
    """Count the places that mentors have given, by (mentor, kind, month), from the asks themselves.

    What is counted while places are held may drift from what was asked; this reads no such count.
    """
    going = mentorships.c.ending == Ending.GOING
    query = (
        select(asks.c.mentor, asks.c.kind, asks.c.month, asks.c.status, going.label("going"))
        .outerjoin(mentorships, mentorships.c.ask == asks.c.id)
        .where(asks.c.mentor.in_(mentors), asks.c.status.in_(_TAKEN))
    )
    found: Counter[tuple[PersonId, str, str]] = Counter()
    for row in connection.execute(query):
        at_once = row.status in OPEN or bool(row.going)
        found[row.mentor, EVERYTHING, ""] += at_once
        found[row.mentor, row.kind, row.month] += at_once or bool(row.month)
    return found
