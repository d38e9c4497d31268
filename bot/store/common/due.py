"""What is due, over all communities at once: a read that names those in which there is anything to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, exists, select

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


def of_rows(connection: Connection, rows: Table, which: ColumnElement[bool]) -> list[CommunityId]:
    """Return the communities of such rows: for rows that an index finds in all communities at once."""
    found = select(rows.c.community).where(which).distinct()
    return [CommunityId(one) for one in connection.execute(found).scalars()]


def holding(connection: Connection, rows: Table, which: ColumnElement[bool]) -> list[CommunityId]:
    """Return the communities that have such a row: for rows whose index begins with the community."""
    theirs = exists().where(rows.c.community == communities.c.id, which)
    found = select(communities.c.id).where(theirs)
    return [CommunityId(one) for one in connection.execute(found).scalars()]
