"""Indexing: keeps this process's search index at most a second behind the database."""

import asyncio
import logging
import time

from bot.store.database.database import Database, Transaction
from bot.store.index.index import Index
from bot.store.mentors.search_feed import changes_after, every_change, last_departure
from bot.store.repositories import Services

log = logging.getLogger(__name__)

LOOK_EVERY = 0.5
"""Seconds between two looks for changes: well within the second that is promised."""


class Indexer:
    """One background task that commits changes in batches, never inside a request."""

    def __init__(self, database: Database, index: Index, services: Services) -> None:
        """Keep this index up to date with this database."""
        self._database = database
        self._index = index
        self._services = services
        self._level_at = time.monotonic()

    @property
    def lag(self) -> float:
        """Return the seconds since the index was last level with the database."""
        return time.monotonic() - self._level_at

    def catch_up(self) -> int:
        """Index everything that changed since the last time; return how many listings there were."""
        taken, began = 0, time.monotonic()
        while batch := self._next():
            taken, began = taken + batch, time.monotonic()
        self._level_at = began
        return taken

    async def run(self) -> None:
        """Index changes repeatedly until cancelled."""
        while True:
            try:
                await asyncio.to_thread(self.catch_up)
            except Exception:
                log.exception("the search index could not catch up; it is tried again")
            await asyncio.sleep(LOOK_EVERY)

    def _next(self) -> int:
        after = self._index.watermark
        found = self._database.read(
            lambda connection: changes_after(connection, after, self._services.clock())
        )
        if (after == 0 and found.changes) or after < self._database.read(last_departure):
            return self._database.read(self._refill, patiently=True)
        if found.changes:
            self._index.catch_up(found.changes, watermark=found.up_to)
        return len(found.changes)

    def _refill(self, connection: Transaction) -> int:
        """Rebuild the index from one snapshot: where it is new, and where a person was erased.

        A deleted document stays on the disk until a rebuild; and one commit is quicker to search than many.
        """
        # The watermark includes the last erasure: otherwise every look would rebuild the index again.
        return self._index.refill(
            every_change(connection, self._services.clock()), last_departure(connection)
        )
