"""The vocabulary of one community's mentors with room: what stands on their cards at all."""

from dataclasses import dataclass

from tantivy import Query, Searcher

from bot.domain.search.understood import Sort
from bot.store.index.having import term
from bot.store.index.query import Queries
from bot.store.index.related import Phrase


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Looks words up on one shelf, in one snapshot of the index."""

    searcher: Searcher
    shelf: str
    queries: Queries

    def has_name(self, folded: str) -> bool:
        """Tell whether a folded word stands in somebody's name."""
        return self._has("name", folded)

    def has_city(self, key: str) -> bool:
        """Tell whether somebody lives in a place."""
        return self._has("has", term(Sort.PLACE, key))

    def has_stem(self, stem: str) -> bool:
        """Tell whether a stem stands on a card."""
        return self._has("stems", stem)

    def has_beside(self, stems: Phrase) -> bool:
        """Tell whether these stems stand beside each other on a card."""
        return self.finds(self.queries.beside(stems))

    def finds(self, query: Query) -> bool:
        """Tell whether anybody is found."""
        return bool(self.searcher.search(query, 1, count=False).hits)

    def _has(self, field: str, word: str) -> bool:
        return self.searcher.doc_freq(field, self.shelf + word) > 0
