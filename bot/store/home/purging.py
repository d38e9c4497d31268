"""Purging: everything of a community is deleted, a few rows at a time, through any process's death."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, Table, delete, select, tuple_

from bot.domain.common.ids import CommunityId
from bot.store.database import dialect
from bot.store.mentors.card import CHANGES
from bot.store.mentors.search_feed import mark_departed
from bot.store.tables import communities
from bot.store.tables.schema import metadata

A_BATCH = 500
"""The most rows that one transaction deletes: no other writer waits for long."""


def tables() -> Iterator[Table]:
    """Yield every table with rows of a community, each before those that its rows point to."""
    for table in reversed(metadata.sorted_tables):
        if "community" in table.c:
            yield table


def delete_some(connection: Connection, community: CommunityId, table: Table) -> int:
    """Delete a batch of a community's rows of a table; return how many there were."""
    key = tuple_(*table.primary_key)
    some = select(*table.primary_key).where(table.c.community == community).limit(A_BATCH)
    return connection.execute(delete(table).where(key.in_(some))).rowcount


def end(connection: Connection, community: CommunityId, now: datetime) -> None:
    """Delete the community itself, once none of its rows is left, and purge the search indexes after it."""
    number = dialect.next_number(connection, CHANGES)
    mark_departed(connection, number, now)
    connection.execute(delete(communities).where(communities.c.id == community))
