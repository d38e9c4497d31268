"""Indexing: keeps this process's search index at most a second behind the database."""

import asyncio
import logging
import time
from collections.abc import Iterator
from datetime import timedelta

from bot.store.database.database import Database, Transaction
from bot.store.index.directory import NotAnIndexError, TakenError
from bot.store.index.hearing import read_tables
from bot.store.index.index import Index
from bot.store.mentors.search_feed import (
    Changes,
    changes_after,
    every_change,
    last_departure,
    last_number,
)
from bot.store.services import Services

log = logging.getLogger(__name__)

LOOK_EVERY = 0.5
"""Seconds between two looks for changes: well within the second that is promised."""

AT_ONCE = 5_000
"""An index of at most so many listings is purged at once after an erasure, in under two seconds."""

FILES_EVERY = 5.0
"""Seconds between two looks at the index's own files."""

NIGHT = 3
"""The hour (UTC) in which a larger index is purged."""

AT_MOST = timedelta(days=1)
"""How long the bytes of an erased mentor may stay, where no process ran at night."""


class Indexer:
    """One background task that commits changes in batches, never inside a request."""

    def __init__(self, database: Database, index: Index, services: Services) -> None:
        """Keep this index up to date with this database."""
        self._database = database
        self._index = index
        self._services = services
        self._level_at = self._files_at = time.monotonic()
        self._level_with: int | None = None

    @property
    def lag(self) -> float:
        """Return the seconds since the index was last level with the database."""
        return time.monotonic() - self._level_at

    def catch_up(self) -> int:
        """Index everything that changed since the last time; return how many listings there were."""
        self._look_after_files()
        # Before the first snapshot: a commit between the two is read now, and looked for again.
        began, commit = time.monotonic(), self._database.commit_number()
        if commit is not None and commit == self._level_with:
            self._level_at = began
            return 0
        taken = self._take_all()
        if self._services.meaning is not None:
            self._database.read(self._follow_meaning, patiently=True)
        self._level_with = commit if self._is_purged() else None
        return taken

    async def run(self) -> None:
        """Index changes repeatedly until cancelled."""
        await asyncio.to_thread(read_tables)
        while True:
            try:
                await asyncio.to_thread(self.catch_up)
            except (TakenError, NotAnIndexError) as problem:
                log.error("the search index cannot be made anew: %s", problem)  # noqa: TRY400 - it says all
            except Exception:
                log.exception("the search index could not catch up; it is tried again")
            await asyncio.sleep(LOOK_EVERY)

    def _take_all(self) -> int:
        taken, began = 0, time.monotonic()
        while batch := self._next():
            taken, began = taken + batch, time.monotonic()
        self._level_at = began
        return taken

    def _next(self) -> int:
        after = self._index.watermark
        if self._database.read(last_number) < after:
            log.warning(
                "The search index is of a later time than the database, as after an older copy was put in"
                " place; it is made anew"
            )
            return self._database.read(self._refill, patiently=True)
        found = self._database.read(
            lambda connection: changes_after(connection, after, self._services.clock())
        )
        if found.changes and (after == 0 or self._index.wants_all):
            return self._database.read(self._refill, patiently=True)
        if found.changes:
            self._index.catch_up(found.changes, watermark=found.up_to)
        return len(found.changes)

    def _follow_meaning(self, connection: Transaction) -> None:
        if self._services.meaning is not None:
            self._services.meaning.follow(connection, last_departure(connection).number)

    def _look_after_files(self) -> None:
        """Make the index anew where its files were deleted or overwritten while this process runs."""
        if time.monotonic() - self._files_at < FILES_EVERY:
            return
        if self._index.harmed:
            log.warning("The search index was deleted or overwritten in its folder; it is made anew")
            self._database.read(self._make_anew, patiently=True)
        self._files_at = time.monotonic()

    def _is_purged(self) -> bool:
        """Purge an erased mentor, whom no search finds, from the files if it is time; tell if none waits."""
        gone = self._database.read(last_departure)
        if gone.number <= self._index.purged:
            return True
        now = self._services.clock()
        if self._index.size <= AT_ONCE or now.hour == NIGHT or now - gone.at > AT_MOST:
            self._database.read(self._refill, patiently=True)
            return True
        return False

    def _refill(self, connection: Transaction) -> int:
        """Rebuild the index from one snapshot: where it is new, and where a person was erased.

        A deleted document stays on the disk until a rebuild; and one commit is quicker to search than many.
        """
        return self._index.refill(*self._everything(connection))

    def _make_anew(self, connection: Transaction) -> int:
        return self._index.make_anew(*self._everything(connection))

    def _everything(self, connection: Transaction) -> tuple[Iterator[Changes], int]:
        """Return every listing, and the number of the last erasure.

        The number purged includes it: otherwise every look would rebuild the index again.
        """
        return every_change(connection, self._services.clock()), last_departure(connection).number
