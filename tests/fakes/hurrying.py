"""An event loop whose clock goes on to the next timer as soon as nothing else is to be done."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class HurryingLoop(asyncio.SelectorEventLoop):
    """Waits for no timer: an hour of `asyncio.sleep` passes at once, and in order."""

    def __init__(self) -> None:
        """Begin at the true time."""
        super().__init__()
        self._ahead = 0.0

    def time(self) -> float:
        """Return the loop's own time in seconds, which may be ahead."""
        return super().time() + self._ahead

    def _run_once(self) -> None:
        timers = self._scheduled  # type: ignore[attr-defined]
        if not self._ready and timers:  # type: ignore[attr-defined]
            self._ahead += max(0.0, timers[0].when() - self.time())
        super()._run_once()  # type: ignore[misc]


def hurried(going: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine on such a loop; nothing in it may wait for a socket or a thread."""
    with asyncio.Runner(loop_factory=HurryingLoop) as runner:
        return runner.run(going)
