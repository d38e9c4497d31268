"""The search index of one process: in which folder it is, and whether another process has it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.store.index.directory import NotAnIndexError, is_in_use
from bot.store.index.index import Index
from config.errors import Misconfigured

MOST_OF_A_KIND: Final = 16
"""The most processes of one kind with one `DATA_DIR`."""


@dataclass(frozen=True, slots=True)
class OwnIndex:
    """Where one process may have its search index."""

    data_dir: Path
    process: str
    has_others: bool
    """Whether others of its kind may run beside it."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return the folders, the preferred one first."""
        others = range(2, MOST_OF_A_KIND + 1) if self.has_others else ()
        names = (self.process, *(f"{self.process}-{n}" for n in others))
        return tuple(Path(self.data_dir) / "index" / name for name in names)

    @property
    def is_taken(self) -> bool:
        """Tell whether other processes have every folder."""
        with suppress(OSError):  # a folder that cannot be used is reported when it is opened
            return all(map(is_in_use, self.folders))
        return False

    def open(self, database: str, turn: Callable[[], int]) -> Index:
        """Return the index in the first folder that is free; raise `Misconfigured` if none can be used."""
        for folder in self.folders:
            try:
                opened = Index.open(folder, database=database, turn=turn)
            except (OSError, NotAnIndexError) as problem:
                line = f"DATA_DIR: {folder} cannot hold the search index: {problem}"
                raise Misconfigured((line,)) from problem
            if isinstance(opened, Index):
                return opened
        first = self.folders[0]
        line = f"DATA_DIR: another Alongside runs on {first}; stop it, or give this one another DATA_DIR"
        raise Misconfigured((line,))
