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

from bot.store.common import absences
from bot.store.database.database import Database
from bot.store.database.troubles import trouble_of
from bot.store.index.index import Index
from bot.store.outbox import outages

T = TypeVar("T")

EVERY: Final = 5.0
"""Seconds for which the result of a trial is used: there is at most one trial in this time."""

PATIENCE: Final = 2.0
"""Seconds that an answer waits for a trial; one that takes longer goes on, and no second one begins."""

LONGEST_LAG: Final = 60.0
"""Seconds for which the search index may be behind the database before a process counts as not ready."""

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


def writing_problem(database: Database, data_dir: Path) -> str:
    """Try to write, to the database and to the disk; return what is wrong, or nothing."""
    try:
        database.try_writing()
    except Exception as problem:
        trouble = trouble_of(problem)
        return trouble or f"the database does not answer: {type(problem).__name__}"
    return next(filter(None, map(disk_problem, (data_dir, *database.folders))), "")


def index_problem(index: Index, lag: float) -> str:
    """Return what is wrong with a search index that is `lag` seconds behind the database, or nothing."""
    if not index.is_there:
        return "the search index is gone from its folder: restart, and it is made anew"
    return f"the search index has not followed the database for {lag:.0f} s" if lag > LONGEST_LAG else ""


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


def amiss(database: Database) -> str:
    """Return, a line each, where nobody can be reached, and where the app was taken out."""
    lost, away = database.read(outages.cut_off), database.read(absences.every)
    lines = [f"nobody of {one.platform} {one.workspace} can be reached: {one.why}\n" for one in lost]
    return "".join((*lines, *(f"{one.said}\n" for one in away)))
