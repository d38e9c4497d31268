"""To whom an announcement goes: counted before it is sent, then walked in batches, by one condition."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, Table, case, func, literal, or_, select

from bot.domain.announcements.announcement import (
    A_WEEK,
    Announcement,
    Reach,
    ReaderState,
    RoomBeside,
    Stage,
)
from bot.domain.announcements.timing import EVERYWHERE
from bot.domain.audiences.audience import Audience, Freed, Group
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.notices import NoticeKind
from bot.store.audiences.belonging import Belonging
from bot.store.audiences.room import RoomNow, are_here
from bot.store.outbox.outbox import Lane, Status
from bot.store.second_looks.necessary import necessary_ones
from bot.store.tables import announced, announcement_stops, announcements, outbox, people


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
        state = case(
            (_IS_UNREACHED, _UNREACHED),
            (_has_stopped(), _STOPPED),
            (self._waits_for_another(), _WAITING),
            (self._had_one(at), _HAD_ONE),
            else_=_GETS,
        ).label("state")
        each = select(state).where(self._is_in(audience)).subquery()
        rows = select(each.c.state, func.count().label("n")).group_by(each.c.state)
        found = {row.state: row.n for row in self._connection.execute(rows)}
        return Reach(*(found.get(one, 0) for one in _STATES))

    def after(self, audience: Audience, one: Announcement, *, limit: int) -> list[PersonId]:
        """Return the next people who get an announcement that is sent, by id.

        They are of those whom the community knew when it was sent; where it also goes later to those who had
        another one this week, these are among them.
        """
        theirs = self._is_in(audience, all_at_once=False)
        theirs &= (people.c.id > one.reached) & (people.c.met_at <= one.begun_at)
        theirs &= ~_IS_UNREACHED & ~_has_stopped(one.reached)
        theirs &= ~self._waits_for_another()
        theirs = theirs if one.later else theirs & ~self._had_one(one.counts_from, one.reached)
        rows = select(people.c.id).where(theirs).order_by(people.c.id).limit(limit)
        return [PersonId(one) for one in self._connection.execute(rows).scalars().all()]

    def free_from(self, readers: Iterable[PersonId]) -> Mapping[PersonId, datetime]:
        """Return for each of these people who had one this week from when on they may get the next (UTC)."""
        theirs = announced.c.person.in_(tuple(readers)) & self._is_lately(None)
        rows = select(announced.c.person, func.max(announced.c.at).label("at")).where(theirs)
        found = self._connection.execute(rows.group_by(announced.c.person))
        return {PersonId(row.person): row.at + A_WEEK for row in found}

    def zones(self, audience: Audience) -> Mapping[str, int]:
        """Return how many people would get an announcement now in each zone (IANA name)."""
        theirs = self._is_in(audience) & ~_IS_UNREACHED & ~_has_stopped() & ~self._had_one()
        each = select(people.c.zone, func.count().label("n")).where(theirs, ~self._waits_for_another())
        rows = each.group_by(people.c.zone)
        return {row.zone: row.n for row in self._connection.execute(rows)}

    def free_again(self) -> Freed:
        """Return how many want announcements, how many may have one now, and when all may again (UTC)."""
        everybody = self._is_in(Audience(Group.EVERYBODY)) & ~_IS_UNREACHED & ~_has_stopped()
        had_one = self._had_one() | self._waits_for_another()
        free = func.coalesce(func.sum(case((had_one, 0), else_=1)), 0).label("free")
        row = self._connection.execute(select(func.count().label("n"), free).where(everybody)).one()
        latest = select(func.max(announced.c.at).label("at")).where(self._is_lately(None))
        at: datetime | None = self._connection.execute(latest).one().at
        last, paused = self._last_due(Stage.RUNNING), self._last_due(Stage.PAUSED)
        # Within the hours that zones lie apart a week counts from the plan; what is held longer is later.
        if last is not None and (at is None or last > at + EVERYWHERE):
            at = last
        return Freed(row.n, row.free, at + A_WEEK if at else None, paused is not None)

    def _last_due(self, stage: Stage) -> datetime | None:
        """Return when the last row is due (UTC) of those that nobody has had yet of announcements so far."""
        which = outbox.c.ref.in_(self._under_way(stage)) & _is_unsent()
        at: datetime | None = self._connection.execute(
            select(func.max(outbox.c.due_at)).where(which)
        ).scalar()
        return at

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

    def room_for(self, readers: int) -> RoomBeside | None:
        """Return the room there is now, where so many people would mostly find full doors; else None."""
        now = RoomNow(self._connection, self._community, self._now)
        if now.has_doors(RoomBeside.enough_for(readers)):
            return None
        room = now.count()
        return room if room.is_crowded_by(readers) else None

    def _is_in(self, audience: Audience, *, all_at_once: bool = True) -> ColumnElement[bool]:
        here = are_here(self._community) & or_(people.c.left_at.is_(None), _IS_UNREACHED)
        belonging = Belonging(self._connection, self._community, self._now, all_at_once=all_at_once)
        return here & belonging.to(audience)

    def _had_one(self, at: datetime | None = None, reached: str = "") -> ColumnElement[bool]:
        theirs = _whose(announced, reached)
        return select(announced.c.person).where(theirs, self._is_lately(at)).exists()

    def _waits_for_another(self) -> ColumnElement[bool]:
        """Return the condition that a person is still to get one that was sent more than a week ago.

        It begins at such announcements, of which there is hardly ever one.
        """
        before = self._now - A_WEEK
        old = self._under_way(Stage.RUNNING, Stage.PAUSED).where(announcements.c.begun_at <= before)
        queued = announced.c.ended == literal(ReaderState.QUEUED.value, literal_execute=True)
        row = (outbox.c.recipient == announced.c.person) & (outbox.c.card == announced.c.announcement)
        unsent = select(outbox.c.id).where(row, _is_unsent()).exists()
        theirs = announced.c.announcement.in_(old) & queued & (announced.c.at <= before) & unsent
        return people.c.id.in_(select(announced.c.person).where(theirs))

    def _under_way(self, *stages: Stage) -> Select[tuple[str]]:
        """Return the query for the announcements in these stages that readers are still to get."""
        here = (announcements.c.community == self._community) & ~announcements.c.settled
        these = select(announcements.c.id).where(here, announcements.c.stage.in_(stages))
        return these.where(announcements.c.necessary == "")

    def _is_lately(self, at: datetime | None) -> ColumnElement[bool]:
        here = self._is_one_of_a_week & announced.c.ended.in_(_HAD)
        return here & (announced.c.at > (at or self._now) - A_WEEK)

    @property
    def _is_one_of_a_week(self) -> ColumnElement[bool]:
        """Return the condition that a row tells of an announcement of which a person gets one a week."""
        here = announced.c.community == self._community
        return here & announced.c.announcement.not_in(necessary_ones(self._community))


_HAD = (ReaderState.QUEUED, ReaderState.TOLD, ReaderState.IN_DOUBT)
"""What counts as the one announcement of a week."""

_STATES = _GETS, _HAD_ONE, _STOPPED, _UNREACHED, _WAITING = range(5)
"""What an announcement is for a person of its audience: counted for each, the last reason first."""

_IS_UNREACHED = people.c.unreached_at.is_not(None)
"""The platform refused them for good when they were last written to, and they have not written since."""


def _is_unsent() -> ColumnElement[bool]:
    """Return the condition that a row waits in the bulk lane, and that its reader has not had it."""
    many = outbox.c.lane == literal(Lane.BULK.value, literal_execute=True)
    waits = outbox.c.state.in_((Status.PENDING, Status.PAUSED)) & outbox.c.sent_to.is_(None)
    return many & (outbox.c.kind == NoticeKind.ANNOUNCEMENT) & waits


def _has_stopped(reached: str = "") -> ColumnElement[bool]:
    return select(announcement_stops.c.person).where(_whose(announcement_stops, reached)).exists()


def _whose(table: Table, reached: str) -> ColumnElement[bool]:
    """Return the condition that a row is a person's, of those behind the last one who was reached.

    PostgreSQL merges the people with these rows, and would begin at the first row for every batch.
    """
    theirs = table.c.person == people.c.id
    return theirs & (table.c.person > reached) if reached else theirs
