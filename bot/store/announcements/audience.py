"""To whom an announcement goes: counted before it is sent, then walked in batches, by one condition."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, case, exists, func, or_, select

from bot.domain.announcements.announcement import A_WEEK, Announcement, Reach, ReaderState, Room
from bot.domain.announcements.audience import Audience
from bot.domain.common.ids import CommunityId, PersonId
from bot.store.announcements.belonging import Belonging
from bot.store.announcements.necessary import necessary_ones
from bot.store.announcements.room import RoomNow
from bot.store.tables import announced, announcement_stops, people


class Audiences:
    """The audiences of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def reach(self, audience: Audience, at: datetime | None = None) -> Reach:
        """Return how many people get an announcement that is sent now or at an instant (UTC), and who not.

        Until then nobody gets another one, as far as is known.
        """
        unreached, stopped, had_one = _IS_UNREACHED, _has_stopped(), self._had_one(at)
        counted = (
            func.coalesce(func.sum(case((unreached, 1), else_=0)), 0).label("unreached"),
            func.coalesce(func.sum(case((unreached, 0), (stopped, 1), else_=0)), 0).label("stopped"),
            func.coalesce(func.sum(case((unreached | stopped, 0), (had_one, 1), else_=0)), 0).label(
                "had_one"
            ),
            func.count().label("everybody"),
        )
        row = self._connection.execute(select(*counted).where(self._is_in(audience))).one()
        readers = row.everybody - row.unreached - row.stopped - row.had_one
        return Reach(readers, row.had_one, row.stopped, row.unreached)

    def after(self, audience: Audience, one: Announcement, *, limit: int) -> list[PersonId]:
        """Return the next people who get an announcement that is sent, by id.

        They are of those whom the community knew when it was sent; where it also goes later to those who had
        another one this week, these are among them.
        """
        theirs = self._is_in(audience) & (people.c.id > one.reached) & (people.c.met_at <= one.begun_at)
        theirs &= ~_IS_UNREACHED & ~_has_stopped()
        theirs = theirs if one.later else theirs & ~self._had_one(one.counts_from)
        rows = select(people.c.id).where(theirs).order_by(people.c.id).limit(limit)
        return [PersonId(one) for one in self._connection.execute(rows).scalars()]

    def free_from(self, readers: Iterable[PersonId]) -> Mapping[PersonId, datetime]:
        """Return for each of these people who had one this week from when on they may get the next (UTC)."""
        theirs = announced.c.person.in_(tuple(readers)) & self._is_lately(None)
        rows = select(announced.c.person, func.max(announced.c.at).label("at")).where(theirs)
        found = self._connection.execute(rows.group_by(announced.c.person))
        return {PersonId(row.person): row.at + A_WEEK for row in found}

    def first_free(self, audience: Audience, people_free: int) -> datetime | None:
        """Return from when on (UTC) so many people of an audience may get one; None where they never are."""
        missing = people_free - self.reach(audience).readers
        if missing < 1:
            return self._now
        waiting = self._is_in(audience) & ~_IS_UNREACHED & ~_has_stopped() & self._is_lately(None)
        latest = func.max(announced.c.at)
        rows = select(latest).select_from(people.join(announced, announced.c.person == people.c.id))
        each = rows.where(waiting).group_by(people.c.id).order_by(latest).offset(missing - 1).limit(1)
        at: datetime | None = self._connection.execute(each).scalar_one_or_none()
        return at + A_WEEK if at else None

    def room(self) -> Room:
        """Return how many doors have room now, and for how many asks."""
        return RoomNow(self._connection, self._community, self._now).count()

    def _is_in(self, audience: Audience) -> ColumnElement[bool]:
        here = (people.c.community == self._community) & people.c.gone_at.is_(None) & (people.c.name != "")
        here &= or_(people.c.left_at.is_(None), _IS_UNREACHED)
        return here & Belonging(self._connection, self._community, self._now).to(audience)

    def _had_one(self, at: datetime | None = None) -> ColumnElement[bool]:
        return exists().where(announced.c.person == people.c.id, self._is_lately(at))

    def _is_lately(self, at: datetime | None) -> ColumnElement[bool]:
        lately = announced.c.announcement.not_in(necessary_ones(self._community))
        return lately & (announced.c.at > (at or self._now) - A_WEEK) & announced.c.ended.in_(_HAD)


_HAD = (ReaderState.QUEUED, ReaderState.TOLD, ReaderState.IN_DOUBT)
"""What counts as the one announcement of a week."""

_IS_UNREACHED = people.c.unreached_at.is_not(None)
"""The platform refused them for good when they were last written to, and they have not written since."""


def _has_stopped() -> ColumnElement[bool]:
    return exists().where(announcement_stops.c.person == people.c.id)
