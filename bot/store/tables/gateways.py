"""Who holds a platform's gateway: one process of all, for some seconds at a time."""

from sqlalchemy import Column, String, Table

from bot.store.tables.columns import metadata
from bot.store.tables.types import Instant, Values

# Of no community, and of nobody: a row is a process's turn.
gateways = Table(
    "gateways",
    metadata,
    # A platform and a hash of the bot's token.
    Column("name", String(80), primary_key=True),
    # Empty where the last one has given it on.
    Column("holder", String(40), nullable=False),
    Column("until", Instant, nullable=False),
    # What the holder last said of its sessions, and when: its platform alone knows what they are.
    Column("sessions", Values, nullable=True),
    Column("said_at", Instant, nullable=True),
)
