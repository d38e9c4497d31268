"""A running process: what it answers, and that it ends when it is asked to."""

import time
from pathlib import Path

import httpx
import pytest

from tests.fakes.databases import Sqlite
from tests.fakes.running import FRESH, Running, running
from tests.process.conftest import Command

SOON = 5.0
"""Seconds in which a process that is asked to stop has stopped."""


@pytest.fixture
def folder(sqlite: Sqlite, tmp_path: Path) -> Path:
    """A folder with a migrated database."""
    sqlite.fresh(tmp_path)
    return tmp_path


def test_every_door_answers_and_a_signal_ends_it_soon(folder: Path) -> None:
    with running(folder, program=FRESH) as process:
        assert httpx.get(f"{process.http}/healthz").text == "ok\n"
        assert httpx.get(f"{process.http}/readyz").text == "ready\n"
        assert "alongside_outbox_pending 0.0" in httpx.get(f"{process.http}/metrics").text
        page = httpx.get(process.chat)
        assert (page.status_code, "<!doctype html>" in page.text.lower()) == (200, True)
        assert httpx.get(f"{process.http}/people").status_code == 404
        stopped_in(process)


def stopped_in(process: Running) -> None:
    """Stop a process; raise AssertionError where it takes long or exits with an error."""
    start = time.monotonic()
    status = process.stop()
    assert (status, time.monotonic() - start < SOON) == (0, True), process.log.read_text()


def test_two_processes_do_not_share_an_index(folder: Path, bot: Command) -> None:
    with running(folder):
        second = bot("run")
    assert second.returncode == 78
    assert "another Alongside runs on" in " ".join(second.stderr.split())
