"""The people who were asked to pass on the help that they got."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant

passings = Table(
    "passings",
    metadata,
    person(key=True),
    community(),
    # Their own ask, and the open ask that is like it: plain ids, so that the row outlives both.
    Column("ask", String(40), nullable=False),
    Column("carry", String(40), nullable=False),
    Column("at", Instant, nullable=False),
    Column("stage", String(10), nullable=False),
    Column("times", Integer, nullable=False),
    Column("tells", Boolean, nullable=False),
    Column("travelled_at", Instant),
    Index("ix_passings_carry", "carry"),
)
