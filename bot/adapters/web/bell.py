"""Wakes every open window when a line was written."""

import asyncio
from contextlib import suppress


class Bell:
    """Rung when this process writes; windows also poll, because other processes write too."""

    def __init__(self) -> None:
        """Make a bell with nobody waiting."""
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake every waiting window."""
        rung, self._rung = self._rung, asyncio.Event()
        rung.set()

    async def wait(self, seconds: float) -> None:
        """Wait for the bell, at most for these seconds."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), seconds)
