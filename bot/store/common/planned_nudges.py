"""Planned nudges: one row for each, so that none is lost while no process runs."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, select, update

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.store.common import due
from bot.store.database import dialect
from bot.store.tables import due_nudges
from bot.store.tables.columns import HERE, NOW
from bot.store.tables.types import AnyRow

_DUE = (due_nudges.c.kind == bindparam("kind")) & (due_nudges.c.at <= NOW)
_LONGEST_DUE = (
    select(due_nudges)
    .where(due_nudges.c.community == HERE, _DUE)
    .order_by(due_nudges.c.at, due_nudges.c.person, due_nudges.c.ref)
    .limit(1)
)

_ONE = select(due_nudges).where(
    due_nudges.c.community == HERE,
    due_nudges.c.person == bindparam("person"),
    due_nudges.c.kind == bindparam("kind"),
    due_nudges.c.ref == bindparam("ref"),
)

due_in = due.of_rows(due_nudges, _DUE)
"""Find every community in which a nudge of a `kind` is due."""


class DueNudges:
    """The planned nudges of one community's people."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def plan(self, new: PlannedNudge) -> bool:
        """Plan a nudge unless the same one was planned before, sent or not; tell whether it is new."""
        return dialect.insert_new(self._connection, due_nudges, _row(new, self._community))

    def plan_several(self, new: Iterable[PlannedNudge]) -> None:
        """Plan some nudges as `plan` does, in one statement."""
        rows = [_row(one, self._community) for one in new]
        dialect.insert_several_new(self._connection, due_nudges, rows)

    def get(self, person: PersonId, kind: NudgeKind, ref: str = "") -> PlannedNudge | None:
        """Return a person's nudge of this kind about this subject, or None where none was ever planned."""
        this = {"here": self._community, "person": person, "kind": kind, "ref": ref}
        row = self._connection.execute(_ONE, this).one_or_none()
        return _due(row) if row else None

    def due(self, kind: NudgeKind, now: datetime) -> PlannedNudge | None:
        """Return the nudge of a kind that has been due for longest, or None."""
        which = {"here": self._community, "kind": kind, "now": now}
        row = self._connection.execute(_LONGEST_DUE, which).one_or_none()
        return _due(row) if row else None

    def put(self, old: PlannedNudge, at: datetime | None, *, step: int | None = None) -> bool:
        """Move or end a nudge if it is still due when it was read (compare-and-swap); tell whether it was."""
        this = self._this(old.person, old.kind, old.ref) & (due_nudges.c.at == old.at)
        moved = update(due_nudges).where(this).values(at=at, step=old.step if step is None else step)
        return self._connection.execute(moved).rowcount == 1

    def begin_again(self, person: PersonId, kind: NudgeKind, at: datetime, *, ref: str = "") -> bool:
        """Restart a nudge's count from an instant, whatever was planned; tell whether there was one."""
        this = self._this(person, kind, ref)
        anew = update(due_nudges).where(this).values(at=at, step=0)
        return self._connection.execute(anew).rowcount == 1

    def _this(self, person: PersonId, kind: NudgeKind, ref: str) -> ColumnElement[bool]:
        here = (due_nudges.c.community == self._community) & (due_nudges.c.person == person)
        return here & (due_nudges.c.kind == kind) & (due_nudges.c.ref == ref)


def _row(due: PlannedNudge, community: CommunityId) -> dict[str, object]:
    return {
        "community": community,
        "person": due.person,
        "kind": due.kind,
        "ref": due.ref,
        "at": due.at,
        "until": due.until,
        "step": due.step,
    }


def _due(row: AnyRow) -> PlannedNudge:
    return PlannedNudge(
        community=CommunityId(row.community),
        person=PersonId(row.person),
        kind=NudgeKind(row.kind),
        ref=row.ref,
        at=row.at,
        until=row.until,
        step=row.step,
    )
