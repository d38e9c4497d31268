"""F29 with a real `kill -9` at each step of a notice in Teams: nobody is told twice, nobody is forgotten.

Teams knows no key of ours and lets no bot look. So what a killed process had in its hands stays in doubt,
and a manager is shown of whom; everybody else is told once.
"""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.jobs.deliver import AT_ONCE
from bot.store.database.database import Database
from bot.store.outbox import outbox
from tests.fakes.clock import Clock, where_it_is_day
from tests.fakes.databases import Sqlite
from tests.fakes.dying import IN_TEAMS
from tests.fakes.rounds import LONG
from tests.fakes.running import start, wait_until_ready
from tests.fakes.teams.community import Campus
from tests.fakes.teams.server import Server
from tests.fakes.teams.telling import TellingInTeams
from tests.fakes.teams.world import APP, PASSWORD, TENANT
from tests.fakes.waiting import wait_until

WORST = ("after-a-chat-was-begun", "after-teams-took-it")
"""The steps of the short form: a chat that nobody has noted, and a message that nobody has noted."""
CROWD = AT_ONCE + 4


@pytest.fixture
def database(sqlite: Sqlite, tmp_path: Path) -> Iterator[Database]:
    """The file that the processes work on, seen from outside."""
    opened = Database(sqlite.fresh(tmp_path))
    yield opened
    opened.close()


@pytest.mark.parametrize("point", IN_TEAMS if LONG else WORST)
def test_nobody_is_told_twice_and_nobody_is_forgotten(
    campus: Campus, served: Server, database: Database, clock: Clock, tmp_path: Path, point: str
) -> None:
    telling = TellingInTeams.to(campus, database, clock, where_it_is_day())
    crowd = [telling.joins(f"Person Number {number}") for number in range(CROWD)]
    telling.tells(*crowd)
    settings = {
        "TEAMS_CLIENT_ID": APP,
        "TEAMS_CLIENT_SECRET": PASSWORD,
        "TEAMS_TENANT_ID": TENANT,
        "TEAMS_OPENID_URL": served.here.openid_url,
        "TEAMS_LOGIN_URL": served.here.login_url,
        "TEAMS_GRAPH_URL": served.here.graph_url,
        "TEAMS_SERVICE_URLS": served.here.url.rstrip("/"),
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
        told = {one.id: len(telling.cards(one)) for one in crowd}
        unsure = telling.in_doubt()
        assert set(told.values()) <= {0, 1}
        assert {one for one, cards in told.items() if not cards} <= unsure
        assert len(unsure) <= AT_ONCE
    finally:
        process.stop()
