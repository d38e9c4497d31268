"""Nearby: those whose cards mean something near to a search, among those whom its words found.

Two lists of ten are fused by rank (Cormack, Clarke and Büttcher 2009): the ranks decide, as scores of words
and nearness of meaning have no common measure.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from tantivy import Occur, Query

from bot.store.index.query import Pair, any_of

TEN: Final = 10
"""How many of each list are fused."""

_K: Final = 20
"""How little the first ranks weigh beside the later ones."""

_BY_WORDS: Final = 200.0
"""The score of whom words found, so that they come before all others."""

_A_RANK: Final = 10.0
"""The score of each rank among the others: more than all that mixes people who fit alike."""

_LESS_SURE: Final = 0.5
"""The weight of a rank by meaning beside one by words, which know what was said."""

_FUSED: Final = 1_000.0
"""The score of each rank of the fused list: more than what any words and gains are worth."""

_HAS_ALL: Final = 1_000_000.0
"""The score of those who have everything that was said: they stay before all others."""


def fused(words: Sequence[str], meaning: Sequence[str]) -> list[str]:
    """Return the two lists as one, best first."""
    scores: defaultdict[str, float] = defaultdict(float)
    for weight, ranked in ((1.0, words[:TEN]), (_LESS_SURE, meaning[:TEN])):
        for rank, one in enumerate(ranked):
            scores[one] += weight / (_K + rank)
    return sorted(scores, key=lambda one: -scores[one])


def behind(found: Pair, nearby: Sequence[Query]) -> Pair:
    """Return the pair that finds those nearby too, after those whom the words found, in their order."""
    others = [Query.boolean_query([(Occur.Must, one), (Occur.MustNot, found.match)]) for one in nearby]
    by_words = (Occur.Should, Query.const_score_query(found.match, _BY_WORDS))
    score = [(Occur.Should, found.score), by_words, *_steps(others, _A_RANK)]
    return Pair(any_of([found.match, *nearby]), Query.boolean_query(score))


def among(found: Pair, ranked: Sequence[Query], first: Query | None) -> Pair:
    """Return the pair that ranks as the fused list does; `first` has everything and comes before all."""
    match = any_of([found.match, *ranked])
    score = Query.boolean_query([(Occur.Should, found.score), *_steps(ranked, _FUSED)])
    if first is None:
        return Pair(match, score)
    before = (Occur.Should, Query.const_score_query(first, _HAS_ALL))
    return Pair(match, Query.boolean_query([(Occur.Must, score), before]))


def _steps(ranked: Sequence[Query], a_rank: float) -> list[tuple[Occur, Query]]:
    """Return the clauses that score each by its rank, best first."""
    return [
        (Occur.Should, Query.const_score_query(one, a_rank * (len(ranked) - rank)))
        for rank, one in enumerate(ranked)
    ]
