"""All that differs between SQLite and PostgreSQL; all other SQL is the same for both."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache, partial
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from sqlite3 import OperationalError, connect
from time import monotonic, sleep
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, Connection, Engine, Select, Table, event, func, make_url, text
from sqlalchemy import create_engine as engine_of
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection
from sqlalchemy.sql.dml import ReturningInsert

Columns = TypeVarTuple("Columns")
# Errors never quote the parameters: they hold people's own words, and errors are logged.
create_engine = partial(engine_of, hide_parameters=True)

BUSY_TIMEOUT = 20.0
"""Seconds that SQLite waits for another process's writer before it gives up."""


STANDSTILL = 10
"""Seconds that a writer of PostgreSQL may idle within a transaction. A process that is paused there would
keep its locks and block all other writers. The server ends such a connection."""

WRITERS_WAIT = 8
"""Seconds that a writer of PostgreSQL waits for a lock: longer than a short standstill, and no more."""

READERS_WAIT = 3
"""Seconds that a reader of PostgreSQL waits for a lock, which only a change of tables holds against it."""

LONGEST_STATEMENT = 30
"""Seconds that one statement of PostgreSQL may take; `patiently` lifts this for one transaction."""

_REACHING = {"connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 2}
"""Seconds, for libpq: a server that is gone from the network is noticed within half a minute."""


def writing(url: str) -> Engine:
    """Return the engine of writers: on SQLite one connection whose transactions begin IMMEDIATE."""
    if not is_sqlite(url):
        patience = {**_REACHING, "options": _limits(WRITERS_WAIT, idle=STANDSTILL)}
        return create_engine(url, pool_size=WRITERS_ON_POSTGRESQL, pool_pre_ping=True, connect_args=patience)
    make_folder(url)
    engine = create_engine(url, pool_size=1, max_overflow=0)
    return _sqlite(engine, begin="BEGIN IMMEDIATE", query_only=False)


@contextmanager
def lightly(writing: Engine) -> Iterator[Connection]:
    """Begin a transaction whose commit does not wait for the disk: a power cut may undo the whole of it."""
    with writing.connect() as connection:
        if writing.dialect.name == "sqlite":
            raw = _driver(connection)
            raw.execute("PRAGMA synchronous = NORMAL")
            try:
                with connection.begin():
                    yield connection
            finally:
                raw.execute(f"PRAGMA {_WAITS_FOR_DISK}")
        else:
            with connection.begin():
                connection.execute(text("SET LOCAL synchronous_commit TO OFF"))
                yield connection


def reading(url: str) -> Engine:
    """Return the engine of readers: read-only snapshots, which never block a writer."""
    if not is_sqlite(url):
        limits = {**_REACHING, "options": _limits(READERS_WAIT)}
        engine = create_engine(url, pool_size=READERS, pool_pre_ping=True, connect_args=limits)
        snapshot = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True, SNAPSHOT: True}
        return engine.execution_options(**snapshot)
    engine = create_engine(url, pool_size=READERS, max_overflow=0)
    return _sqlite(engine, begin="BEGIN", query_only=True).execution_options(**{SNAPSHOT: True})


def never_waits(writing: Engine) -> None:
    """Let no commit wait for the disk, in an SQLite file that nobody needs after this process has ended."""
    event.listen(writing, "connect", lambda raw, _: raw.execute("PRAGMA synchronous = OFF"))


def is_snapshot(connection: Connection) -> bool:
    """Tell whether a transaction only reads: it sees nothing that is not committed."""
    return bool(connection.get_execution_options().get(SNAPSHOT))


def _limits(lock: int, idle: int = 0) -> str:
    """Return the limits of a session on PostgreSQL, in seconds; 0 is none."""
    return (
        f"-c lock_timeout={lock}s -c statement_timeout={LONGEST_STATEMENT}s"
        f" -c idle_in_transaction_session_timeout={idle}s"
    )


def patiently(connection: Connection) -> None:
    """Let every statement of this transaction take any time; for a lock it waits no longer than others."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout TO 0"))


SNAPSHOT = "alongside_snapshot"
"""The option of an engine whose transactions are read-only snapshots."""

READERS = 4
WRITERS_ON_POSTGRESQL = 8


def is_sqlite(url: str) -> bool:
    """Tell whether a database URL names SQLite."""
    return make_url(url).get_backend_name() == "sqlite"


def writers(url: str) -> int:
    """Return how many transactions may write at the same time."""
    return 1 if is_sqlite(url) else WRITERS_ON_POSTGRESQL


def insert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an INSERT with support for ON CONFLICT, which both databases spell alike."""
    return insert_into(connection.dialect.name, table)


