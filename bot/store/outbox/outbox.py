"""The outbox: one row for each card of each reader; the latest version wins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from functools import cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Insert, bindparam, case, delete, func, select, update

from bot.domain.common.ids import CommunityId
from bot.domain.common.notices import Notice, NoticeKind
from bot.store.database import dialect
from bot.store.tables import outbox
from bot.store.tables.columns import HERE, NOW
from bot.store.tables.types import Instant, Values

LEASE = timedelta(seconds=60)
"""How long a worker may take to deliver one row before another worker may claim it."""

GREETING = NoticeKind.WELCOME
"""The kind of the first message of a room: see `going_out`."""


STAYING = frozenset({NoticeKind.ANNOUNCEMENT, NoticeKind.CHANNEL_POST})
"""What is revised where it stands or stays as it is: nobody gets it a second time."""


class Status(StrEnum):
    """The status of a row of the outbox."""

    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"
    PAUSED = "paused"
    """What it is part of is paused, or waits for its day: it is sent once that goes on."""
    IN_DOUBT = "in_doubt"
    """It may have reached its reader or not, and the platform cannot say: only a person can."""


TOLD_KEPT = timedelta(days=365)
"""How long it is kept that a person was told, after the last time."""


class Lane(IntEnum):
    """Which rows go first: what a person waits for is never queued behind what goes to many."""

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
    """When the lease ends (UTC): from then on its worker may not send."""
    sent_to: Mapping[str, str] | None
    waits_for: str = ""
    """The person whose quiet hours it waits for; empty where it answers the reader's own press."""
    doubt: int = 0
    """The version that an earlier try may have sent, negative if two tries may have; 0 for none."""
    trial: bool = False
    """Whether it is the trial message of a community in an outage."""

    @property
    def sending(self) -> int:
        """Return the version that this try is about: one in doubt before anything newer."""
        return abs(self.doubt) or self.version

    @property
    def greets(self) -> bool:
        """Tell whether it is the first message of a room, without which the room does not appear."""
        return self.notice.kind is GREETING and not self.sent_to

    @property
    def sent_twice(self) -> bool:
        """Tell whether two tries may have reached the reader: there is no third without an operator."""
        return self.doubt < 0

    @property
    def key(self) -> str:
        """Return the idempotency key of this send: the same after a crash, so that the platform knows it.

        At most 25 characters (Discord's nonce). A new database counts from one again, while the platform may
        remember the old one's keys: a part of the community's id tells them apart.
        """
        return f"out.{self.community[-6:]}.{self.id}.{self.sending}"

    @property
    def stays(self) -> bool:
        """Tell whether it is never sent again where it cannot be revised."""
        return self.notice.kind in STAYING

    @property
    def revises(self) -> bool:
        """Tell whether this try revises a message that its reader has."""
        return bool(self.sent_to) and not self.doubt


_NEW = {"state": Status.PENDING, "version": 1, "sent_version": 0, "attempts": 0, "problem": ""}


class Showing(NamedTuple):
    """A card that a reader is shown: from when (UTC), and for whom it waits, if for anybody."""

    to: str
    card: str
    notice: Notice
    due_at: datetime
    waits_for: str = ""
    lane: Lane = Lane.AWAITED

    def row(self) -> dict[str, object]:
        """Return the columns of `outbox` that hold it."""
        told = {"kind": self.notice.kind, "ref": self.notice.ref, "lane": self.lane}
        waits = {"due_at": self.due_at, "waits_for": self.waits_for}
        return {"recipient": self.to, "card": self.card, **told, **waits}


class Outbox:
    """The outbox of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Write inside this transaction, so that a notice is committed with its cause."""
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
        """Upsert a reader's card: it is sent when due where they have none of that name, else revised."""
        self.show_several([Showing(to, card, notice, due_at or self._now, waits_for, lane)])

    def show_several(self, cards: Iterable[Showing]) -> None:
        """Upsert some cards as `show` does, in one statement."""
        here = {"community": self._community, "here": self._community, "now": self._now, **_NEW}
        rows = [{**one.row(), **here} for one in cards]
        self._connection.execute(_showing(self._connection.dialect.name), rows)


@cache
def _showing(database: str) -> Insert:
    row = dialect.insert_into(database, outbox)
    said = {name: row.excluded[name] for name in ("kind", "ref", "lane", "waits_for", "state", "attempts")}
    # No platform rings for an edit, so a revision need not wait.
    soon = case((outbox.c.sent_to.is_not(None), NOW), else_=row.excluded.due_at)
    again = {"version": outbox.c.version + 1, "due_at": soon, **said}
    mine = outbox.c.community == HERE
    return row.on_conflict_do_update(index_elements=["recipient", "card"], set_=again, where=mine)


