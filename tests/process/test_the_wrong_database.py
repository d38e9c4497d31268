"""A database that is not the one that is meant: one sentence says what to check, and nothing is made."""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text

from bot.doctor import examine
from bot.platform import Finding
from bot.process import starting
from bot.store.database.database import Database
from bot.store.index.index import Index
from config.errors import Misconfigured, NotNow
from config.settings import Settings, load
from tests.fakes.databases import Postgresql, Sqlite
from tests.fakes.running import through_settings
from tests.process.conftest import Command

MISCONFIGURED = 78
READ_ONLY_FILE = 3
"""A write version above 2 in the 19th byte of a file: SQLite only reads it (file format, 1.3.3)."""


@pytest.fixture
def file(sqlite: Sqlite, tmp_path: Path) -> Path:
    """A migrated SQLite file, with a search index that was made from it."""
    database = Database(sqlite.fresh(tmp_path))
    made_from(tmp_path, database.identity())
    database.close()
    return tmp_path / "alongside.db"


def made_from(folder: Path, identity: str) -> None:
    index = Index.open(folder / "index" / "all", database=identity)
    assert isinstance(index, Index)
    index.close()


def settings(folder: Path, address: str = "") -> Settings:
    return load({"DATABASE_URL": address or f"sqlite:///{folder / 'alongside.db'}", "DATA_DIR": str(folder)})


def refused(found: Settings, kind: type[Misconfigured] = Misconfigured) -> str:
    """Return the one sentence with which a start is refused; the doctor has to say the same."""
    with pytest.raises(Misconfigured) as said:
        starting.migrated(found)
    (line,) = said.value.lines
    assert type(said.value) is kind
    environ = {"DATABASE_URL": found.database_url, "DATA_DIR": str(found.data_dir)}
    assert Finding(False, line) in list(examine(environ, Path("no.env")))
    return line


def test_a_database_of_a_newer_release(bot: Command, file: Path) -> None:
    database = Database(f"sqlite:///{file}")
    database.write(lambda open_: open_.execute(text("UPDATE alembic_version SET version_num = '0999'")))
    database.close()
    line = refused(settings(file.parent))
    assert line.startswith("The database belongs to a newer release of Alongside (0999): install")
    said = bot("run")
    assert (said.returncode, said.stdout, said.stderr) == (MISCONFIGURED, "", f"{line}\n")


def test_a_missing_database_is_no_new_community(bot: Command, file: Path) -> None:
    file.unlink()
    line = refused(settings(file.parent))
    assert line.startswith("DATABASE_URL: the database is missing or empty, but ")
    assert bot("in-doubt").stderr == f"{line}\n"
    assert not file.exists()
    file.write_bytes(b"")
    assert refused(settings(file.parent)) == line
    assert file.read_bytes() == b""


def test_an_index_made_by_another_process_knows_it_too(file: Path) -> None:
    (file.parent / "index" / "all").rename(file.parent / "index" / "web")
    file.unlink()
    assert str(file.parent / "index" / "web") in refused(settings(file.parent))


def test_without_an_index_it_is_a_new_community(tmp_path: Path) -> None:
    assert starting.migrated(settings(tmp_path))
    assert not starting.migrated(settings(tmp_path))


def test_another_database_is_not_taken_for_ours(file: Path, sqlite: Sqlite, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    address = sqlite.fresh(other)
    database = Database(address)
    database.identity()
    database.close()
    line = refused(settings(tmp_path, address))
    assert line.startswith("DATABASE_URL names another database than the one from which ")
    assert f"{tmp_path / 'index' / 'all'}" in line


def test_a_database_that_cannot_be_written(file: Path) -> None:
    held = bytearray(file.read_bytes())
    held[18] = READ_ONLY_FILE
    file.write_bytes(held)
    line = refused(settings(file.parent))
    assert line.startswith("The database cannot be written: check who owns its file")
    assert file.read_bytes() == held


@pytest.fixture
def server(postgresql: Postgresql) -> Iterator[str]:
    address = postgresql.fresh()
    yield address
    postgresql.drop(address)


def test_a_server_that_is_a_standby_or_gone(server: str, tmp_path: Path) -> None:
    with psycopg.connect(make_url(server).set(drivername="postgresql").render_as_string(False)) as connection:
        name = make_url(server).database
        connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on".encode())
    standby = settings(tmp_path, through_settings(server))
    assert refused(standby).startswith("The database cannot be written: ")
    gone = settings(tmp_path, re.sub(r"host=[^&]*", "host=/nowhere", through_settings(server)))
    assert refused(gone, NotNow).startswith("The database cannot be reached: ")
