"""Idempotence: each act is taken once; a retry of it gets the same acknowledgement."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Said = TypeVar("Said")
"""What a platform is acknowledged with."""

REMEMBERED_FOR = 600.0
"""Seconds for which a retry gets the same acknowledgement (security checklist: 10 min)."""

MOST_REMEMBERED = 1_000
"""Acts that are remembered at most; retries of acts that write are known to the database for a week."""


@dataclass(slots=True)
class Taken(Generic[Said]):
    """An act that was taken: when it arrived, and its acknowledgement, which may still be pending."""

    at: float
    acknowledged: "asyncio.Future[Said]" = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    def acknowledge(self, said: Said) -> None:
        """Acknowledge; a second acknowledgement is ignored."""
        if not self.acknowledged.done():
            self.acknowledged.set_result(said)


class Once(Generic[Said]):
    """Remembers the acts of the last minutes by their keys."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with no act known; `clock` returns seconds."""
        self._clock = clock
        self._taken: OrderedDict[str, Taken[Said]] = OrderedDict()

    def known(self, key: str) -> Taken[Said] | None:
        """Return the act that was taken under this key, if any; drop the ones that are too old."""
        while self._taken and (
            len(self._taken) > MOST_REMEMBERED
            or self._clock() - next(iter(self._taken.values())).at > REMEMBERED_FOR
        ):
            self._taken.popitem(last=False)
        return self._taken.get(key)

    def take(self, key: str) -> Taken[Said]:
        """Take a new act."""
        taken = self._taken[key] = Taken(self._clock())
        return taken

    def forget(self, key: str) -> None:
        """Forget an act that changed nothing, so that the same act is taken again."""
        self._taken.pop(key, None)
