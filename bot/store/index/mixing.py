"""Mixing: what ranks people who fit alike: a shared language, near hours, answers of late, and few asks."""

from collections.abc import Iterator
from typing import Final

from tantivy import Occur, Query

from bot.domain.search.matching import Looking
from bot.domain.search.understood import Sort
from bot.store.index.alike import LATELY, STEPS, asked, clock_near, offset
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


def mixing(queries: Queries, vocabulary: Vocabulary, looking: Looking) -> list[Clause]:
    """Return the clauses that rank people who fit alike, for this searcher.

    What everybody here has, or nobody, ranks nobody, and a clause costs time for each who fits.
    """
    return [
        (Occur.Should, Query.const_score_query(any_of(queries.has([one])), worth))
        for one, worth in _worths(looking)
        if vocabulary.tells_apart(one)
    ]


def _worths(looking: Looking) -> Iterator[tuple[str, float]]:
    yield from ((asked(times), (STEPS - times) * A_HAIR) for times in range(STEPS))
    yield LATELY, ANSWERS_OF_LATE
    yield from ((term(Sort.LANGUAGE, code), SHARED_LANGUAGE) for code in looking.speaks)
    if (hours := offset(looking.zone)) is not None:
        yield clock_near(hours), NEAR_HOURS
