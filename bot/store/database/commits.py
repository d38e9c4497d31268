"""Whether anything was committed since a moment ago: told by a number, without reading any row."""

from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection, OperationalError, connect
from threading import Lock

from sqlalchemy import make_url

from bot.store.database import dialect


class Commits:
    """The number of the last commit that any process made, on a connection that commits nothing itself."""

    def __init__(self, url: str) -> None:
        """Watch this database; nothing is opened before the first look."""
        self._file = (make_url(url).database or "") if dialect.is_sqlite(url) else ""
        self._line: Connection | None = None
        self._one = Lock()

    def number(self) -> int | None:
        """Return a number that is another one after every commit, of this process or of any other.

        None where it cannot be told: on PostgreSQL, and where SQLite's file is not free at this very moment.
        It takes some microseconds, waits for nobody and reads no page of the file, so an event loop may ask.
        """
        if not self._file:
            return None
        with self._one, suppress(OperationalError):
            # https://sqlite.org/pragma.html#pragma_data_version: changes of other connections alone.
            return int(self._opened().execute("PRAGMA data_version").fetchone()[0])
        return None

    def close(self) -> None:
        """Let go of the file."""
        with self._one:
            if self._line is not None:
                self._line.close()
            self._line, self._file = None, ""

    def _opened(self) -> Connection:
        if self._line is None:
            # `rw` makes no file where there is none.
            file = f"{Path(self._file).absolute().as_uri()}?mode=rw"
            self._line = connect(file, uri=True, timeout=0, check_same_thread=False)
        return self._line
