"""The outbox: what is to be told, one row for each card a reader holds; the latest version wins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from functools import cache

from sqlalchemy import ColumnElement, Connection, Insert, bindparam, case, func, select, update

from bot.domain.common.ids import CommunityId
from bot.domain.common.notices import Notice
from bot.store.database import dialect
from bot.store.tables import outbox
from bot.store.tables.columns import HERE, NOW
from bot.store.tables.types import Instant, Values

LEASE = timedelta(seconds=60)
"""How long a worker may take over one row before another may try."""


class Status(StrEnum):
    """Where a row of the outbox stands."""

    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"
    IN_DOUBT = "in_doubt"
    """It may have reached its reader or not, and nobody can look: only a person can tell."""


class Lane(IntEnum):
    """Which rows go first: what somebody waits for is never behind what goes to many."""

    AWAITED = 0
    BULK = 1


@dataclass(frozen=True, slots=True)
class ClaimedRow:
    """One row that a worker has claimed. Only with its `lease` can the outcome be written."""

    id: int
    community: CommunityId
    recipient: str
    card: str
    notice: Notice
    version: int
    attempts: int
    lease: str
    until: datetime
    """When the lease ends (UTC): from then on nothing may be sent."""
    sent_to: Mapping[str, str] | None
    waits_for: str = ""
    """Whose quiet hours it waits for; nobody's where it answers their own press."""
    doubt: int = 0
    """The version that an earlier try may have sent already; 0 where none may have."""
    trial: bool = False
    """Whether it is to show if a community that was cut off still is."""

    @property
    def sending(self) -> int:
        """Return the version that this try settles: one in doubt before anything newer."""
        return self.doubt or self.version

    @property
    def key(self) -> str:
        """Return a name for this very sending: the same after a crash, so that a platform can know it.

        At most 25 characters (Discord's nonce). A new database counts from one again, on a platform that
        still knows what the old one sent: a part of the community's own id tells them apart.
        """
        return f"out.{self.community[-6:]}.{self.id}.{self.sending}"

    @property
    def revises(self) -> bool:
        """Tell whether a message that stands with its reader is drawn anew."""
        return bool(self.sent_to) and not self.doubt


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
            "state": Status.PENDING,
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


def free_leases(connection: Connection, now: datetime) -> int:
    """Let go of everything that is claimed; return how many rows there were.

    Only for a process that knows itself to be the one worker of its database: whoever claimed them is gone.
    """
    claimed = (outbox.c.state == Status.PENDING) & outbox.c.lease.is_not(None)
    # What was put off while it was claimed keeps its time; the rest was due when it was claimed.
    due_at = case((outbox.c.due_at == outbox.c.lease_until, now), else_=outbox.c.due_at)
    free = {"lease": None, "lease_until": None, "due_at": due_at}
    return connection.execute(update(outbox).where(claimed).values(free)).rowcount


def told(connection: Connection, due: ClaimedRow, sent_to: Mapping[str, str] | None) -> bool:
    """Write down that a version has reached its reader (or had nothing to say); tell whether it counted.

    It does not count where the lease was lost to another worker. A newer version stays pending.
    """
    done = {
        "row": due.id,
        "held": due.lease,
        "told": due.sending,
        "at": dict(sent_to) if sent_to else None,
        "until": due.until,
        "claimed": due.until - LEASE,
    }
    return connection.execute(_TOLD, done).rowcount == 1


_TOLD = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"), outbox.c.lease == bindparam("held"))
    .values(
        state=case((outbox.c.version == bindparam("told"), Status.SENT.value), else_=outbox.c.state),
        sent_version=bindparam("told"),
        sent_to=bindparam("at", type_=Values()),
        # Newer than what was in doubt: due when it was claimed. Shown since then: it keeps its time.
        due_at=case(
            (outbox.c.due_at == bindparam("until"), bindparam("claimed", type_=Instant())),
            else_=outbox.c.due_at,
        ),
        lease=None,
        lease_until=None,
        attempts=0,
        problem="",
        doubt=0,
    )
)


def later(connection: Connection, due: ClaimedRow, at: datetime, problem: str) -> None:
    """Try a row again at a later instant (UTC): this try has not reached its reader, for certain."""
    _let_go(connection, due, due_at=at, problem=problem, doubt=due.doubt)


def doubt(connection: Connection, due: ClaimedRow, at: datetime, problem: str) -> None:
    """Look at a later instant (UTC) whether this try has reached its reader, and send only where not."""
    _let_go(connection, due, due_at=at, problem=problem, doubt=due.sending)


def leave_in_doubt(connection: Connection, due: ClaimedRow, problem: str) -> None:
    """Never send a row again by ourselves: nobody can tell whether it has reached its reader."""
    _let_go(connection, due, state=Status.IN_DOUBT, problem=problem, doubt=due.sending)


def give_up(connection: Connection, due: ClaimedRow, problem: str) -> None:
    """Try a row no more: its reader cannot be reached, and the reason is kept."""
    _let_go(connection, due, state=Status.FAILED, problem=problem, doubt=due.doubt)


def wait(connection: Connection, due: ClaimedRow, until: datetime, problem: str = "") -> None:
    """Put a row off to an instant (UTC), as if it had not been tried."""
    _let_go(connection, due, due_at=until, attempts=due.attempts - 1, problem=problem, doubt=due.doubt)


def pending(connection: Connection) -> int:
    """Return how many rows wait to be told, over all communities."""
    return _count(connection, Status.PENDING)


def in_doubt(connection: Connection) -> int:
    """Return of how many rows nobody can tell whether they were told, over all communities."""
    return _count(connection, Status.IN_DOUBT)


def _count(connection: Connection, state: Status) -> int:
    counting = select(func.count()).select_from(outbox).where(outbox.c.state == state)
    return connection.execute(counting).scalar_one()


def _let_go(connection: Connection, due: ClaimedRow, **facts: object) -> None:
    free = {"lease": None, "lease_until": None, **facts}
    connection.execute(update(outbox).where(_held(due)).values(free))


def _held(due: ClaimedRow) -> ColumnElement[bool]:
    return (outbox.c.id == due.id) & (outbox.c.lease == due.lease)
