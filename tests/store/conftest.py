"""What the store's tests share."""

from collections.abc import Iterator

import pytest

from bot.store.database.database import Database


@pytest.fixture
def rival(address: str, database: Database) -> Iterator[Database]:
    """A second process on the same database, with connections of its own."""
    del database  # made first, so that both look at one and the same
    opened = Database(address)
    yield opened
    opened.close()
