"""Who acts: a person found by their workspace and by what their platform calls them, in one statement."""

from sqlalchemy import Connection, bindparam, select

from bot.domain.common.people import Person
from bot.store.common.communities import present
from bot.store.people.people import is_gone, read_person
from bot.store.tables import communities, people
from bot.store.tables.types import AnyRow

_KNOWN = (
    select(people, communities.c.away_since)
    .join(communities, communities.c.id == people.c.community)
    .where(communities.c.platform == bindparam("platform"), communities.c.workspace == bindparam("workspace"))
    .where(people.c.platform_user == bindparam("known_as"))
)


def known_in(connection: Connection, platform: str, workspace: str, user: str) -> Person | None:
    """Return the person whom a workspace calls so, or None where they are new; an erased person has none."""
    found = _found(connection, platform, workspace, user)
    return read_person(found) if found else None


def who_acts(connection: Connection, platform: str, workspace: str, user: str) -> Person | None:
    """Return a person as `known_in` does; raise `AwayError` if the app was taken out of their workspace."""
    found = _found(connection, platform, workspace, user)
    if found is None or found.away_since is not None:
        present(connection, platform, workspace)
    return read_person(found) if found else None


def _found(connection: Connection, platform: str, workspace: str, user: str) -> AnyRow | None:
    if is_gone(user):
        return None
    this = {"platform": platform, "workspace": workspace, "known_as": user}
    return connection.execute(_KNOWN, this).one_or_none()
