"""Wakes every open window when a line was written."""

import asyncio
from contextlib import suppress


class Bell:
    """Rung in this process when something changed; windows also look by themselves, for other processes."""

    def __init__(self) -> None:
        """Begin silent."""
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake everybody who waits."""
        rung, self._rung = self._rung, asyncio.Event()
        rung.set()

    async def wait(self, seconds: float) -> None:
        """Wait for the bell, at most so many seconds."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), seconds)
