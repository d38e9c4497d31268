"""Fixtures of the tests of whole processes."""

import os
import subprocess
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from bot.adapters.web.reading.inbound import PLATFORM, WORKSPACE
from bot.domain.common.ids import CommunityId
from bot.store.common import communities
from bot.store.database.database import Database
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.running import ALONGSIDE, FRESH, PATIENCE, ROOT, free_port, is_forked, key_for
from tests.fakes.warm import run

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def bot(tmp_path: Path) -> Command:
    """Run a command of `python -m bot` to its end, in a folder of its own."""
    return partial(bot_in, tmp_path)


@pytest.fixture
def fresh_bot(tmp_path: Path) -> Command:
    """Do the same in an interpreter that loads its modules itself."""
    return partial(bot_in, tmp_path, program=FRESH)


def bot_in(
    folder: Path, *arguments: str, program: Sequence[str] = ALONGSIDE, **settings: str
) -> "subprocess.CompletedProcess[str]":
    """Run a command of `python -m bot` to its end, with its data in a folder."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": f"sqlite:///{folder / 'alongside.db'}",
        **key_for(settings),
        "DATA_DIR": str(folder),
        "PORT": str(free_port()),
        "WEB_CHAT_PORT": str(free_port()),
        **settings,
    }
    command = [*program, *arguments]
    if is_forked(program):
        return run(command, folder, environment, PATIENCE)
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def found_web_chat(database: Database) -> CommunityId:
    """Create the community that the web chat shows."""
    return database.write(lambda open_: communities.ensure(open_, PLATFORM, WORKSPACE, TUESDAY_MORNING))
