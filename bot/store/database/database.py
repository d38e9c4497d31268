"""The database: whole transactions on worker threads, writers apart from readers."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import NoReturn, TypeVar

from sqlalchemy import Connection, Engine, event, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.domain.common.ids import fresh
from bot.store.database import dialect
from bot.store.database.commits import Commits
from bot.store.database.fair_lock import Turns
from bot.store.tables import facts

T = TypeVar("T")

Transaction = Connection
"""One open transaction; the name for modules that only pass it on."""

TRIES = 4
"""How often a transaction is tried that PostgreSQL cannot serialise."""

_PASSING = frozenset({"40001", "40P01", "25P03"})
"""PostgreSQL's serialization_failure, deadlock_detected and idle_in_transaction_session_timeout."""


class _Undone(Exception):
    """Rolls a trial back."""


class Database:
    """One database: `write` and `read` run a function inside a transaction of its own."""

    def __init__(self, url: str) -> None:
        """Prepare the engines; nothing is opened before the first transaction."""
        self.url = url
        self._writing: Engine = dialect.writing(url)
        self._reading: Engine = dialect.reading(url)
        # On SQLite one connection writes. Its pool is unfair: the thread that frees it often gets it again.
        self._turn: Callable[[], AbstractContextManager[None]] = (
            Turns().turn if dialect.is_sqlite(url) else nullcontext
        )
        self._commits = Commits(url)
        self._writers = ThreadPoolExecutor(dialect.writers(url), "writer")
        self._readers = ThreadPoolExecutor(dialect.READERS, "reader")

    def write(self, work: Callable[[Connection], T], *, lightly: bool = False) -> T:
        """Run a transaction that writes; retry it where the database reports a conflict.

        Its commit is on the disk before this returns. With `lightly` it may not be: a power cut may undo it.
        """
        for attempt in range(1, TRIES + 1):
            try:
                with self._turn(), self._begin(lightly=lightly) as connection:
                    return work(connection)
            except DBAPIError as problem:
                if attempt == TRIES or not _is_passing(problem):
                    raise
        raise AssertionError("the loop above returns or raises")

    def _begin(self, *, lightly: bool) -> AbstractContextManager[Connection]:
        return dialect.lightly(self._writing) if lightly else self._writing.begin()

    def read(self, work: Callable[[Connection], T], *, patiently: bool = False) -> T:
        """Run a read-only transaction over one snapshot; `patiently` lets a statement take any time."""
        with self._reading.begin() as connection:
            if patiently:
                dialect.patiently(connection)
            return work(connection)

    def try_writing(self) -> None:
        """Write a row and roll it back; raise the error that any writer would meet now."""
        with suppress(_Undone):
            self.write(_write_and_undo)

    def on_writer(self, act: Callable[[], T]) -> Future[T]:
        """Run a function that writes on a writer's thread."""
        return self._writers.submit(act)

    def on_reader(self, act: Callable[[], T]) -> Future[T]:
        """Run a function that only reads on a reader's thread."""
        return self._readers.submit(act)

    def writing(self, work: Callable[[Connection], T]) -> Future[T]:
        """Run a transaction that writes on a writer's thread."""
        return self.on_writer(lambda: self.write(work))

    def reading(self, work: Callable[[Connection], T]) -> Future[T]:
        """Run a transaction over one snapshot on a reader's thread."""
        return self.on_reader(lambda: self.read(work))

    def commit_number(self) -> int | None:
        """Return a number that every commit of anybody changes; None where a transaction alone could tell."""
        return self._commits.number()

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return the folder of an SQLite file; nothing on PostgreSQL, whose disk is its server's."""
        return dialect.folders(self.url)

    def scrub(self) -> None:
        """Remove erased data from SQLite's write-ahead log too; on PostgreSQL its own vacuum does that."""
        with self._writing.connect() as connection:
            dialect.scrub(connection)

    def identity(self) -> str:
        """Return this database's unique name, made at the first call; a search index records whose it is."""
        found = self.read(identity_in)
        return found or self.write(_name_it)

    def close(self) -> None:
        """Wait for running writers to end, not for readers, which change nothing; close every connection."""
        self._writers.shutdown()
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._commits.close()
        for engine in (self._writing, self._reading):
            # A reader that still runs brings its connection back to nobody.
            event.listen(engine.pool, "checkin", _close)
            engine.dispose()


def _close(_: object, record: ConnectionPoolEntry) -> None:
    record.close()


def identity_in(connection: Connection) -> str:
    """Return the name of the database of this transaction; empty where it has none yet."""
    row = connection.execute(select(facts.c.text).where(facts.c.name == "identity"))
    return row.scalar_one_or_none() or ""


def _name_it(connection: Connection) -> str:
    dialect.insert_new(connection, facts, {"name": "identity", "text": "", "number": 0})
    unnamed = (facts.c.name == "identity") & (facts.c.text == "")
    connection.execute(update(facts).where(unnamed).values(text=fresh("db")))
    return identity_in(connection)


def _write_and_undo(connection: Connection) -> NoReturn:
    connection.execute(insert(facts).values(name=fresh("try"), text="", number=0))
    raise _Undone


def _is_passing(problem: DBAPIError) -> bool:
    return getattr(problem.orig, "sqlstate", None) in _PASSING
