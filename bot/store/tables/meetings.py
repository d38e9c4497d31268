"""What each of the two of a mentorship says alone: whether they met, that it ends; and second voices."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant

meetings = Table(
    "meetings",
    metadata,
    Column("mentorship", ForeignKey("mentorships.id", ondelete="CASCADE"), primary_key=True),
    person(key=True),
    community(),
    Column("occasion", Instant, nullable=False),
    Column("ask_at", Instant),
    Column("met", String(10), nullable=False),
    Column("went", String(10), nullable=False),
    Index("ix_meetings_ask", "ask_at"),
)

# The endings that wait: each of the two may have decided one, which the other does not know of yet.
endings = Table(
    "endings",
    metadata,
    Column("mentorship", ForeignKey("mentorships.id", ondelete="CASCADE"), primary_key=True),
    person(key=True),
    community(),
    Column("how", String(10), nullable=False),
    Column("due_at", Instant, nullable=False),
    Index("ix_endings_due", "due_at"),
)

# A meeting that took place: one for each time that was chosen, or for a mentorship without one (`settled` 0).
meetings_held = Table(
    "meetings_held",
    metadata,
    Column("mentorship", ForeignKey("mentorships.id", ondelete="CASCADE"), primary_key=True),
    Column("settled", Integer, primary_key=True, autoincrement=False),
    community(),
    person("mentor"),
    person("mentee"),
    Column("at", Instant, nullable=False),
    Index("ix_meetings_held_mentor", "mentor", "at"),
)

# The second voice that a mentee was offered after a good talk: one for each mentorship, never again.
second_voices = Table(
    "second_voices",
    metadata,
    Column("mentorship", ForeignKey("mentorships.id", ondelete="CASCADE"), primary_key=True),
    community(),
    person(),
    person("mentor"),
    Column("at", Instant, nullable=False),
    Column("let_go_at", Instant),
    Index("ix_second_voices_person", "person", "at"),
)
