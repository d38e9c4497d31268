"""Who holds a platform's gateway: one process of all, for some seconds at a time."""

from sqlalchemy import Column, String, Table

from bot.store.tables.columns import metadata
from bot.store.tables.types import Instant

# Of no community, and of nobody: a row is a process's turn.
gateways = Table(
    "gateways",
    metadata,
    # A platform and a hash of the bot's token.
    Column("name", String(80), primary_key=True),
    Column("holder", String(40), nullable=False),
    Column("until", Instant, nullable=False),
)
