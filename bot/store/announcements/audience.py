"""To whom an announcement goes: counted before it is sent, then walked in batches, by one condition."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, case, exists, false, func, select

from bot.domain.announcements.announcement import A_WEEK, Reach, ReaderState
from bot.domain.announcements.audience import Audience, Group
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Door
from bot.store.announcements.necessary import necessary_ones
from bot.store.tables import announced, announcement_stops, asks, lookings, mentors, offers, people


class Audiences:
    """The audiences of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def reach(self, audience: Audience, at: datetime | None = None) -> Reach:
        """Return how many people would get an announcement at an instant, now without one, and who would not.

        Until then nobody gets another one, as far as is known.
        """
        stopped, had_one = _has_stopped(), self._had_one(at or self._now)
        counted = (
            func.coalesce(func.sum(case((stopped, 1), else_=0)), 0).label("stopped"),
            func.coalesce(func.sum(case((~stopped & had_one, 1), else_=0)), 0).label("had_one"),
            func.count().label("everybody"),
        )
        row = self._connection.execute(select(*counted).where(self._is_in(audience))).one()
        return Reach(row.everybody - row.stopped - row.had_one, row.had_one, row.stopped)

    def after(
        self, audience: Audience, reached: str, begun: datetime, *, limit: int, week: datetime | None = None
    ) -> list[PersonId]:
        """Return the next people who get it, by id, of those whom the community knew when it was sent.

        `week` is from when its readers' week counts, where that is not when it was sent.
        """
        theirs = self._is_in(audience) & (people.c.id > reached) & (people.c.met_at <= begun)
        theirs &= ~_has_stopped() & ~self._had_one(week or begun)
        rows = select(people.c.id).where(theirs).order_by(people.c.id).limit(limit)
        return [PersonId(one) for one in self._connection.execute(rows).scalars()]

    def _is_in(self, audience: Audience) -> ColumnElement[bool]:
        here = (people.c.community == self._community) & people.c.left_at.is_(None)
        here &= people.c.gone_at.is_(None) & (people.c.name != "")
        return here & _belongs(audience)

    def _had_one(self, at: datetime) -> ColumnElement[bool]:
        lately = announced.c.at > at - A_WEEK
        lately &= announced.c.announcement.not_in(necessary_ones(self._community))
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
