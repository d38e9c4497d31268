"""How an announcement goes out: rows of the outbox in the bulk lane, paused, dropped, and counted."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Insert,
    Join,
    Table,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
    update,
)

from bot.domain.announcements.announcement import Announcement, ReaderState, Stage, Tally, tally_of
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.notices import NoticeKind
from bot.store.announcements.rows import is_free, is_idle, is_of, is_queued
from bot.store.outbox.outbox import Lane, Status
from bot.store.tables import announced, announcement_stops, announcements, outbox, people
from bot.store.tables.columns import NOW, within
from bot.store.tables.types import Instant

BATCH = 500
"""So many rows are written in one transaction, at most: no other writer waits long for it."""


class Sendings:
    """The announcements of one community that go out, have gone out or are being cancelled."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def queue(
        self,
        announcement: str,
        readers: Iterable[PersonId],
        arrives: Mapping[str, datetime] | None = None,
        *,
        week: datetime | None = None,
        held: Mapping[str, timedelta] | None = None,
    ) -> None:
        """Add a row for each reader who has none yet; it waits for the reader's quiet hours to end.

        `arrives` says when it arrives in each zone (IANA name), for one that is planned. `week` is from when
        the week counts in which they get no other one: now, where it is not said. `held` says in which zones
        quiet days hold it, and for how long: there the week counts from when it comes.
        """
        these = {"here": self._community, "readers": list(readers), "announcement": announcement}
        if these["readers"]:
            when = {"now": self._now, "week": week or self._now}
            for statement in _QUEUED:
                self._connection.execute(statement, {**these, **when})
        for zone, at in (arrives or {}).items():
            there = select(people.c.id).where(people.c.id.in_(these["readers"]), people.c.zone == zone)
            later = self._unsent(announcement) & outbox.c.recipient.in_(there)
            waits = {"state": Status.PAUSED, "due_at": at}
            self._connection.execute(update(outbox).where(later).values(waits))
        for zone, long in (held or {}).items():
            there = select(people.c.id).where(people.c.id.in_(these["readers"]), people.c.zone == zone)
            theirs = self._for(announcement) & announced.c.person.in_(there)
            counts = {"at": (week or self._now) + long}
            self._connection.execute(update(announced).where(theirs).values(counts))

    def put_off(self, announcement: str, until: Mapping[PersonId, datetime]) -> None:
        """Let the row of each of these readers wait until an instant (UTC): it counts in that week."""
        for reader, at in until.items():
            theirs = self._for(announcement) & (announced.c.person == reader)
            self._connection.execute(update(announced).where(theirs).values(at=at))
            row = self._unsent(announcement) & (outbox.c.recipient == reader)
            waits = {"state": Status.PAUSED, "due_at": at}
            self._connection.execute(update(outbox).where(row).values(waits))

    def zones(self, readers: Iterable[PersonId]) -> set[str]:
        """Return the zones (IANA names) in which these people are."""
        theirs = select(people.c.zone).distinct().where(within(people.c.community, self._community))
        return set(self._connection.execute(theirs.where(people.c.id.in_(list(readers)))).scalars().all())

    def release(self, one: Announcement) -> int:
        """Send the rows whose time has come, or that were held back; return how many there were.

        Where they come later than by the zones alone, their readers' week counts from now.
        """
        before = self._now - one.arrives_within
        if one.counts_from is not None and one.counts_from <= before:
            waits = (outbox.c.community == self._community) & is_of(one.id) & is_free()
            waits &= (outbox.c.state == Status.PAUSED) & (outbox.c.due_at <= self._now)
            whose = announced.c.person.in_(select(outbox.c.recipient).where(waits))
            late = self._for(one.id) & whose & (announced.c.at <= before)
            self._connection.execute(update(announced).where(late).values(at=self._now))
        return self._turn(one.id, Status.PAUSED, state=Status.PENDING)

    def pause(self, announcement: str) -> int:
        """Hold back every row that no worker is sending; return how many there were."""
        return self._turn(announcement, Status.PENDING, state=Status.PAUSED)

    def drop(self, announcement: str) -> int:
        """Drop every row that nobody has been sent and no worker is sending; return how many there were."""
        waiting = outbox.c.state.in_((Status.PENDING, Status.PAUSED))
        # A correction goes on for those who had it.
        self._turn(announcement, Status.PAUSED, stands=True, state=Status.PENDING)
        return self._connection.execute(delete(outbox).where(self._unsent(announcement), waiting)).rowcount

    def try_again(self, announcement: str) -> int:
        """Send it again to those whom the platform could not reach; return how many there were."""
        failed = (outbox.c.community == self._community) & is_of(announcement)
        failed &= (outbox.c.state == Status.FAILED) & outbox.c.sent_to.is_(None)
        whose = self._for(announcement) & announced.c.person.in_(select(outbox.c.recipient).where(failed))
        self._connection.execute(update(announced).where(whose).values(ended=ReaderState.QUEUED))
        refused = people.c.id.in_(select(outbox.c.recipient).where(failed))
        self._connection.execute(update(people).where(refused).values(unreached_at=None))
        again = {"state": Status.PENDING, "due_at": self._now, "attempts": 0, "refused_at": None}
        return self._connection.execute(update(outbox).where(failed).values(again)).rowcount

    def tally(self, one: Announcement) -> Tally:
        """Return how many readers there are in each state, as the outbox has it now."""
        state = _state().label("state")
        rows = select(state, func.count().label("n")).select_from(_joined()).where(self._for(one.id))
        found = {ReaderState(row.state): row.n for row in self._connection.execute(rows.group_by(state))}
        return tally_of(one, found)

    def whose(self, announcement: str, state: ReaderState, *, limit: int) -> list[PersonId]:
        """Return the first readers, by id, who are in this state."""
        which = self._for(announcement) & (_state() == state)
        rows = select(announced.c.person).select_from(_joined()).where(which).order_by(announced.c.person)
        return [PersonId(one) for one in self._connection.execute(rows.limit(limit)).scalars()]

    def last_due(self, announcement: str) -> datetime | None:
        """Return when the last row is due that nobody has had yet (UTC); None where there is none."""
        waits = outbox.c.state.in_((Status.PENDING, Status.PAUSED)) & outbox.c.sent_to.is_(None)
        mine = (outbox.c.community == self._community) & is_of(announcement) & waits
        last = select(func.max(outbox.c.due_at).label("at")).where(mine)
        at: datetime | None = self._connection.execute(last).scalar_one()
        return at

    def next_zone(self, announcement: str) -> tuple[datetime, str] | None:
        """Return when it comes next to readers who wait for their time (UTC), and in which zone (IANA name).

        Of several zones at that instant it is the one with most of the first `BATCH` readers; None where
        nobody waits.
        """
        mine = (outbox.c.community == self._community) & is_of(announcement)
        waits = mine & is_free() & (outbox.c.state == Status.PAUSED)
        # The instant is asked for by itself: beside a range SQLite walks the range, which is every reader.
        first = select(func.min(outbox.c.due_at).label("at")).where(waits, outbox.c.due_at > self._now)
        at: datetime | None = self._connection.execute(first).one().at
        then = select(outbox.c.recipient).where(waits, outbox.c.due_at == at).limit(BATCH).subquery()
        zones = select(people.c.zone).join(then, then.c.recipient == people.c.id).group_by(people.c.zone)
        most = zones.order_by(func.count().desc(), people.c.zone).limit(1)
        zone = self._connection.execute(most).scalar_one_or_none() if at else None
        return (at, zone) if at and zone else None

    def settle(self, announcement: str, *, limit: int = BATCH) -> int:
        """Keep how it ended for the next readers; return for how many it was kept now."""
        ended = _state().label("state")
        rows = select(announced.c.person, ended).select_from(_joined())
        which = self._for(announcement) & is_queued() & (ended != ReaderState.QUEUED)
        found = self._connection.execute(rows.where(which).limit(limit)).all()
        for state in {one.state for one in found}:
            whose = announced.c.person.in_([one.person for one in found if one.state == state])
            self._connection.execute(
                update(announced).where(self._for(announcement), whose).values(ended=state)
            )
        return len(found)

    def _for(self, announcement: str) -> ColumnElement[bool]:
        return (announced.c.community == self._community) & (announced.c.announcement == announcement)

    def _unsent(self, announcement: str) -> ColumnElement[bool]:
        mine = (outbox.c.community == self._community) & is_of(announcement)
        return mine & is_free()

    def _turn(self, announcement: str, was: Status, *, stands: bool = False, **facts: object) -> int:
        mine = (outbox.c.community == self._community) & is_of(announcement)
        which = mine & is_idle() & (outbox.c.state == was)
        if stands:
            which &= outbox.c.sent_to.is_not(None)
        if was is Status.PAUSED:
            which &= outbox.c.due_at <= self._now
        return self._connection.execute(update(outbox).where(which).values(facts)).rowcount


