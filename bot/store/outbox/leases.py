"""Leases: which rows of the outbox a worker may claim, and how they become its own for a while."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    bindparam,
    case,
    func,
    not_,
    or_,
    select,
    tuple_,
    update,
)

from bot.domain.common.ids import CommunityId, fresh
from bot.domain.common.notices import Notice, NoticeKind
from bot.store.database import dialect
from bot.store.outbox.outbox import GREETING, LEASE, ClaimedRow, Lane, Status
from bot.store.tables import communities, outbox
from bot.store.tables.columns import NOW
from bot.store.tables.types import AnyRow

NEVER = datetime.max.replace(tzinfo=UTC)
AWAY = communities.c.away_since.is_not(None)


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause that a platform asked for: of new messages in a community, or of revisions."""

    community: CommunityId
    revising: bool


@dataclass(frozen=True, slots=True)
class Look:
    """When a worker looks for due rows, and which rows it skips."""

    now: datetime
    silent: Collection[str] = ()
    """Platforms whose messages ring for no reader: there no row waits before its first try."""
    resting: Collection[Pause] = ()

    def is_ready(self, row: FromClause) -> ColumnElement[bool]:
        """Return the condition that a row is pending, due, and not leased."""
        free = row.c.lease_until.is_(None) | (row.c.lease_until <= self.now)
        left_alone = [_rests(row, rest) for rest in self.resting]
        return and_(row.c.state == Status.PENDING, self._is_due(row), free, *map(not_, left_alone))

    def is_next(self, row: FromClause) -> ColumnElement[bool]:
        """Return the condition that a row is its reader's next one, and no other of theirs is being sent."""
        other = outbox.alias("other")
        earlier = tuple_(*_order(other)) < tuple_(*_order(row))
        under_way = (other.c.state == Status.PENDING) & (other.c.lease_until > self.now)
        before = or_(under_way, and_(self.is_ready(other), earlier))
        same = (other.c.recipient == row.c.recipient) & (other.c.id != row.c.id)
        return ~select(other.c.id).where(same, before).exists()

    def _is_due(self, row: FromClause) -> ColumnElement[bool]:
        if not self.silent:
            return row.c.due_at <= self.now
        quiet = select(communities.c.id).where(communities.c.platform.in_(self.silent))
        return or_(row.c.due_at <= self.now, and_(row.c.attempts == 0, row.c.community.in_(quiet)))


# By lane, as the index has it: the first row of each is found among any number.
_EARLIEST = select(
    *(
        select(func.min(outbox.c.due_at))
        .where(outbox.c.state == Status.PENDING, outbox.c.lane == lane)
        .scalar_subquery()
        for lane in Lane
    )
)
# It has to find every due row; it is built once, as most looks find nothing.
_MAY_BE_DUE = (
    select(outbox.c.id)
    .where(
        outbox.c.state == Status.PENDING,
        (outbox.c.due_at <= NOW) | ((outbox.c.attempts == 0) & bindparam("silent", type_=Boolean())),
    )
    .limit(1)
)


def any_due(connection: Connection, look: Look) -> bool:
    """Tell whether any row is due: a read that blocks no writer."""
    now = {"now": look.now, "silent": bool(look.silent)}
    if connection.execute(_MAY_BE_DUE, now).first() is None:
        return False
    cut_off = (communities.c.cut_off != "") & (communities.c.try_at > look.now)
    lost = select(communities.c.id).where(cut_off | AWAY)
    due = select(outbox.c.id).where(look.is_ready(outbox), outbox.c.community.not_in(lost))
    return connection.execute(due.limit(1)).first() is not None


def idle_until(connection: Connection, look: Look) -> datetime | None:
    """Return from when on (UTC) a row may be due unless something is committed; None where one may be now."""
    if look.silent and connection.execute(_MAY_BE_DUE, {"now": look.now, "silent": True}).first() is not None:
        return None
    until = min(filter(None, connection.execute(_EARLIEST).one()), default=NEVER)
    return until if until > look.now else None


def claim(connection: Connection, look: Look, *, limit: int, bulk: int | None = None) -> list[ClaimedRow]:
    """Claim due rows, the awaited first, then the oldest; at most `bulk` of those that go to many readers.

    Until the lease ends they belong to one worker. One reader's rows go one after the other, so that they
    arrive in order and a slow conversation occupies one slot. Communities in an outage are left out, and
    those from whose workspace the app was taken out.
    """
    lost = select(communities.c.id).where((communities.c.cut_off != "") | AWAY)
    first = _first(look, limit).where(outbox.c.community.not_in(lost))
    return _take(connection, look, first, limit if bulk is None else bulk)


def claim_trial(connection: Connection, look: Look, community: CommunityId) -> list[ClaimedRow]:
    """Claim one row of a community in an outage, to test whether the outage goes on."""
    first = _first(look, 1).where(outbox.c.community == community)
    return [replace(one, trial=True) for one in _take(connection, look, first, 1)]


def _first(look: Look, limit: int) -> Select[int, int, int]:
    ready = select(outbox.c.id, outbox.c.lane, outbox.c.doubt).where(
        look.is_ready(outbox), look.is_next(outbox)
    )
    return ready.order_by(*_order(outbox)).limit(limit)


def _order(row: FromClause) -> tuple[ColumnElement[int], ...]:
    return row.c.lane, row.c.due_at, row.c.id


def _take(connection: Connection, look: Look, first: Select[int, int, int], bulk: int) -> list[ClaimedRow]:
    rows = connection.execute(dialect.claiming(first)).all()
    many = [row.id for row in rows if row.lane == Lane.BULK]
    doubts = {row.id: row.doubt for row in rows if row.id not in many[bulk:]}
    if not doubts:
        return []
    until = look.now + LEASE
    unsure = outbox.c.sent_to.is_(None) & (outbox.c.doubt == 0) & (outbox.c.kind != GREETING)
    lease = {
        "lease": fresh("lse"),
        "lease_until": until,
        # Due again when the lease ends, so that looks for due rows skip what is being sent.
        "due_at": until,
        "attempts": outbox.c.attempts + 1,
        # If this process ends before it writes the outcome, the next worker must not resend blindly.
        # A greeting is in doubt from its request on alone (`outbox.going_out`).
        "doubt": case((unsure, outbox.c.version), else_=outbox.c.doubt),
    }
    claimed = update(outbox).where(outbox.c.id.in_(doubts)).values(lease).returning(outbox)
    taken = sorted(connection.execute(claimed), key=lambda row: (row.lane, row.id))
    return [_due(row, doubts[row.id]) for row in taken]


def _rests(row: FromClause, rest: Pause) -> ColumnElement[bool]:
    stands = row.c.sent_to.is_not(None) if rest.revising else row.c.sent_to.is_(None)
    return and_(row.c.community == rest.community, stands)


def _due(row: AnyRow, in_doubt: int) -> ClaimedRow:
    return ClaimedRow(
        id=row.id,
        community=CommunityId(row.community),
        recipient=row.recipient,
        card=row.card,
        notice=Notice(NoticeKind(row.kind), row.ref),
        version=row.version,
        attempts=row.attempts,
        lease=row.lease,
        until=row.lease_until,
        sent_to=row.sent_to,
        waits_for=row.waits_for,
        doubt=in_doubt,
    )
