"""What managers chose of their platform for a community, and who has the badge of mentors there."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, exists, literal, select, update

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Door
from bot.domain.programme.setup import NOTHING_CHOSEN, CommunitySetup
from bot.store.database import dialect
from bot.store.tables import badges, beginnings, communities, mentors, people, setups
from bot.store.tables.columns import HERE

_OF = select(setups).where(setups.c.community == HERE)

AT_ONCE = 50
"""Badges that are given, and taken away, in one look."""


class Setups:
    """What the managers of one community chose."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def get(self) -> CommunitySetup:
        """Return what was chosen."""
        row = self._connection.execute(_OF, {"here": self._community}).one_or_none()
        return CommunitySetup(row.channel, row.managers, row.mentors) if row else NOTHING_CHOSEN

    def keep(self, chosen: CommunitySetup) -> None:
        """Keep what is chosen now."""
        new = {"channel": chosen.channel, "managers": chosen.managers, "mentors": chosen.mentors}
        if not dialect.insert_new(self._connection, setups, {"community": self._community, **new}):
            mine = update(setups).where(setups.c.community == self._community)
            self._connection.execute(mine.values(new))


def every(connection: Connection) -> dict[str, dict[str, CommunitySetup]]:
    """Return what was chosen in each community whose app is there, by platform and workspace."""
    chosen = (setups.c.channel, setups.c.managers, setups.c.mentors)
    query = (
        select(communities.c.platform, communities.c.workspace, *chosen)
        .join(setups, setups.c.community == communities.c.id, isouter=True)
        .where(communities.c.away_since.is_(None))
        .order_by(communities.c.platform, communities.c.workspace)
    )
    found: dict[str, dict[str, CommunitySetup]] = {}
    for row in connection.execute(query):
        one = CommunitySetup(*row[2:]) if row.channel is not None else NOTHING_CHOSEN
        found.setdefault(row.platform, {})[row.workspace] = one
    return found


@dataclass(frozen=True, slots=True)
class BadgeChange:
    """One badge that is to be given to an account, or taken from it."""

    community: CommunityId
    workspace: str
    account: str
    badge: str
    gives: bool


def with_badges(connection: Connection, platform: str) -> frozenset[str]:
    """Return the workspaces of a platform in which a badge was chosen, or somebody still has one."""
    chosen = exists().where(setups.c.community == communities.c.id, setups.c.mentors != "")
    given = exists().where(badges.c.community == communities.c.id)
    query = select(communities.c.workspace).where(communities.c.platform == platform, chosen | given)
    return frozenset(connection.execute(query).scalars())


def changes(connection: Connection, platform: str, workspace: str) -> list[BadgeChange]:
    """Return the badges that are to be given and taken in a workspace, if its platform's app is there."""
    of = (communities.c.platform == platform) & (communities.c.workspace == workspace)
    here = of & communities.c.away_since.is_(None)
    # While a community is being prepared nobody sees who mentors there.
    unopened = select(beginnings.c.community).where(beginnings.c.opened_at.is_(None))
    opens = (
        (mentors.c.door == Door.OPEN)
        & people.c.left_at.is_(None)
        & people.c.gone_at.is_(None)
        & people.c.community.not_in(unopened)
    )
    has = exists().where(
        badges.c.community == people.c.community,
        badges.c.account == people.c.platform_user,
        badges.c.badge == setups.c.mentors,
    )
    what = (communities.c.id, communities.c.workspace)
    to_give = (
        select(*what, people.c.platform_user, setups.c.mentors, literal(True))
        .join(setups, setups.c.community == communities.c.id)
        .join(people, people.c.community == communities.c.id)
        .join(mentors, mentors.c.person == people.c.id)
        .where(here, setups.c.mentors != "", opens, ~has)
    )
    wanted = (
        exists()
        .where(setups.c.community == badges.c.community, setups.c.mentors == badges.c.badge)
        .where(people.c.community == badges.c.community, people.c.platform_user == badges.c.account)
        .where(mentors.c.person == people.c.id, opens)
    )
    to_take = (
        select(*what, badges.c.account, badges.c.badge, literal(False))
        .join(badges, badges.c.community == communities.c.id)
        .where(here, ~wanted)
    )
    found = [row for query in (to_take, to_give) for row in connection.execute(query.limit(AT_ONCE))]
    return [BadgeChange(CommunityId(row[0]), row[1], row[2], row[3], bool(row[4])) for row in found]


def made(connection: Connection, change: BadgeChange) -> None:
    """Keep that a badge was given, or taken away."""
    if change.gives:
        row = {"community": change.community, "account": change.account, "badge": change.badge}
        dialect.insert_new(connection, badges, row)
        return
    theirs = (badges.c.community == change.community) & (badges.c.account == change.account)
    connection.execute(delete(badges).where(theirs, badges.c.badge == change.badge))
