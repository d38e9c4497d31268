"""Wishes, requests for a person's help (`hands`), and warm introductions."""

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
    # What the wish is about, as one short text: the same wish is kept once.
    Column("key", String(80), nullable=False),
    Column("words", Text, nullable=False, default=""),
    Column("chosen", Values, nullable=False),
    Column("known", Values, nullable=False),
    Column("mentor", ForeignKey("people.id", ondelete="CASCADE")),
    Column("standing", String(10), nullable=False),
    Column("at", Instant, nullable=False),
    Column("told_at", Instant),
    # Not checked before this: the person's nudge budget of the week is spent.
    Column("not_before", Instant),
    # The number of the last listing change for which it was checked.
    Column("looked", BigInteger, nullable=False, default=0),
    UniqueConstraint("person", "key"),
    Index("ix_wishes_standing", "community", "standing", "about"),
    Index("ix_wishes_told_at", "told_at"),
)

# Mentees who said “yes, please” to a person's help, by the ask after which they did.
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

# A warm introduction: the mentee who would like one, the mentor a manager proposed, and the ask.
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
    # The month of the place that a proposal holds, as in `asks`; null where it holds none.
    Column("month", String(7)),
    Index("ix_introductions_stage", "community", "stage", "until"),
    Index("ix_introductions_person", "person"),
)
