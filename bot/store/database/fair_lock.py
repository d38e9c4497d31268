"""Turns: threads that want the one connection get it in the order in which they came."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """One thread at a time, whoever came first; a lock alone lets the quickest in again and others starve."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._looking = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn, and hand on to whoever has waited longest."""
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
