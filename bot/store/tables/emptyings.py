"""Conversations of the bot with people who erased themselves: nothing of them stays on the platform."""

from sqlalchemy import Column, Index, Integer, String, Table

from bot.store.tables.columns import community, metadata
from bot.store.tables.types import Instant, Values

# Of nobody any more: the platform's own id of a conversation, until it is empty.
emptyings = Table(
    "emptyings",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    Column("at", Values, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, default=0, server_default="0"),
    Index("ix_emptyings_due_at", "due_at"),
)
