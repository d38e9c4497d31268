"""Each act is taken once: a repeat of it is answered with the very same acknowledgement."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Said = TypeVar("Said")
"""What a platform is acknowledged with."""

REMEMBERED_FOR = 600.0
"""Seconds for which a repeat is answered with the very same acknowledgement (security checklist: 10 min)."""

MOST_REMEMBERED = 1_000
"""Acts that are remembered for it; for changes the database knows repeats for a week."""


@dataclass(slots=True)
class Taken(Generic[Said]):
    """An act that was taken: when it arrived, and its acknowledgement, perhaps still to come."""

    at: float
    acknowledged: "asyncio.Future[Said]" = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    def acknowledge(self, said: Said) -> None:
        """Acknowledge; what was said first stands."""
        if not self.acknowledged.done():
            self.acknowledged.set_result(said)


class Once(Generic[Said]):
    """Remembers the acts of the last minutes by their keys."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with no act known; `clock` counts seconds."""
        self._clock = clock
        self._taken: OrderedDict[str, Taken[Said]] = OrderedDict()

    def known(self, key: str) -> Taken[Said] | None:
        """Return an act that is a repeat of this one, and forget those of long ago."""
        while self._taken and (
            len(self._taken) > MOST_REMEMBERED
            or self._clock() - next(iter(self._taken.values())).at > REMEMBERED_FOR
        ):
            self._taken.popitem(last=False)
        return self._taken.get(key)

    def take(self, key: str) -> Taken[Said]:
        """Take an act that is not known yet."""
        taken = self._taken[key] = Taken(self._clock())
        return taken

    def forget(self, key: str) -> None:
        """Forget an act that has done nothing: the same again is no repeat."""
        self._taken.pop(key, None)
