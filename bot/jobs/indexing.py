"""Keeps this process's search index at most a second behind the database."""

import asyncio
import logging

from bot.store.database import Database
from bot.store.listings import Changed, Changes, changes_after, last_departure
from bot.store.search.index import Index
from bot.store.work import Ground

log = logging.getLogger(__name__)

LOOK_EVERY = 0.5
"""Seconds between two looks at what changed: well within the second that is promised."""


class Indexer:
    """One background task that commits changes in batches, never inside a request."""

    def __init__(self, database: Database, index: Index, ground: Ground) -> None:
        """Keep this index up with this database."""
        self._database = database
        self._index = index
        self._ground = ground

    def catch_up(self) -> int:
        """Take in everything that changed since the index last did; return how many listings there were."""
        taken = 0
        while batch := self._next():
            taken += batch
        return taken

    async def run(self) -> None:
        """Catch up again and again until cancelled."""
        while True:
            try:
                await asyncio.to_thread(self.catch_up)
            except Exception:
                log.exception("the search index could not catch up; it is tried again")
            await asyncio.sleep(LOOK_EVERY)

    def _next(self) -> int:
        after = self._index.watermark
        if after < self._database.read(last_departure):
            return self._refill()
        found = self._after(after)
        if found.changes:
            self._index.catch_up(found.changes, watermark=found.up_to)
        return len(found.changes)

    def _refill(self) -> int:
        """Fill the index anew: of somebody who left for good, deleted is not yet gone from the disk."""
        every: list[Changed] = []
        up_to = 0
        while (found := self._after(up_to)).changes:
            every += found.changes
            up_to = found.up_to
        # However it came about, an index that was just filled is not behind what it was filled for.
        self._index.refill(every, watermark=max(up_to, self._database.read(last_departure)))
        return len(every)

    def _after(self, after: int) -> Changes:
        now = self._ground.clock()
        return self._database.read(lambda connection: changes_after(connection, after, now))
