"""Races: calls at the very same time, each on a thread of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 20.0
"""Seconds that the threads wait for the last one to be ready."""


def race(acts: Sequence[Callable[[], T]]) -> list[T]:
    """Start all of these together; return what each of them returned, in their order."""
    start = Barrier(len(acts))

    def run(act: Callable[[], T]) -> T:
        start.wait(PATIENCE)
        return act()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))