def insert_into(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return such an INSERT for a database by name, for statements that are built once for each database."""
    kinds: dict[str, Callable[[Table], postgresql.Insert | sqlite.Insert]] = {
        "sqlite": sqlite.insert,
        "postgresql": postgresql.insert,
    }
    return kinds[dialect](table)


def insert_new(connection: Connection, table: Table, values: dict[str, Any]) -> bool:
    """Insert a row unless one with its key exists; tell whether it is new."""
    return has_inserted(connection, _new(connection.dialect.name, table), values)


def insert_several_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert some rows in one statement, except those whose key exists."""
    if rows:
        connection.execute(_several_new(connection.dialect.name, table), rows)


def insert_new_from(
    connection: Connection, table: Table, columns: Sequence[str], rows: Select[*tuple[Any, ...]]
) -> None:
    """Insert the rows of a query, except those whose key exists."""
    new = insert_into(connection.dialect.name, table).from_select(list(columns), rows)
    connection.execute(new.on_conflict_do_nothing())


def has_inserted(connection: Connection, statement: ReturningInsert[Any], values: dict[str, Any]) -> bool:
    """Run an INSERT that returns its row's key; tell whether it wrote one (its row count is not reliable)."""
    return connection.execute(statement, values).first() is not None


@cache
def _several_new(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    return insert_into(dialect, table).on_conflict_do_nothing()


@cache
def _new(dialect: str, table: Table) -> ReturningInsert[Any]:
    return insert_into(dialect, table).on_conflict_do_nothing().returning(*table.primary_key)


def claiming(statement: Select[*Columns]) -> Select[*Columns]:
    """Add SKIP LOCKED, so that workers skip each other's rows; SQLite needs none, as IMMEDIATE serialises."""
    return statement.with_for_update(skip_locked=True)


def next_number(connection: Connection, name: str) -> int:
    """Return the next number of a named counter, which stays locked until the transaction ends."""
    return int(connection.execute(_NEXT, {"name": name}).scalar_one())


_NEXT = text(
    "INSERT INTO facts (name, text, number) VALUES (:name, '', 1)"
    " ON CONFLICT (name) DO UPDATE SET number = facts.number + 1 RETURNING number"
)


def days_later(connection: Connection, instant: ColumnElement[Any], days: int) -> ColumnElement[Any]:
    """Return an instant's column so many days later, in UTC and at the same hour; nothing stays nothing."""
    if connection.dialect.name == "sqlite":
        # As the driver writes instants; fractions of a second are dropped.
        return func.strftime("%Y-%m-%d %H:%M:%S.000000", instant, f"+{days} days")
    return instant.op("+")(func.make_interval(0, 0, 0, days))


def scrub(connection: Connection) -> None:
    """Checkpoint and empty SQLite's write-ahead log; `secure_delete` overwrites erased data with zeroes."""
    if connection.dialect.name == "sqlite":
        _driver(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _driver(connection: Connection) -> SQLiteConnection:
    """Return SQLite's own connection, for what SQLAlchemy offers no call for."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, SQLiteConnection)  # noqa: S101 - the driver of this very dialect
    return raw


def folders(url: str) -> tuple[Path, ...]:
    """Return the folder of an SQLite file; nothing for a server."""
    name = make_url(url).database
    return (Path(name).parent,) if is_sqlite(url) and name and name != ":memory:" else ()


def make_folder(url: str) -> None:
    """Make the folder of an SQLite file."""
    for folder in folders(url):
        folder.mkdir(parents=True, exist_ok=True)


def prepare_file(url: str) -> None:
    """Switch an SQLite file to its write-ahead log: many readers beside one writer; the file stays so.

    Done once, before any transaction: two connections that switch at the same moment fail at once, whatever
    their timeout, and threads that wait for a pool's only connection would wait without an error.
    """
    make_folder(url)
    end = monotonic() + BUSY_TIMEOUT
    with closing(connect(make_url(url).database or "", timeout=BUSY_TIMEOUT)) as file:
        while True:
            try:
                file.execute("PRAGMA journal_mode = WAL")
            except OperationalError:
                if monotonic() > end:
                    raise
                sleep(0.02)
            else:
                return


def begin_by_hand(engine: Engine, begin: str) -> None:
    """Begin every SQLite transaction with this statement; otherwise the driver begins some on its own.

    By the dialect, not by an event: with one listener SQLAlchemy looks for listeners at every statement,
    which made each a fifth dearer.
    """

    def prepare(connection: SQLiteConnection, record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        record.info[_BEGIN] = begin

    event.listen(engine, "connect", prepare)
    engine.dialect.do_begin = _begin  # type: ignore[assignment]


def _begin(raw: PoolProxiedConnection) -> None:
    if statement := raw.info.get(_BEGIN):
        raw.cursor().execute(statement)


def _sqlite(engine: Engine, *, begin: str, query_only: bool) -> Engine:
    def prepare(connection: SQLiteConnection, _: object) -> None:
        for pragma in (*_PRAGMAS, f"query_only = {int(query_only)}"):
            connection.execute(f"PRAGMA {pragma}")

    begin_by_hand(engine, begin)
    event.listen(engine, "connect", prepare)
    return engine


_BEGIN = "alongside_begin"
"""Where a connection keeps the statement with which its transactions begin."""

_WAITS_FOR_DISK = "synchronous = FULL"
_PRAGMAS = (
    _WAITS_FOR_DISK,
    "foreign_keys = ON",
    "secure_delete = ON",
    f"busy_timeout = {int(BUSY_TIMEOUT * 1000)}",
)
