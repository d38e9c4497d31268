"""Outages: which communities cannot be reached, why, and when the next try is due."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from bot.domain.common.ids import CommunityId
from bot.store.outbox.outbox import Status
from bot.store.tables import communities, outbox
from bot.store.tables.columns import NOW


@dataclass(frozen=True, slots=True)
class CutOff:
    """A community that cannot be reached until an operator mends the cause."""

    id: CommunityId
    platform: str
    workspace: str
    why: str


@dataclass(frozen=True, slots=True)
class PutOff:
    """Rows of one community that its platform takes only after a long rest, while others go on."""

    platform: str
    workspace: str
    why: str
    rows: int
    until: datetime
    """When the first of them is tried again (UTC)."""


def cut(connection: Connection, community: CommunityId, why: str, until: datetime) -> None:
    """Record an outage of a community, and when one message tries again (UTC)."""
    lost = {"cut_off": why, "try_at": until}
    connection.execute(update(communities).where(communities.c.id == community).values(lost))


def mend(connection: Connection, community: CommunityId) -> None:
    """Record that an outage is over."""
    found = {"cut_off": "", "try_at": None}
    connection.execute(update(communities).where(communities.c.id == community).values(found))


def to_try(connection: Connection, now: datetime) -> list[CommunityId]:
    """Return the communities in an outage for which a trial message is due."""
    return [CommunityId(one) for one in connection.execute(_TO_TRY, {"now": now}).scalars()]


_LOST = (communities.c.cut_off != "") & communities.c.away_since.is_(None)
_TO_TRY = select(communities.c.id).where(_LOST, communities.c.try_at <= NOW)


def try_at(connection: Connection, community: CommunityId, at: datetime) -> None:
    """Schedule a trial message to a community in an outage for an instant (UTC)."""
    connection.execute(update(communities).where(communities.c.id == community).values(try_at=at))


def try_at_once(connection: Connection, now: datetime) -> None:
    """Make a trial message due now in every outage: operators restart after they have mended the cause."""
    lost = communities.c.cut_off != ""
    connection.execute(update(communities).where(lost).values(try_at=now))


def cut_off(connection: Connection) -> list[CutOff]:
    """Return every community in an outage, except where the app was taken out."""
    query = select(communities).where(_LOST).order_by(communities.c.id)
    return [
        CutOff(CommunityId(row.id), row.platform, row.workspace, row.cut_off)
        for row in connection.execute(query)
    ]


def put_off(connection: Connection, after: datetime) -> list[PutOff]:
    """Return what is tried again only after an instant (UTC), because a platform wants so long a rest."""
    rests = (outbox.c.state == Status.PENDING) & (outbox.c.problem != "") & (outbox.c.due_at > after)
    of = (communities.c.platform, communities.c.workspace, outbox.c.problem)
    query = (
        select(*of, func.count(), func.min(outbox.c.due_at))
        .join(communities, communities.c.id == outbox.c.community)
        .where(rests, communities.c.away_since.is_(None), communities.c.cut_off == "")
        .group_by(*of)
        .order_by(*of)
    )
    return [PutOff(*row) for row in connection.execute(query)]
