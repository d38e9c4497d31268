"""Keeping away: the log beside the database follows what people erased, blocked and stopped."""

import asyncio
import logging
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

from bot.handlers.run import Runner
from bot.store.safety import kept_away_log
from bot.store.safety.kept_away import state_of

log = logging.getLogger(__name__)

EVERY = 5.0
"""Seconds between two looks at the database, where nothing asks for one sooner."""

SHARE = 100
"""A look that takes long is rare: this many times as long passes before the next."""


class Keeper:
    """One background task of each process; after `kill -9` the next start writes what is missing."""

    def __init__(self, runner: Runner, folder: Path) -> None:
        """Keep the log in this folder level with the database."""
        self._runner = runner
        self._file = folder / kept_away_log.NAME
        self._wanted = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self) -> None:
        """Ask for a look at once, from any thread; before `run` it does nothing."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop is closing: the next start looks first
                self._loop.call_soon_threadsafe(self._wanted.set)

    def level(self) -> int:
        """Write what is not in the log yet; return how many lines. Raises `OSError`."""
        database, services = self._runner.database, self._runner.services
        now = services.clock()
        look = partial(state_of, keys=services.keys, now=now)
        return kept_away_log.level(self._file, lambda: database.read(look), now)

    async def run(self) -> None:
        """Follow the database until cancelled."""
        self._loop = asyncio.get_running_loop()
        while True:
            began = time.monotonic()
            self._wanted.clear()
            try:
                await asyncio.to_thread(self.level)
            except Exception:
                log.exception("kept-away.log could not be written; it is tried again")
            pause = max(EVERY, SHARE * (time.monotonic() - began))
            try:
                await asyncio.wait_for(self._wanted.wait(), pause)
            except TimeoutError:
                continue
