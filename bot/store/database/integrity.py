"""Whether a database is whole: what its own checks say of its pages, rows, references and indexes."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, ForeignKeyConstraint, Select, and_, func, select, text
from sqlalchemy.exc import DBAPIError

from bot.store.database import dialect
from bot.store.database.troubles import Trouble, trouble_of
from bot.store.tables.schema import metadata

MOST: Final = 5
"""The most faults that are named: one is enough to restore a backup."""

_WHOLE: Final = text(f"PRAGMA integrity_check({MOST})")
_REFERENCES: Final = text("PRAGMA foreign_key_check")

_INVALID: Final = text(
    "SELECT 'the constraint ' || conname || ' was never validated' FROM pg_constraint"
    " WHERE NOT convalidated AND connamespace = current_schema()::regnamespace"
    " UNION ALL SELECT 'the index ' || relname || ' is not valid' FROM pg_index"
    " JOIN pg_class ON pg_class.oid = indexrelid"
    " WHERE NOT (indisvalid AND indisready) AND relnamespace = current_schema()::regnamespace"
    " UNION ALL SELECT checksum_failures || ' of its pages had a wrong checksum' FROM pg_stat_database"
    " WHERE datname = current_database() AND checksum_failures > 0"
)


def faults(connection: Connection) -> list[str]:
    """Return what is wrong, at most `MOST` lines; an empty list for a whole database. Nothing is changed.

    Raises what the driver raises for a trouble that may pass, such as a server that is gone.
    """
    dialect.patiently(connection)
    kinds = {"sqlite": _of_a_file, "postgresql": _of_a_server}
    try:
        return [
            line for line, _ in zip(kinds[connection.dialect.name](connection), range(MOST), strict=False)
        ]
    except DBAPIError as problem:
        if trouble_of(problem) not in {None, Trouble.DAMAGED}:
            raise
        return [str(problem.orig).splitlines()[0]]


def _of_a_file(connection: Connection) -> Iterator[str]:
    for line in connection.execute(_WHOLE).scalars():
        if line != "ok":
            yield str(line)
    for row in connection.execute(_REFERENCES):
        yield f"{row[0]}, row {row[1]}: it names a row of {row[2]} that is not there"


def _of_a_server(connection: Connection) -> Iterator[str]:
    yield from connection.execute(_INVALID).scalars()
    for table in metadata.sorted_tables:
        # Every row is read; a page that cannot be read is an error of the server.
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for key in sorted(table.foreign_key_constraints, key=lambda one: tuple(one.column_keys)):
            if number := connection.execute(_without_parent(key)).scalar_one():
                yield f"{table.name}: {number} rows name a row of {key.referred_table.name} that is not there"


def _without_parent(key: ForeignKeyConstraint) -> Select[int]:
    child, parent = key.table, key.referred_table.alias("parent")
    pairs = [(one.parent, parent.c[one.column.name]) for one in key.elements]
    joined = child.outerjoin(parent, and_(*(column == other for column, other in pairs)))
    orphan = and_(*(column.is_not(None) for column, _ in pairs), pairs[0][1].is_(None))
    return select(func.count()).select_from(joined).where(orphan)
