"""What managers say to a draft of an announcement at which a colleague asked them to look."""

from sqlalchemy import Column, Index, String, Table, Text

from bot.store.tables.columns import community, metadata
from bot.store.tables.types import Instant

# One row for each look that was asked for, and for each necessary notice that was confirmed.
announcement_looks = Table(
    "announcement_looks",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    Column("announcement", String(40), nullable=False),
    # The manager who asked; empty where nobody did.
    Column("asked_by", String(40), nullable=False),
    # The manager who looks, by id: a pseudonym once they erase themselves.
    Column("by", String(40), nullable=False),
    Column("at", Instant, nullable=False),
    Column("said", String(10), nullable=False),
    Column("said_at", Instant),
    # The print of the draft that they had before them.
    Column("print", String(16), nullable=False),
    Column("words", Text, nullable=False),
    Index("ix_announcement_looks_announcement", "announcement", "at"),
)
