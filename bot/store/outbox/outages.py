"""Connections: which communities nobody can be reached in, why, and when that is tried again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.domain.common.ids import CommunityId
from bot.store.tables import communities


@dataclass(frozen=True, slots=True)
class CutOff:
    """A community in which nobody can be reached until an operator mends what stands in the way."""

    id: CommunityId
    platform: str
    workspace: str
    why: str


def cut(connection: Connection, community: CommunityId, why: str, until: datetime) -> None:
    """Write down that nobody of a community can be reached, and when one message tries again (UTC)."""
    lost = {"cut_off": why, "try_at": until}
    connection.execute(update(communities).where(communities.c.id == community).values(lost))


def mend(connection: Connection, community: CommunityId) -> None:
    """Write down that a community's people can be reached again."""
    found = {"cut_off": "", "try_at": None}
    connection.execute(update(communities).where(communities.c.id == community).values(found))


def to_try(connection: Connection, now: datetime) -> list[CommunityId]:
    """Return the cut off communities of which it is time to try one message."""
    waiting = (communities.c.cut_off != "") & (communities.c.try_at <= now)
    return [CommunityId(one) for one in connection.execute(select(communities.c.id).where(waiting)).scalars()]


def try_at(connection: Connection, community: CommunityId, at: datetime) -> None:
    """Let one message to a cut off community be tried at an instant (UTC)."""
    connection.execute(update(communities).where(communities.c.id == community).values(try_at=at))


def try_at_once(connection: Connection, now: datetime) -> None:
    """Let every cut off community be tried now: a restart is what an operator does after mending."""
    lost = communities.c.cut_off != ""
    connection.execute(update(communities).where(lost).values(try_at=now))


def cut_off(connection: Connection) -> list[CutOff]:
    """Return every community in which nobody can be reached."""
    query = select(communities).where(communities.c.cut_off != "").order_by(communities.c.id)
    return [
        CutOff(CommunityId(row.id), row.platform, row.workspace, row.cut_off)
        for row in connection.execute(query)
    ]
