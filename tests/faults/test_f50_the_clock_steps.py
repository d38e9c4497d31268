"""F50: the machine's clock steps an hour back or forth: no reminder comes twice, and none is lost."""

import os
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.handlers.respond import Responder
from bot.store.asks.ask import Asks
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.web_chat.chat import Chat
from tests.fakes.asking_story import Story
from tests.fakes.clock import Clock
from tests.fakes.databases import Sqlite
from tests.fakes.waiting import wait_until

AN_HOUR = timedelta(hours=1)
SOON = timedelta(minutes=10)
A_WHILE = 1.5
"""Seconds in which the process looks several times for due rows."""


class Machine:
    """The machine's clock, as the process reads it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "time"

    def shows(self, instant: datetime, *, for_a_while: bool = True) -> None:
        """Set the clock, and let some time pass."""
        new = self.file.with_suffix(".new")
        new.write_text(instant.isoformat())
        os.replace(new, self.file)
        if for_a_while:
            time.sleep(A_WHILE)


@pytest.fixture
def story(sqlite: Sqlite, tmp_path: Path) -> Iterator[Story]:
    database = Database(sqlite.fresh(tmp_path))
    found = Story(database, tmp_path)
    yield found
    database.close()


@pytest.fixture
def responder(story: Story, index: Index, programme: Programme, clock: Clock) -> Responder:
    return story.responder(index, programme, clock)


def ask(story: Story) -> Ask:
    """Return the only ask, as it is now."""
    leila = story.asker(1).id
    (found,) = story.database.read(lambda open_: Asks(open_, story.community).of_mentee(leila))
    return found


def lines(story: Story, whose: Person, word: str) -> int:
    """Count the lines in a person's room that contain a word."""
    room = f"dm.{whose.id}"
    said = story.database.read(lambda open_: Chat(open_, story.community).lines(room, whose.id))
    return sum(word in line.html for line in said)


@pytest.mark.timeout(300)
def test_each_reminder_and_the_closing_come_once_whichever_way_it_steps(
    story: Story, responder: Responder, tmp_path: Path
) -> None:
    machine = Machine(tmp_path)
    story.asks(responder, [1])
    first = ask(story).remind_at
    assert first is not None
    machine.shows(first - SOON, for_a_while=False)
    process = story.starts(program=(sys.executable, "-m", "tests.fakes.stepping", str(machine.file)))
    try:
        is_reminded_once(story, machine, first)
        is_closed_once(story, machine, ask(story).closes_at)
    finally:
        process.stop()


def reminded(story: Story) -> int:
    """Return how many reminders the mentor has got."""
    return lines(story, story.amara.person, "is waiting for you")


def is_reminded_once(story: Story, machine: Machine, due: datetime) -> None:
    # Back before it is due: it waits by the new clock, and is not lost.
    machine.shows(due - SOON - AN_HOUR)
    assert reminded(story) == 0
    machine.shows(due - SOON + AN_HOUR, for_a_while=False)
    wait_until(lambda: reminded(story) == 1)
    # Back again, and then past the same time a second time.
    machine.shows(due - SOON)
    machine.shows(due + SOON)
    assert reminded(story) == 1


def is_closed_once(story: Story, machine: Machine, closing: datetime) -> None:
    leila = story.asker(1)
    machine.shows(closing - SOON)
    assert ask(story).status is Status.WAITING
    machine.shows(closing - SOON + AN_HOUR, for_a_while=False)
    wait_until(lambda: ask(story).status is Status.CLOSED)
    wait_until(story.everything_is_told)
    stands = ask(story), reminded(story), lines(story, leila, "Closed without an answer")
    machine.shows(closing - SOON - AN_HOUR)
    machine.shows(closing + SOON)
    assert stands == (ask(story), reminded(story), lines(story, leila, "Closed without an answer"))
    assert stands[2] > 0
