"""Queries: built from values alone, so that typed words are never read as query syntax."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tantivy import Occur, Query, Schema

from bot.domain.common.ids import PersonId
from bot.domain.people import countries
from bot.domain.search.matching import Facet
from bot.domain.search.understood import Sort
from bot.store.index.having import TOLD, term
from bot.store.index.related import Phrase
from bot.store.index.schema import clean
from bot.store.index.words import Word

LOUD: Final = 2.0
"""How much more a word counts in a name, headline or field than in the text."""

RELATED: Final = 0.5
"""How much a related word counts, against the word itself."""

EXACT, PREFIX, TYPO = 4.0, 2.0, 1.0
"""The score of a widely read word, by how close the mentor's word is to it."""

FITS: Final = 2_000.0
"""The score of a mentor who has everything that was said: more than of one who lacks any of it."""

BY_NAME: Final = 10_000.0
"""The score of a mentor whose name was typed: more than any words are worth."""

ALL_WORDS_UP_TO: Final = 3
"""Up to so many words of a keyword search must all match; of more, or of a sentence, a third."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How widely one word is read: as itself and related words, also as a prefix, also with typos."""

    word: Word
    stem: str
    related: tuple[Phrase, ...] = ()
    spelt: tuple[Phrase, ...] = ()
    """The same word as mentors here also write it: joined with its neighbour, or split."""
    prefix: bool = False
    small: bool = False
    """Whether it says nothing, as a name may: then it is no reason."""
    in_capitals: bool = False
    """Whether it says something only in capitals: "IT"."""
    typos: int = 0
    """How many letters may be wrong (Damerau-Levenshtein distance)."""
    nearest: tuple[str, ...] = ()
    """The words that mentors here wrote with the fewest letters wrong; then no others are looked for."""
    works: tuple[str, ...] = ()
    """The fields or jobs that it names, alone or with its neighbours."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two queries for the same documents: `match` finds them at the least cost, `score` also ranks them."""

    match: Query
    score: Query

    @classmethod
    def same(cls, query: Query) -> "Pair":
        """Return a pair of one query that is cheap enough to score."""
        return cls(query, query)

    def among(self, these: Query) -> "Pair":
        """Return the pair that finds those of it who are also among these."""
        found = (Occur.Must, Query.const_score_query(these, 0.0))
        # Who these are, the match need not ask twice.
        return Pair(these, Query.boolean_query([found, (Occur.Should, self.score)]))

    def or_any_of(self, these: Sequence[Query]) -> "Pair":
        """Return the pair that also finds all of these, after those whom the words find."""
        also = [Query.const_score_query(one, 0.0) for one in these]
        return Pair(any_of([self.match, *also]), any_of([self.score, *also]))

    def gaining(self, each: Sequence[Query], gain: float) -> "Pair":
        """Return the pair that scores so much more for each of these that a person matches."""
        more = [(Occur.Should, Query.const_score_query(one, gain)) for one in each]
        return Pair(self.match, Query.boolean_query([(Occur.Must, self.score), *more]))

    def after(self, first: Query) -> "Pair":
        """Return the pair that scores these before all others."""
        before = (Occur.Should, Query.const_score_query(first, FITS))
        return Pair(self.match, Query.boolean_query([(Occur.Must, self.score), before]))

    def or_called(self, named: Query) -> "Pair":
        """Return the pair that also finds those who were named, before all others."""
        first = Query.const_score_query(named, BY_NAME)
        return Pair(any_of([self.match, named]), any_of([self.score, first]))


