"""Queries: built from values alone, so that nobody's words are ever read as a query language."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tantivy import Occur, Query, Schema

from bot.domain.common.ids import PersonId
from bot.domain.search.matching import Facet
from bot.store.index.related import Phrase
from bot.store.index.schema import clean
from bot.store.index.words import Word

LOUD: Final = 2.0
"""How much more a word says in a name, headline or field than in the text."""

RELATED: Final = 0.5
"""How much a related word counts, against the word itself."""

EXACT, PREFIX, TYPO = 4.0, 2.0, 1.0
"""What a word earns, once it is read widely, by how close the mentor's word is to it."""

A_HAIR: Final = 0.001
"""What somebody earns whom nobody has asked yet: too little to pass anybody whom the words fit better."""

ALL_WORDS_UP_TO: Final = 3
"""So many words of a keyword search must all be met; of more, or of a sentence, a third."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How widely one word is read: itself and its relations, and also its beginnings, and also its typos."""

    word: Word
    stem: str
    related: tuple[Phrase, ...] = ()
    prefix: bool = False
    typos: int = 0
    """How many letters may be wrong (Damerau-Levenshtein distance)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The same documents twice: `match` finds them at the least cost, `score` also says how well they fit."""

    match: Query
    score: Query

    @classmethod
    def same(cls, query: Query) -> "Pair":
        """Return a pair of one query that scores cheaply enough."""
        return cls(query, query)


class Queries:
    """Queries on one shelf: what has room in a community, or what has none."""

    def __init__(
        self, schema: Schema, place: str, without: Collection[PersonId], manners: Collection[str] = ()
    ) -> None:
        """Take the shelf's name, which every term carries, whom to leave out, and how who is found helps."""
        self._schema = schema
        self._place = place
        self._without = without
        self._manners = manners

    def everybody(self) -> Query:
        """Return what matches the whole shelf."""
        return Query.const_score_query(self._term("shelf", ""), 0.0)

    def first_among_equals(self) -> tuple[Occur, Query]:
        """Return the clause by which those whom nobody has asked yet come first where all else is equal."""
        never_asked = Query.term_query(self._schema, "first", self._place, "basic")
        return Occur.Should, Query.const_score_query(never_asked, A_HAIR)

    def left_out(self) -> list[tuple[Occur, Query]]:
        """Return the clauses that leave people out: some by name, and who helps in none of the manners."""
        people = sorted({clean(person) for person in self._without})
        named = [(Occur.MustNot, Query.term_query(self._schema, "mentor", one, "basic")) for one in people]
        if not self._manners:
            return named
        helps = _any([self._term("manner", clean(manner)) for manner in self._manners])
        return [*named, (Occur.Must, Query.const_score_query(helps, 0.0))]

    def narrowed(
        self, chosen: Mapping[Facet, tuple[str, ...]], but: Facet | None = None
    ) -> list[tuple[Occur, Query]]:
        """Return a clause for each facet that something was chosen in, but this one."""
        return [
            (Occur.Must, Query.const_score_query(self._any_value(facet, values), 0.0))
            for facet, values in chosen.items()
            if values and facet is not but
        ]

    def all_of(self, readings: Sequence[Reading]) -> Pair:
        """Return what matches every word."""
        pairs = [self.one(reading) for reading in readings]
        return Pair(
            Query.boolean_query([(Occur.Must, pair.match) for pair in pairs]),
            Query.boolean_query([(Occur.Must, pair.score) for pair in pairs]),
        )

    def some_of(self, readings: Sequence[Reading], at_least: int) -> Pair:
        """Return what matches at least so many of the words."""
        pairs = [self.one(reading) for reading in readings]
        # Without a number the engine takes its fast way through a union.
        number = at_least if at_least > 1 else None
        return Pair(
            Query.boolean_query([(Occur.Should, pair.match) for pair in pairs], number),
            Query.boolean_query([(Occur.Should, pair.score) for pair in pairs], number),
        )

    def one(self, reading: Reading) -> Pair:
        """Return what matches one word."""
        stem = self._term("stems", reading.stem, "freq")
        related = [self._phrase(phrase) for phrase in reading.related]
        wide = self._wide(reading)
        match = _any([stem, *related, *wide])
        loud = Query.boost_query(self._term("loud", reading.stem, "freq"), LOUD)
        lower = [Query.boost_query(query, RELATED) for query in related]
        closeness = (
            [Query.disjunction_max_query([Query.const_score_query(stem, EXACT), *wide])] if wide else []
        )
        return Pair(match, _any([stem, loud, *lower, *closeness]))

    def named(self, readings: Sequence[Reading]) -> Query:
        """Return what has every word in its name."""
        fields = [self._named(reading) for reading in readings]
        return Query.boolean_query([(Occur.Must, query) for query in fields])

    def _named(self, reading: Reading) -> Query:
        return _any([self._term("name", reading.word.folded), *self._wide(reading, "name")])

    def _wide(self, reading: Reading, field: str = "plain") -> list[Query]:
        folded = self._place + reading.word.folded
        found = []
        if reading.prefix:
            begins = Query.fuzzy_term_query(self._schema, field, folded, distance=0, prefix=True)
            found.append(Query.const_score_query(begins, PREFIX))
        if reading.typos:
            nearly = Query.fuzzy_term_query(self._schema, field, folded, distance=reading.typos)
            found.append(Query.const_score_query(nearly, TYPO))
        return found

    def _phrase(self, phrase: Phrase) -> Query:
        terms = [self._term("stems", stem, "freq") for stem in phrase]
        return terms[0] if len(terms) == 1 else Query.boolean_query([(Occur.Must, term) for term in terms])

    def _any_value(self, facet: Facet, values: tuple[str, ...]) -> Query:
        # Not a set of terms: the engine would mark everybody in it before it looks at anything else.
        return _any([Query.term_query(self._schema, facet, clean(value), "basic") for value in values])

    def _term(self, field: str, word: str, option: str = "basic") -> Query:
        return Query.term_query(self._schema, field, self._place + word, option)


def _any(queries: Sequence[Query]) -> Query:
    return (
        queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])
    )
