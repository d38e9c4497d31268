"""What is due, over all communities at once: a read that names those in which there is anything to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, select

from bot.domain.common.ids import CommunityId
from bot.domain.programme.programme import Programme
from bot.store.tables import communities


@dataclass(frozen=True, slots=True)
class Moment:
    """What a read over all communities rests on: the instant (UTC), and the programme's first values."""

    now: datetime
    programme: Programme


Due = Callable[[Connection, Moment], list[CommunityId]]
"""Names every community in which something is due, and no other."""


@dataclass(frozen=True, slots=True)
class DueQuery:
    """A statement that finds communities at any moment: built once, since the clock asks it at every tick."""

    statement: Select[str]
    ago: timedelta = timedelta()
    """How long before the moment `LONG_AGO` is."""

    def __call__(self, connection: Connection, moment: Moment, **told: object) -> list[CommunityId]:
        """Return the communities that it finds at this moment; `told` are its other parameters."""
        when = {"now": moment.now, "long_ago": moment.now - self.ago}
        return [CommunityId(one) for one in connection.execute(self.statement, when | told).scalars()]


def of_rows(rows: Table, which: ColumnElement[bool], *, ago: timedelta = timedelta()) -> DueQuery:
    """Find the communities of such rows: for rows that an index finds in all communities at once."""
    return DueQuery(select(rows.c.community).where(which).distinct(), ago)


def holding(rows: Table, which: ColumnElement[bool]) -> DueQuery:
    """Find the communities that have such a row: for rows whose index begins with the community."""
    theirs = exists().where(rows.c.community == communities.c.id, which)
    return DueQuery(select(communities.c.id).where(theirs))
