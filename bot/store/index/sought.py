"""Sought: one search as its community understands it: what was heard in it, and what is left to look for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, cast

from tantivy import Occur, Query, Searcher, SearchResult

from bot.domain.search.matching import Looking
from bot.store.index import naming
from bot.store.index.counts import Clauses
from bot.store.index.hearing import Hearing, Here, hear
from bot.store.index.phrases import folded_words
from bot.store.index.query import ALL_WORDS_UP_TO, Queries, Reading
from bot.store.index.reading import Understanding, widened
from bot.store.index.spelling import spellings
from bot.store.index.vocabulary import Vocabulary
from bot.store.index.words import LOOKED_AT, Wanted, beside_choices, wanted, words

Readings = tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """A search as it was understood."""

    heard: Hearing
    wanted: Wanted
    readings: Readings
    named: tuple[str, ...]
    """The terms of the names that were typed and that a person here has: mostly none."""
    typed: int
    """How many words were typed, small ones included."""
    unwritten: tuple[str, ...] = ()
    """The words beside what was understood that nobody here wrote, as they were typed."""

    @property
    def says_something(self) -> bool:
        """Tell whether more was said than places, languages and kinds of help."""
        return bool(self.readings or self.unwritten or self.heard.works or self.heard.situations)

    @property
    def is_long(self) -> bool:
        """Tell whether so much was said that its words alone hardly tell who is meant."""
        return self.typed > ALL_WORDS_UP_TO


class Seeker:
    """Understands one search by what is written in its community."""

    def __init__(
        self, searcher: Searcher, queries: Queries, shelf: str, understanding: Understanding, looking: Looking
    ) -> None:
        """Keep the snapshot, the queries on the shelf of those with room, and what is searched for."""
        self._searcher = searcher
        self._with_room = queries
        self._shelf = shelf
        self._understanding = understanding
        self._looking = looking
        self.vocabulary = Vocabulary(searcher, shelf, queries)

    def asked(self, as_words: frozenset[str] = frozenset()) -> tuple[Sought, Readings]:
        """Return what was understood, and the strictest readings of the words that are left.

        The choices of these keys are read as plain words, as those are that were taken off.
        """
        text, off, called = self._looking.words, self._looking.off | as_words, self._called()
        known = self.vocabulary
        here = Here(known.has_name, known.has_city, known.meant)
        heard = hear(text, here, off)
        if called and (taken := self._of_a_name(heard, called)):
            heard = hear(text, here, off | taken)
        asked = wanted(heard.left)
        if heard.choices:
            asked = beside_choices(asked)
        close = self._understanding.close(asked.words, heard.works)
        readings = tuple(widened(one, self.vocabulary) for one in self._spelt(close, asked))
        written = readings
        if heard.choices:
            # Beside what was understood, a word that nobody here wrote tells nobody apart.
            written = tuple(reading for reading in readings if self._is_written(reading))
        unwritten = tuple(one.word.typed for one in readings if one not in written)
        return Sought(heard, asked, written, called, len(text.split()), unwritten), close

    def _spelt(self, readings: Readings, asked: Wanted) -> Iterator[Reading]:
        """Yield the readings, each also as the word is written here: joined with its neighbour, or split."""
        also = spellings(asked, self._understanding.stem, self.vocabulary)
        return (replace(one, spelt=also.get(one.word.folded, ())) for one in readings)

    def _of_a_name(self, heard: Hearing, called: Sequence[str]) -> frozenset[str]:
        """Return what was heard in a name that a person here has: "Florence Day" is no place."""
        parts = {part for term in called for part in term.removeprefix(self._shelf).split()}
        return frozenset(one.key for one in heard.choices if not parts.isdisjoint(folded_words(one.said)))

    def _is_written(self, reading: Reading) -> bool:
        if reading.works or self.vocabulary.has_stem(reading.stem):
            return True
        return (
            total_of(self._searcher, self._with_room, [(Occur.Must, self._with_room.one(reading).match)]) > 0
        )

    def _called(self) -> tuple[str, ...]:
        keys = naming.typed_keys(words(self._looking.words, at_most=LOOKED_AT))
        terms = (self._shelf + key for key in keys)
        return tuple(term for term in terms if self._searcher.doc_freq("called", term))


def total_of(searcher: Searcher, queries: Queries, clauses: Clauses) -> int:
    """Return how many match, of those who are not left out."""
    every = [*queries.left_out(), *clauses]
    return total(searcher.search(Query.boolean_query(every), 1))


class _Counted(Protocol):
    count: int | None


def total(found: SearchResult) -> int:
    """Return how many a search has found."""
    # The binding's type stubs lack this attribute.
    return cast("_Counted", found).count or 0
