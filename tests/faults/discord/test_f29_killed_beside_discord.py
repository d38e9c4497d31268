"""F29 with a real `kill -9` at each step of a notice on Discord: the next process tells each reader once."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.database.database import Database
from bot.store.outbox import outbox
from tests.fakes.clock import Clock, where_it_is_day
from tests.fakes.databases import Sqlite
from tests.fakes.discord.community import Town
from tests.fakes.discord.server import Server
from tests.fakes.discord.telling import TellingOnDiscord
from tests.fakes.dying import IN_DISCORD
from tests.fakes.rounds import LONG
from tests.fakes.running import start, wait_until_ready
from tests.fakes.waiting import wait_until

WORST = ("before-somebody-is-brought-in", "after-discord-took-it")
"""The steps of the short form: a thread that nobody is in yet, and a message that nobody has noted."""


@pytest.fixture
def database(sqlite: Sqlite, tmp_path: Path) -> Iterator[Database]:
    """The file that the processes work on, seen from outside."""
    opened = Database(sqlite.fresh(tmp_path))
    yield opened
    opened.close()


@pytest.mark.parametrize("point", IN_DISCORD if LONG else WORST)
def test_whoever_was_being_told_is_told_once(
    town: Town, served: Server, database: Database, clock: Clock, tmp_path: Path, point: str
) -> None:
    telling = TellingOnDiscord.to(town, database, clock, where_it_is_day())
    crowd = [telling.joins(f"Person Number {number}") for number in range(4)]
    telling.tells(*crowd)
    settings = {
        "DISCORD_BOT_TOKEN": town.here.token,
        "DISCORD_CHANNEL": town.channel.id,
        "DISCORD_API_URL": f"{served.here.url}api/v10",
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
