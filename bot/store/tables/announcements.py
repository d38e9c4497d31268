"""Announcements, for whom each was and how it ended for them, what managers did, and who has stopped them."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text, false

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant

announcements = Table(
    "announcements",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    Column("by", String(40), nullable=False),
    Column("at", Instant, nullable=False),
    Column("stage", String(10), nullable=False),
    Column("title", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("action", String(10), nullable=False),
    Column("signed", Text, nullable=False),
    Column("greets", Boolean, nullable=False),
    Column("audience", String(4000), nullable=False),
    # Whether it also reaches those who had another one this week, on their first free day.
    Column("later", Boolean, nullable=False, default=False, server_default=false()),
    # The day and the time of day at which it arrives in each reader's zone, and when that is first anywhere.
    Column("day", String(10), nullable=False),
    Column("time", String(5), nullable=False),
    Column("starts_at", Instant),
    Column("begun_at", Instant),
    # How many people it was for when it was sent.
    Column("readers", Integer, nullable=False),
    # The last person of the audience for whom there is a row, and whether there is one for everybody.
    Column("reached", String(40), nullable=False),
    Column("frozen", Boolean, nullable=False),
    # When the card that says how it goes was drawn last.
    Column("shown_at", Instant),
    # Whether nothing is left to do for the clock: it has ended, and it is kept how for each reader.
    Column("settled", Boolean, nullable=False),
    # Why everybody must know it; empty for any other announcement.
    Column("necessary", String(10), nullable=False),
    # When its words were corrected last, and whether messages that stand are still being changed.
    Column("corrected_at", Instant),
    Column("correcting", Boolean, nullable=False, default=False, server_default=false()),
    Index("ix_announcements_stage", "community", "stage"),
    Index("ix_announcements_going", "settled", "stage", "community"),
)

# Those whose correction is still on its way.
Index(
    "ix_announcements_correcting",
    announcements.c.correcting,
    announcements.c.community,
    sqlite_where=announcements.c.correcting,
    postgresql_where=announcements.c.correcting,
)

# For whom an announcement was, and how it ended for them. A row outlives its person: it is a number then.
announced = Table(
    "announced",
    metadata,
    Column("announcement", String(40), primary_key=True),
    Column("person", String(40), primary_key=True),
    community(),
    Column("at", Instant, nullable=False),
    Column("ended", String(10), nullable=False),
    # The correction for which the message that this reader had was to be changed.
    Column("corrected_at", Instant),
    Index("ix_announced_person", "person", "at"),
)

# Those for whom it is not kept yet how it ended.
Index(
    "ix_announced_queued",
    announced.c.announcement,
    announced.c.person,
    sqlite_where=announced.c.ended == "queued",
    postgresql_where=announced.c.ended == "queued",
)

# What managers did with each announcement, by the id of each: a pseudonym once they erase themselves.
announcement_acts = Table(
    "announcement_acts",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    Column("announcement", String(40), nullable=False),
    Column("by", String(40), nullable=False),
    Column("act", String(10), nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_announcement_acts_announcement", "announcement", "at"),
)

# Who wants no announcements any more; it survives an erasure and a return.
announcement_stops = Table(
    "announcement_stops",
    metadata,
    person(key=True),
    community(),
    Column("at", Instant, nullable=False),
    # The announcement under which it was pressed, or empty.
    Column("announcement", String(40), nullable=False),
)
