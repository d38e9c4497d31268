"""F77: `kill -9` at any statement of a migration: the next start completes it, and nothing is lost."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from alembic import command
from sqlalchemy import ColumnElement, Connection, Table, create_engine, select, text

from bot.store.database.database import Database
from bot.store.database.migrate import config, migrate
from bot.store.tables import due_nudges
from bot.store.tables.schema import metadata
from tests.fakes.databases import Postgresql, Sqlite
from tests.fakes.rounds import LONG
from tests.fakes.running import ROOT
from tests.store.database.test_migrate import FIRST_RELEASE, differences

A_FEW = 3
Rows = dict[str, list[tuple[str, ...]]]


@dataclass(frozen=True)
class Migrating:
    """Starts migrations in processes that are killed on the way."""

    process: "subprocess.Popen[str]"

    def dies_at(self, step: int, address: str) -> str:
        """Migrate a database and be killed before a step; return how many steps there were, or `killed`."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{step} {address}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


@pytest.fixture(scope="module")
def migrating() -> Iterator[Migrating]:
    pipe, program = subprocess.PIPE, [sys.executable, "-m", "tests.fakes.migrating"]
    with subprocess.Popen(program, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        yield Migrating(process)
        assert process.stdin is not None
        process.stdin.close()


@dataclass(frozen=True)
class Copies:
    """Copies a database (without a name it makes an empty one), and drops a copy."""

    of: Callable[[str], str]
    drop: Callable[[str], None]


@pytest.fixture(params=["sqlite", "postgresql"])
def copies(request: pytest.FixtureRequest, tmp_path: Path) -> Copies:
    match request.getfixturevalue(request.param):
        case Sqlite() as sqlite:
            return Copies(lambda address: sqlite.copy_of(address, tmp_path), sqlite.drop)
        case Postgresql() as server:
            return Copies(server.copy_of, server.drop)
        case other:
            raise AssertionError(other)


def with_people_of_the_first_release(address: str) -> str:
    """Migrate an empty database to the first release, and add people."""
    engine = create_engine(address)
    with engine.connect() as connection:
        command.upgrade(config(connection), "0001")
        for line in FIRST_RELEASE.read_text().strip().removesuffix(";").split(";\n"):
            connection.execute(text(line))
        connection.commit()
    engine.dispose()
    return address


def everything(connection: Connection) -> Rows:
    """Return every row of every table; of what a migration plans from its own now, that it is there."""
    return {
        one.name: sorted(tuple(map(str, row)) for row in connection.execute(select(*_fixed(one))))
        for one in metadata.sorted_tables
    }


def _fixed(table: Table) -> list[ColumnElement[Any]]:
    planned = {due_nudges.c.at}
    return [one.is_not(None) if one in planned else one for one in table.c]


def is_sound(connection: Connection) -> bool:
    """Tell whether the tables match the code, and whether every foreign key holds."""
    if connection.dialect.name == "sqlite":
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
    return not differences(connection)


@pytest.mark.begins_first
@pytest.mark.timeout(900)
@pytest.mark.parametrize("people", [False, True], ids=["from nothing", "from the first release"])
def test_the_next_start_takes_it_to_its_end(migrating: Migrating, copies: Copies, people: bool) -> None:
    before = with_people_of_the_first_release(copies.of("")) if people else copies.of("")
    whole = copies.of(before)
    steps = int(migrating.dies_at(0, whole))
    every = range(1, steps + 1)
    for step in every if LONG else [*Random(7).sample(every, A_FEW), steps]:
        address = copies.of(before)
        assert migrating.dies_at(step, address) == "killed"
        assert migrate(address), step
        with closing(Database(address)) as database, closing(Database(whole)) as undisturbed:
            assert database.read(everything) == undisturbed.read(everything), step
            assert database.read(is_sound), step
        assert not migrate(address)
        copies.drop(address)
