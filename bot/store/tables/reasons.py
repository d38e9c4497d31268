"""Why the rest of an announcement was cancelled, as those who had it are told, once."""

from sqlalchemy import Boolean, Column, String, Table, Text

from bot.store.tables.columns import community, metadata
from bot.store.tables.types import Instant

announcement_reasons = Table(
    "announcement_reasons",
    metadata,
    Column("announcement", String(40), primary_key=True),
    community(),
    Column("by", String(40), nullable=False),
    Column("at", Instant, nullable=False),
    Column("words", Text, nullable=False),
    # The last person for whom a row was made, and whether everybody has one who had the announcement.
    Column("reached", String(40), nullable=False),
    Column("frozen", Boolean, nullable=False),
)
