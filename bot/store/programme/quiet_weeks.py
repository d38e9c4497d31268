"""The quiet times of one community, as its managers added them and took them away."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from bot.domain.common.ids import CommunityId, PersonId, fresh
from bot.domain.programme.programme import Programme
from bot.domain.programme.quiet_weeks import QuietTime, standing
from bot.store.database import writers
from bot.store.tables import quiet_times
from bot.store.tables.columns import HERE
from bot.store.tables.types import AnyRow

_EVERY = select(quiet_times).where(quiet_times.c.community == HERE).order_by(quiet_times.c.first)


class QuietTimes:
    """The quiet times of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def settled(self, programme: Programme) -> Programme:
        """Return the programme with the quiet weeks of this community.

        A transaction that writes keeps them as they are until its end: the dates that it sets rest on them.
        """
        writers.together(self._connection, _lock_of(self._community))
        weeks = standing(self.every())
        return (
            replace(programme, caps=replace(programme.caps, quiet_weeks=weeks)) if weeks.times else programme
        )

    def every(self) -> list[QuietTime]:
        """Return every quiet time, also those that were taken away; the first first."""
        return [_time(row) for row in self._connection.execute(_EVERY, {"here": self._community})]

    def hold(self) -> None:
        """Wait for every transaction whose dates rest on these quiet times; then let it be the only one."""
        writers.alone(self._connection, _lock_of(self._community))

    def add(self, first: date, last: date, by: PersonId) -> QuietTime:
        """Add a quiet time for a manager, which the caller has checked; keep who did it and when."""
        new = QuietTime(first, last, fresh("qui"), by=by)
        row = {"id": new.id, "community": self._community, "first": first, "last": last}
        self._connection.execute(insert(quiet_times).values(row | {"by": by, "at": self._now}))
        return new

    def take_away(self, time: str, by: PersonId) -> bool:
        """Take a quiet time away for a manager if it stands, and keep who did it; tell whether it stood."""
        stands = (quiet_times.c.community == self._community) & (quiet_times.c.id == time)
        taken = update(quiet_times).where(stands, quiet_times.c.taken_at.is_(None))
        done = taken.values(taken_at=self._now, taken_by=by)
        return self._connection.execute(done).rowcount == 1


def _lock_of(community: CommunityId) -> str:
    return f"quiet times of {community}"


def _time(row: AnyRow) -> QuietTime:
    return QuietTime(row.first, row.last, row.id, row.taken_at, row.by or "")
