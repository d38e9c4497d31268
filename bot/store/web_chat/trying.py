"""What the try-out of a demo community stores: how far its clock is ahead, and whether it is alone here."""

from sqlalchemy import Connection, func, select, update

from bot.domain.common.ids import CommunityId
from bot.store.database import dialect
from bot.store.tables import communities, facts
from bot.store.tables.web_chat import chat_lines
from bot.store.web_chat.chat import BOT

EMPTY = "empty"
"""The workspace of the empty community beside a demo."""


def is_alone(connection: Connection, platform: str, workspaces: frozenset[str]) -> bool:
    """Tell whether the database holds no community but these workspaces of one platform."""
    found = connection.execute(select(communities.c.platform, communities.c.workspace)).all()
    return all(row.platform == platform and row.workspace in workspaces for row in found)


def hours_ahead(connection: Connection, community: CommunityId) -> int:
    """Return how many hours a demo community's clock is ahead of the real one; 0 where it never moved."""
    query = select(facts.c.number).where(facts.c.name == _name(community))
    return int(connection.execute(query).scalar_one_or_none() or 0)


def set_ahead(connection: Connection, community: CommunityId, hours: int) -> None:
    """Keep how many hours a demo community's clock is ahead."""
    row = {"name": _name(community), "number": hours}
    if not dialect.insert_new(connection, facts, row):
        connection.execute(update(facts).where(facts.c.name == row["name"]).values(number=hours))


def latest_change(connection: Connection) -> int:
    """Return the highest number that any line of the web chat has."""
    return int(connection.execute(select(func.max(chat_lines.c.changed))).scalar_one() or 0)


def changed_since(connection: Connection, change: int) -> int:
    """Return how many of the bot's lines are new or revised after a number."""
    theirs = (chat_lines.c.changed > change) & (chat_lines.c.author == BOT)
    return int(connection.execute(select(func.count()).select_from(chat_lines).where(theirs)).scalar_one())


def _name(community: CommunityId) -> str:
    return f"ahead {community}"
