"""Where people act who are in several communities of one platform, and who has to be looked for there."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, or_, select, update

from bot.domain.asks.ask import OPEN
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Door
from bot.domain.mentorships.mentorship import Ending
from bot.domain.open_asks import open_ask
from bot.store.tables import addresses, asks, carries, communities, mentors, mentorships, people

A_DAY = timedelta(days=1)

MOST_WORKSPACES = 20
"""Workspaces of one person that are told apart."""


def workspaces_of(connection: Connection, platform: str, account: str) -> list[str]:
    """Return the workspaces of a platform in which an account is known, the one where it acted last first.

    Where the app was taken out is none.
    """
    here = (communities.c.platform == platform) & communities.c.away_since.is_(None)
    theirs = (people.c.platform_user == account) & people.c.left_at.is_(None)
    query = (
        select(communities.c.workspace)
        .join(people, people.c.community == communities.c.id)
        .where(here, theirs)
        # Nothing comes last in ascending order on one database, and first on the other.
        .order_by(people.c.acted_at.is_not(None).desc(), people.c.acted_at.desc(), people.c.met_at)
        .limit(MOST_WORKSPACES)
    )
    return list(connection.execute(query).scalars())


def came(connection: Connection, community: CommunityId, account: str, now: datetime) -> None:
    """Keep that an account acts in a community now, and in no other of its platform."""
    theirs = (people.c.community == community) & (people.c.platform_user == account)
    connection.execute(update(people).where(theirs).values(acted_at=now))


def seen(connection: Connection, community: CommunityId, account: str, now: datetime) -> None:
    """Keep that the platform said now that an account is a member."""
    theirs = (people.c.community == community) & (people.c.platform_user == account)
    connection.execute(update(people).where(theirs).values(seen_at=now))


def unseen(connection: Connection, community: CommunityId, now: datetime, *, limit: int) -> list[str]:
    """Return accounts that were not looked for within a day, longest first.

    They are those who can be found or for whom another waits: an open door, an open ask of theirs or to
    them, a person they are in touch with.
    """
    running = (
        select(mentors.c.person).where(mentors.c.community == community, mentors.c.door == Door.OPEN),
        *(select(asks.c[who]).where(asks.c.community == community, asks.c.status.in_(OPEN)) for who in _TWO),
        *(
            select(mentorships.c[who]).where(
                mentorships.c.community == community, mentorships.c.ending == Ending.GOING
            )
            for who in _TWO
        ),
        select(carries.c.mentee).where(
            carries.c.community == community, carries.c.state == open_ask.Status.CARRYING
        ),
    )
    here = (people.c.community == community) & people.c.left_at.is_(None) & people.c.gone_at.is_(None)
    long_ago = or_(people.c.seen_at.is_(None), people.c.seen_at <= now - A_DAY)
    concerned = or_(*(people.c.id.in_(some) for some in running))
    query = select(people.c.platform_user).where(here, long_ago, concerned)
    oldest = (people.c.seen_at.is_not(None), people.c.seen_at, people.c.id)
    return list(connection.execute(query.order_by(*oldest).limit(limit)).scalars())


def without_a_chat(connection: Connection, platform: str, workspace: str, *, doubtful: str) -> list[str]:
    """Return the names of members of whose own conversation nothing is known, by name.

    An address with the key `doubtful` counts as none: nobody knows yet whether anything arrives there.
    """
    chat = (addresses.c.recipient == people.c.id) & (addresses.c.community == people.c.community)
    here = (communities.c.platform == platform) & (communities.c.workspace == workspace)
    members = people.c.left_at.is_(None) & people.c.gone_at.is_(None)
    query = (
        select(people.c.name, addresses.c.at)
        .join(communities, communities.c.id == people.c.community)
        .join(addresses, chat, isouter=True)
        .where(here, members)
        .order_by(people.c.name, people.c.id)
    )
    return [name for name, at in connection.execute(query) if at is None or doubtful in at]


_TWO = ("mentor", "mentee")