_ANNOUNCEMENT: BindParameter[str] = bindparam("announcement")


def _queueing(table: Table, values: Mapping[str, object]) -> Insert:
    """Return an INSERT of a row for each of some people: the database makes the rows by itself."""
    whose: BindParameter[list[str]] = bindparam("readers", expanding=True)
    columns = [value if isinstance(value, ColumnElement) else literal(value) for value in values.values()]
    rows = select(*columns).where(within(people.c.community), people.c.id.in_(whose))
    return insert(table).from_select(list(values), rows.order_by(people.c.id), include_defaults=False)


_QUEUED = (
    _queueing(
        announced,
        {
            "announcement": _ANNOUNCEMENT,
            "person": people.c.id,
            "community": people.c.community,
            "at": bindparam("week", type_=Instant()),
            "ended": ReaderState.QUEUED.value,
        },
    ),
    _queueing(
        outbox,
        {
            "community": people.c.community,
            "recipient": people.c.id,
            "waits_for": people.c.id,
            "card": _ANNOUNCEMENT,
            "kind": NoticeKind.ANNOUNCEMENT.value,
            "ref": _ANNOUNCEMENT,
            "version": 1,
            "sent_version": 0,
            "state": Status.PENDING.value,
            "lane": Lane.BULK.value,
            "due_at": NOW,
            "attempts": 0,
            "problem": "",
            "doubt": 0,
        },
    ),
)
"""The rows of an announcement: for whom it was, and what is to be sent to each."""


