"""Outages: which communities cannot be reached, why, and when the next try is due."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.domain.common.ids import CommunityId
from bot.store.tables import communities


@dataclass(frozen=True, slots=True)
class CutOff:
    """A community that cannot be reached until an operator mends the cause."""

    id: CommunityId
    platform: str
    workspace: str
    why: str


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
    lost = (communities.c.cut_off != "") & communities.c.away_since.is_(None)
    waiting = lost & (communities.c.try_at <= now)
    return [CommunityId(one) for one in connection.execute(select(communities.c.id).where(waiting)).scalars()]


def try_at(connection: Connection, community: CommunityId, at: datetime) -> None:
    """Schedule a trial message to a community in an outage for an instant (UTC)."""
    connection.execute(update(communities).where(communities.c.id == community).values(try_at=at))


def try_at_once(connection: Connection, now: datetime) -> None:
    """Make a trial message due now in every outage: operators restart after they have mended the cause."""
    lost = communities.c.cut_off != ""
    connection.execute(update(communities).where(lost).values(try_at=now))


def cut_off(connection: Connection) -> list[CutOff]:
    """Return every community in an outage, except where the app was taken out."""
    lost = (communities.c.cut_off != "") & communities.c.away_since.is_(None)
    query = select(communities).where(lost).order_by(communities.c.id)
    return [
        CutOff(CommunityId(row.id), row.platform, row.workspace, row.cut_off)
        for row in connection.execute(query)
    ]
