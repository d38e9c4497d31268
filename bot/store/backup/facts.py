"""What a database knows of copies: of which moment it is one, and whether its restoring has ended."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, create_engine, delete, insert, inspect, make_url, select, update

from bot.domain.common.ids import fresh
from bot.store.database import dialect
from bot.store.database.condition import RESTORING
from bot.store.tables import communities, facts

COPIED = "copied"


def copied_at(connection: Connection) -> datetime | None:
    """Return the moment (UTC) of the copy from which a database comes, or None where it is not known."""
    found = connection.execute(select(facts.c.text).where(facts.c.name == COPIED)).scalar_one_or_none()
    return datetime.fromisoformat(found) if found else None


def note_copy(connection: Connection, at: datetime) -> None:
    """Keep the moment (UTC) of a copy that is about to be made, so that the copy knows it."""
    connection.execute(delete(facts).where(facts.c.name == COPIED))
    connection.execute(insert(facts).values(name=COPIED, text=at.isoformat(), number=0))


def finish(connection: Connection) -> None:
    """Make a restored database another one than it was, which no search index knows, and whole."""
    connection.execute(update(facts).where(facts.c.name == "identity").values(text=fresh("db")))
    connection.execute(delete(facts).where(facts.c.name == RESTORING))


def is_alongside(connection: Connection) -> bool:
    """Tell whether a database has the tables of Alongside."""
    return inspect(connection).has_table(facts.name) and inspect(connection).has_table(communities.name)


def has_people_at(url: str) -> bool:
    """Tell whether there is a community, or anything else than ours, in a database; make none.

    One whose restoring has not ended counts as empty: it is restored anew.
    """
    if dialect.is_sqlite(url) and not Path(make_url(url).database or "").exists():
        return False
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            if not is_alongside(connection):
                return bool(inspect(connection).get_table_names())
            begun = select(facts.c.name).where(facts.c.name == RESTORING)
            people = select(communities.c.id).limit(1)
            return (
                connection.execute(begun).first() is None and connection.execute(people).first() is not None
            )
    finally:
        engine.dispose()
