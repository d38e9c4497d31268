"""Blocks, reports, and the readers of reports."""

from sqlalchemy import Boolean, Column, Index, String, Table, Text, false, true

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant

# One of two people wants no contact with the other, or a report paused it; either way it binds both.
apart = Table(
    "apart",
    metadata,
    person(key=True),
    person("other", key=True),
    Column("why", String(10), primary_key=True),
    community(),
    Column("at", Instant, nullable=False),
    # The ask without a name by which one blocked the other, or empty; with one, no names are shown.
    Column("unseen", String(40), nullable=False, default=""),
    Index("ix_apart_other", "other"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    person("by"),
    person("about"),
    Column("subject", String(40), nullable=False),
    Column("what", String(20), nullable=False),
    Column("words", Text, nullable=False),
    Column("danger", Boolean, nullable=False),
    Column("shares", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    Column("answer_by", Instant, nullable=False),
    Column("remind_at", Instant),
    Column("stage", String(10), nullable=False),
    Column("reader", String(40)),
    Column("apart", Boolean, nullable=False),
    Column("said", Text, nullable=False),
    Column("closed_at", Instant),
    # Whether its readers get it in their list of the day, not at once.
    Column("listed", Boolean, nullable=False, default=False, server_default=false()),
    # The name of a person who has erased themselves, until the report is closed.
    Column("by_name", Text, nullable=False, default="", server_default=""),
    Column("about_name", Text, nullable=False, default="", server_default=""),
    Index("ix_reports_remind", "stage", "remind_at"),
    Index("ix_reports_at", "stage", "at"),
)

report_readers = Table(
    "report_readers",
    metadata,
    person(key=True),
    community(),
    Column("at", Instant, nullable=False),
    # They had never written to the bot when they were chosen: until they say yes they are only asked.
    Column("agreed", Boolean, nullable=False, default=True, server_default=true()),
)
