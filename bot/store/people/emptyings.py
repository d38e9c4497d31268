"""Emptyings: which conversations have to be emptied on their platform, and when that is tried next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from bot.domain.common.ids import CommunityId, PersonId, fresh
from bot.store.tables import addresses, communities, emptyings

FIRST, LONGEST = timedelta(minutes=1), timedelta(days=1)
"""The pause after a failure: doubled each time, up to a day. An operator may have to mend a permission."""

AT_ONCE = 20
"""Conversations of one look."""


@dataclass(frozen=True, slots=True)
class Emptying:
    """One conversation that has to be emptied."""

    id: str
    platform: str
    workspace: str
    at: Mapping[str, str]
    attempts: int


def let_go(connection: Connection, community: CommunityId, person: PersonId, now: datetime) -> None:
    """Have a person's own conversation emptied; a room for two is the other's as well, and stays."""
    own = select(addresses.c.at).where(
        addresses.c.community == community, addresses.c.person == person, addresses.c.other.is_(None)
    )
    for at in connection.execute(own).scalars().all():
        row = {"id": fresh("emp"), "community": community, "at": at, "due_at": now, "attempts": 0}
        connection.execute(insert(emptyings).values(row))


def due(connection: Connection, now: datetime) -> list[Emptying]:
    """Return the conversations that are to be emptied now, in communities whose app is there."""
    found = connection.execute(
        select(
            emptyings.c.id,
            communities.c.platform,
            communities.c.workspace,
            emptyings.c.at,
            emptyings.c.attempts,
        )
        .join(communities, communities.c.id == emptyings.c.community)
        .where(emptyings.c.due_at <= now, communities.c.away_since.is_(None))
        .order_by(emptyings.c.due_at)
        .limit(AT_ONCE)
    )
    return [Emptying(*row) for row in found]


def done(connection: Connection, emptying: str) -> None:
    """Forget a conversation that is empty."""
    connection.execute(delete(emptyings).where(emptyings.c.id == emptying))


def later(connection: Connection, emptying: Emptying, now: datetime) -> None:
    """Try again later."""
    pause = min(FIRST * 2 ** min(emptying.attempts, 11), LONGEST)
    mine = update(emptyings).where(emptyings.c.id == emptying.id)
    connection.execute(mine.values(attempts=emptying.attempts + 1, due_at=now + pause))
