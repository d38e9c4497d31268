"""How many rows of the outbox are in which state."""

from collections import Counter

from sqlalchemy import select

from bot.store.database.database import Database
from bot.store.tables import outbox


def states(database: Database) -> Counter[str]:
    """Return how many rows of the outbox have each state."""
    return Counter(database.read(lambda open_: open_.execute(select(outbox.c.state)).scalars().all()))
