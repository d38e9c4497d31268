"""F28, F29: `kill -9` at any moment: an answered act is kept, and each notice reaches its reader once."""

import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from bot.domain.common.people import Person
from bot.store.database.database import Database
from tests.fakes.asking_story import Story
from tests.fakes.databases import Sqlite
from tests.fakes.dying import POINTS
from tests.fakes.rounds import rounds
from tests.fakes.running import Running, through_settings
from tests.fakes.waiting import wait_until

SEEDS = rounds(3, 20)
PEACE = 50
"""The number of an ask that is sent without a kill."""


@pytest.fixture
def database(sqlite: Sqlite, tmp_path: Path) -> Iterator[Database]:
    """The file that the processes work on, seen from outside."""
    opened = Database(sqlite.fresh(tmp_path))
    yield opened
    opened.close()


def test_what_was_sent_is_told_once_whenever_the_process_is_killed(
    database: Database, tmp_path: Path
) -> None:
    story, rng = Story(database, tmp_path), Random(9)
    process = story.starts()
    try:
        span = seconds_to_be_told(story, process)
        for number in range(SEEDS):
            asker = story.prepares(process, number)
            answered = sends_and_is_killed(story, process, asker, rng.uniform(0, span))
            kept = story.was_kept(asker)
            assert kept or not answered
            process = story.starts()
            wait_until(story.everything_is_told)
            assert story.cards(process, number) == int(kept)
            assert (story.cards(process, PEACE), process.process.poll()) == (1, None)
    finally:
        process.kill()


def seconds_to_be_told(story: Story, process: Running) -> float:
    """Send one ask without a kill; return how long it took until the mentor had it."""
    asker = story.prepares(process, PEACE)
    begun = time.monotonic()
    assert story.sends(process, asker)
    wait_until(lambda: story.cards(process, PEACE) == 1)
    return time.monotonic() - begun


def sends_and_is_killed(story: Story, process: Running, asker: Person, after: float) -> bool:
    """Send an ask and kill the process so many seconds later; tell whether it was answered."""
    with ThreadPoolExecutor(1) as threads:
        sending = threads.submit(story.sends, process, asker)
        time.sleep(after)
        process.kill()
        return sending.result(20)


@pytest.mark.timeout(300)  # eleven processes, one after the other
def test_it_is_told_once_whichever_step_was_the_last(database: Database, tmp_path: Path) -> None:
    """Each process delivers what the one before it left, and then dies itself, a step later."""
    story, trigger, askers = Story(database, tmp_path), tmp_path / "die", list[Person]()
    for point in POINTS:
        dying = story.starts(program=("-m", "tests.fakes.dying", point, str(trigger)))
        try:
            what_was_kept_is_told_once(story, dying, askers)
            askers.append(story.prepares(dying, len(askers)))
            wait_until(story.everything_is_told)
            trigger.touch()
            answered = story.sends(dying, askers[-1])
            assert dying.process.wait(10) == -signal.SIGKILL, point
        finally:
            dying.kill()
        assert story.was_kept(askers[-1]) is (point != "before-the-commit"), point
        assert story.was_kept(askers[-1]) or not answered
        trigger.unlink()
    process = story.starts()
    try:
        what_was_kept_is_told_once(story, process, askers)
    finally:
        process.stop()


def what_was_kept_is_told_once(story: Story, process: Running, askers: list[Person]) -> None:
    wait_until(story.everything_is_told)
    told = [story.cards(process, number) for number in range(len(askers))]
    assert told == [int(story.was_kept(one)) for one in askers]
    assert all(story.window(process, one).lines() for one in askers)


def test_what_web_committed_before_it_was_killed_is_told_by_a_worker(
    on_postgresql: str, tmp_path: Path
) -> None:
    """On PostgreSQL `web` only commits, so the kill always comes between the commit and the delivery."""
    database = Database(on_postgresql)
    story = Story(database, tmp_path)
    web = story.starts("--only", "web", DATABASE_URL=through_settings(on_postgresql))
    try:
        assert story.sends(web, story.prepares(web, 1))
        assert story.cards(web, 1) == 0
    finally:
        web.kill()
    everything = story.starts(DATABASE_URL=through_settings(on_postgresql))
    try:
        wait_until(story.everything_is_told)
        assert story.cards(everything, 1) == 1
    finally:
        everything.stop()
        database.close()
