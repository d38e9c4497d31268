"""The statements of a story, and how a database would read for each: through an index, or everything."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event

from bot.store.database.database import Database


@contextmanager
def statements() -> Iterator[list[tuple[str, Any]]]:
    """Record every statement with its parameters."""
    said: list[tuple[str, Any]] = []

    def note(_: Connection, cursor: Any, statement: str, told: Any, *rest: Any) -> None:  # noqa: ANN401 - the driver's own
        said.append((statement, told))

    event.listen(Engine, "before_cursor_execute", note)
    yield said
    event.remove(Engine, "before_cursor_execute", note)


def plan(database: Database, words: str, told: Any) -> list[str]:  # noqa: ANN401 - the driver's own
    """Return the steps of the database's plan for a statement."""

    def explained(open_: Connection) -> list[str]:
        if open_.dialect.name == "sqlite":
            return [row[3] for row in open_.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", told)]
        # A small table PostgreSQL rightly scans and sorts, unless that is switched off.
        open_.exec_driver_sql("SET LOCAL enable_seqscan TO off")
        open_.exec_driver_sql("SET LOCAL enable_sort TO off")
        return [row[0] for row in open_.exec_driver_sql(f"EXPLAIN {words}", told)]

    return database.read(explained)
