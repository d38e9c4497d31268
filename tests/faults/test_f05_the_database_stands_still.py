"""F05: the database blocks for seconds: every act is acknowledged at once, and nothing is lost."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from bot.store.database.database import Database
from bot.views.platforms import webchat
from tests.fakes.asking_story import Story
from tests.fakes.databases import Sqlite
from tests.fakes.waiting import wait_until

ACKNOWLEDGED = 2.0
"""Seconds within which an answer has to be there, though the database blocks."""
STILL = 5.0
"""Seconds for which another program blocks every other writer."""


@pytest.fixture
def story(sqlite: Sqlite, tmp_path: Path) -> Iterator[Story]:
    database = Database(sqlite.fresh(tmp_path))
    yield Story(database, tmp_path)
    database.close()


@contextmanager
def standing_still(file: Path) -> Iterator[None]:
    """Hold the file's write lock, as a program does that hangs inside a transaction."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_what_is_sent_while_the_database_stands_still_is_acknowledged_and_kept(
    story: Story, tmp_path: Path
) -> None:
    process = story.starts()
    try:
        asker = story.prepares(process, 1)
        wait_until(story.everything_is_told)
        with standing_still(tmp_path / "alongside.db"):
            begun = time.monotonic()
            with pytest.raises(httpx.HTTPStatusError) as said:
                story.sends(process, asker)
            assert time.monotonic() - begun < ACKNOWLEDGED
            assert said.value.response.json() == {"problem": webchat.UNDER_WAY}
            time.sleep(STILL - ACKNOWLEDGED)
        wait_until(lambda: story.was_kept(asker))
        wait_until(story.everything_is_told)
        assert story.cards(process, 1) == 1
        lines = story.window(process, asker).lines()
        assert any("Sent" in line for line in lines)
    finally:
        process.stop()
