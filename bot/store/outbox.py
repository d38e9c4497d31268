"""The outbox: what is to be told, one row for each card a reader holds; the latest version wins."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from functools import cache

from sqlalchemy import ColumnElement, Connection, Insert, and_, case, func, or_, select, update

from bot.domain.ids import CommunityId, fresh
from bot.domain.notices import Notice, Telling
from bot.store import dialect
from bot.store.columns import HERE, NOW
from bot.store.tables import communities, outbox
from bot.store.types import AnyRow

LEASE = timedelta(seconds=60)
"""How long a worker may take over one row before another may try."""


class State(StrEnum):
    """Where a row of the outbox stands."""

    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"


class Lane(IntEnum):
    """Which rows go first: what somebody waits for is never behind what goes to many."""

    AWAITED = 0
    BULK = 1


@dataclass(frozen=True, slots=True)
class Due:
    """One row that a worker has claimed. Only with its `lease` can the outcome be written."""

    id: int
    community: CommunityId
    recipient: str
    card: str
    notice: Notice
    version: int
    attempts: int
    lease: str
    sent_to: Mapping[str, str] | None
    waits_for: str = ""
    """Whose quiet hours it waits for; nobody's where it answers their own press."""

    @property
    def key(self) -> str:
        """Return a name for this very sending: the same after a crash, so that a platform can know it."""
        return f"out.{self.id}.{self.version}"


class Outbox:
    """What one community's people are to be told."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Write inside this transaction: what is told is committed with what caused it."""
        self._connection = connection
        self._community = community
        self._now = now

    def show(
        self,
        to: str,
        *,
        card: str,
        notice: Notice,
        lane: Lane = Lane.AWAITED,
        due_at: datetime | None = None,
        waits_for: str = "",
    ) -> None:
        """Show a reader a card: sent when due where they have none of that name, revised where they have."""
        told = {"kind": notice.kind, "ref": notice.ref, "lane": lane, "waits_for": waits_for}
        first = {
            "community": self._community,
            "recipient": to,
            "card": card,
            "state": State.PENDING,
            "version": 1,
            "sent_version": 0,
            "attempts": 0,
            "problem": "",
            "due_at": due_at or self._now,
            **told,
        }
        where = {"here": self._community, "now": self._now}
        self._connection.execute(_showing(self._connection.dialect.name), {**first, **where})


@cache
def _showing(database: str) -> Insert:
    row = dialect.insert_into(database, outbox)
    said = {name: row.excluded[name] for name in ("kind", "ref", "lane", "waits_for", "state", "attempts")}
    # No platform rings for an edit, so what is revised need not wait.
    soon = case((outbox.c.sent_to.is_not(None), NOW), else_=row.excluded.due_at)
    again = {"version": outbox.c.version + 1, "due_at": soon, **said}
    mine = outbox.c.community == HERE
    return row.on_conflict_do_update(index_elements=["recipient", "card"], set_=again, where=mine)


def any_due(connection: Connection, now: datetime, *, silent: Collection[str] = ()) -> bool:
    """Tell whether anything is to be told: a look that holds up no writer."""
    due = select(outbox.c.id).where(outbox.c.state == State.PENDING, _is_due(now, silent))
    return connection.execute(due.limit(1)).first() is not None


def claim(connection: Connection, now: datetime, *, limit: int, silent: Collection[str] = ()) -> list[Due]:
    """Claim due rows, the awaited first, then the oldest: until the lease ends they are one worker's own.

    On `silent` platforms, whose messages ring for nobody, nothing waits before it is first tried.
    """
    free = outbox.c.lease_until.is_(None) | (outbox.c.lease_until <= now)
    due = select(outbox.c.id).where(outbox.c.state == State.PENDING, _is_due(now, silent), free)
    first = dialect.claiming(due.order_by(outbox.c.lane, outbox.c.due_at, outbox.c.id).limit(limit))
    until = now + LEASE
    # Due again when the lease ends, so that nobody reads over what is under way.
    lease = {"lease": fresh("lse"), "lease_until": until, "due_at": until, "attempts": outbox.c.attempts + 1}
    claimed = update(outbox).where(outbox.c.id.in_(first)).values(lease).returning(outbox)
    rows = sorted(connection.execute(claimed), key=lambda row: (row.lane, row.id))
    return [_due(row) for row in rows]


def free_leases(connection: Connection, now: datetime) -> int:
    """Let go of everything that is claimed; return how many rows there were.

    Only for a process that knows itself to be the one worker of its database: whoever claimed them is gone.
    """
    claimed = (outbox.c.state == State.PENDING) & outbox.c.lease.is_not(None)
    # What was put off while it was claimed keeps its time; the rest was due when it was claimed.
    due_at = case((outbox.c.due_at == outbox.c.lease_until, now), else_=outbox.c.due_at)
    free = {"lease": None, "lease_until": None, "due_at": due_at}
    return connection.execute(update(outbox).where(claimed).values(free)).rowcount


def told(connection: Connection, due: Due, sent_to: Mapping[str, str] | None) -> bool:
    """Write down that a version has reached its reader (or had nothing to say); tell whether it counted.

    It does not count where the lease was lost to another worker. A newer version stays pending.
    """
    newest = outbox.c.version == due.version
    rest = {"lease": None, "lease_until": None, "attempts": 0, "problem": ""}
    done = {"sent_version": due.version, "sent_to": dict(sent_to) if sent_to else None, **rest}
    held = _held(due)
    connection.execute(update(outbox).where(held & newest).values(state=State.SENT))
    return connection.execute(update(outbox).where(held).values(done)).rowcount == 1


def later(connection: Connection, due: Due, at: datetime, problem: str) -> None:
    """Try a row again at a later instant (UTC), and say what stood in the way."""
    again = {"due_at": at, "problem": problem, "lease": None, "lease_until": None}
    connection.execute(update(outbox).where(_held(due)).values(again))


def give_up(connection: Connection, due: Due, problem: str) -> None:
    """Try a row no more: its reader cannot be reached, and the reason is kept."""
    over = {"state": State.FAILED, "problem": problem, "lease": None, "lease_until": None}
    connection.execute(update(outbox).where(_held(due)).values(over))


def wait(connection: Connection, due: Due, until: datetime) -> None:
    """Put a row off to an instant (UTC), as if it had not been tried."""
    again = {"due_at": until, "attempts": due.attempts - 1, "lease": None, "lease_until": None}
    connection.execute(update(outbox).where(_held(due)).values(again))


def pending(connection: Connection) -> int:
    """Return how many rows wait to be told, over all communities."""
    waiting = select(func.count()).select_from(outbox).where(outbox.c.state == State.PENDING)
    return connection.execute(waiting).scalar_one()


def _is_due(now: datetime, silent: Collection[str]) -> ColumnElement[bool]:
    if not silent:
        return outbox.c.due_at <= now
    quiet = select(communities.c.id).where(communities.c.platform.in_(silent))
    untried = and_(outbox.c.attempts == 0, outbox.c.community.in_(quiet))
    return or_(outbox.c.due_at <= now, untried)


def _held(due: Due) -> ColumnElement[bool]:
    return (outbox.c.id == due.id) & (outbox.c.lease == due.lease)


def _due(row: AnyRow) -> Due:
    return Due(
        id=row.id,
        community=CommunityId(row.community),
        recipient=row.recipient,
        card=row.card,
        notice=Notice(Telling(row.kind), row.ref),
        version=row.version,
        attempts=row.attempts,
        lease=row.lease,
        sent_to=row.sent_to,
        waits_for=row.waits_for,
    )
