"""Tasks that go on by themselves after the platform was acknowledged."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)

LAST_WORDS = 2.0
"""Seconds that late answers get when we are asked to stop."""


class Background:
    """Holds the tasks that outlive the act that began them, until they end."""

    def __init__(self) -> None:
        """Begin with nothing under way."""
        self._going: set[asyncio.Task[Any]] = set()

    def follow(self, going: Coroutine[Any, Any, T] | asyncio.Task[T]) -> asyncio.Task[T]:
        """Let something go on by itself; a fault in it goes into the log."""
        task = asyncio.ensure_future(going)
        self._going.add(task)  # the loop itself holds tasks only weakly
        task.add_done_callback(self._followed)
        return task

    async def finish(self) -> None:
        """Let what is under way come to its end, within reason."""
        if self._going:
            await asyncio.wait(self._going, timeout=LAST_WORDS)

    def _followed(self, task: asyncio.Task[Any]) -> None:
        self._going.discard(task)
        if not task.cancelled() and (problem := task.exception()):
            log.error("what goes on by itself broke", exc_info=problem)
