"""The condition of a database before anything is changed in it: what it is, and whether it fits."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, inspect, make_url

from bot.store.database import dialect
from bot.store.database.database import identity_in
from bot.store.database.migrate import steps_missing
from bot.store.tables import facts


@dataclass(frozen=True, slots=True)
class Condition:
    """Which database it is, and whether it lacks migrations of this release."""

    identity: str
    """The name that `Database.identity` gave it; empty for a database without a community's tables."""
    is_behind: bool


NOTHING = Condition("", True)


def look(url: str) -> Condition:
    """Look at a database without making one; raise `NewerDatabaseError`, or what the driver raises."""
    on_sqlite = dialect.is_sqlite(url)
    if on_sqlite and not Path(make_url(url).database or "").exists():
        return NOTHING
    patience = {"timeout": dialect.BUSY_TIMEOUT} if on_sqlite else {"connect_timeout": 5}
    engine = create_engine(url, connect_args=patience)
    try:
        with engine.begin() as connection:
            if not inspect(connection).has_table(facts.name):
                return NOTHING
            return Condition(identity_in(connection), steps_missing(connection))
    finally:
        engine.dispose()
