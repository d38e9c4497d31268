"""Transactions: atomic, never failing on a locked database, and retried where PostgreSQL asks for it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Barrier, Event

import pytest
from sqlalchemy import Connection, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.store.database import database as database_module
from bot.store.database import dialect
from bot.store.database.database import Database
from bot.store.tables import facts, marks
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.counting import begin_counting, count, one_more
from tests.fakes.databases import Sqlite
from tests.fakes.racing import race
from tests.fakes.waiting import wait_until


@pytest.fixture
def sqlite_database(on_sqlite: str) -> Iterator[Database]:
    opened = Database(on_sqlite)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 20_000),
    ],
)
def test_sqlite_is_set_as_it_should_be(sqlite_database: Database, pragma: str, value: object) -> None:
    """`synchronous` 2 is FULL (sqlite.org/pragma.html#pragma_synchronous)."""
    asked = text(f"PRAGMA {pragma}")
    for run in (sqlite_database.read, sqlite_database.write):
        assert run(lambda open_: open_.execute(asked).scalar_one()) == value


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError, match=r"readonly|read-only"):
        database.read(begin_counting)
    assert database.read(lambda open_: open_.execute(select(facts.c.name)).scalars().all()) == []


def test_a_reader_sees_one_snapshot_while_others_write(database: Database, rival: Database) -> None:
    database.write(begin_counting)

    def look_twice(connection: Connection) -> tuple[int, int]:
        before = count(connection)
        rival.write(one_more)
        return before, count(connection)

    assert database.read(look_twice) == (0, 0)
    assert database.read(count) == 1


def test_a_row_about_nobody_is_refused(database: Database) -> None:
    nobody = {
        "person": "per_0",
        "mentor": "per_1",
        "mark": "saved",
        "community": "com_0",
        "at": TUESDAY_MORNING,
    }
    with pytest.raises(IntegrityError):
        database.write(lambda open_: open_.execute(insert(marks).values(nobody)))


def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    def half(connection: Connection) -> None:
        begin_counting(connection)
        raise ValueError("the second half")

    with pytest.raises(ValueError, match="second half"):
        database.write(half)
    database.write(begin_counting)
    assert database.read(count) == 0


@pytest.fixture
def postgresql_database(on_postgresql: str) -> Iterator[Database]:
    opened = Database(on_postgresql)
    yield opened
    opened.close()


def test_two_who_wait_for_each_other_on_postgresql_both_end_well(postgresql_database: Database) -> None:
    """Each locks its own row and then wants the other's: PostgreSQL aborts one, which is retried."""
    database = postgresql_database
    database.write(
        lambda open_: open_.execute(
            insert(facts).values([{"name": n, "text": "", "number": 0} for n in "ab"])
        )
    )
    both_hold_one, begun = Barrier(2), []

    def crosswise(first: str, second: str, connection: Connection) -> None:
        begun.append(first)
        more = update(facts).values(number=facts.c.number + 1)
        connection.execute(more.where(facts.c.name == first))
        if len(begun) <= 2:
            both_hold_one.wait(10)
        connection.execute(more.where(facts.c.name == second))

    race(
        [
            lambda: database.write(partial(crosswise, "a", "b")),
            lambda: database.write(partial(crosswise, "b", "a")),
        ]
    )
    assert database.read(lambda open_: open_.execute(select(facts.c.number)).scalars().all()) == [2, 2]
    assert len(begun) > 2  # on a slow machine it aborts both


def test_a_writer_that_stands_still_holds_nobody_up(
    on_postgresql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is paused within a transaction: PostgreSQL ends its connection, and the others go on."""
    monkeypatch.setattr(dialect, "STANDSTILL", 1)
    paused, other = Database(on_postgresql), Database(on_postgresql)
    other.write(begin_counting)
    goes_on = Event()
    began: list[int] = []

    def stands_still(connection: Connection) -> None:
        one_more(connection)
        if not began:
            began.append(1)
            assert goes_on.wait(15)

    try:
        standing = paused.writing(stands_still)
        wait_until(lambda: bool(began))
        other.writing(one_more).result(10)
        goes_on.set()
        standing.result(10)
        # The whole transaction was retried.
        assert other.read(count) == 2
    finally:
        goes_on.set()
        paused.close()
        other.close()


def test_a_fault_that_does_not_pass_is_not_tried_again(database: Database) -> None:
    tries = []

    def wrong(connection: Connection) -> None:
        tries.append(1)
        connection.execute(text("SELECT nothing FROM nowhere"))

    with pytest.raises(DBAPIError):
        database.write(wrong)
    assert tries == [1]
    assert database_module.TRIES > 1


def test_a_database_keeps_its_name(database: Database, rival: Database) -> None:
    names = race([database.identity, rival.identity, database.identity, rival.identity])
    assert len(set(names)) == 1
    assert names[0].startswith("db_")


def test_two_databases_have_two_names(sqlite: Sqlite, tmp_path: Path) -> None:
    folders = (tmp_path / "one", tmp_path / "other")
    for folder in folders:
        folder.mkdir()
    one, other = (Database(sqlite.fresh(folder)) for folder in folders)
    assert one.identity() != other.identity()
    one.close()
    other.close()


def test_work_runs_on_threads_of_its_own(database: Database) -> None:
    database.writing(begin_counting).result(10)
    assert database.reading(count).result(10) == 0


WAITS = {"sqlite": ("PRAGMA synchronous", 2), "postgresql": ("SHOW synchronous_commit", "on")}
"""The setting of each database that makes a commit wait for the disk, and its value."""


def how_it_waits(connection: Connection) -> object:
    return connection.execute(text(WAITS[connection.dialect.name][0])).scalar_one()


def test_a_reader_that_is_not_waited_for_leaves_no_connection_open(database: Database) -> None:
    begun, goes_on, opened = Event(), Event(), []

    def reads(connection: Connection) -> None:
        raw = connection.connection.driver_connection
        assert raw is not None
        opened.append(raw)
        begun.set()
        assert goes_on.wait(10)
        connection.execute(select(facts.c.name).limit(1))

    reading = database.reading(reads)
    assert begun.wait(10)
    database.close()
    goes_on.set()
    reading.result(10)
    with pytest.raises(Exception, match="closed"):
        opened[0].cursor()


def test_a_light_commit_does_not_wait_for_the_disk_and_the_next_one_does(database: Database) -> None:
    database.write(begin_counting, lightly=True)
    light = database.write(how_it_waits, lightly=True)
    usual = WAITS["sqlite" if light == 1 else "postgresql"][1]
    assert light in {1, "off"}
    assert database.write(how_it_waits) == usual
    assert database.read(count) == 0


def test_a_light_transaction_that_fails_changes_nothing_and_the_next_one_waits(database: Database) -> None:
    def count_and_fail(connection: Connection) -> None:
        begin_counting(connection)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        database.write(count_and_fail, lightly=True)

    assert database.write(how_it_waits) in {2, "on"}
    assert database.read(lambda open_: open_.execute(select(facts.c.name)).scalars().all()) == []
