"""F42: the disk is full for a while: nothing unsaved is told, and the process recovers by itself."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.store.database.database import Database
from bot.views.platforms import webchat
from tests.fakes.asking_story import Story
from tests.fakes.databases import Sqlite
from tests.fakes.running import Running
from tests.fakes.waiting import wait_until

A_WHILE = 1.0


@pytest.fixture
def story(sqlite: Sqlite, tmp_path: Path) -> Iterator[Story]:
    database = Database(sqlite.fresh(tmp_path))
    yield Story(database, tmp_path)
    database.close()


def ready_soon(process: Running, status: int) -> str:
    """Wait until `/readyz` answers with a status; return what it says."""
    ready = f"{process.http}/readyz"
    wait_until(lambda: httpx.get(ready).status_code == status)
    return httpx.get(ready).text


def test_what_could_not_be_kept_is_not_told_and_works_again_afterwards(story: Story, tmp_path: Path) -> None:
    full = tmp_path / "full"
    process = story.starts(program=("-m", "tests.fakes.cramped", str(full)))
    try:
        first, second = story.prepares(process, 1), story.prepares(process, 2)
        wait_until(story.everything_is_told)
        full.touch()
        time.sleep(0.2)
        with pytest.raises(httpx.HTTPStatusError) as said:
            story.sends(process, first)
        assert said.value.response.json() == {"problem": webchat.NOT_KEPT}
        with pytest.raises(httpx.HTTPStatusError) as said:
            story.window(process, first).says("Is anybody there?")
        assert said.value.response.json() == {"problem": webchat.NO_ROOM}
        assert "cannot be written" in ready_soon(process, 503)
        time.sleep(A_WHILE)
        assert not story.was_kept(first)
        assert process.process.poll() is None
        full.unlink()
        assert ready_soon(process, 200) == "ready\n"
        assert story.cards(process, 1) == 0

        # The same process recovers: the ask that failed can be sent, and so can another.
        for number, asker in ((1, first), (2, second)):
            assert story.sends(process, asker)
            wait_until(story.everything_is_told)
            assert story.cards(process, number) == 1
    finally:
        process.stop()
