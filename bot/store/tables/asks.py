"""Asks and what may follow them."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant, Values

asks = Table(
    "asks",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    person("mentee"),
    person("mentor"),
    Column("kind", String(40), nullable=False),
    Column("question", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("month", String(7), nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("words", Text, nullable=False, default=""),
    Column("reason", String(40), nullable=False, default=""),
    Column("remind_at", Instant),
    Column("reminders", Integer, nullable=False, default=0),
    Column("later_at", Instant),
    Column("first_kind", String(40), nullable=False, default=""),
    Column("opened_at", Instant),
    # The open ask of which it is a step, or empty; and whether the mentee's name is hidden from the mentor.
    Column("carried", String(40), nullable=False, default=""),
    Column("unnamed", Boolean, nullable=False, default=False),
    # What its mentee wishes to show, such as a CV; https only, and empty for most.
    Column("link", Text, nullable=False, default=""),
    Index("ix_asks_carried", "carried"),
    Index("ix_asks_mentor", "mentor", "status"),
    Index("ix_asks_mentee", "mentee", "status"),
    Index("ix_asks_closing", "status", "closes_at"),
    Index("ix_asks_reminding", "status", "remind_at"),
)

# Open asks, which name no mentor: each step of one is an ask of its own.
carries = Table(
    "carries",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    person("mentee"),
    Column("kind", String(40), nullable=False),
    Column("question", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("unnamed", Boolean, nullable=False),
    Column("state", String(10), nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("ended_at", Instant),
    # The mentors' channel that shows it, its line there, and the mentor who has claimed it.
    Column("channel", String(40), nullable=False, default=""),
    Column("line", Text, nullable=False, default=""),
    Column("claim", String(40), nullable=False, default=""),
    Column("link", Text, nullable=False, default=""),
    Index("ix_carries_mentee", "mentee", "state"),
    Index("ix_carries_ending", "state", "ends_at"),
)

# The channels that show or showed open asks as cards; at most one of them has not ended.
channels = Table(
    "channels",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    Column("place", String(100), nullable=False),
    # The language and zone of the manager who chose it: a channel has no single reader.
    Column("locale", String(20), nullable=False),
    Column("zone", String(60), nullable=False),
    Column("since", Instant, nullable=False),
    Column("ended_at", Instant),
    # Why the bot cannot write there; empty where it can.
    Column("problem", Text, nullable=False, default=""),
)

mentorships = Table(
    "mentorships",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    Column("ask", ForeignKey("asks.id", ondelete="CASCADE"), nullable=False, unique=True),
    person("mentor"),
    person("mentee"),
    Column("kind", String(40), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("suggested", Values, nullable=False),
    Column("meets_at", Instant),
    Column("called_off", Instant),
    Column("listed", Integer, nullable=False, default=0),
    Column("settled", Integer, nullable=False, default=0),
    Column("ending", String(10), nullable=False, default=""),
    Column("ended_at", Instant),
    Column("ended_by", String(40), nullable=False, default=""),
    Column("version", Integer, nullable=False, default=0),
    Index("ix_mentorships_mentor", "mentor"),
    Index("ix_mentorships_mentee", "mentee"),
)

# What may follow a written answer: one follow-up and one thanks; the ask is the key of each.
follow_ups = Table(
    "follow_ups",
    metadata,
    Column("ask", ForeignKey("asks.id", ondelete="CASCADE"), primary_key=True),
    community(),
    Column("question", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("answer", Text, nullable=False, default=""),
    Column("ended_at", Instant),
    Index("ix_follow_ups_closing", "state", "closes_at"),
)

thanks = Table(
    "thanks",
    metadata,
    Column("ask", ForeignKey("asks.id", ondelete="CASCADE"), primary_key=True),
    community(),
    person("mentor"),
    person("mentee"),
    Column("words", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_thanks_mentor", "mentor", "at"),
)
