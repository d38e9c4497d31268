"""Background tasks: what continues after the platform was acknowledged."""

import asyncio
import logging
from collections.abc import Coroutine, Iterable
from typing import Any, TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)

GRACE_PERIOD = 2.0
"""Seconds that background tasks get to finish when the process is asked to stop."""


class Background:
    """Holds the background tasks until they end: they outlive the act that began them."""

    def __init__(self) -> None:
        """Begin without tasks."""
        self._going: set[asyncio.Task[Any]] = set()

    def follow(self, going: Coroutine[Any, Any, T] | asyncio.Task[T]) -> asyncio.Task[T]:
        """Run something as a background task; log an error in it."""
        task = asyncio.ensure_future(going)
        self._going.add(task)  # the event loop keeps only weak references to tasks
        task.add_done_callback(self._followed)
        return task

    async def finish(self) -> None:
        """Wait until the running tasks have ended, or until their time is over."""
        if self._going:
            await asyncio.wait(self._going, timeout=GRACE_PERIOD)

    async def end(self) -> None:
        """Let the running tasks end, and cancel those that have not when their time is over."""
        await self.finish()
        await cancelled(self._going)

    def _followed(self, task: asyncio.Task[Any]) -> None:
        self._going.discard(task)
        if not task.cancelled() and (problem := task.exception()):
            log.error("a background task failed", exc_info=problem)


async def cancelled(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancel tasks, and wait until they have ended: asyncio complains of those that end with their loop."""
    if going := set(tasks):
        for task in going:
            task.cancel()
        await asyncio.wait(going, timeout=GRACE_PERIOD)
