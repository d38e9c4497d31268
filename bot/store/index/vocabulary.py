"""The vocabulary of one community's mentors with room: what stands on their cards at all."""

from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract
from tantivy import Query, Searcher

from bot.domain.search.understood import Sort
from bot.store.index.having import term
from bot.store.index.lexicon import lexicon
from bot.store.index.occupations import occupations
from bot.store.index.query import Queries
from bot.store.index.related import Phrase
from bot.store.index.words import Word, is_small, slips

LISTED: Final = 500
"""Words with one first letter that are compared one by one, of some 5,000 in all.

Listing takes about 1 µs a word; the engine's own search of misspelt words takes about 0.25 ms longer where
the index has a thousand communities. It loses none of them either: of 20,000 words either way puts the right
one first in each of 120 cases, of 60,000 the engine does in 97 of 100.
"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Looks words up on one shelf, in one snapshot of the index."""

    searcher: Searcher
    shelf: str
    queries: Queries

    def has_name(self, folded: str) -> bool:
        """Tell whether a folded word stands in a person's name."""
        return self._has("name", folded)

    def has_city(self, key: str) -> bool:
        """Tell whether a person lives in a place."""
        return self._has("has", term(Sort.PLACE, key))

    def does_work(self, key: str) -> bool:
        """Tell whether a person does some work."""
        return self._has("has", term(Sort.WORK, key))

    def meant(self, word: Word) -> Word:
        """Return the word, or the name of some work that it misspells where nobody here wrote it."""
        folded, known = word.folded, occupations()
        most = slips(folded)
        if not most or is_small(word) or known.is_named(word) or folded in lexicon().everyday:
            return word
        form = known.misspelt(folded, most)
        if not form or self._is_begun(folded):
            return word
        near = self.nearest(folded, most)
        nearer = near and OSA.distance(folded, near[0]) < OSA.distance(folded, form)
        return word if nearer else Word(word.typed, form)

    def _is_begun(self, folded: str) -> bool:
        """Tell whether a word that a person here wrote begins so."""
        return bool(self.searcher.terms_with_prefix("plain", self.shelf + folded, limit=1))

    def tells_apart(self, one: str) -> bool:
        """Tell whether some people here have a term (`bot.store.index.having`), and not everybody has it."""
        return 0 < self.number_with(one) < self.everybody

    @property
    def everybody(self) -> int:
        """Return how many people are here."""
        return self.searcher.doc_freq("shelf", self.shelf)

    def number_with(self, one: str) -> int:
        """Return how many people here have a term (`bot.store.index.having`)."""
        return self.searcher.doc_freq("has", self.shelf + one)

    def has_stem(self, stem: str) -> bool:
        """Tell whether a stem stands on a card."""
        return self._has("stems", stem)

    def has_beside(self, stems: Phrase) -> bool:
        """Tell whether these stems stand beside each other on a card."""
        return self.finds(self.queries.beside(stems))

    def nearest(self, folded: str, slips: int) -> tuple[str, ...] | None:
        """Return other words with the same first letter and the fewest typos, at most so many.

        None where the vocabulary is too large to be compared word by word.
        """
        known = self.searcher.terms_with_prefix("plain", self.shelf + folded[:1], limit=LISTED + 1)
        if len(known) > LISTED:
            return None
        words = [word.removeprefix(self.shelf) for word, _ in known]
        near = extract(folded, words, scorer=OSA.distance, score_cutoff=slips, limit=None)
        # A word that is on a card itself may be misspelt there.
        others = [(word, wrong) for word, wrong, _ in near if wrong]
        return tuple(word for word, wrong in others if wrong == others[0][1])

    def finds(self, query: Query) -> bool:
        """Tell whether anybody is found."""
        return bool(self.searcher.search(query, 1, count=False).hits)

    def _has(self, field: str, word: str) -> bool:
        # The number also counts cards that were replaced, until the engine merges its files.
        counted = self.searcher.doc_freq(field, self.shelf + word) > 0
        return counted and self.finds(self.queries.word(field, word))
