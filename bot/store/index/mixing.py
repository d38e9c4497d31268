"""Mixing: what ranks people who fit alike: a shared language, near hours, answers of late, and few asks."""

from collections.abc import Iterator, Sequence
from typing import Final

from tantivy import Occur, Query

from bot.domain.search.matching import Looking
from bot.domain.search.understood import Sort
from bot.store.index.alike import LATELY, STEPS, UNKNOWN, asked, clock_near, offset
from bot.store.index.choosing import Clause
from bot.store.index.having import term
from bot.store.index.query import Queries, any_of
from bot.store.index.vocabulary import Vocabulary

SHARED_LANGUAGE: Final = 2.0
"""The score of who speaks the searcher's language: less than anything that was said is worth."""

NEAR_HOURS: Final = 1.0
"""The score of whose clock is near the searcher's."""

ANSWERS_OF_LATE: Final = 1.0
"""The score of whose card says how soon they usually answer."""

A_HAIR: Final = 0.002
"""The score for each step of fewer asks; a score of some thousands is told apart by 0.0003."""


_FEW: Final = 5
"""Where fewer than one of so many people fits, looking each of them up costs less than reading whole lists.

Measured with 80,000 people of whom 3,200 fit: five clauses at once 1.29 ms, one around the other 0.31.
"""


def mixed(query: Query, clauses: Sequence[Clause], *, fit: int, of: int) -> Query:
    """Return the query that ranks by these clauses too; it matches `fit` people of so many."""
    if fit * _FEW > of:
        return Query.boolean_query([(Occur.Must, query), *clauses])
    for clause in clauses:
        # Of several clauses beside each other the engine reads every list to its end.
        query = Query.boolean_query([(Occur.Must, query), clause])
    return query


def mixing(queries: Queries, vocabulary: Vocabulary, looking: Looking) -> list[Clause]:
    """Return the clauses that rank people who fit alike, for this searcher.

    What everybody here has, or nobody, ranks nobody, and a clause costs time for each who fits.
    """
    return [
        (Occur.Should, Query.const_score_query(any_of(queries.has([one])), worth))
        for one, worth in _worths(looking, vocabulary)
        if vocabulary.tells_apart(one)
    ]


def _worths(looking: Looking, vocabulary: Vocabulary) -> Iterator[tuple[str, float]]:
    yield from _beside_the_usual(vocabulary, [(asked(times), -times * A_HAIR) for times in range(STEPS + 1)])
    yield from _beside_the_usual(vocabulary, [(LATELY, ANSWERS_OF_LATE), (UNKNOWN, 0.0)])
    yield from ((term(Sort.LANGUAGE, code), SHARED_LANGUAGE) for code in looking.speaks)
    if (hours := offset(looking.zone)) is not None:
        yield clock_near(hours), NEAR_HOURS


def _beside_the_usual(
    vocabulary: Vocabulary, worths: Sequence[tuple[str, float]]
) -> Iterator[tuple[str, float]]:
    """Yield what people gain or lose beside most of them; each has one of these terms."""
    usual, its_worth = max(worths, key=lambda one: vocabulary.number_with(one[0]))
    yield from ((one, worth - its_worth) for one, worth in worths if one != usual)
