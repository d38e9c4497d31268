"""Mentors who wait for a manager's hello before their first door opens, and the outcome of each wait."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, exists, func, select, update

from bot.domain.common.ids import ApprovalId, CommunityId, PersonId
from bot.domain.mentors.first_door import UNANSWERED, Approval, Status
from bot.store.common import due
from bot.store.common.due import Moment
from bot.store.database import dialect
from bot.store.tables import approvals, beginnings
from bot.store.tables.columns import HERE, NOW
from bot.store.tables.opening import OFF, ON
from bot.store.tables.types import AnyRow

_UNANSWERED = approvals.c.stands.in_(sorted(UNANSWERED))
_OVER = (approvals.c.stands == Status.WAITING) & (approvals.c.until <= NOW)
_LONGEST_OVER = (
    select(approvals)
    .where(approvals.c.community == HERE, _OVER)
    .order_by(approvals.c.until, approvals.c.at, approvals.c.id)
    .limit(1)
)


class Approvals:
    """The waits for a hello in one community: at most one for each mentor."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def ask(self, new: Approval) -> bool:
        """Add a mentor's wait for a hello, in place of an ended one; tell whether it is new."""
        row = asdict(new)
        if dialect.insert_new(self._connection, approvals, row):
            return True
        theirs = self._mine & (approvals.c.mentor == new.mentor) & ~_UNANSWERED
        again = update(approvals).where(theirs, approvals.c.stands != Status.WELCOMED).values(row)
        return self._connection.execute(again).rowcount == 1

    def get(self, approval: str) -> Approval | None:
        """Return a wait by id, or None."""
        return self._one(approvals.c.id == approval)

    def of(self, mentor: PersonId) -> Approval | None:
        """Return the latest wait of a mentor, or None where there was none."""
        return self._one(approvals.c.mentor == mentor)

    def unanswered(self, *, limit: int | None = None) -> list[Approval]:
        """Return the unanswered waits, the longest first."""
        query = select(approvals).where(self._mine, _UNANSWERED).order_by(approvals.c.at, approvals.c.id)
        return [_approval(row) for row in self._connection.execute(query.limit(limit))]

    def how_many(self, *, without: frozenset[PersonId]) -> int:
        """Return how many waits are unanswered, without those of people whom the reader must not see."""
        waits = (self._mine, _UNANSWERED, approvals.c.mentor.not_in(without))
        counted = select(func.count()).select_from(approvals).where(*waits)
        return int(self._connection.execute(counted).scalar_one())

    def change(self, new: Approval, *, when: Status) -> bool:
        """Change a wait if it still has this status (compare-and-swap); tell whether it had."""
        still = self._mine & (approvals.c.id == new.id) & (approvals.c.stands == when)
        values = {"stands": new.stands, "by": new.by, "words": new.words, "seen": new.seen}
        return self._connection.execute(update(approvals).where(still).values(values)).rowcount == 1

    def longest_over(self, now: datetime) -> Approval | None:
        """Return the wait whose deadline passed first and of which no manager was told yet, or None."""
        row = self._connection.execute(_LONGEST_OVER, {"here": self._community, "now": now}).one_or_none()
        return _approval(row) if row else None

    def _one(self, which: ColumnElement[bool]) -> Approval | None:
        row = self._connection.execute(select(approvals).where(self._mine, which)).one_or_none()
        return _approval(row) if row else None

    @property
    def _mine(self) -> ColumnElement[bool]:
        return approvals.c.community == self._community


def over_in(connection: Connection, moment: Moment) -> list[CommunityId]:
    """Return every community with a wait whose clock has run out, or of which none is needed any more."""
    # Where nothing was settled the programme says whether a first door waits for a hello.
    return (_over_where_on if moment.programme.approval else _over_where_off)(connection, moment)


def _settled(how: str) -> ColumnElement[bool]:
    here = beginnings.c.community == approvals.c.community
    return exists().where(here, beginnings.c.approval == how)


def _needless_or_over(otherwise: ColumnElement[bool]) -> ColumnElement[bool]:
    return (_UNANSWERED & otherwise) | _OVER


_over_where_on = due.holding(approvals, _needless_or_over(_settled(OFF)))
_over_where_off = due.holding(approvals, _needless_or_over(~_settled(ON)))


def _approval(row: AnyRow) -> Approval:
    return Approval(
        id=ApprovalId(row.id),
        community=CommunityId(row.community),
        mentor=PersonId(row.mentor),
        at=row.at,
        until=row.until,
        stands=Status(row.stands),
        by=PersonId(row.by) if row.by else None,
        words=row.words,
        seen=row.seen,
    )
