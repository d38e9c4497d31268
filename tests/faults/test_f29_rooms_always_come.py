"""F29: `kill -9` at any step between a yes and the room of two in Slack: it comes, greeted once or twice."""

import signal
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.store.database.database import Database
from bot.store.outbox import outbox
from bot.store.services import Services
from tests.fakes.clock import Clock, where_it_is_day
from tests.fakes.databases import Sqlite
from tests.fakes.dying import BESIDE_A_ROOM
from tests.fakes.running import start, wait_until_ready
from tests.fakes.slack.delivering import Delivering, by_hand
from tests.fakes.slack.workspace import SECRET, TOKEN, Workspace
from tests.fakes.waiting import wait_until

MAY_DOUBLE = {
    "before-the-request",
    "after-the-request",
    "before-it-is-written-that-it-was-told",
    "before-that-commits",
}
"""The steps after which the greeting may be there: it is sent once more."""

GREETING = "A room for the two of you"


@pytest.fixture
def database(sqlite: Sqlite, tmp_path: Path) -> Iterator[Database]:
    """The file that the processes work on, seen from outside."""
    opened = Database(sqlite.fresh(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def telling(slack: Workspace, database: Database, services: Services, clock: Clock) -> Delivering:
    telling = Delivering.to(slack, database, services, clock, by_hand(clock))
    telling.zone = where_it_is_day()
    return telling


def settings(slack: Workspace) -> Mapping[str, str]:
    return {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"{slack.url}api/",
    }


def greetings(telling: Delivering) -> Counter[str]:
    """Return how often each room was greeted, by what Slack received."""
    return Counter(line.channel for line in telling.lines() if GREETING in line.text)


def lives_on(telling: Delivering, tmp_path: Path) -> None:
    process = start(tmp_path, **settings(telling.here))
    try:
        wait_until_ready(process)
        wait_until(lambda: telling.database.read(outbox.pending) == 0, 60)
    finally:
        process.stop()
    assert telling.database.read(outbox.in_doubt) == 0


@pytest.mark.parametrize("point", BESIDE_A_ROOM)
def test_a_room_comes_whichever_step_was_the_last(telling: Delivering, tmp_path: Path, point: str) -> None:
    telling.pairs(telling.joins("Zola Dlamini"), telling.joins("Noor Rahman"))
    trigger = tmp_path / "die"
    trigger.touch()
    program = ("-m", "tests.fakes.dying", point, str(trigger))
    dying = start(tmp_path, program=program, **settings(telling.here))
    assert dying.process.wait(60) == -signal.SIGKILL
    trigger.unlink()
    lives_on(telling, tmp_path)
    (times,) = greetings(telling).values()
    assert times == 1 or (times == 2 and point in MAY_DOUBLE)
