"""Rewriting: how changes come into the files of an index: a small one whole, a larger one card by card."""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.search.matching import Listing
from bot.store.index.directory import OpenedIndex
from bot.store.index.schema import ABOUT, TURNS, Batch, Change, Provenance, Writer, clean
from bot.store.index.whole import A_FEW, Whole


@dataclass(slots=True)
class Rewriting:
    """Writes an index, one commit at a time."""

    turn: Callable[[], int]
    whole: Whole | None = None
    """All listings of a small index; None of a larger one, and where they were not read since the start."""
    has_files: bool = True
    """Whether it has files, in which others read how far it is level; without, it is always written whole."""
    _writer: Writer = field(default_factory=Writer)

    def wants_all(self, size: int) -> bool:
        """Tell whether an index of this size is small, and not all listings were read since the start."""
        return self.whole is None and size <= self._few

    @property
    def _few(self) -> int:
        return A_FEW if self.has_files else sys.maxsize

    def apply(self, opened: OpenedIndex, changes: Iterable[Change], about: Provenance) -> None:
        """Apply a batch and what the index is then made of in one commit; after an error nothing is kept."""
        changes = tuple(changes)
        whole = self.whole.after(changes, self._writer) if self.whole is not None else None
        if whole is not None and whole == self.whole and not self.has_files:
            opened.about = about
            return
        try:
            whole = self._written(opened, changes, whole)
            _commit(opened, about)
        except BaseException:
            opened.writer.rollback()
            raise
        self.whole = whole

    def refill(self, opened: OpenedIndex, batches: Iterable[Batch], departed: int) -> int:
        """Replace everything in one commit, as `fill` does; after an error nothing is kept."""
        try:
            opened.writer.delete_all_documents()
            return self.fill(opened, batches, departed)
        except BaseException:
            opened.writer.rollback()
            raise

    def fill(self, opened: OpenedIndex, batches: Iterable[Batch], departed: int) -> int:
        """Write all listings, which are of one snapshot, in one commit; return how many there were."""
        whole: Whole | None = Whole()
        taken = up_to = 0
        for batch in batches:
            whole = self._taken(opened, [one for one in batch.changes if one.listing], whole)
            taken, up_to = taken + len(batch.changes), batch.up_to
        if whole is not None:
            self._add_all(opened, whole)
        up_to = max(up_to, departed)
        _commit(opened, replace(opened.about, watermark=up_to, purged=up_to))
        opened.writer.garbage_collect_files()
        self.whole = whole
        return taken

    def _written(self, opened: OpenedIndex, changes: Sequence[Change], whole: Whole | None) -> Whole | None:
        if whole is not None and len(whole.cards) <= self._few:
            opened.writer.delete_all_documents()
            self._add_all(opened, whole)
            return whole
        for change in changes:
            opened.writer.delete_documents_by_term("mentor", clean(change.mentor))
            self._add(opened, change.listing)
        return None

    def _taken(self, opened: OpenedIndex, changes: Sequence[Change], whole: Whole | None) -> Whole | None:
        """Keep the listings of a small index; write those of one that has more, and keep none."""
        if whole is not None:
            if len(whole.cards) + len(changes) <= self._few:
                return whole.after(changes, self._writer)
            self._add_all(opened, whole)
        for change in changes:
            self._add(opened, change.listing)
        return None

    def _add(self, opened: OpenedIndex, listing: Listing | None) -> None:
        if listing is not None:
            opened.writer.add_document(self._writer.document(listing))

    def _add_all(self, opened: OpenedIndex, whole: Whole) -> None:
        for document in whole.in_order(self.turn() % TURNS):
            opened.writer.add_document(document)


def _commit(opened: OpenedIndex, about: Provenance) -> None:
    opened.writer.delete_documents_by_term("about", ABOUT)
    opened.writer.add_document(about.document())
    opened.writer.commit()
    opened.index.reload()
    opened.about = about