def forget_told(connection: Connection, now: datetime) -> int:
    """Delete the rows that were told, or given up, a year ago; return how many there were.

    A card that is shown anew after that comes as a new message.
    """
    over = outbox.c.state.in_((Status.SENT, Status.FAILED)) & (outbox.c.due_at < now - TOLD_KEPT)
    return connection.execute(delete(outbox).where(over)).rowcount


def told(connection: Connection, due: ClaimedRow, sent_to: Mapping[str, str] | None) -> bool:
    """Record that a version has reached its reader (or drew nothing); tell whether the lease still held.

    Nothing is written where another worker has the lease now. A newer version stays pending.
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
        # A version newer than the one in doubt is due at once. One shown during the lease keeps its time.
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
    """Retry a row at a later instant (UTC): this try certainly did not reach its reader."""
    _let_go(connection, due, due_at=at, problem=problem, doubt=due.doubt)


def pace(connection: Connection, due: ClaimedRow, at: datetime, problem: str) -> None:
    """Postpone a row to an instant (UTC) because too many were told; only the first try counts as an attempt.

    Where nothing rings, a row without any attempt would be due at once.
    """
    attempts = max(due.attempts - 1, 1)
    _let_go(connection, due, due_at=at, attempts=attempts, problem=problem, doubt=due.doubt)


def doubt(connection: Connection, due: ClaimedRow, at: datetime, problem: str) -> None:
    """Check at a later instant (UTC) whether this try has reached its reader, and send again only if not."""
    _let_go(connection, due, due_at=at, problem=problem, doubt=_more_doubt(due))


def going_out(connection: Connection, due: ClaimedRow, now: datetime) -> bool:
    """Record, right before the request, that a greeting goes out; tell whether its lease still holds.

    From here on it may have reached its readers, for the first or for the second time.
    """
    out = -due.sending if due.doubt else due.sending
    mine = update(outbox).where(_held(due), outbox.c.lease_until > now)
    return connection.execute(mine.values(doubt=out)).rowcount == 1


def leave_in_doubt(connection: Connection, due: ClaimedRow, problem: str) -> None:
    """Leave a row for an operator: it is unknown whether it has reached its reader, so it is not retried."""
    _let_go(connection, due, state=Status.IN_DOUBT, problem=problem, doubt=_more_doubt(due))


def give_up(connection: Connection, due: ClaimedRow, problem: str) -> None:
    """Stop retrying a row whose reader cannot be reached, and keep the reason."""
    _let_go(connection, due, state=Status.FAILED, problem=problem, doubt=due.doubt)


def refused(connection: Connection, due: ClaimedRow, problem: str, now: datetime) -> None:
    """Stop retrying a row that its platform refused for good, and keep the reason and the time (UTC)."""
    _let_go(connection, due, state=Status.FAILED, problem=problem, doubt=due.doubt, refused_at=now)


def wait(connection: Connection, due: ClaimedRow, until: datetime, problem: str = "") -> None:
    """Postpone a row to an instant (UTC); the try does not count as an attempt."""
    _let_go(connection, due, due_at=until, attempts=due.attempts - 1, problem=problem, doubt=due.doubt)


def hold(connection: Connection, due: ClaimedRow, until: datetime) -> None:
    """Pause a row that certainly was not sent until an instant (UTC): then its own clock sends it again."""
    attempts = due.attempts - 1
    _let_go(connection, due, state=Status.PAUSED, due_at=until, attempts=attempts, doubt=0)


def pending(connection: Connection) -> int:
    """Return how many rows are pending, over all communities."""
    return _count(connection, Status.PENDING)


def in_doubt(connection: Connection) -> int:
    """Return how many rows are in doubt, over all communities."""
    return _count(connection, Status.IN_DOUBT)


def _count(connection: Connection, state: Status) -> int:
    counting = select(func.count()).select_from(outbox).where(outbox.c.state == state)
    return connection.execute(counting).scalar_one()


def _let_go(connection: Connection, due: ClaimedRow, **facts: object) -> None:
    free = {"lease": None, "lease_until": None, **facts}
    connection.execute(update(outbox).where(_held(due)).values(free))


def _more_doubt(due: ClaimedRow) -> ColumnElement[int]:
    # What may have been sent twice stays so.
    return case((outbox.c.doubt < 0, outbox.c.doubt), else_=due.sending)


def _held(due: ClaimedRow) -> ColumnElement[bool]:
    return (outbox.c.id == due.id) & (outbox.c.lease == due.lease)
