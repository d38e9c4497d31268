"""What came in and what goes out, and the facts of this very database."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, UniqueConstraint

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant, Values

# One name a row, such as the identity of this very database or the last change number.
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
    # Whoever waits comes before what goes to many.
    Column("lane", Integer, nullable=False, default=0),
    Column("due_at", Instant, nullable=False),
    # Whose quiet hours it waits for; empty for the answer to somebody's own press.
    Column("waits_for", String(40), nullable=False, default=""),
    Column("attempts", Integer, nullable=False, default=0),
    Column("lease", String(40)),
    Column("lease_until", Instant),
    Column("sent_to", Values),
    Column("problem", Text, nullable=False, default=""),
    # The version whose sending may have reached its reader already, 0 where none may have.
    Column("doubt", Integer, nullable=False, default=0),
    UniqueConstraint("recipient", "card"),
    Index("ix_outbox_due", "state", "lane", "due_at"),
    # One reader's rows go one after the other: whoever claims looks for the others of each.
    Index("ix_outbox_recipient", "recipient", "state"),
)

# Every nudge that somebody got, of any kind: a week has room for few.
nudges = Table(
    "nudges",
    metadata,
    person(key=True),
    Column("at", Instant, primary_key=True),
    Column("kind", String(40), primary_key=True),
    community(),
)

# Nudges that are planned and not told yet; what was told stays, so that it is not planned again.
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
