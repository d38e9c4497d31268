"""Whose cards come near to what a search means: asked for in time, or not at all."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Final

from sqlalchemy import Connection

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.meaning.file import Floats
from bot.store.meaning.lately import Lately
from bot.store.meaning.model import Model
from bot.store.meaning.rows import changes_after, last_number
from bot.store.meaning.vectors import Vectors

log = logging.getLogger(__name__)

AT_ONCE: Final = 2
"""Searches that are read at the same time; for others words alone must do."""

IN_TIME: Final = 0.15
"""Seconds that a searcher waits for it; then words alone must do."""

IN_TIME_AGAIN: Final = 0.4
"""Seconds that a later page waits for a reader, and again for its reading, of the 1.5 s for an answer."""

MOST: Final = 100
"""Cards that are named: filters, and a lack of room, leave out some of them."""

APART: Final = 2.0
"""Standard deviations by which a card is nearer than the mean of its community's cards."""


class Near:
    """What cards and searches mean, in this process. No vector of a search outlives its answer."""

    def __init__(self, file: Path, in_time: float = IN_TIME) -> None:
        """Keep where the weights are; they are loaded once there are cards to compare with."""
        self._file = file
        self._in_time = in_time
        self._vectors = Vectors()
        self._lately = Lately()
        self._followed = self._departed = 0
        self._readers = ThreadPoolExecutor(AT_ONCE, "meaning")
        self._free = BoundedSemaphore(AT_ONCE)
        self._model: Future[Model] | None = None
        self._once = Lock()

    @property
    def model(self) -> Model:
        """Return the model, once it is loaded; raise `NoModelError` where it cannot be."""
        return self._loading().result()

    def near(self, community: CommunityId, words: str, *, again: bool = False) -> tuple[PersonId, ...]:
        """Return whose cards come near to these words, the nearest first.

        Returns nobody where that takes too long, is under way for two others, or cannot be done: then words
        alone decide. `again` is for a later page: it has whom the first one had, and else is waited for.
        """
        if again and (known := self._lately.of(community, words)) is not None:
            return known
        if not self._is_ready() or not self._free.acquire(timeout=IN_TIME_AGAIN if again else 0):
            return ()
        reading = self._readers.submit(self._nearest, community, words)
        reading.add_done_callback(lambda _: self._free.release())
        try:
            return reading.result(IN_TIME_AGAIN if again else self._in_time)
        except TooLate:
            return ()
        except Exception:
            log.exception("what a search means could not be read; words alone decided")
            return ()

    def follow(self, connection: Connection, departed: int) -> None:
        """Take in what changed in the database; `departed` is the number of the last erasure there."""
        if departed != self._departed or last_number(connection) < self._followed:
            # The rows of an erased mentor are no more, so that no change tells of them.
            self._vectors.clear()
            self._lately.clear()
            self._followed, self._departed = 0, departed
        changes = changes_after(connection, self._followed)
        if not changes:
            return
        self._vectors.take(changes)
        self._lately.leave_out(change.mentor for change in changes)
        self._followed = changes[-1].made
        self._loading()

    @property
    def cards(self) -> int:
        """Return how many cards can be compared with: none at first, which is no reason not to begin."""
        return len(self._vectors)

    def close(self) -> None:
        """End the threads; what they read is dropped."""
        self._readers.shutdown(wait=False, cancel_futures=True)

    def _loading(self) -> Future[Model]:
        """Begin to load the model, the first time."""
        with self._once:
            if self._model is None:
                self._model = self._readers.submit(Model.load, self._file)
                self._model.add_done_callback(_say_why)
            return self._model

    def _is_ready(self) -> bool:
        loading = self._model
        return loading is not None and loading.done() and loading.exception() is None

    def _nearest(self, community: CommunityId, words: str) -> tuple[PersonId, ...]:
        before = self._lately.changes
        query: Floats = self.model.of_query(words)
        near = self._vectors.nearest(community, query, MOST, APART)
        # Also where it comes too late for the first page: then its later pages end with these.
        self._lately.keep(community, words, near, before)
        return near


def _say_why(loading: Future[Model]) -> None:
    if not loading.cancelled() and (problem := loading.exception()):
        log.error("searches go by words alone: %s", problem)
