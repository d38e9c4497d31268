"""`python -m benchmarks`, which `make bench` runs: every figure on one screen. SIZE chooses how large."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console

from benchmarks import announcing, find, idle, leaving, search, servers, start, sweep, transactions
from benchmarks.community import Home, settled
from benchmarks.size import Size, sized
from benchmarks.table import Row, drawn

FIGURES: tuple[Callable[[Home, Size], list[Row]], ...] = (
    search.run,
    find.run,
    transactions.run,
    start.run,
    announcing.run,
    servers.run,
)
"""What is measured on each community: first searches, then presses, starts, one announcement, and servers."""


def measured(size: Size, say: Callable[[str], None]) -> Iterator[Row]:
    """Yield every row, grouped by community; `say` gets what is being measured."""
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder:
        for members in size.communities:
            say(f"{members:,} mentors move in")
            home = settled(Path(folder, str(members)), members)
            for figure in FIGURES:
                say(f"{figure.__module__.rpartition('.')[2]}, {members:,} mentors")
                yield from figure(home, size)
        say("sweep")
        yield from sweep.run(Path(folder, "sweep"), size)
        say("leaving")
        yield from leaving.run(Path(folder, "leaving"), size)
        say("idle")
        yield from idle.run(Path(folder, "idle"), size)


def main() -> None:
    """Measure, and print the table."""
    word = os.environ.get("SIZE", "")
    out = Console(width=None if Console().is_terminal else 170, highlight=False)
    rows: list[Row] = []
    try:
        with out.status("…") as status:
            rows.extend(measured(sized(word), status.update))
    finally:
        # What was measured before an interruption is not lost.
        rows.sort(key=lambda row: row.figure)
        out.print(drawn(rows, f"make bench{f' SIZE={word}' if word else ''}"))


if __name__ == "__main__":
    main()
