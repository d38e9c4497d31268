"""F29 with a real `kill -9`: the process dies around Slack's answer, the next one tells each reader once."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.database.database import Database
from bot.store.outbox import outbox
from bot.store.services import Services
from tests.fakes.clock import Clock, where_it_is_day
from tests.fakes.databases import Sqlite
from tests.fakes.dying import IN_SLACK
from tests.fakes.running import start, wait_until_ready
from tests.fakes.slack.delivering import Delivering, by_hand
from tests.fakes.slack.workspace import SECRET, TOKEN, Workspace
from tests.fakes.waiting import wait_until


@pytest.fixture
def database(sqlite: Sqlite, tmp_path: Path) -> Iterator[Database]:
    """The file that the processes work on, seen from outside."""
    opened = Database(sqlite.fresh(tmp_path))
    yield opened
    opened.close()


@pytest.mark.parametrize("point", IN_SLACK)
def test_whoever_was_being_told_is_told_once(
    slack: Workspace, database: Database, services: Services, clock: Clock, tmp_path: Path, point: str
) -> None:
    telling = Delivering.to(slack, database, services, clock, by_hand(clock))
    telling.zone = where_it_is_day()
    crowd = [telling.joins(f"Person Number {number}") for number in range(6)]
    telling.tells(*crowd)
    settings = {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"{slack.url}api/",
    }
    trigger = tmp_path / "die"
    trigger.touch()
    dying = start(tmp_path, program=("-m", "tests.fakes.dying", point, str(trigger)), **settings)
    assert dying.process.wait(60) == -signal.SIGKILL
    trigger.unlink()

    process = start(tmp_path, **settings)
    try:
        wait_until_ready(process)
        wait_until(lambda: database.read(outbox.pending) == 0, 30)
        assert telling.told_once(*crowd)
    finally:
        process.stop()
