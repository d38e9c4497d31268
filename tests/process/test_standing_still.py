"""A database that stands still: pages say so at once, and a signal still ends the process within 10 s."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from sqlalchemy import make_url

from bot.store.database.database import Database
from bot.views.platforms import webchat
from tests.fakes import people
from tests.fakes.databases import Postgresql, Sqlite
from tests.fakes.running import Running, running, through_settings
from tests.fakes.waiting import wait_until
from tests.process.conftest import found_web_chat

SOON = 3.5
"""Seconds within which a page answers."""
ENDED = 10.0
"""Seconds within which a process has ended after SIGTERM."""
A_WHILE = 1.0
"""Seconds in which the clock, the deliverer and the indexer all meet the standstill."""


@dataclass(frozen=True)
class Still:
    """A running process, and a way to make its database stand still."""

    process: Running
    standstill: Callable[[], AbstractContextManager[None]]
    leila: str

    def asks(self, path: str) -> httpx.Response:
        """Load a page; raise AssertionError where it does not answer soon."""
        begun = time.monotonic()
        answer = httpx.get(path, timeout=4 * SOON)
        assert time.monotonic() - begun < SOON, path
        return answer


@contextmanager
def of_sqlite(file: Path) -> Iterator[None]:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def all_locked(other: psycopg.Connection[Any], tables: str) -> bool:
    """Return whether every table is locked now; one that is waited for would end in a deadlock."""
    try:
        other.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE NOWAIT".encode())
    except psycopg.errors.LockNotAvailable:
        other.rollback()
        return False
    return True


@contextmanager
def of_postgresql(address: str) -> Iterator[None]:
    plain = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as other:
        tables = other.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        wait_until(lambda: all_locked(other, ", ".join(name for (name,) in tables)))
        yield
        other.rollback()


def peopled(address: str) -> str:
    """Found the web chat, with one person in it; return what the chat calls them."""
    database = Database(address)
    leila = people.mentee(database, found_web_chat(database), "Leila Haddad")
    database.close()
    return people.user_of(leila.name)


@pytest.fixture
def on_file(sqlite: Sqlite, tmp_path: Path) -> Iterator[Still]:
    leila = peopled(sqlite.fresh(tmp_path))
    with running(tmp_path) as process:
        yield Still(process, partial(of_sqlite, tmp_path / "alongside.db"), leila)


@pytest.fixture
def on_server(postgresql: Postgresql, tmp_path: Path) -> Iterator[Still]:
    address = postgresql.fresh()
    leila = peopled(address)
    with running(tmp_path, DATABASE_URL=through_settings(address)) as process:
        yield Still(process, partial(of_postgresql, address), leila)
    postgresql.take_back(address)


@pytest.mark.parametrize("where", ["on_file", "on_server"])
def test_pages_say_so_and_a_signal_ends_the_process(where: str, request: pytest.FixtureRequest) -> None:
    still: Still = request.getfixturevalue(where)
    # Nobody has been Leila yet, so the first look writes on both databases.
    rooms = f"{still.process.chat}/rooms?as={still.leila}"
    with still.standstill():
        time.sleep(A_WHILE)
        refused = still.asks(rooms)
        assert (refused.status_code, refused.json()) == (503, {"problem": webchat.STANDS_STILL})
        begun = time.monotonic()
        still.process.process.terminate()
        assert still.process.process.wait(2 * ENDED) == 0
        assert time.monotonic() - begun < ENDED


def test_health_answers_in_time_and_what_stood_still_goes_on(on_server: Still) -> None:
    http = on_server.process.http
    rooms = f"{on_server.process.chat}/rooms?as={on_server.leila}"
    with on_server.standstill():
        assert on_server.asks(rooms).status_code == 503
        wait_until(lambda: on_server.asks(f"{http}/readyz").status_code == 503)
        assert on_server.asks(f"{http}/readyz").text.startswith("the database ")
        assert on_server.asks(f"{http}/healthz").status_code == 200
        assert "alongside_outbox_pending NaN" in on_server.asks(f"{http}/metrics").text
    wait_until(lambda: on_server.asks(rooms).status_code == 200)
    wait_until(lambda: on_server.asks(f"{http}/readyz").status_code == 200)
    assert "alongside_outbox_pending 0.0" in on_server.asks(f"{http}/metrics").text
