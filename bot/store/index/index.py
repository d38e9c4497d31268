"""The search index: derived from the database, which stays the truth, and kept on disk between starts."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from bot.domain.search.matching import Found, Looking
from bot.store.index.directory import (
    InUse,
    OpenedIndex,
    TakenError,
    is_index,
    open_directory,
    opened_in_memory,
    provenance_of,
    remade,
)
from bot.store.index.finding import OneSearch
from bot.store.index.page import Slice
from bot.store.index.reading import Understanding, understanding
from bot.store.index.rewriting import Rewriting
from bot.store.index.schema import TURNS, VERSION, Batch, Change, Provenance, clean
from bot.store.index.topics import topics
from bot.store.index.whole import Whole


@dataclass(slots=True)
class Index:
    """Mentors findable by words. Any number of threads may `find` while one catches up."""

    _opened: OpenedIndex
    _understanding: Understanding
    _turn: Callable[[], int]
    _path: Path | None
    """Where its files are; None where they are in memory."""
    _rewriting: Rewriting
    _alone: Lock = field(default_factory=Lock)

    @classmethod
    def open(cls, path: Path, *, database: str, turn: Callable[[], int] = lambda: 0) -> "Index | InUse":
        """Open the index in a directory of its own, or return `InUse` where another process has it.

        An index of another `database` (any text that names it) or of another schema, or one that cannot be
        read, is rebuilt with the watermark 0. `turn` says which of the fair orders is used now; the number
        of the week is a good choice. Raises `OSError`, and `NotAnIndexError` rather than delete other files.
        """
        opened = open_directory(path, Provenance(clean(database), VERSION, 0))
        if isinstance(opened, InUse):
            return opened
        whole = None if opened.about.watermark else Whole()
        return cls(opened, understanding(), turn, path, Rewriting(turn, whole))

    @classmethod
    def in_memory(cls, *, turn: Callable[[], int] = lambda: 0) -> "Index":
        """Make an index that has no files, and is written whole at each change however large it is."""
        return cls(opened_in_memory(), understanding(), turn, None, Rewriting(turn, Whole(), has_files=False))

    @property
    def watermark(self) -> int:
        """Return the number of the last change that was read from the database: 0 for an empty index."""
        return self._opened.about.watermark

    @property
    def wants_all(self) -> bool:
        """Tell whether it is small and has not read all listings since the start: it is to be refilled."""
        return self._rewriting.wants_all(self.size)

    @property
    def purged(self) -> int:
        """Return the number up to which nothing of those who were erased is left in the files."""
        return self._opened.about.purged

    @property
    def size(self) -> int:
        """Return how many listings there are, with those that were deleted and not purged yet."""
        return int(self._opened.index.searcher().num_docs)

    @property
    def database(self) -> str:
        """Return the name of the database from which it was made."""
        return self._opened.about.database

    @property
    def harmed(self) -> bool:
        """Tell whether its files were deleted, or replaced by others; a batch that is written is waited out.

        What was found before is what counts while a batch is being written.
        """
        if self._path is None or not self._alone.acquire(blocking=False):
            return False
        try:
            return not is_index(self._path) or provenance_of(self._path) != self._opened.about
        finally:
            self._alone.release()

    def catch_up(self, changes: Iterable[Change], watermark: int) -> None:
        """Apply a batch and its watermark in one commit; after an error nothing of it is kept."""
        with self._alone:
            self._rewriting.apply(self._opened, changes, replace(self._opened.about, watermark=watermark))

    def refill(self, batches: Iterable[Batch], departed: int = 0) -> int:
        """Rebuild the index in one commit, so that nothing of its former contents is left on the disk.

        The batches are of one snapshot: no mentor is in two of them. The watermark is at least `departed`.
        Returns how many listings there were.
        """
        with self._alone:
            return self._rewriting.refill(self._opened, batches, departed)

    def make_anew(self, batches: Iterable[Batch], departed: int = 0) -> int:
        """Make new files where the former ones were harmed; until then searches use what they hold open.

        Takes and returns what `refill` does. Raises `TakenError`, `OSError`, and `NotAnIndexError`; it can be
        tried again then, and takes no changes until it has succeeded.
        """
        if self._path is None:
            return self.refill(batches, departed)
        with self._alone:
            self._let_go()
            made = remade(self._path, replace(self._opened.about, watermark=0, purged=0))
            if isinstance(made, InUse):
                raise TakenError(f"another process has {self._path}: stop one of the two")
            taken = self._rewriting.fill(made, batches, departed)
            self._opened = made
        return taken

    def find(self, looking: Looking, *, offset: int = 0, limit: int = 3, counted: bool = False) -> Found:
        """Return one page of mentors with room, best first; `offset` and `limit` count mentors.

        `counted` asks for the counts of facets, for a search that can be narrowed: they cost the most of it.
        """
        page = Slice(offset, limit, self._turn() % TURNS)
        index = self._opened.index
        return OneSearch(index.searcher(), index.schema, self._understanding, looking, page).find(
            counted=counted
        )

    def topics(self, text: str) -> frozenset[str]:
        """Return the topics of a text: its meaningful words, each as one form for all related words."""
        return topics(text, self._understanding)

    def close(self) -> None:
        """Finish running merges and free the directory; the index takes no changes afterwards."""
        with self._alone:
            self._let_go()

    def _let_go(self) -> None:
        # A writer whose files were deleted has failed and logged it; one that let go before is no more.
        with suppress(ValueError, RuntimeError):
            self._opened.writer.wait_merging_threads()
