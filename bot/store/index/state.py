"""The state of an index that another process may be writing: looked at from outside, and never changed."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.store.index.checking import damaged
from bot.store.index.directory import is_in_use, is_index, provenance_of
from bot.store.index.schema import VERSION, Provenance

LOOKS: Final = 3
BETWEEN: Final = 0.5
"""Seconds between two looks at files that a running process may have replaced during the first."""


@dataclass(frozen=True, slots=True)
class State:
    """What an index says of itself, and whether a process has it open."""

    runs: bool
    about: Provenance | None
    """None where its files are damaged, or gone."""

    @property
    def is_current(self) -> bool:
        """Tell whether this release writes listings as this index has them."""
        return self.about is not None and self.about.version == VERSION


def state_of(path: Path) -> State:
    """Return the state of the index in a directory; raise `OSError` where it cannot be read."""
    for look in range(LOOKS):
        runs, about = is_in_use(path), _whole(path)
        if about is not None or not runs or look == LOOKS - 1:
            break
        time.sleep(BETWEEN)
    return State(runs, about)


def _whole(path: Path) -> Provenance | None:
    try:
        return provenance_of(path) if is_index(path) and not damaged(path) else None
    except FileNotFoundError:  # the running process has merged it into another
        return None
