"""Backup and restore on PostgreSQL: its own programs, and who else is connected."""

import time

import pytest
from sqlalchemy import text

from tests.fakes.acting import Acting
from tests.fakes.losing import Losing, names


@pytest.fixture
def address(on_postgresql: str) -> str:
    return on_postgresql


def test_on_another_machine_too_it_may_not_run(losing: Losing, amara: Acting) -> None:
    """Where no index tells of the process, on PostgreSQL its connections do."""
    file = losing.backs_up()
    losing.loses_it()
    held = losing.here.database.read(lambda open_: open_.execute(text("SELECT pg_backend_pid()")).scalar())
    refused = losing.runs("restore", str(file))
    assert (refused.returncode, f"connection {held} from" in refused.stderr) == (78, True)


def test_without_its_programs_the_command_is_said(losing: Losing, amara: Acting) -> None:
    done = losing.runs("backup", PATH="/nowhere")
    assert done.returncode == 78
    (command,) = [one.strip() for one in done.stderr.splitlines() if "pg_dump --format" in one]
    assert "umask 077" in command
    losing.does(command)
    (made,) = losing.folder.glob("alongside-*.dump")
    assert made.stat().st_mode & 0o777 == 0o600
    losing.loses_it()
    assert losing.runs("restore", str(made), PATH="/nowhere").returncode == 78
    losing.restores(made)
    assert names(losing) == {"Amara Okafor"}


def test_half_a_load_is_rolled_back(losing: Losing, amara: Acting) -> None:
    """The restore dies in the midst: psql loses its input, and nothing of it stays."""
    file = losing.backs_up()
    losing.loses_it()
    losing.runs("restore", str(file), program=("-m", "tests.fakes.dying_restore", "half-loaded"))
    time.sleep(1)  # psql ends by itself
    losing.restores(file)
    assert names(losing) == {"Amara Okafor"}
