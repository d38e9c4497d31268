"""The directory of a workspace: everybody's id, standing, name and zone, read in pages, in memory alone.

Nobody who never wrote gets a row in the database: `Members` keeps these facts while the process runs, and
the events `team_join` and `user_change` keep them true.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from bot.adapters.slack.calls.errors import ApiRefusal
from bot.adapters.slack.calls.ourselves import Asking
from bot.port import NOT_DONE, InDoubt

log = logging.getLogger(__name__)

PAGE: Final = 1_000
"""Members a page: the most that `users.list` gives. 85,000 members take 85 pages, about four minutes."""

SMALLER: Final = 200
"""Members a page where Slack refuses the largest (`limit_required`); Slack recommends 200."""

MOST_PAGES: Final = 5_000
"""Pages of one reading: a million members in the smaller pages."""

READ_AGAIN: Final = 6 * 3600.0
"""Seconds until the directory is read anew: with several processes each event comes to one of them alone."""

AFTER_A_FAULT: Final = 60.0
"""Seconds until the directory is tried again after Slack refused it."""

AT_ONCE: Final = 100
"""Members that are taken in before anything else gets its turn on the event loop."""

TRIES: Final = 3
"""How often a page is asked for whose answer was lost."""

Learning = Callable[[Sequence[Mapping[str, Any]], float], Awaitable[None]]
"""Takes members in, as Slack describes them, and since when that holds in seconds of the same clock."""


class Directory:
    """Reads who is in the workspace, and reads it again in time."""

    def __init__(
        self,
        call: Asking,
        learn: Learning,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Ask through `call`, which waits in line; hand over to `learn` what each page says."""
        self._call = call
        self._learn = learn
        self._clock = clock
        self._sleep = sleep
        self._limit = PAGE

    async def run(self) -> None:
        """Keep the directory read until cancelled."""
        while True:
            try:
                read = await self.read()
            except NOT_DONE as problem:
                log.warning("the directory of the workspace was not read", extra={"why": str(problem)})
                await self._sleep(AFTER_A_FAULT)
            else:
                log.info("the directory of the workspace was read", extra={"members": read})
                await self._sleep(READ_AGAIN)

    async def read(self) -> int:
        """Read every page; return how many members there were. Raise as a call does."""
        cursor, read = "", 0
        for _ in range(MOST_PAGES):
            asked_at = self._clock()
            said = await self._page(cursor)
            members = [one for one in said.get("members") or () if isinstance(one, Mapping)]
            await self._take_in(members, asked_at)
            read += len(members)
            cursor = str((said.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return read
        log.error("the directory of the workspace has no end", extra={"members": read})
        return read

    async def _page(self, cursor: str) -> Mapping[str, Any]:
        for _ in range(TRIES):
            try:
                return await self._asked(cursor)
            except InDoubt as lost:
                log.info("a page of the directory was lost", extra={"why": str(lost)})
            except ApiRefusal as no:
                if no.word != "limit_required" or self._limit == SMALLER:
                    raise
                self._limit = SMALLER
        return await self._asked(cursor)

    async def _asked(self, cursor: str) -> Mapping[str, Any]:
        at = {"cursor": cursor} if cursor else {}
        return await self._call("users.list", limit=self._limit, include_locale=True, **at)

    async def _take_in(self, members: Sequence[Mapping[str, Any]], asked_at: float) -> None:
        some = iter(members)
        while part := list(islice(some, AT_ONCE)):
            await self._learn(part, asked_at)
            await asyncio.sleep(0)
