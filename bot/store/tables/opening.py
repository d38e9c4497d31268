"""The opening of communities: what was settled before it, founding doors, and kinds of help as settled."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant

ON, OFF = "on", "off"
"""What managers answered of a hello before a first door (`beginnings.approval`)."""

# A community without a row is older than this table: it is open.
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
    # Whether managers say hello to new mentors, as they chose; empty: as the programme file says.
    Column("approval", String(3), nullable=False, default="", server_default=""),
)

founding_doors = Table(
    "founding_doors",
    metadata,
    person("mentor", key=True),
    community(),
    Column("number", Integer, nullable=False),
    UniqueConstraint("community", "number"),
)

# The community's changes to the defaults of the programme file, by kind of help.
kinds = Table(
    "kinds",
    metadata,
    Column("community", ForeignKey("communities.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("off", Boolean, nullable=False, default=False),
    Column("places", Integer),
    Column("reminder_days", Integer),
)

# The days on which no clock runs here. One that was taken away stays: it has moved dates, which stay moved.
quiet_times = Table(
    "quiet_times",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    # Which manager added it and when, and who took it away; none of it is known of the oldest.
    Column("by", String(40)),
    Column("at", Instant),
    Column("taken_at", Instant),
    Column("taken_by", String(40)),
    Index("ix_quiet_times_community", "community"),
)

# A mentor who waits for a hello before their first door opens, and the outcome.
approvals = Table(
    "approvals",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    Column("mentor", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("stands", String(10), nullable=False),
    Column("by", ForeignKey("people.id", ondelete="SET NULL")),
    Column("words", Text, nullable=False, default=""),
    Column("seen", String(16), nullable=False, default=""),
    Index("ix_approvals_stands", "community", "stands", "until"),
)
