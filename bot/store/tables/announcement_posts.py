"""The posts of announcements in channels: one an announcement."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from bot.store.tables.columns import community, metadata
from bot.store.tables.types import Instant, Values

announcement_posts = Table(
    "announcement_posts",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    # One post an announcement, whatever happens: nothing stands twice in one channel, or in two.
    Column("announcement", ForeignKey("announcements.id", ondelete="CASCADE"), nullable=False, unique=True),
    # The platform's id of the channel, and what the platform calls it.
    Column("place", String(100), nullable=False),
    Column("name", Text, nullable=False),
    # The language and zone of the manager who chose it: a channel has no single reader.
    Column("locale", String(20), nullable=False),
    Column("zone", String(60), nullable=False),
    Column("state", String(10), nullable=False),
    Column("due_at", Instant),
    Column("posted_at", Instant),
    # Where the message is, in the platform's own terms: enough to revise it.
    Column("message", Values),
    Column("problem", Text, nullable=False, default=""),
    Index("ix_announcement_posts_state", "state", "due_at"),
)
