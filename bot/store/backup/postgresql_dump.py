"""Copies of a PostgreSQL database, by PostgreSQL's own programs, which have to be on the PATH."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from bot.store.backup.errors import NotACopyError, ProgramFailedError, ProgramMissingError
from bot.store.backup.facts import note_copy
from bot.store.database.condition import RESTORING
from bot.store.database.database import Database
from bot.store.database.migrate import LOCK

HEADER = b"PGDMP"
DUMP = ("pg_dump", "--format=custom", "--no-owner", "--no-privileges")
SCRIPT = ("pg_restore", "--no-owner", "--no-privileges", "--file=-")
LOAD = ("psql", "--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1", "--file=-")

BEGIN = b"""BEGIN;
SELECT format('DROP TABLE %I.%I CASCADE', schemaname, tablename) FROM pg_tables
WHERE schemaname = 'public' \\gexec
"""
END = f"""
DELETE FROM public.facts WHERE name = '{RESTORING}';
INSERT INTO public.facts (name, text, number) VALUES ('{RESTORING}', '', 0);
COMMIT;
""".encode()  # noqa: S608 - a constant of ours
"""Without this line nothing is kept: psql that loses its input rolls back."""

OTHERS = text(
    "SELECT pid, coalesce(host(client_addr), 'this machine') AS place FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


def command(url: str, file: Path) -> str:
    """Return the command that copies a database into a private file, for a machine that has pg_dump."""
    return f"(umask 077; {shlex.join((*DUMP, f'--file={file.name}', _where(url)))})"


def copy_to(url: str, file: Path, at: datetime) -> None:
    """Copy the database of an address into a file, as it is at one moment, which is kept in it first.

    Raises `ProgramMissingError`, `ProgramFailedError`, and `OSError`.
    """
    _must_be_there(DUMP)
    database = Database(url)
    try:
        database.write(lambda connection: note_copy(connection, at))
    finally:
        database.close()
    with file.open("wb") as filled:
        _run((*DUMP, _where(url)), _secretly(url), filled.fileno())


def is_one(file: Path) -> bool:
    """Tell from its first bytes whether a file is a copy that pg_dump made."""
    with file.open("rb") as opened:
        return opened.read(len(HEADER)) == HEADER


def rows_of(copy: Path, table: str) -> list[list[str]]:
    """Return the rows of one table of a copy, as text; raise `NotACopyError` where it cannot be read."""
    script = _read((*SCRIPT, "--data-only", f"--table={table}", str(copy)))
    lines = iter(script.splitlines())
    for line in lines:
        if line.startswith(f"COPY public.{table} "):
            return [row.split("\t") for row in iter(lines.__next__, "\\.")]
    raise NotACopyError(f"it has no table {table}")


def read_whole(copy: Path) -> None:
    """Read a copy to its end; raise `NotACopyError` where it is damaged or cut off."""
    _must_be_there(SCRIPT)
    try:
        _run((*SCRIPT[:-1], f"--file={os.devnull}", str(copy)), os.environ)
    except ProgramFailedError as why:
        raise NotACopyError(str(why)) from why


def load(url: str, copy: Path) -> None:
    """Load a copy in one transaction, in place of an empty database; it counts as unfinished after that.

    Raises `ProgramMissingError`, and `ProgramFailedError` where nothing was changed.
    """
    _must_be_there(LOAD)
    environ = _secretly(url)
    with subprocess.Popen(  # noqa: S603 - programs of PostgreSQL, with an address from the settings
        (*LOAD, _where(url)), stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environ
    ) as loading:
        assert loading.stdin is not None  # noqa: S101 - a pipe, as asked
        try:
            _feed(loading.stdin.fileno(), copy)
        except BrokenPipeError:
            pass  # what psql says is more useful
        except BaseException:
            # Without its last line, nothing of it is kept.
            loading.kill()
            raise
        _, said = loading.communicate()
    if loading.returncode:
        raise ProgramFailedError(_last(said))


@contextmanager
def alone(url: str) -> Iterator[list[str]]:
    """Hold off every process that would migrate; give the connections of others, each in a few words."""
    engine = create_engine(url, connect_args={"connect_timeout": 5})
    try:
        with engine.connect() as connection:
            connection.execute(text(f"SELECT pg_advisory_lock({LOCK})"))
            connection.commit()
            yield [f"connection {row.pid} from {row.place}" for row in connection.execute(OTHERS)]
    finally:
        engine.dispose()


def _feed(entrance: int, copy: Path) -> None:
    os.write(entrance, BEGIN)
    _run((*SCRIPT, str(copy)), os.environ, entrance)
    os.write(entrance, END)


def _where(url: str) -> str:
    """Return the address for libpq, without the password: every account of a machine sees arguments."""
    plain = make_url(url).set(drivername="postgresql")._replace(password=None)
    return plain.render_as_string(hide_password=False)


def _secretly(url: str) -> dict[str, str]:
    password = make_url(url).password
    return {**os.environ, **({"PGPASSWORD": str(password)} if password else {})}


def _must_be_there(program: Sequence[str]) -> None:
    if shutil.which(program[0]) is None:
        raise ProgramMissingError(program[0])


def _read(program: Sequence[str]) -> str:
    _must_be_there(program)
    done = subprocess.run(program, capture_output=True, check=False)  # noqa: S603 - as above
    if done.returncode:
        raise NotACopyError(_last(done.stderr))
    return done.stdout.decode("utf-8", "replace")


def _run(
    program: Sequence[str], environ: "os._Environ[str] | dict[str, str]", out: int | None = None
) -> None:
    where = subprocess.DEVNULL if out is None else out
    done = subprocess.run(  # noqa: S603 - as above
        program, stdout=where, stderr=subprocess.PIPE, env=environ, check=False
    )
    if done.returncode:
        raise ProgramFailedError(_last(done.stderr))


def _last(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "nothing"
