"""What every test process of a run begins with is made by the first of them, and read by the others."""

import tempfile
from collections.abc import Callable
from fcntl import LOCK_EX, flock
from pathlib import Path

_SHARED: list[Path] = []
"""The folder that the processes of this run share, or nothing where there is only this process."""


def share_in(folder: Path) -> None:
    """Share what is made once with the other test processes of this run, in this folder."""
    _SHARED[:] = [folder]


def once_in_a_run(name: str, make: Callable[[Path], object]) -> bytes:
    """Return what is in a file that one process of this run makes; the others wait for it."""
    if not _SHARED:
        return _made(name, make)
    shared = _SHARED[0] / name
    with shared.with_suffix(".lock").open("w") as lock:
        # Who made it, or died at it, gives the lock back.
        flock(lock, LOCK_EX)
        if not shared.exists():
            unfinished = shared.with_suffix(".unfinished")
            unfinished.write_bytes(_made(name, make))
            unfinished.rename(shared)
    return shared.read_bytes()


def _made(name: str, make: Callable[[Path], object]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="once-") as folder:
        file = Path(folder) / name
        make(file)
        return file.read_bytes()
