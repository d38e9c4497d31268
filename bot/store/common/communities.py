"""Communities: each workspace of a platform is one, and no data is shared between them."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.domain.common.ids import CommunityId, fresh
from bot.store.database import dialect
from bot.store.tables import beginnings, communities
from bot.store.tables.columns import HERE

_OF_WORKSPACE = select(communities.c.id, communities.c.away_since).where(
    communities.c.platform == bindparam("platform"), communities.c.workspace == bindparam("workspace")
)
_PLATFORM_OF = select(communities.c.platform, communities.c.workspace).where(communities.c.id == HERE)
_EVERY = select(communities.c.id).where(communities.c.away_since.is_(None))


class AwayError(Exception):
    """The app was taken out of a workspace: nobody there is answered."""


def find(connection: Connection, platform: str, workspace: str) -> CommunityId | None:
    """Return the community of a workspace, or None where nothing has happened there yet."""
    this = {"platform": platform, "workspace": workspace}
    found = connection.execute(_OF_WORKSPACE, this).scalar_one_or_none()
    return CommunityId(found) if found else None


def present(connection: Connection, platform: str, workspace: str) -> CommunityId | None:
    """Return the community of a workspace as `find` does; raise `AwayError` if the app was taken out."""
    this = {"platform": platform, "workspace": workspace}
    found = connection.execute(_OF_WORKSPACE, this).one_or_none()
    if found is not None and found.away_since is not None:
        raise AwayError(f"{platform} {workspace}")
    return CommunityId(found.id) if found else None


def ensure(connection: Connection, platform: str, workspace: str, now: datetime) -> CommunityId:
    """Return the community of a workspace; create it, not yet open, where it is new."""
    row = {"id": fresh("com"), "platform": platform, "workspace": workspace, "created_at": now}
    if dialect.insert_new(connection, communities, row):
        dialect.insert_new(connection, beginnings, {"community": row["id"]})
    found = find(connection, platform, workspace)
    assert found is not None  # noqa: S101 - inserted above, or there before
    return found


def hold(connection: Connection, community: CommunityId) -> None:
    """Let no other transaction that holds this community run until the end of this one."""
    this = select(communities.c.id).where(communities.c.id == community)
    # On SQLite, where writers follow one another, nothing is added to the query.
    connection.execute(this.with_for_update())


def platform_of(connection: Connection, community: CommunityId) -> tuple[str, str]:
    """Return a community's platform and workspace."""
    row = connection.execute(_PLATFORM_OF, {"here": community}).one()
    return row.platform, row.workspace


def kept(connection: Connection) -> list[CommunityId]:
    """Return every community of which anything is kept, also where the app was taken out."""
    return [CommunityId(found) for found in connection.execute(select(communities.c.id)).scalars()]


def workspaces(connection: Connection, platform: str) -> frozenset[str]:
    """Return the workspaces of a platform, except where the app was taken out."""
    here = communities.c.away_since.is_(None) & (communities.c.platform == platform)
    return frozenset(connection.execute(select(communities.c.workspace).where(here)).scalars())


def every(connection: Connection) -> list[CommunityId]:
    """Return every community, except where the app was taken out."""
    return [CommunityId(found) for found in connection.execute(_EVERY).scalars()]
