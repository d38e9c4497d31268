"""Leases: which rows of the outbox a worker may claim, and how they become its own for a while."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
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
from bot.store.tables.columns import HERE, NOW
from bot.store.tables.types import AnyRow, Instant

NEVER = datetime.max.replace(tzinfo=UTC)
AWAY = communities.c.away_since.is_not(None)


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause that a platform asked for: of new messages in a community, or of revisions."""

    community: CommunityId
    revising: bool


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which conditions a look has: its statements are built once for each shape, and its values are told."""

    silent: bool
    rests: bool
    rests_from_revising: bool


@dataclass(frozen=True, slots=True)
class Look:
    """When a worker looks for due rows, and which rows it skips."""

    now: datetime
    silent: Collection[str] = ()
    """Platforms whose messages ring for no reader: there no row waits before its first try."""
    resting: Collection[Pause] = ()

    @property
    def shape(self) -> _Shape:
        """Return which statements it needs."""
        return _Shape(bool(self.silent), bool(self._at_rest(False)), bool(self._at_rest(True)))

    @property
    def told(self) -> dict[str, object]:
        """Return the parameters of its statements."""
        rests = {"rest": self._at_rest(False), "rest_from_revising": self._at_rest(True)}
        return {"now": self.now, "silent": tuple(self.silent), **rests}

    def _at_rest(self, revising: bool) -> list[CommunityId]:
        return [one.community for one in self.resting if one.revising is revising]


# By lane, as the index has it: the first row of each is found among any number.
_EARLIEST = select(
    *(
        select(func.min(outbox.c.due_at))
        .where(outbox.c.state == Status.PENDING, outbox.c.lane == lane)
        .scalar_subquery()
        for lane in Lane
    )
)
# Where nothing rings, a row is due before its time until it was tried.
_UNTRIED = (
    select(outbox.c.id)
    .where(outbox.c.state == Status.PENDING, (outbox.c.due_at <= NOW) | (outbox.c.attempts == 0))
    .limit(1)
)


def _is_ready(row: FromClause, shape: _Shape) -> ColumnElement[bool]:
    """Return the condition that a row is pending, due, and not leased."""
    free = row.c.lease_until.is_(None) | (row.c.lease_until <= NOW)
    new, stands = row.c.sent_to.is_(None), row.c.sent_to.is_not(None)
    goes_on = [not_(_named(row.c.community, "rest") & new)] * shape.rests
    goes_on += [not_(_named(row.c.community, "rest_from_revising") & stands)] * shape.rests_from_revising
    return and_(row.c.state == Status.PENDING, _is_due(row, shape), free, *goes_on)


def _is_due(row: FromClause, shape: _Shape) -> ColumnElement[bool]:
    if not shape.silent:
        return row.c.due_at <= NOW
    quiet = select(communities.c.id).where(_named(communities.c.platform, "silent"))
    return or_(row.c.due_at <= NOW, and_(row.c.attempts == 0, row.c.community.in_(quiet)))


def _is_next(row: FromClause, shape: _Shape) -> ColumnElement[bool]:
    """Return the condition that a row is its reader's next one, and no other of theirs is being sent."""
    other = outbox.alias("other")
    earlier = tuple_(*_order(other)) < tuple_(*_order(row))
    under_way = (other.c.state == Status.PENDING) & (other.c.lease_until > NOW)
    before = or_(under_way, and_(_is_ready(other, shape), earlier))
    same = (other.c.recipient == row.c.recipient) & (other.c.id != row.c.id)
    return ~select(other.c.id).where(same, before).exists()


def any_due(connection: Connection, look: Look) -> bool:
    """Tell whether any row is due: a read that blocks no writer."""
    return connection.execute(_any_due(look.shape), look.told).first() is not None


@cache
def _any_due(shape: _Shape) -> Select[int]:
    cut_off = (communities.c.cut_off != "") & (communities.c.try_at > NOW)
    lost = select(communities.c.id).where(cut_off | AWAY)
    due = select(outbox.c.id).where(_is_ready(outbox, shape), outbox.c.community.not_in(lost))
    return due.limit(1)


