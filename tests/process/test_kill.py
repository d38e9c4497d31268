"""`kill -9` at any moment: what was answered is kept, and whoever was to be told is told once."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from random import Random

import httpx
import pytest

from bot.domain.people import Mentor, Person
from bot.store import outbox
from bot.store.asks import Asks
from bot.store.database import Database
from tests.fakes import people
from tests.fakes.chatting import Window
from tests.fakes.databases import Sqlite
from tests.fakes.running import Running, start, wait_until_ready
from tests.fakes.waiting import wait_until
from tests.process.conftest import found_web_chat

SEEDS = 10
QUESTION = "How did you know that it was time to leave law? I am number {number}."
MONTHS_OF_ROOM = {"quick-question": 2 * SEEDS}


@pytest.fixture
def database(sqlite: Sqlite, tmp_path: Path) -> Iterator[Database]:
    """The file that the processes work on, seen from outside."""
    opened = Database(sqlite.fresh(tmp_path))
    yield opened
    opened.close()


class Story:
    """A mentor with much room, people who ask, and a process that is killed again and again."""

    def __init__(self, database: Database, folder: Path) -> None:
        """Let everybody move in."""
        self.database = database
        self.folder = folder
        self.community = found_web_chat(database)
        self.amara: Mentor = people.mentor(database, self.community, offers=MONTHS_OF_ROOM, at_once=2 * SEEDS)

    def starts(self, *arguments: str, **settings: str) -> Running:
        """Start the process and wait until it serves."""
        process = start(self.folder, *arguments, **settings)
        wait_until_ready(process)
        return process

    def prepares(self, process: Running, number: int) -> Person:
        """Let somebody new write an ask, all but sent."""
        asker = people.mentee(self.database, self.community, f"Asker Number {number}")
        fields = {"kind": "quick-question", "question": QUESTION.format(number=number), "line": ""}
        self.window(process, asker).submits(f"1:preview-ask:{self.amara.id}", **fields)
        return asker

    def window(self, process: Running, person: Person) -> Window:
        """Return somebody's window; the web chat calls people by what the platform calls them."""
        return Window(process.chat, people.user_of(person.name), person.id)

    def sends(self, process: Running, asker: Person) -> bool:
        """Send the ask; tell whether it was answered before the process was gone."""
        with suppress(httpx.TransportError):
            self.window(process, asker).presses(f"1:send-ask:{self.amara.id}")
            return True
        return False

    def was_kept(self, asker: Person) -> bool:
        """Tell whether the ask is in the database."""
        return bool(self.database.read(lambda open_: Asks(open_, self.community).of_mentee(asker.id)))

    def cards(self, process: Running, number: int) -> int:
        """Return how many cards of one ask stand in the mentor's room."""
        lines = self.window(process, self.amara.person).lines()
        return sum(QUESTION.format(number=number) in line for line in lines)

    def everything_is_told(self) -> bool:
        """Tell whether nothing waits in the outbox."""
        return self.database.read(outbox.pending) == 0


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
            assert (story.cards(process, SEEDS), process.process.poll()) == (1, None)
    finally:
        process.kill()


def seconds_to_be_told(story: Story, process: Running) -> float:
    """Send one ask in peace; return how long it took until the mentor had it."""
    asker = story.prepares(process, SEEDS)
    begun = time.monotonic()
    assert story.sends(process, asker)
    wait_until(lambda: story.cards(process, SEEDS) == 1)
    return time.monotonic() - begun


def sends_and_is_killed(story: Story, process: Running, asker: Person, after: float) -> bool:
    """Send an ask and kill the process so many seconds later; tell whether it was answered."""
    with ThreadPoolExecutor(1) as threads:
        sending = threads.submit(story.sends, process, asker)
        time.sleep(after)
        process.kill()
        return sending.result(20)


def test_what_web_committed_before_it_was_killed_is_told_by_a_worker(
    on_postgresql: str, tmp_path: Path
) -> None:
    """On PostgreSQL `web` only commits, so the kill comes between the commit and the delivery for certain."""
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


def through_settings(address: str) -> str:
    """Return the address of a server on a socket as the settings take it: with a name where the host is."""
    return address.replace("@/", "@localhost/")
