"""A fair lock: threads that want the one writing connection get it in the order in which they came."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """A first-come, first-served lock; a plain lock may favour the fastest thread and starve the others."""

    def __init__(self) -> None:
        """Begin with the lock free and no thread waiting."""
        self._looking = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the lock; afterwards pass it to the thread that has waited longest."""
        self._take()
        try:
            yield
        finally:
            self._hand_on()

    def _take(self) -> None:
        mine = Lock()
        mine.acquire()
        with self._looking:
            if not self._taken:
                self._taken = True
                return
            self._waiting.append(mine)
        mine.acquire()

    def _hand_on(self) -> None:
        with self._looking:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
