"""Brings a database up to this release: every step, or none of them."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from bot.store import dialect

HERE = Path(__file__).parent / "migrations"

LOCK = 0x416C6F6E67  # "Along": one number that all our processes lock by


def migrate(url: str) -> bool:
    """Take every step that is missing, inside one transaction; tell whether there were any.

    Any number of processes may call this at the same time: one takes the steps, the others wait for it.
    """
    engine = create_engine(url)
    if dialect.is_sqlite(url):
        dialect.prepare_file(url)
        dialect.begin_by_hand(engine, "BEGIN EXCLUSIVE")
    try:
        with engine.begin() as connection:
            return _migrate(connection)
    finally:
        engine.dispose()


def steps_missing(connection: Connection) -> bool:
    """Tell whether a database is behind this release."""
    return MigrationContext.configure(connection).get_current_revision() != _newest()


def config(connection: Connection) -> Config:
    """Return what Alembic needs to know, for this connection."""
    settings = Config()
    settings.set_main_option("script_location", str(HERE))
    settings.attributes["connection"] = connection
    return settings


def _migrate(connection: Connection) -> bool:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
    if not steps_missing(connection):
        return False
    command.upgrade(config(connection), "head")
    return True


def _newest() -> str | None:
    settings = Config()
    settings.set_main_option("script_location", str(HERE))
    return ScriptDirectory.from_config(settings).get_current_head()
