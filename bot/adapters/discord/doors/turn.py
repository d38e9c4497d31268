"""Takes turns: of all processes with one bot's token, one is connected: Discord tells each of all acts."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from hashlib import sha256
from typing import Final

from bot.adapters.discord.doors.sessions import KEPT_FOR, GatewaySession, noted, read_sessions
from bot.platform_context import GatewayBook

log = logging.getLogger(__name__)

UNDER: Final = "under"
"""Names the channel above the thread in which a message was written: Discord itself does not say it.

Empty where it was written in no thread, and None where the channel is unknown."""

CONNECTED: Final = "CONNECTED"
"""Our own event: every shard is connected, for the first time or again."""

RENEWED_EVERY: Final = 6.0
"""Seconds between two renewals of the lease."""

ANSWERED_WITHIN: Final = 5.0
"""Seconds that a renewal may take."""

LOOK_EVERY: Final = 3.0
"""Seconds between two looks of a process that waits for its turn."""

HELD_FOR: Final = 18.0
"""Seconds after a renewal in which another is tried; with a last one it ends before the lease's 30."""

WAITS = "another process is connected to Discord with this token; this one waits for its turn"


class GatewayTurn:
    """One process's turn at the gateway."""

    def __init__(
        self,
        token: str,
        book: GatewayBook,
        sessions: Callable[[], Iterable[GatewaySession] | None] = lambda: None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Take turns by `book` with every process that has the same token; `clock` counts seconds.

        `sessions` returns those of this process, for the next process; None where it has not begun yet.
        """
        self._name = f"discord.{sha256(token.encode()).hexdigest()[:40]}"
        self._book = book
        self._sessions = sessions
        self._clock = clock
        self._sleep = sleep

    async def during(self, what: Callable[[], Awaitable[None]]) -> None:
        """Wait for the turn, do `what` as long as it lasts, and give it on. Raise as `what` does."""
        await self._wait()
        doing = asyncio.ensure_future(what())
        keeping = asyncio.ensure_future(self._keep())
        try:
            await asyncio.wait({doing, keeping}, return_when=asyncio.FIRST_COMPLETED)
            if doing.done():
                return await doing
            log.error("the turn at Discord's gateway was lost; it is closed here")
        finally:
            for task in (doing, keeping):
                task.cancel()
            await asyncio.gather(doing, keeping, return_exceptions=True)
            await self._give()

    async def left(self) -> tuple[GatewaySession, ...]:
        """Return the sessions that the last process left; none where they are too old, or nobody knows."""
        try:
            return read_sessions(await asyncio.wrap_future(self._book.left(self._name, KEPT_FOR)))
        except Exception as problem:
            log.warning("nobody knows which sessions were left", extra={"why": type(problem).__name__})
            return ()

    async def _wait(self) -> None:
        told = False
        while not await self._taken():
            if not told:
                log.warning(WAITS)
                told = True
            await self._sleep(LOOK_EVERY)

    async def _keep(self) -> None:
        """Renew the lease until it is lost."""
        held_at = self._clock()
        while self._clock() - held_at < HELD_FOR:
            await self._sleep(RENEWED_EVERY)
            try:
                # Not `wait_for`: of a cancellation that comes with the answer it keeps the answer alone.
                async with asyncio.timeout(ANSWERED_WITHIN):
                    is_ours = await self._asked()
                    await self._note()
                if not is_ours:
                    return
            except Exception as problem:
                log.warning("the turn at the gateway was not renewed", extra={"why": type(problem).__name__})
            else:
                held_at = self._clock()

    async def _taken(self) -> bool:
        try:
            return await self._asked()
        except Exception as problem:
            log.warning("nobody knows whose turn it is", extra={"why": type(problem).__name__})
            return False

    async def _asked(self) -> bool:
        return await asyncio.wrap_future(self._book.take(self._name))

    async def _note(self) -> None:
        """Keep the sessions as they are now: a process that is killed cannot any more."""
        sessions = self._sessions()
        if sessions is not None:
            await asyncio.wrap_future(self._book.note(self._name, noted(sessions)))

    async def _give(self) -> None:
        try:
            await self._note()
            await asyncio.wrap_future(self._book.give(self._name))
        except Exception as problem:
            log.warning("the turn was not given on; it ends by itself", extra={"why": type(problem).__name__})
