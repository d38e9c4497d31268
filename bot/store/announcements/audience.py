"""To whom an announcement goes: counted before it is sent, then walked in batches, by one condition."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, case, exists, false, func, select

from bot.domain.announcements.announcement import A_WEEK, Reach, ReaderState
from bot.domain.announcements.audience import Audience, Freed, Group
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Door
from bot.store.tables import announced, announcement_stops, asks, lookings, mentors, offers, people


class Audiences:
    """The audiences of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def reach(self, audience: Audience) -> Reach:
        """Return how many people would get an announcement now, and how many are left out and why."""
        stopped, had_one = _has_stopped(), self._had_one()
        counted = (
            func.coalesce(func.sum(case((stopped, 1), else_=0)), 0).label("stopped"),
            func.coalesce(func.sum(case((~stopped & had_one, 1), else_=0)), 0).label("had_one"),
            func.count().label("everybody"),
        )
        row = self._connection.execute(select(*counted).where(self._is_in(audience))).one()
        return Reach(row.everybody - row.stopped - row.had_one, row.had_one, row.stopped)

    def after(self, audience: Audience, reached: str, begun: datetime, *, limit: int) -> list[PersonId]:
        """Return the next people who get it, by id, of those whom the community knew when it was sent."""
        theirs = self._is_in(audience) & (people.c.id > reached) & (people.c.met_at <= begun)
        theirs &= ~_has_stopped() & ~self._had_one()
        rows = select(people.c.id).where(theirs).order_by(people.c.id).limit(limit)
        return [PersonId(one) for one in self._connection.execute(rows).scalars()]

    def zones(self, audience: Audience) -> Mapping[str, int]:
        """Return how many people would get an announcement now in each zone (IANA name)."""
        theirs = self._is_in(audience) & ~_has_stopped() & ~self._had_one()
        rows = select(people.c.zone, func.count().label("n")).where(theirs).group_by(people.c.zone)
        return {row.zone: row.n for row in self._connection.execute(rows)}

    def free_again(self) -> Freed:
        """Return how many want announcements, how many may have one now, and when all may again (UTC)."""
        everybody = self._is_in(Audience(Group.EVERYBODY)) & ~_has_stopped()
        free = func.coalesce(func.sum(case((self._had_one(), 0), else_=1)), 0).label("free")
        row = self._connection.execute(select(func.count().label("n"), free).where(everybody)).one()
        lately = (announced.c.community == self._community) & (announced.c.at > self._now - A_WEEK)
        latest = select(func.max(announced.c.at).label("at")).where(lately, announced.c.ended.in_(_HAD))
        at = self._connection.execute(latest).one().at
        return Freed(row.n, row.free, at + A_WEEK if at else None)

    def _is_in(self, audience: Audience) -> ColumnElement[bool]:
        here = (people.c.community == self._community) & people.c.left_at.is_(None)
        here &= people.c.gone_at.is_(None) & (people.c.name != "")
        return here & _belongs(audience)

    def _had_one(self) -> ColumnElement[bool]:
        lately = announced.c.at > self._now - A_WEEK
        return exists().where(announced.c.person == people.c.id, lately, announced.c.ended.in_(_HAD))


_HAD = (ReaderState.QUEUED, ReaderState.TOLD, ReaderState.IN_DOUBT)
"""What counts as the one announcement of a week."""


def _has_stopped() -> ColumnElement[bool]:
    return exists().where(announcement_stops.c.person == people.c.id)


def _belongs(audience: Audience) -> ColumnElement[bool]:
    is_mentor = exists().where(mentors.c.person == people.c.id, mentors.c.door == Door.OPEN)
    match audience.group:
        case Group.EVERYBODY:
            return ~false()
        case Group.MENTORS:
            return is_mentor
        case Group.KIND:
            gives = exists().where(offers.c.mentor == people.c.id, offers.c.kind == audience.kind)
            return is_mentor & gives
        case Group.MENTEES:
            asked = exists().where(asks.c.mentee == people.c.id)
            searched = exists().where(lookings.c.person == people.c.id)
            return (asked | searched) & ~is_mentor
