"""Filling: reads what cards mean, one after the other, in one process of all and behind other work."""

import asyncio
import logging
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.jobs.holding import Holding
from bot.store.database.database import Database
from bot.store.meaning import rows
from bot.store.meaning.faults import NoModelError
from bot.store.mentors.faces import faces
from bot.store.mentors.search_feed import last_number

if TYPE_CHECKING:  # numpy may not be installed
    from bot.store.meaning.model import Model
    from bot.store.meaning.near import Near

log = logging.getLogger(__name__)

LOOK_EVERY: Final = 5.0
"""Seconds between two looks for cards to read."""

A_BATCH: Final = 16
"""Cards that are read between two turns: some two seconds, less than the turn lasts."""

TURN: Final = "meaning"
"""Under this name one process of all has the turn to read cards."""

_NICE: Final = 5
"""How far this thread stands behind others. Further behind, it would hold Python's lock while it waits."""


class Filler:
    """One background task. What it has read is kept card by card, so a stop loses one card at most."""

    def __init__(self, database: Database, near: "Near", holding: Holding) -> None:
        """Read the cards of this database with this model."""
        self._database = database
        self._near = near
        self._holding = holding
        self._thread = ThreadPoolExecutor(1, "cards", initializer=_behind_others)
        self._level = -1
        self._ended = threading.Event()

    async def run(self) -> None:
        """Read cards until cancelled; the card that is being read then is the last one."""
        try:
            await self._run()
        finally:
            self._ended.set()
            self._thread.shutdown(wait=False, cancel_futures=True)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            read = 0
            try:
                if await asyncio.wrap_future(self._holding.take(TURN)):
                    read = await loop.run_in_executor(self._thread, self.fill)
            except NoModelError:
                return  # the log has said why
            except Exception:
                log.exception("cards could not be read for what they mean; it is tried again")
            await asyncio.sleep(0 if read else LOOK_EVERY)

    def fill(self) -> int:
        """Read a batch of cards; return of how many it is kept what they mean."""
        last = self._database.read(last_number)
        if last == self._level:
            return 0
        batch = self._database.read(lambda open_: rows.to_read(open_, A_BATCH))
        if not batch:
            self._level = last
            return 0
        return self._read(batch, self._near.model)

    def _read(self, batch: list[rows.ToRead], model: "Model") -> int:
        shown = self._database.read(lambda open_: faces(open_, batch))
        kept = 0
        for card in batch:
            if card.mentor in shown and not self._ended.is_set():
                keep = partial(rows.keep, card=card, vector=model.of_card(shown[card.mentor]))
                # What a power failure undoes is read again.
                kept += self._database.write(keep, lightly=True)
        return kept


def _behind_others() -> None:
    """Let other threads of this machine go first; on Linux a thread has a niceness of its own."""
    with suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