class Queries:
    """Queries on one shelf: the mentors of a community with room, or those without."""

    def __init__(
        self, schema: Schema, place: str, without: Collection[PersonId], manners: Collection[str] = ()
    ) -> None:
        """Take the shelf's name (part of every term), whom to leave out, and the wanted manners of help."""
        self._schema = schema
        self._place = place
        self._without = without
        self._manners = manners

    def everybody(self) -> Query:
        """Return the query that matches the whole shelf."""
        return Query.const_score_query(self._term("shelf", ""), 0.0)

    def left_out(self) -> list[tuple[Occur, Query]]:
        """Return the clauses that exclude people: some by id, and those who help in no wanted manner."""
        named = [(Occur.MustNot, one) for one in self.these(sorted(self._without))]
        if not self._manners:
            return named
        helps = any_of([self._term("manner", clean(manner)) for manner in self._manners])
        return [*named, (Occur.Must, Query.const_score_query(helps, 0.0))]

    def these(self, people: Iterable[str]) -> list[Query]:
        """Return a query for each of these people, by id."""
        return [Query.term_query(self._schema, "mentor", clean(one), "basic") for one in people]

    def narrowed(
        self, chosen: Mapping[Facet, tuple[str, ...]], but: Facet | None = None
    ) -> list[tuple[Occur, Query]]:
        """Return a clause for each facet with a choice, except this one."""
        return [
            (Occur.Must, Query.const_score_query(self._any_value(facet, values), 0.0))
            for facet, values in chosen.items()
            if values and facet is not but
        ]

    def all_of(self, readings: Sequence[Reading]) -> Pair:
        """Return the query that matches documents with every word."""
        pairs = [self.one(reading) for reading in readings]
        return Pair(
            Query.boolean_query([(Occur.Must, pair.match) for pair in pairs]),
            Query.boolean_query([(Occur.Must, pair.score) for pair in pairs]),
        )

    def some_of(self, readings: Sequence[Reading], at_least: int) -> Pair:
        """Return the query that matches documents with at least so many of the words."""
        pairs = [self.one(reading) for reading in readings]
        # Without a minimum number the engine uses its fast union.
        number = at_least if at_least > 1 else None
        return Pair(
            Query.boolean_query([(Occur.Should, pair.match) for pair in pairs], number),
            Query.boolean_query([(Occur.Should, pair.score) for pair in pairs], number),
        )

    def one(self, reading: Reading) -> Pair:
        """Return the query that matches one word."""
        stem = self._term("stems", reading.stem, "freq")
        spelt = [self.beside(phrase) for phrase in reading.spelt]
        related = [self._phrase(phrase) for phrase in reading.related]
        wide = self._wide(reading)
        working = self.working(reading.works)
        match = any_of([stem, *spelt, *related, *wide, *working])
        loud = Query.boost_query(self._term("loud", reading.stem, "freq"), LOUD)
        lower = [Query.boost_query(query, RELATED) for query in related]
        closeness = (
            [Query.disjunction_max_query([Query.const_score_query(any_of([stem, *spelt]), EXACT), *wide])]
            if wide
            else []
        )
        # What work is worth is a gain of the whole search, and none of each of its words.
        found = [Query.const_score_query(query, 0.0) for query in working]
        return Pair(match, any_of([stem, loud, *spelt, *lower, *closeness, *found]))

    def word(self, field: str, word: str) -> Query:
        """Return the query for those who have a word in a field of the index."""
        return self._term(field, word)

    def has(self, terms: Iterable[str]) -> list[Query]:
        """Return a query for each term (`bot.store.index.having`) that a person may have."""
        return [self._term("has", clean(one)) for one in terms]

    def working(self, works: Iterable[str]) -> list[Query]:
        """Return the queries for those who do this work, or tell of it."""
        return self.has(term(sort, key) for key in works for sort in (Sort.WORK, TOLD))

    def called(self, terms: Sequence[str]) -> Query:
        """Return the query that matches the mentors of this shelf whom these terms of names name."""
        named = any_of([Query.term_query(self._schema, "called", term, "basic") for term in terms])
        return Query.boolean_query([(Occur.Must, named), (Occur.Must, self._term("shelf", ""))])

    def named(self, readings: Sequence[Reading]) -> Query:
        """Return the query that matches mentors whose name has every word."""
        fields = [self._named(reading) for reading in readings]
        return Query.boolean_query([(Occur.Must, query) for query in fields])

    def _named(self, reading: Reading) -> Query:
        return any_of([self._term("name", reading.word.folded), *self._wide(reading, "name")])

    def _wide(self, reading: Reading, field: str = "plain") -> list[Query]:
        folded = self._place + reading.word.folded
        found = []
        if reading.prefix:
            begins = Query.fuzzy_term_query(self._schema, field, folded, distance=0, prefix=True)
            found.append(Query.const_score_query(begins, PREFIX))
        if reading.nearest:
            meant = any_of([self._term(field, word) for word in reading.nearest])
            found.append(Query.const_score_query(meant, TYPO))
        elif reading.typos:
            for slips in range(1, reading.typos + 1):
                nearly = Query.fuzzy_term_query(self._schema, field, folded, distance=slips)
                found.append(Query.const_score_query(nearly, TYPO / slips))
        return found

    def beside(self, phrase: Phrase) -> Query:
        """Return the query for stems that stand beside each other, in this order."""
        if len(phrase) == 1:
            return self._term("stems", phrase[0], "freq")
        return Query.phrase_query(self._schema, "stems", [self._place + stem for stem in phrase])

    def _phrase(self, phrase: Phrase) -> Query:
        terms = [self._term("stems", stem, "freq") for stem in phrase]
        return terms[0] if len(terms) == 1 else Query.boolean_query([(Occur.Must, term) for term in terms])

    def _any_value(self, facet: Facet, values: tuple[str, ...]) -> Query:
        if facet is Facet.COUNTRY:
            values = tuple(dict.fromkeys(map(countries.canonical, values)))
        # Not a term set query: the engine would collect all its documents before other clauses narrow it.
        return any_of([Query.term_query(self._schema, facet, clean(value), "basic") for value in values])

    def _term(self, field: str, word: str, option: str = "basic") -> Query:
        return Query.term_query(self._schema, field, self._place + word, option)


def any_of(queries: Sequence[Query]) -> Query:
    """Return the query that matches what any of these matches."""
    return (
        queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])
    )
