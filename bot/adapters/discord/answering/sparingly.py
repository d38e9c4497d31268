"""Says something at most once in a while, to each."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

MOST: Final = 10_000
"""How many are remembered; the one that was told longest ago goes first."""


class Sparingly:
    """Remembers who was told something lately."""

    def __init__(self, each: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Say it once in so many seconds."""
        self._each = each
        self._clock = clock
        self._told: OrderedDict[str, float] = OrderedDict()

    def may_say(self, whom: str) -> bool:
        """Tell whether it may be said now; then it counts as said."""
        now = self._clock()
        if whom in self._told and now - self._told[whom] < self._each:
            return False
        self._told.pop(whom, None)
        self._told[whom] = now
        if len(self._told) > MOST:
            self._told.popitem(last=False)
        return True
