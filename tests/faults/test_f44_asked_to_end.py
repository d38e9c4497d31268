"""F44: a process gets SIGTERM during a delivery: it finishes that, and the next process goes on."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.programme.programme import Programme
from bot.handlers.respond import Responder
from bot.store.database.database import Database
from bot.store.index.index import Index
from tests.fakes.asking_story import Story
from tests.fakes.databases import Sqlite
from tests.fakes.rounds import rounds
from tests.fakes.waiting import wait_until

SOON = 10.0
"""Seconds within which a process has to end after SIGTERM."""
ASKS = 3
ASKED_AT = ("after-claiming", "before-sending", "after-sending", "before-writing-that-it-was-told")
AGAIN = rounds(1, 5)


@pytest.fixture
def story(sqlite: Sqlite, tmp_path: Path) -> Iterator[Story]:
    database = Database(sqlite.fresh(tmp_path))
    found = Story(database, tmp_path)
    yield found
    database.close()


@pytest.fixture
def responder(story: Story, index: Index, programme: Programme) -> Responder:
    return story.responder(index, programme)


@pytest.mark.timeout(600)
def test_what_is_under_way_is_finished_and_the_next_start_goes_on(
    story: Story, responder: Responder, tmp_path: Path
) -> None:
    number = 0
    for point in ASKED_AT * AGAIN:
        process = story.starts(program=("-m", "tests.fakes.struck", "SIGTERM", str(tmp_path)))
        try:
            wait_until(story.everything_is_told)
            assert [story.cards(process, one) for one in range(number)] == [1] * number, point
            tmp_path.joinpath("strike").write_text(point)
            story.asks(responder, range(number, number + ASKS))
            wait_until(lambda: not tmp_path.joinpath("strike").exists())
            begun = time.monotonic()
            assert process.process.wait(SOON) == 0, point
            assert time.monotonic() - begun < SOON
        finally:
            process.kill()
        number += ASKS
        assert story.claimed() == 0, point
        assert "Traceback" not in process.log.read_text()
    process = story.starts()
    wait_until(story.everything_is_told)
    assert [story.cards(process, one) for one in range(number)] == [1] * number
    assert process.stop() == 0
