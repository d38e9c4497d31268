"""Empties the conversations of people who erased themselves, on platforms that keep what the bot wrote."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from bot.port import Address, Served, adapter_at
from bot.store.database.database import Database
from bot.store.people import emptyings
from bot.store.people.emptyings import Emptying

log = logging.getLogger(__name__)

LOOK_EVERY = 5.0
"""Seconds between two looks."""


class Emptier:
    """One worker that empties conversations. Emptying twice does nothing, so any number may run."""

    def __init__(
        self, database: Database, platforms: Sequence[Served], clock: Callable[[], datetime]
    ) -> None:
        """Empty what is due on these platforms."""
        self._database = database
        self._platforms = platforms
        self._clock = clock

    async def run(self) -> None:
        """Look again and again until cancelled."""
        while True:
            try:
                await self.empty_due()
            except Exception:
                log.exception("conversations could not be emptied; they are looked at again")
            await asyncio.sleep(LOOK_EVERY)

    async def empty_due(self) -> int:
        """Empty everything that is due; return how many conversations are empty now."""
        looking = partial(emptyings.due, now=self._clock())
        found = await asyncio.wrap_future(self._database.reading(looking))
        return sum([await self._empty(one) for one in found])

    async def _empty(self, one: Emptying) -> bool:
        adapter = adapter_at(self._platforms, one.platform, one.workspace)
        if adapter is None:
            return False
        try:
            await adapter.close(Address(one.workspace, "", one.at), erased=True)
        except Exception as problem:
            log.warning(
                "the conversation of a person who erased themselves is not empty yet; it is tried again",
                extra={"platform": one.platform, "workspace": one.workspace, "why": str(problem)},
            )
            writing = partial(emptyings.later, emptying=one, now=self._clock())
            await asyncio.wrap_future(self._database.writing(writing))
            return False
        await asyncio.wrap_future(self._database.writing(partial(emptyings.done, emptying=one.id)))
        return True
