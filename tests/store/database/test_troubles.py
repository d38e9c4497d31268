"""Troubles of a real database are told apart, and a statement waits for no lock for long."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from threading import Event

import psycopg
import pytest
from sqlalchemy import Connection, insert, make_url, text
from sqlalchemy.exc import DBAPIError

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.database import dialect
from bot.store.database.database import Database
from bot.store.database.troubles import Trouble, trouble_of
from bot.store.home.my_data import MyData
from bot.store.tables import facts
from tests.fakes.clock import TUESDAY_MORNING as NOW

SOON = 5.0


def trouble(database: Database) -> Trouble | None:
    """Return the trouble that a writer meets, and meets soon."""
    begun = time.monotonic()
    with pytest.raises(DBAPIError) as problem:
        database.try_writing()
    assert time.monotonic() - begun < SOON
    return trouble_of(problem.value)


def test_a_file_that_another_program_holds(on_sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "_PRAGMAS", (*dialect._PRAGMAS[:-1], "busy_timeout = 100"))
    database = Database(on_sqlite)
    with closing(sqlite3.connect(make_url(on_sqlite).database or "", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert trouble(database) is Trouble.STILL
    database.close()


def test_a_file_that_may_not_grow(on_sqlite: str) -> None:
    database = Database(on_sqlite)
    with pytest.raises(DBAPIError) as problem:
        database.write(_grows_too_far)
    assert trouble_of(problem.value) is Trouble.FULL
    database.close()


def _grows_too_far(connection: Connection) -> None:
    pages = connection.execute(text("PRAGMA page_count")).scalar_one()
    connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    for number in range(10_000):
        connection.execute(insert(facts).values(name=f"fact {number}", text="x" * 200, number=0))


def test_a_lock_is_not_waited_for_for_long(on_postgresql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "WRITERS_WAIT", 1)
    monkeypatch.setattr(dialect, "READERS_WAIT", 1)
    database = Database(on_postgresql)
    plain = make_url(on_postgresql).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as other:
        other.execute("LOCK TABLE facts IN ACCESS EXCLUSIVE MODE")
        assert trouble(database) is Trouble.STILL
        begun = time.monotonic()
        with pytest.raises(DBAPIError):
            database.identity()
        assert time.monotonic() - begun < SOON
    database.close()


def test_a_statement_takes_no_longer_than_it_may(on_postgresql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "LONGEST_STATEMENT", 1)
    database = Database(on_postgresql)

    def sleeps(connection: Connection) -> None:
        connection.execute(text("SELECT pg_sleep(1.5)"))

    for runs in (database.read, database.write):
        with pytest.raises(DBAPIError) as problem:
            runs(sleeps)
        assert trouble_of(problem.value) is Trouble.STILL
    database.read(sleeps, patiently=True)
    database.close()


def test_a_download_takes_as_long_as_it_needs(on_postgresql: str) -> None:
    database = Database(on_postgresql)

    def limit_of_a_download(connection: Connection) -> str:
        MyData(connection, CommunityId("cmy_1"), NOW).everything(PersonId("per_1"))
        return str(connection.execute(text("SHOW statement_timeout")).scalar_one())

    assert database.read(limit_of_a_download) == "0"
    database.close()


def test_a_server_that_is_not_there() -> None:
    database = Database("postgresql+psycopg://nobody@/nothing?host=/nowhere")
    assert trouble(database) is Trouble.OUT_OF_REACH
    database.close()


def test_a_trial_leaves_nothing(database: Database) -> None:
    before = database.read(_facts)
    database.try_writing()
    assert database.read(_facts) == before


def _facts(connection: Connection) -> list[str]:
    return list(connection.execute(text("SELECT name FROM facts")).scalars())


def test_what_only_reads_is_not_waited_for(on_sqlite: str) -> None:
    database, goes_on = Database(on_sqlite), Event()
    reading = database.reading(lambda _: goes_on.wait(SOON))
    begun = time.monotonic()
    database.close()
    assert time.monotonic() - begun < SOON / 2
    goes_on.set()
    assert reading.result(SOON)


def test_another_fault_is_no_trouble(on_sqlite: str, tmp_path: Path) -> None:
    assert trouble_of(LookupError()) is None
    assert trouble_of(FileNotFoundError(2, "nothing", str(tmp_path))) is None
