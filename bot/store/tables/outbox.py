"""Requests seen, the outbox, nudges, and facts about this database."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, UniqueConstraint

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant, Values

# One fact a row, such as the identity of this database or the last change number.
facts = Table(
    "facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("text", String(200), nullable=False, default=""),
    Column("number", BigInteger, nullable=False, default=0),
)

deliveries = Table(
    "deliveries",
    metadata,
    community(),
    Column("key", Text, primary_key=True),
    Column("at", Instant, nullable=False),
    Index("ix_deliveries_at", "at"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    community(),
    Column("recipient", String(40), nullable=False),
    Column("card", String(60), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("ref", String(100), nullable=False),
    Column("version", Integer, nullable=False),
    Column("sent_version", Integer, nullable=False, default=0),
    Column("state", String(10), nullable=False),
    # What a person waits for goes before what goes to many.
    Column("lane", Integer, nullable=False, default=0),
    Column("due_at", Instant, nullable=False),
    # The person whose quiet hours it waits for; empty for the answer to the reader's own press.
    Column("waits_for", String(40), nullable=False, default=""),
    Column("attempts", Integer, nullable=False, default=0),
    Column("lease", String(40)),
    Column("lease_until", Instant),
    Column("sent_to", Values),
    Column("problem", Text, nullable=False, default=""),
    # The version in doubt, which may have reached its reader, negative if twice; 0 where there is none.
    Column("doubt", Integer, nullable=False, default=0),
    # When the platform refused it for good, whether the fault was its reader's leaving or ours.
    Column("refused_at", Instant),
    UniqueConstraint("recipient", "card"),
    Index("ix_outbox_due", "state", "lane", "due_at"),
    # One reader's rows go one after the other: each claim looks for the reader's other rows.
    Index("ix_outbox_recipient", "recipient", "state"),
)

# What goes to many readers, by what it tells: the clock asks for each announcement what is left of it.
Index(
    "ix_outbox_many",
    outbox.c.ref,
    outbox.c.kind,
    outbox.c.state,
    outbox.c.due_at,
    sqlite_where=outbox.c.lane == 1,
    postgresql_where=outbox.c.lane == 1,
)

# Every sent nudge, of any kind, to count against a person's weekly budget.
nudges = Table(
    "nudges",
    metadata,
    person(key=True),
    Column("at", Instant, primary_key=True),
    Column("kind", String(40), primary_key=True),
    community(),
)

# Planned nudges; sent ones stay, so that they are not planned again.
due_nudges = Table(
    "due_nudges",
    metadata,
    person(key=True),
    Column("kind", String(40), primary_key=True),
    Column("ref", String(40), primary_key=True, default=""),
    community(),
    Column("at", Instant),
    Column("until", Instant),
    Column("step", Integer, nullable=False, default=0),
    Index("ix_due_nudges_at", "kind", "at"),
)
