"""What came of announcements: who pressed or opened a door for a week, what was replied, and the numbers."""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant

# What a reader did after an announcement, once each. The row goes a week after they got it: a number stays.
announcement_steps = Table(
    "announcement_steps",
    metadata,
    Column("announcement", String(40), primary_key=True),
    person(key=True),
    Column("step", String(10), primary_key=True),
    community(),
    Column("at", Instant, nullable=False),
    # When it becomes a number.
    Column("until", Instant, nullable=False),
    Index("ix_announcement_steps_until", "until"),
)

# What readers wrote back. The row goes after 90 days, or with its writer: a number stays.
announcement_replies = Table(
    "announcement_replies",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    Column("announcement", String(40), nullable=False),
    person(),
    # The manager to whom it was sent.
    Column("to", String(40), nullable=False),
    Column("words", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_announcement_replies_at", "at"),
    Index("ix_announcement_replies_announcement", "announcement", "at"),
)

# How many such rows there have been that are gone.
announcement_counts = Table(
    "announcement_counts",
    metadata,
    Column("announcement", String(40), primary_key=True),
    Column("step", String(10), primary_key=True),
    community(),
    Column("number", Integer, nullable=False),
)
