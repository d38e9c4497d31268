"""One table of figures, and what they were measured on."""

import os
import platform
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from rich.table import Table

from benchmarks.measure import Times

PARTS = ("tantivy", "slack-bolt", "sqlalchemy", "starlette", "uvicorn", "aiosqlite", "apscheduler")
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Goal:
    """What a ratio has to reach: at most so much of the peer's, or at least."""

    ratio: float
    at_least: bool = False

    def is_met(self, ratio: float) -> bool:
        """Tell whether a ratio reaches the goal."""
        return ratio >= self.ratio if self.at_least else ratio <= self.ratio

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.ratio:g} ×"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: our result, the peer's, and how the two compare."""

    figure: str
    size: int
    ours: str
    peer: str = NOTHING
    theirs: str = NOTHING
    ratio: float | None = None
    goal: Goal | None = None
    later: str = ""
    """The goal in words, where there is no peer or it is no ratio."""
    cost: float = 0.0
    """What one piece of work costs us (seconds or bytes), to show how the cost grows."""

    @property
    def verdict(self) -> str:
        """Return the goal, and whether it is met."""
        if self.goal is None or self.ratio is None:
            return self.later or NOTHING
        return f"{self.goal} {'met' if self.goal.is_met(self.ratio) else 'MISSED'}"


def compared(
    figure: str,
    size: int,
    ours: Times,
    peer: str,
    theirs: Times,
    *,
    goal: Goal | None = None,
    later: str = "",
    tail: bool = False,
) -> Row:
    """Return a row of two durations, with the ratio of their medians, or of their 95th percentiles."""
    ratio = ours.p95 / theirs.p95 if tail else ours.p50 / theirs.p50
    return Row(figure, size, str(ours), peer, str(theirs), ratio, goal, later, ours.p50)


def drawn(rows: Sequence[Row], command: str) -> Table:
    """Return the table, with the growth of each figure that was taken at two sizes."""
    table = Table(title=command, caption=machine(), caption_justify="left", title_justify="left")
    for column in ("figure", "size", "ours p50 / p95", "peer", "peer p50 / p95", "ratio", "goal", "grows"):
        # Nothing is cut: these columns are the purpose of the table.
        table.add_column(column, overflow="fold", justify="right" if column in {"size", "ratio"} else "left")
    for row in rows:
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else NOTHING
        cells = (row.figure, f"{row.size:,}", row.ours, row.peer, row.theirs, ratio, row.verdict)
        table.add_row(*cells, growth(row, rows))
    return table


def growth(row: Row, rows: Iterable[Row]) -> str:
    """Return how the cost grew since the smaller size, such as `1.8 × for 17 ×`."""
    same = (one for one in rows if (one.figure, one.peer) == (row.figure, row.peer) and one.size < row.size)
    smaller = max(same, key=lambda one: one.size, default=None)
    if smaller is None or not smaller.cost:
        return NOTHING
    return f"{row.cost / smaller.cost:.1f} × for {row.size / smaller.size:.0f} ×"


def machine() -> str:
    """Return what the figures were measured on, and what was done about noise."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else NOTHING
    parts = ", ".join(f"{part} {version(part)}" for part in PARTS)
    return (
        f"{os.cpu_count()} cores, load {load} at the end, {platform.system()} {platform.machine()}, "
        f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, {parts}. "
        "Contestants take turns in one process after a warm-up; the garbage collector is on, "
        "what was built before is frozen."
    )
