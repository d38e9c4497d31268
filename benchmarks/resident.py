"""Resident memory, as Linux tells it; elsewhere it is not measured."""

from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

MEGABYTE = 1_000_000


def resident(process: int | str = "self") -> int | None:
    """Return the bytes of a process that are in memory now (`VmRSS` of proc(5)), or None off Linux."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    lines = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    return int(lines["VmRSS"].split()[0]) * 1024


def grown_by(act: Callable[[Path], object], folder: Path) -> int | None:
    """Return by how many bytes a fresh process grows during some work, or None off Linux."""
    with get_context("spawn").Pool(1) as fresh:
        return fresh.apply(_grown, (act, folder))


def _grown(act: Callable[[Path], object], folder: Path) -> int | None:
    before = resident()
    kept = act(folder)
    after = resident()
    del kept
    return None if before is None or after is None else after - before
