"""The file `kept-away.log`: what a restored copy may not undo, outside every backup."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from fcntl import LOCK_EX, flock
from pathlib import Path

from bot.domain.safety.kept_away import Fact, KeptKind, Known, LogLine, compacted, known, written
from bot.store.backup.private_files import MODE, on_the_disk

NAME = "kept-away.log"

SAID_EACH = timedelta(minutes=1)
"""How often the log says that it is level, where nothing has changed."""

MOST_IDLE = 2_000
"""So many lines may be in the file beside those that are of use."""


@dataclass(frozen=True, slots=True)
class WhatHolds:
    """What a database has: what holds in it, and whom it can speak of."""

    held: Mapping[Fact, tuple[datetime, frozenset[Fact]]]
    """What holds: since when (UTC), and the same under every key that is known."""
    communities: frozenset[str]
    """How a fact may name each of its communities."""


def read_log(file: Path) -> Known:
    """Return what a log says; raise `OSError` where it cannot be read."""
    return known(file.read_text("ascii", "replace").splitlines(keepends=True))


def level(file: Path, state: Callable[[], WhatHolds], now: datetime) -> int:
    """Write what has changed in the database since the last time; return how many lines.

    What was committed before a process died is found here by the next one. Raises `OSError`.
    """
    with _held(file) as opened:
        log = read_log(file)
        news = list(_news(log, state(), now))
        if not news and log.level_at and now - log.level_at < SAID_EACH:
            return 0
        # A line that was cut off is ended first, so that it spoils no other.
        start = b"" if _ends_well(file) else b"\n"
        for line in (*news, LogLine(now)):
            # One write for each line, so that a crash cuts off one at the most.
            _append(opened, start + written(line).encode("ascii"))
            start = b""
        os.fsync(opened)
        _compact(file, now)
    return len(news)


def _news(log: Known, state: WhatHolds, now: datetime) -> Iterator[LogLine]:
    logged = log.holding
    for fact, (since, alike) in state.held.items():
        if logged.isdisjoint(alike):
            yield LogLine(since if fact.kind is KeptKind.ERASED else now, fact)
    still = frozenset(one for _, alike in state.held.values() for one in alike)
    for fact in logged - still:
        # An empty database that was begun by mistake says nothing of what held in the one that is missing.
        if fact.kind is not KeptKind.ERASED and fact.community in state.communities:
            yield LogLine(now, fact, holds=False)


def _compact(file: Path, now: datetime) -> None:
    """Leave out what is of no use any more, before it becomes much; at once what is past its time."""
    log = read_log(file)
    useful = compacted(log, now)
    idle = file.read_bytes().count(b"\n") - len(useful)
    if idle > MOST_IDLE or sum(one.fact is not None for one in useful) < len(log.lines):
        _replace(file, useful)


def _replace(file: Path, lines: Iterable[LogLine]) -> None:
    own = file.with_name(f"{file.name}.part")
    opened = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, MODE)
    try:
        _append(opened, "".join(map(written, lines)).encode("ascii"))
        os.fsync(opened)
    finally:
        os.close(opened)
    own.replace(file)
    on_the_disk(file.parent)


@contextmanager
def _held(file: Path) -> Iterator[int]:
    """Hold the file for this process alone, and give it open for appending."""
    file.parent.mkdir(parents=True, exist_ok=True)
    while True:
        opened = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, MODE)
        try:
            flock(opened, LOCK_EX)
            # Another process may have replaced it meanwhile.
            if file.exists() and os.fstat(opened).st_ino == file.stat().st_ino:
                yield opened
                return
        finally:
            os.close(opened)


def _append(opened: int, text: bytes) -> None:
    if os.write(opened, text) < len(text):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _ends_well(file: Path) -> bool:
    text = file.read_bytes()
    return not text or text.endswith(b"\n")
