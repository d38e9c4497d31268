"""First contacts: whom the bot writes to first, in direct messages. Discord flags a bot that does so to many.

Others were stopped after 20 to 50 of them (issues of discord-api-docs), so they are paced. They rest where
Discord says that they are opened too fast; after the first that is refused because the bot was flagged they
rest for a day. An operator reads of both, and everything else goes on.
"""

import logging
import time
from collections import deque
from collections.abc import Callable
from typing import Final

from bot.port import TryLater

log = logging.getLogger(__name__)

MOST: Final = 10
"""Direct messages that are opened within `WINDOW`; the rest wait."""

WINDOW: Final = 600.0
"""Seconds."""


A_DAY: Final = 86_400.0
"""Seconds in which a bot that was flagged writes first to nobody; Discord does not say when a flag ends."""


class FirstContacts:
    """Counts the first contacts of one bot in this process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Count seconds by `clock`."""
        self._clock = clock
        self._at: deque[float] = deque()
        self._rests_until = 0.0
        self._rests_because = ""

    def begin(self) -> None:
        """Count a further one; raise `TryLater` where it has to wait."""
        now = self._clock()
        if now < self._rests_until:
            raise TryLater(self._rests_because, self._rests_until - now, tried=False)
        while self._at and now - self._at[0] >= WINDOW:
            self._at.popleft()
        if len(self._at) >= MOST:
            rest = WINDOW - (now - self._at[0])
            why = f"{MOST} direct messages were opened within {WINDOW / 60:.0f} minutes"
            raise TryLater(why, rest, tried=False)
        self._at.append(now)

    def rest(self, seconds: float, why: str) -> None:
        """Begin none for so long, and say this to the operator."""
        log.error(
            "Discord opens no direct messages for now; set DISCORD_TALKS=thread",
            extra={"s": seconds, "why": why},
        )
        self._rests_until, self._rests_because = self._clock() + seconds, f"{why}; set DISCORD_TALKS=thread"
