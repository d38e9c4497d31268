"""A database that does everything at once, on the thread that asks: a simulation is one person at a time."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from bot.store.database import dialect
from bot.store.database.database import Database, Transaction

T = TypeVar("T")


class InlineDatabase(Database):
    """The real database, without the worker threads: what they would have done is done when it is asked."""

    def __init__(self, url: str) -> None:
        """Prepare the engines. No commit waits for the disk: nothing of it outlives the process."""
        super().__init__(url)
        dialect.never_waits(self._writing)

    def write(self, work: Callable[[Transaction], T], *, lightly: bool = False) -> T:
        """Run a transaction that writes."""
        del lightly
        return super().write(work)

    def on_writer(self, act: Callable[[], T]) -> Future[T]:
        """Run a function that writes."""
        return _done(act)

    def on_reader(self, act: Callable[[], T]) -> Future[T]:
        """Run a function that only reads."""
        return _done(act)


def _done(act: Callable[[], T]) -> Future[T]:
    future: Future[T] = Future()
    try:
        future.set_result(act())
    except BaseException as problem:
        future.set_exception(problem)
    return future
