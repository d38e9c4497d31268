"""The condition of a database before anything is changed in it: what it is, and whether it fits."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, inspect, make_url, select

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
    is_half_restored: bool = False
    """Whether a restore of it began and has not ended: nothing may be sent from it."""


NOTHING = Condition("", True)

RESTORING = "restoring"
"""The fact of a database whose restoring has not ended."""


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
            begun = connection.execute(select(facts.c.name).where(facts.c.name == RESTORING)).first()
            return Condition(identity_in(connection), steps_missing(connection), begun is not None)
    finally:
        engine.dispose()
