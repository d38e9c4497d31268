"""Counts of the outbox: over all communities for an operator's metrics, and what was refused lately."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, func, select

from bot.domain.common.ids import CommunityId
from bot.store.outbox.outbox import Status
from bot.store.tables import communities, outbox


@dataclass(frozen=True, slots=True)
class Counts:
    """How many notices wait, are in doubt or have failed, and how long the oldest due one has waited."""

    pending: int
    in_doubt: int
    failed: int
    oldest_due: float
    """Seconds; 0 where nothing is due."""
    cut_off: int
    """Communities in an outage."""
    away: int
    """Communities from whose workspace the app was taken out."""


def counts(connection: Connection, now: datetime) -> Counts:
    """Return the counts at an instant (UTC)."""
    by_state = (
        select(outbox.c.state, func.count().label("number"))
        .where(outbox.c.state != Status.SENT)
        .group_by(outbox.c.state)
    )
    found: dict[str, int] = {one.state: one.number for one in connection.execute(by_state)}
    away = communities.c.away_since.is_not(None)
    rests = outbox.c.community.in_(select(communities.c.id).where(away))
    due = (outbox.c.state == Status.PENDING) & (outbox.c.due_at <= now) & ~rests
    oldest = connection.execute(
        select(outbox.c.due_at).where(due).order_by(outbox.c.due_at).limit(1)
    ).scalar()
    lost = (communities.c.cut_off != "") & ~away
    cut = connection.execute(
        select(func.count(case((lost, 1))), func.count(case((away, 1)))).select_from(communities)
    )
    return Counts(
        found.get(Status.PENDING, 0),
        found.get(Status.IN_DOUBT, 0),
        found.get(Status.FAILED, 0),
        (now - oldest).total_seconds() if oldest else 0.0,
        *cut.one(),
    )


def how_many_refused(connection: Connection, community: CommunityId, since: datetime) -> int:
    """Return how many rows of a community were refused for good since an instant (UTC)."""
    counting = select(func.count()).select_from(outbox)
    lately = counting.where(outbox.c.community == community, outbox.c.refused_at >= since)
    return connection.execute(lately).scalar_one()
