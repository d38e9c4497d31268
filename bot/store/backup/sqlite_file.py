"""Copies of an SQLite file: made by SQLite's own backup while others write, and checked before use."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection, Error, connect
from urllib.parse import quote

from sqlalchemy import make_url

from bot.store.backup.errors import NotACopyError
from bot.store.backup.facts import COPIED
from bot.store.backup.private_files import on_the_disk
from bot.store.database import dialect

HEADER = b"SQLite format 3\x00"
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file. Left by another database, it would be read as part of the new one."""

_DATED = "INSERT OR REPLACE INTO facts (name, text, number) VALUES (?, ?, 0)"


def file_of(url: str) -> Path:
    """Return the file of an SQLite address."""
    return Path(make_url(url).database or "")


def copy_to(url: str, file: Path, at: datetime) -> None:
    """Copy the database of an address into an empty file, as it is at one moment, which is kept in it.

    Raises `NotACopyError` where the database is damaged, and `OSError`, a full disk among them.
    """
    with explained(), closing(_opened(file_of(url))) as source, closing(connect(file)) as copy:
        source.backup(copy)
        # One file, without a log beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
        with copy:
            copy.execute(_DATED, (COPIED, at.isoformat()))
        _must_be_sound(copy)


@contextmanager
def explained() -> Iterator[None]:
    """Raise what SQLite reports as `OSError`, or as `NotACopyError` where a file is damaged."""
    try:
        yield
    except Error as problem:
        named = getattr(problem, "sqlite_errorname", "")
        if named.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise NotACopyError(str(problem)) from problem
        number = errno.ENOSPC if named in ("SQLITE_FULL", "SQLITE_IOERR_WRITE") else errno.EIO
        raise OSError(number, str(problem)) from problem


def is_one(file: Path) -> bool:
    """Tell from its first bytes whether a file is SQLite's."""
    with file.open("rb") as opened:
        return opened.read(len(HEADER)) == HEADER


@contextmanager
def unpacked(copy: Path, beside: Path) -> Iterator[Path]:
    """Copy a copy beside the file that it is to become, check it there, and remove it at the end.

    Raises `NotACopyError` for a file that is damaged, and `OSError`.
    """
    own = beside.with_name(f"{beside.name}.restoring")
    own.parent.mkdir(parents=True, exist_ok=True)
    _remove(own)
    try:
        own.touch(0o600)
        shutil.copyfile(copy, own)
        with explained(), closing(connect(own)) as opened:
            _must_be_sound(opened)
        yield own
    finally:
        _remove(own)


def put_in_place(own: Path, file: Path) -> None:
    """Make a file the database, in one step: until then there was none, and from then on it is whole."""
    with closing(connect(own)) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        opened.execute("PRAGMA journal_mode = DELETE")
    on_the_disk(own)
    for one in BESIDE:
        file.with_name(f"{file.name}{one}").unlink(missing_ok=True)
    own.replace(file)
    on_the_disk(file.parent)


def _opened(file: Path) -> Connection:
    return connect(f"file:{quote(str(file.absolute()))}?mode=rw", uri=True, timeout=dialect.BUSY_TIMEOUT)


def _must_be_sound(opened: Connection) -> None:
    (said,) = opened.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise NotACopyError(said)


def _remove(own: Path) -> None:
    for name in ("", *BESIDE):
        own.with_name(f"{own.name}{name}").unlink(missing_ok=True)
