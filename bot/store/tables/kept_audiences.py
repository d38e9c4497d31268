"""The audiences that managers of a community keep under a name."""

from sqlalchemy import Column, String, Table, Text, UniqueConstraint

from bot.store.tables.columns import community, metadata
from bot.store.tables.types import Instant

# Audiences that managers keep under a name, to choose them again: a filter, never a list of people.
kept_audiences = Table(
    "kept_audiences",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    Column("name", Text, nullable=False),
    Column("audience", String(4000), nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("community", "name"),
)
