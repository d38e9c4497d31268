"""Health: whether this process can do its work now, asked so that no answer waits for a standstill."""

import asyncio
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")

EVERY: Final = 5.0
"""Seconds for which the result of a trial is used: there is at most one trial in this time."""

PATIENCE: Final = 2.0
"""Seconds that an answer waits for a trial; one that takes longer goes on, and no second one begins."""

LEAST_FREE: Final = 16_000_000
"""Bytes that have to be free on a disk that we write to."""

A_TRY: Final = bytes(65_536)
"""What is written to see whether a file can grow."""

STANDS_STILL: Final = f"the database does not answer within {PATIENCE:.0f} s"


def apart(act: Callable[[], T]) -> "Future[T]":
    """Run something on a thread that nobody joins, so that a process can end while it hangs."""
    done: Future[T] = Future()

    def run() -> None:
        try:
            result = act()
        except Exception as problem:
            done.set_exception(problem)
        else:
            done.set_result(result)

    threading.Thread(target=run, name="health", daemon=True).start()
    return done


async def in_time(done: "Future[T]", otherwise: T) -> T:
    """Return a result, or `otherwise` where it fails or takes too long."""
    waiting = asyncio.wrap_future(done)
    waiting.add_done_callback(lambda late: late.cancelled() or late.exception())  # else asyncio logs an error
    finished, _ = await asyncio.wait({waiting}, timeout=PATIENCE)
    return done.result() if finished and done.exception() is None else otherwise


class Trials:
    """Tries whether work can be done, one trial at a time, and remembers the result for a while."""

    def __init__(self, trial: Callable[[], str], clock: Callable[[], float] = time.monotonic) -> None:
        """Try with `trial`, which returns what is wrong, or nothing; `clock` returns seconds."""
        self._trial = trial
        self._clock = clock
        self._begun = 0.0
        self._last: Future[str] | None = None

    async def problem(self) -> str:
        """Return what is wrong; empty if nothing is."""
        last = self._last
        if last is None or (last.done() and self._clock() - self._begun >= EVERY):
            self._begun = self._clock()
            last = self._last = apart(self._trial)
        return await in_time(last, STANDS_STILL)


def disk_problem(folder: Path) -> str:
    """Write a file into a folder and delete it again; return what prevents that, or nothing."""
    try:
        free = shutil.disk_usage(folder).free
        if free < LEAST_FREE:
            return f"the disk of {folder} has only {free // 1_000_000} MB left"
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(A_TRY)
            file.flush()
    except OSError as problem:
        return f"{folder} cannot be written: {problem.strerror}"
    return ""
