"""First contacts: whom the bot writes to first, in direct messages. Discord flags a bot that does so to many.

Others were stopped after 20 to 50 of them (issues of discord-api-docs), so they are paced. They rest where
Discord says that they are opened too fast; the first that is refused because the bot was flagged is the last
for as long as the process runs. An operator reads of both.
"""

import logging
import time
from collections import deque
from collections.abc import Callable
from typing import Final

from bot.port import Disconnected, TryLater

log = logging.getLogger(__name__)

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
        self._rests_until = 0.0
        self._flagged = ""

    def begin(self) -> None:
        """Count a further one; raise `TryLater` where it has to wait, `Disconnected` where there are none."""
        if self._flagged:
            raise Disconnected(self._flagged)
        now = self._clock()
        if now < self._rests_until:
            raise TryLater("direct messages were opened too fast", self._rests_until - now)
        while self._at and now - self._at[0] >= WINDOW:
            self._at.popleft()
        if len(self._at) >= MOST:
            rest = WINDOW - (now - self._at[0])
            raise TryLater(f"{MOST} direct messages were opened within {WINDOW / 60:.0f} minutes", rest)
        self._at.append(now)

    def rest(self, seconds: float) -> None:
        """Begin none for so long."""
        log.error("Discord opens no direct messages for now; set DISCORD_TALKS=thread", extra={"s": seconds})
        self._rests_until = self._clock() + seconds

    def end(self, why: str) -> None:
        """Begin none any more, and say this to the operator."""
        self._flagged = why
