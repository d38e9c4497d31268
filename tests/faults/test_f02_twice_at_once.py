"""F02, F03: one delivery reaches two processes at the same instant: one effect, and both answer."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from bot.store.database.database import Database
from tests.fakes.asking_story import Story
from tests.fakes.chatting import Window
from tests.fakes.people import user_of
from tests.fakes.racing import race
from tests.fakes.rounds import rounds
from tests.fakes.running import Running, running, through_settings
from tests.fakes.waiting import wait_until

ROUNDS = rounds(5, 90)
"""Fewer than the mentor has places."""
TIMES = 4


@pytest.fixture
def story(on_postgresql: str, tmp_path: Path) -> Iterator[Story]:
    database = Database(on_postgresql)
    found = Story(database, tmp_path)
    yield found
    database.close()


@pytest.fixture
def processes(story: Story, on_postgresql: str, tmp_path: Path) -> Iterator[list[Running]]:
    """A process that does everything, and another that only serves, each with a folder of its own."""
    other = tmp_path / "other"
    other.mkdir()
    settings = {"DATABASE_URL": through_settings(on_postgresql)}
    with running(tmp_path, **settings) as one, running(other, "--only", "web", **settings) as two:
        yield [one, two]


@pytest.mark.timeout(600)
def test_the_same_press_in_two_processes_asks_once(story: Story, processes: list[Running]) -> None:
    one, _ = processes
    for number in range(ROUNDS):
        asker = story.prepares(one, number)
        windows = [Window(process.chat, user_of(asker.name), asker.id) for process in processes]
        press = [
            partial(window.presses, story.send_of(asker), key=f"press-{number}")
            for window in windows * (TIMES // 2)
        ]
        answers: list[httpx.Response] = race(press)
        assert [answer.status_code for answer in answers] == [200] * TIMES
        wait_until(story.everything_is_told)
        assert story.cards(one, number) == 1
        # Each press is told that it is sent, and the first of these answers stays; the ask has one card.
        preview, answer, receipt = story.window(one, asker).lines()
        assert "This is what Amara will see" in preview
        assert "Sent" in answer
        assert "Amara" not in answer
        assert "Amara" in receipt
