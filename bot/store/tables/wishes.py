"""What people would like to be told of, and those who could use a hand."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table, Text, UniqueConstraint

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant, Values

wishes = Table(
    "wishes",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    person(),
    Column("about", String(10), nullable=False),
    # The same wish twice is one: what it is about, as one short text.
    Column("key", String(80), nullable=False),
    Column("words", Text, nullable=False, default=""),
    Column("chosen", Values, nullable=False),
    Column("known", Values, nullable=False),
    Column("mentor", ForeignKey("people.id", ondelete="CASCADE")),
    Column("standing", String(10), nullable=False),
    Column("at", Instant, nullable=False),
    Column("told_at", Instant),
    # The week has no room to tell them before this.
    Column("not_before", Instant),
    # Up to which change of the listings it was looked after.
    Column("looked", BigInteger, nullable=False, default=0),
    UniqueConstraint("person", "key"),
    Index("ix_wishes_standing", "community", "standing", "about"),
    Index("ix_wishes_told_at", "told_at"),
)

# Whoever said “yes, please” to a person, by the ask after which they did.
hands = Table(
    "hands",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    person(),
    Column("ask", ForeignKey("asks.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("reach", String(10), nullable=False),
    Column("by", ForeignKey("people.id", ondelete="SET NULL")),
    Index("ix_hands_reach", "community", "reach", "until"),
)

# A warm introduction: who would like one, whom a manager thought of, and the ask that came of it.
introductions = Table(
    "introductions",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    person(),
    Column("kind", String(40), nullable=False),
    Column("stage", String(10), nullable=False),
    Column("at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("by", ForeignKey("people.id", ondelete="SET NULL")),
    Column("mentor", ForeignKey("people.id", ondelete="SET NULL")),
    Column("ask", ForeignKey("asks.id", ondelete="SET NULL"), unique=True),
    Index("ix_introductions_stage", "community", "stage", "until"),
    Index("ix_introductions_person", "person"),
)
