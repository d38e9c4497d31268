"""Pages that give a file once: of each only a hash of its secret is kept, and which file, not the file."""

from sqlalchemy import Column, Index, String, Table

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant

file_pages = Table(
    "file_pages",
    metadata,
    # SHA-256 of the secret in the page's address.
    Column("key", String(64), primary_key=True),
    community(),
    person(),
    # The verb that makes the file, what that is about, and the file's name.
    Column("verb", String(40), nullable=False),
    Column("about", String(40), nullable=False),
    Column("name", String(100), nullable=False),
    Column("until", Instant, nullable=False),
    Index("ix_file_pages_person", "person"),
    Index("ix_file_pages_until", "until"),
)
