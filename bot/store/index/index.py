"""The search index: derived from the database, which stays the truth, and kept on disk between starts."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from bot.domain.search.matching import Found, Looking
from bot.store.index.directory import InUse, OpenedIndex, is_index, open_directory
from bot.store.index.finding import OneSearch, Slice
from bot.store.index.reading import Understanding
from bot.store.index.schema import ABOUT, TURNS, VERSION, Batch, Change, Provenance, Writer, clean
from bot.store.index.topics import topics


@dataclass(slots=True)
class Index:
    """Mentors findable by words. Any number of threads may `find` while one catches up."""

    _opened: OpenedIndex
    _understanding: Understanding
    _turn: Callable[[], int]
    _path: Path
    _writer: Writer = field(default_factory=Writer)
    _writing: Lock = field(default_factory=Lock)

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
        return cls(opened, Understanding(), turn, path)

    @property
    def watermark(self) -> int:
        """Return the number of the last change that was read from the database: 0 for an empty index."""
        return self._opened.about.watermark

    @property
    def purged(self) -> int:
        """Return the number up to which nothing of those who were erased is left in the files."""
        return self._opened.about.purged

    @property
    def size(self) -> int:
        """Return how many listings there are, with those that were deleted and not purged yet."""
        return int(self._opened.index.searcher().num_docs)

    @property
    def is_there(self) -> bool:
        """Tell whether its files still are where it was opened."""
        return is_index(self._path)

    def catch_up(self, changes: Iterable[Change], watermark: int) -> None:
        """Apply a batch and its watermark in one commit; after an error nothing of it is kept."""
        opened = self._opened
        about = replace(opened.about, watermark=watermark)
        with self._writing:
            try:
                self._write(changes, about)
            except BaseException:
                opened.writer.rollback()
                raise
            opened.index.reload()
            opened.about = about

    def refill(self, batches: Iterable[Batch], departed: int = 0) -> int:
        """Rebuild the index in one commit, so that nothing of its former contents is left on the disk.

        The batches are of one snapshot: no mentor is in two of them. The watermark is at least `departed`.
        Returns how many listings there were.
        """
        opened = self._opened
        with self._writing:
            try:
                opened.writer.delete_all_documents()
                taken, up_to = self._add_all(batches)
                up_to = max(up_to, departed)
                about = replace(opened.about, watermark=up_to, purged=up_to)
                self._commit(about)
            except BaseException:
                opened.writer.rollback()
                raise
            opened.index.reload()
            opened.writer.garbage_collect_files()
            opened.about = about
        return taken

    def _add_all(self, batches: Iterable[Batch]) -> tuple[int, int]:
        taken = up_to = 0
        for batch in batches:
            for change in batch.changes:
                if change.listing is not None:
                    self._opened.writer.add_document(self._writer.document(change.listing))
            taken, up_to = taken + len(batch.changes), batch.up_to
        return taken, up_to

    def _write(self, changes: Iterable[Change], about: Provenance) -> None:
        writer = self._opened.writer
        for change in changes:
            writer.delete_documents_by_term("mentor", clean(change.mentor))
            if change.listing is not None:
                writer.add_document(self._writer.document(change.listing))
        self._commit(about)

    def _commit(self, about: Provenance) -> None:
        writer = self._opened.writer
        writer.delete_documents_by_term("about", ABOUT)
        writer.add_document(about.document())
        writer.commit()

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
        # A writer whose files were deleted has failed and logged it before; the next start checks the files.
        with self._writing, suppress(ValueError):
            self._opened.writer.wait_merging_threads()
