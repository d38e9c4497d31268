"""First contacts: whom the bot writes to first, in direct messages. Discord flags a bot that does so to many.

Others were stopped after 20 to 50 of them (issues of discord-api-docs), so they are paced, and the first
refusal of that kind ends them for as long as the process runs.
"""

import time
from collections import deque
from collections.abc import Callable
from typing import Final

from bot.port import Disconnected, TryLater

MOST: Final = 10
"""Direct messages that are opened within `WINDOW`; the rest wait."""

WINDOW: Final = 600.0
"""Seconds."""


class FirstContacts:
    """Counts the first contacts of one bot in this process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Count seconds by `clock`."""
        self._clock = clock
        self._at: deque[float] = deque()
        self._flagged = ""

    def begin(self) -> None:
        """Count a further one; raise `TryLater` where it has to wait, `Disconnected` where there are none."""
        if self._flagged:
            raise Disconnected(self._flagged)
        now = self._clock()
        while self._at and now - self._at[0] >= WINDOW:
            self._at.popleft()
        if len(self._at) >= MOST:
            rest = WINDOW - (now - self._at[0])
            raise TryLater(f"{MOST} direct messages were opened within {WINDOW / 60:.0f} minutes", rest)
        self._at.append(now)

    def end(self, why: str) -> None:
        """Begin none any more, and say this to the operator."""
        self._flagged = why
