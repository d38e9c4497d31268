"""How communities begin: what was settled before opening, the founding doors, the kinds as settled here."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, UniqueConstraint

from bot.store.columns import community, metadata, person
from bot.store.types import Instant

# A community without a row was here before beginnings were kept: it is open.
beginnings = Table(
    "beginnings",
    metadata,
    Column("community", ForeignKey("communities.id", ondelete="CASCADE"), primary_key=True),
    Column("installer", ForeignKey("people.id", ondelete="SET NULL")),
    Column("opened_at", Instant),
    Column("under_18", String(12), nullable=False, default=""),
    Column("kinds_checked", Boolean, nullable=False, default=False),
    Column("screened", Boolean, nullable=False, default=False),
    Column("invited", Boolean, nullable=False, default=False),
)

founding_doors = Table(
    "founding_doors",
    metadata,
    person("mentor", key=True),
    community(),
    Column("number", Integer, nullable=False),
    UniqueConstraint("community", "number"),
)

# What a community settled otherwise than the programme file's first values say; by kind of help.
kinds = Table(
    "kinds",
    metadata,
    Column("community", ForeignKey("communities.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("off", Boolean, nullable=False, default=False),
    Column("places", Integer),
    Column("reminder_days", Integer),
)
