"""Absences: workspaces from which the app was taken out. They rest for 30 days and are then purged."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, select, update

from bot.domain.common.ids import CommunityId
from bot.store.common import standstill
from bot.store.tables import communities

KEPT_AWAY = timedelta(days=30)
"""How long everything of a community is kept while the app is taken out of its workspace."""

_AWAY = communities.c.away_since.is_not(None)


@dataclass(frozen=True, slots=True)
class Absence:
    """A community from whose workspace the app was taken out."""

    id: CommunityId
    platform: str
    workspace: str
    since: datetime
    purged_at: datetime | None = None
    """When its purge began (UTC): from then on nothing brings it back."""

    @property
    def ends(self) -> datetime:
        """Return from when on it is purged (UTC)."""
        return self.since + KEPT_AWAY

    @property
    def said(self) -> str:
        """Return what an operator has to know of it."""
        if self.purged_at is not None:
            return f"everything of {self.id}, a community of {self.platform}, is being deleted"
        return (
            f"{self.platform} {self.workspace} was uninstalled on {self.since:%Y-%m-%d}; everything of it is"
            f" deleted on {self.ends:%Y-%m-%d} unless the app is installed there again"
        )


def begin(connection: Connection, platform: str, workspace: str, now: datetime) -> bool:
    """Record that the app was taken out of a workspace; tell whether that is news of a community."""
    new = _of(platform, workspace) & ~_AWAY
    return connection.execute(update(communities).where(new).values(away_since=now)).rowcount > 0


def end(connection: Connection, platform: str, workspace: str, now: datetime) -> bool:
    """End an absence: every date that waited moves later with it; tell whether there was one."""
    found = connection.execute(
        select(communities.c.id, communities.c.away_since)
        .where(_of(platform, workspace) & _AWAY)
        .with_for_update()
    ).one_or_none()
    if found is None:
        return False
    standstill.make_up_for(connection, CommunityId(found.id), now - found.away_since, now)
    back = {"away_since": None, "cut_off": "", "try_at": None}
    connection.execute(update(communities).where(communities.c.id == found.id).values(back))
    return True


def every(connection: Connection) -> list[Absence]:
    """Return every absence, also those that are being purged, the longest first."""
    rows = connection.execute(select(communities).where(_AWAY).order_by(communities.c.away_since))
    return [
        Absence(CommunityId(row.id), row.platform, row.workspace, row.away_since, row.purged_at)
        for row in rows
    ]


def begin_to_purge(connection: Connection, now: datetime) -> list[CommunityId]:
    """Return the communities that are to be purged, those whose purge was interrupted among them.

    Their workspaces are free from then on: installed anew, each is a community of its own.
    """
    over = _AWAY & (communities.c.away_since <= now - KEPT_AWAY) & communities.c.purged_at.is_(None)
    # No workspace of a platform is called as we call a community.
    begun = {"purged_at": now, "workspace": communities.c.id}
    connection.execute(update(communities).where(over).values(begun))
    purged = select(communities.c.id).where(communities.c.purged_at.is_not(None))
    return [CommunityId(one) for one in connection.execute(purged.order_by(communities.c.id)).scalars()]


def _of(platform: str, workspace: str) -> ColumnElement[bool]:
    return (communities.c.platform == platform) & (communities.c.workspace == workspace)
