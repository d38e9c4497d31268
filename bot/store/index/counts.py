"""Counts: how many mentors would be found with each value of a facet, under all other choices."""

from collections.abc import Iterable, Mapping
from typing import Final, TypedDict, cast

from tantivy import Occur, Query, Searcher

from bot.domain.search.matching import Facet
from bot.store.index.query import Queries

MOST_VALUES: Final = 100
"""Values shown of a facet."""

# Above any community's number of values, so that the segments' shares add up to the true counts.
_ASKED_FOR: Final = 10_000

Counts = Mapping[Facet, tuple[tuple[str, int], ...]]
Clauses = list[tuple[Occur, Query]]


class _Bucket(TypedDict):
    key: str
    doc_count: int


class _Buckets(TypedDict):
    buckets: list[_Bucket]


def count(
    searcher: Searcher, queries: Queries, found: Clauses, chosen: Mapping[Facet, tuple[str, ...]]
) -> Counts:
    """Return the counts: one query for all facets without a choice, and one more for each with one."""
    narrow = [facet for facet in Facet if chosen.get(facet)]
    free = [facet for facet in Facet if facet not in narrow]
    counted = _aggregated(searcher, [*found, *queries.narrowed(chosen)], free)
    for facet in narrow:
        counted |= _aggregated(searcher, [*found, *queries.narrowed(chosen, but=facet)], [facet])
    return {facet: counted[facet] for facet in Facet}


def _aggregated(
    searcher: Searcher, clauses: Clauses, facets: Iterable[Facet]
) -> dict[Facet, tuple[tuple[str, int], ...]]:
    asked = {str(facet): {"terms": {"field": str(facet), "size": _ASKED_FOR}} for facet in facets}
    if not asked:
        return {}
    answer = cast("dict[str, _Buckets]", searcher.aggregate(Query.boolean_query(clauses), asked))
    return {Facet(name): _ranked(found["buckets"]) for name, found in answer.items()}


def _ranked(buckets: list[_Bucket]) -> tuple[tuple[str, int], ...]:
    # The engine returns the most first, then by name.
    return tuple((bucket["key"], bucket["doc_count"]) for bucket in buckets[:MOST_VALUES])