def _joined() -> Join:
    row = (outbox.c.recipient == announced.c.person) & (outbox.c.card == announced.c.announcement)
    return announced.outerjoin(outbox, row).outerjoin(people, people.c.id == announced.c.person)


def _state() -> ColumnElement[str]:
    """Return how it stands for a reader: kept, or as the outbox and their own row have it."""
    has_stopped = exists().where(announcement_stops.c.person == announced.c.person)
    is_here = people.c.left_at.is_(None) & people.c.gone_at.is_(None)
    # A worker had it in its hands, and found that it had been cancelled.
    cancelled = (announcements.c.id == announced.c.announcement) & (announcements.c.stage == Stage.CANCELLED)
    nothing = case(
        (~is_here, ReaderState.LEFT),
        (has_stopped, ReaderState.STOPPED),
        (exists().where(cancelled), ReaderState.CANCELLED),
        else_=ReaderState.UNREACHED,
    )
    without = case((is_here, ReaderState.CANCELLED), else_=ReaderState.LEFT)
    now = case(
        (outbox.c.id.is_(None), without),
        # It stands, also while it is being corrected.
        (outbox.c.sent_to.is_not(None), ReaderState.TOLD),
        (outbox.c.state == Status.SENT, nothing),
        (outbox.c.state == Status.FAILED, ReaderState.UNREACHED),
        (outbox.c.state == Status.IN_DOUBT, ReaderState.IN_DOUBT),
        else_=ReaderState.QUEUED,
    )
    return case((announced.c.ended != ReaderState.QUEUED, announced.c.ended), else_=now)
