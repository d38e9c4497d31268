"""Fixtures of the store's tests."""

from collections.abc import Iterator

import pytest

from bot.store.database.database import Database


@pytest.fixture
def rival(address: str, database: Database) -> Iterator[Database]:
    """A second process on the same database, with connections of its own."""
    del database  # made first, so that both use the same database
    opened = Database(address)
    yield opened
    opened.close()
