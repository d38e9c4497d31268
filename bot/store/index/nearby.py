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

_A_RANK: Final = 0.002
"""The score of each rank among those nearby: more than `query.A_HAIR`, and less than of any word."""

_FUSED: Final = 1_000.0
"""The score of each rank of the fused list: more than what any words and gains are worth."""

_HAS_ALL: Final = 1_000_000.0
"""The score of those who have everything that was said: they stay before all others."""


def fused(words: Sequence[str], meaning: Sequence[str]) -> list[str]:
    """Return the two lists as one, best first."""
    scores: defaultdict[str, float] = defaultdict(float)
    for ranked in (words[:TEN], meaning[:TEN]):
        for rank, one in enumerate(ranked):
            scores[one] += 1 / (_K + rank)
    return sorted(scores, key=lambda one: -scores[one])


def behind(found: Pair, nearby: Sequence[Query]) -> Pair:
    """Return the pair that finds those nearby too, after those whom the words found, in their order."""
    return _and(found, nearby, _A_RANK)


def among(found: Pair, ranked: Sequence[Query], first: Query | None) -> Pair:
    """Return the pair that ranks as the fused list does; `first` has everything and comes before all."""
    pair = _and(found, ranked, _FUSED)
    if first is None:
        return pair
    before = (Occur.Should, Query.const_score_query(first, _HAS_ALL))
    return Pair(pair.match, Query.boolean_query([(Occur.Must, pair.score), before]))


def _and(found: Pair, others: Sequence[Query], a_rank: float) -> Pair:
    steps = [
        (Occur.Should, Query.const_score_query(one, a_rank * (len(others) - rank)))
        for rank, one in enumerate(others)
    ]
    score = Query.boolean_query([(Occur.Should, found.score), *steps])
    return Pair(any_of([found.match, *others]), score)