def idle_until(connection: Connection, look: Look) -> datetime | None:
    """Return from when on (UTC) a row may be due unless something is committed; None where one may be now."""
    if look.silent and connection.execute(_UNTRIED, {"now": look.now}).first() is not None:
        return None
    until = min(filter(None, connection.execute(_EARLIEST).one()), default=NEVER)
    return until if until > look.now else None


def claim(connection: Connection, look: Look, *, limit: int, bulk: int | None = None) -> list[ClaimedRow]:
    """Claim due rows, the awaited first, then the oldest; at most `bulk` of those that go to many readers.

    Until the lease ends they belong to one worker. One reader's rows go one after the other, so that they
    arrive in order and a slow conversation occupies one slot. Communities in an outage are left out, and
    those from whose workspace the app was taken out.
    """
    first, told = _claiming(look.shape), {**look.told, "limit": limit}
    return _take(connection, look, first, told, limit if bulk is None else bulk)


def claim_trial(connection: Connection, look: Look, community: CommunityId) -> list[ClaimedRow]:
    """Claim one row of a community in an outage, to test whether the outage goes on."""
    first, told = _trying(look.shape), {**look.told, "here": community, "limit": 1}
    return [replace(one, trial=True) for one in _take(connection, look, first, told, 1)]


@cache
def _claiming(shape: _Shape) -> Select[int, int, int]:
    lost = select(communities.c.id).where((communities.c.cut_off != "") | AWAY)
    return dialect.claiming(_first(shape).where(outbox.c.community.not_in(lost)))


@cache
def _trying(shape: _Shape) -> Select[int, int, int]:
    return dialect.claiming(_first(shape).where(outbox.c.community == HERE))


def _first(shape: _Shape) -> Select[int, int, int]:
    ready = select(outbox.c.id, outbox.c.lane, outbox.c.doubt).where(
        _is_ready(outbox, shape), _is_next(outbox, shape)
    )
    return ready.order_by(*_order(outbox)).limit(bindparam("limit", type_=Integer()))


def _order(row: FromClause) -> tuple[ColumnElement[int], ...]:
    return row.c.lane, row.c.due_at, row.c.id


def _take(
    connection: Connection, look: Look, first: Select[int, int, int], told: dict[str, object], bulk: int
) -> list[ClaimedRow]:
    rows = connection.execute(first, told).all()
    many = [row.id for row in rows if row.lane == Lane.BULK]
    doubts = {row.id: row.doubt for row in rows if row.id not in many[bulk:]}
    if not doubts:
        return []
    claim = {"these": tuple(doubts), "held": fresh("lse"), "until": look.now + LEASE}
    taken = sorted(connection.execute(_CLAIMED, claim), key=lambda row: (row.lane, row.id))
    return [_due(row, doubts[row.id]) for row in taken]


_UNTIL = bindparam("until", type_=Instant())
_UNSURE = outbox.c.sent_to.is_(None) & (outbox.c.doubt == 0) & (outbox.c.kind != GREETING)
_CLAIMED = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("these", expanding=True)))
    .values(
        lease=bindparam("held"),
        lease_until=_UNTIL,
        # Due again when the lease ends, so that looks for due rows skip what is being sent.
        due_at=_UNTIL,
        attempts=outbox.c.attempts + 1,
        # If this process ends before it writes the outcome, the next worker must not resend blindly.
        # A greeting is in doubt from its request on alone (`outbox.going_out`).
        doubt=case((_UNSURE, outbox.c.version), else_=outbox.c.doubt),
    )
    .returning(outbox)
)


def _named(column: ColumnElement[str], those: str) -> ColumnElement[bool]:
    return column.in_(bindparam(those, expanding=True))


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


def free_leases(connection: Connection, now: datetime) -> int:
    """Release every lease; return how many rows were claimed.

    Only for the single worker of a database, at its start: the process that held the leases has ended.
    """
    claimed = (outbox.c.state == Status.PENDING) & outbox.c.lease.is_not(None)
    # A row that was postponed while it was claimed keeps its time; the rest was due when it was claimed.
    due_at = case((outbox.c.due_at == outbox.c.lease_until, now), else_=outbox.c.due_at)
    free = {"lease": None, "lease_until": None, "due_at": due_at}
    return connection.execute(update(outbox).where(claimed).values(free)).rowcount
