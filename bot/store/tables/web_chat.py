"""The web chat's own tables: it is a platform of its own, and only its adapter reads them."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, UniqueConstraint

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant

chat_lines = Table(
    "chat_lines",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    community(),
    Column("room", String(60), nullable=False),
    Column("author", String(40), nullable=False),
    # The only person who may see it; empty where the whole room may.
    Column("only_for", String(40), nullable=False, default=""),
    Column("html", Text, nullable=False),
    # Ids of the people whom a private answer names, between spaces; null in lines from before 0017.
    Column("names", Text, nullable=True),
    Column("key", Text, nullable=False),
    Column("at", Instant, nullable=False),
    # Renumbered at each revision, under a lock: a window asks for lines after the last number it has.
    Column("changed", BigInteger, nullable=False),
    UniqueConstraint("room", "key"),
    Index("ix_chat_lines_room", "room", "changed"),
)

chat_rooms = Table(
    "chat_rooms",
    metadata,
    Column("room", String(60), primary_key=True),
    person(key=True),
    community(),
    Column("title", Text, nullable=False),
    Column("read_up_to", BigInteger, nullable=False, default=0),
)
