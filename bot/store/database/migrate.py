"""Migrates a database to this release: every migration, or none of them."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine, inspect, text

from bot.store.database import dialect

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parents[1] / "migrations"

LOCK = 0x416C6F6E67  # "Along" in hexadecimal: the advisory lock that all our processes share


class NewerDatabaseError(Exception):
    """The database was migrated by a newer release, whose tables this one does not know."""


def migrate(url: str) -> bool:
    """Run every missing migration inside one transaction; tell whether there were any.

    Any number of processes may call this at the same time: one migrates, the others wait for it.
    """
    on_sqlite = dialect.is_sqlite(url)
    engine = create_engine(url, connect_args={"timeout": dialect.BUSY_TIMEOUT} if on_sqlite else {})
    if on_sqlite:
        dialect.prepare_file(url)
        dialect.begin_by_hand(engine, "BEGIN EXCLUSIVE")
    try:
        with engine.begin() as connection:
            return _migrate(connection)
    finally:
        engine.dispose()


def steps_missing(connection: Connection) -> bool:
    """Tell whether a database lacks migrations of this release; raise `NewerDatabaseError`."""
    current = _current(connection)
    if current is not None:
        must_know(current)
    return current != newest()


def must_know(revision: str) -> None:
    """Raise `NewerDatabaseError` for a revision that this release does not have."""
    if revision not in _steps():
        raise NewerDatabaseError(revision)


def config(connection: Connection) -> "Config":
    """Return Alembic's configuration for this connection; Alembic is imported only where it is needed."""
    from alembic.config import Config  # noqa: PLC0415

    settings = Config()
    settings.set_main_option("script_location", str(HERE))
    settings.attributes["connection"] = connection
    return settings


def _migrate(connection: Connection) -> bool:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
    if not steps_missing(connection):
        return False
    from alembic import command  # noqa: PLC0415 - a twelfth of a start's imports, of which most need none

    command.upgrade(config(connection), "head")
    return True


def newest() -> str:
    """Return the revision of our newest migration: the one that no other names as its parent."""
    steps = _steps()
    (last,) = steps.keys() - set(steps.values())
    return last


@cache
def _steps() -> dict[str, str | None]:
    """Return every revision of this release, and the one that each is built on."""
    found = [_STEP.search(file.read_text("utf-8")) for file in (HERE / "versions").glob("[0-9]*.py")]
    return {step["name"]: step["before"] for step in found if step}


_STEP = re.compile(r'^revision = "(?P<name>\w+)"\ndown_revision = (?:"(?P<before>\w+)"|None)$', re.MULTILINE)


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
