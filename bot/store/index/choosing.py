"""Choosing softly: what was understood, as clauses that require it and as gains that rank by it."""

from collections.abc import Iterable, Iterator
from typing import Final

from tantivy import Occur, Query

from bot.domain.people import regions
from bot.domain.search.understood import SoftChoice, Sort
from bot.store.index.having import FIELD, ITSELF, OTHERS, TOLD, term
from bot.store.index.occupations import occupations
from bot.store.index.query import Queries, any_of

GAINS: Final = {
    Sort.WORK: 170.0,
    Sort.PLACE: 100.0,
    Sort.LANGUAGE: 100.0,
    Sort.KIND: 90.0,
    Sort.SITUATION: 160.0,
    Sort.ANSWERS: 60.0,
}
"""The score of what is had, more than words on a card are worth; one's work counts most."""

AS_FIELD: Final = 30.0
"""The score beside that of work that is also a person's field."""

AS_ITSELF: Final = 30.0
"""The score beside that of work which is named itself, and not by something that is a part of it."""

IN_THE_FIELD: Final = 20.0
"""The score of who does something of the field that some work is a part of, and again of whose own it is."""

AS_TOLD: Final = 60.0
"""The score of work that stands in a person's story alone."""

AS_OTHERS: Final = 60.0
"""The score of who tells of a situation as that of others."""

NEARBY: Final = (50.0, 25.0)
"""The score of who lives around the place that was said: in its region, and in its country."""

Clause = tuple[Occur, Query]


def required(queries: Queries, choices: Iterable[SoftChoice]) -> list[Clause]:
    """Return the clauses without which nobody fits; work is a part of the topic, and is required there."""
    return [
        (Occur.MustNot if choice.without else Occur.Must, Query.const_score_query(_had(queries, choice), 0.0))
        for choice in choices
        if choice.without or choice.sort is not Sort.WORK
    ]


def ruled_out(queries: Queries, choices: Iterable[SoftChoice]) -> list[Clause]:
    """Return the clauses that exclude who was ruled out."""
    return required(queries, (choice for choice in choices if choice.without))


def gains(queries: Queries, choices: Iterable[SoftChoice], *, near: bool = False) -> list[Clause]:
    """Return the clauses that rank by how much of what was said a person has, or, if near, nearly has."""
    return [
        (Occur.Should, Query.const_score_query(query, gain))
        for choice in choices
        if not choice.without
        for query, gain in _gains(queries, choice, near=near)
    ]


def around(choice: SoftChoice) -> tuple[tuple[str, ...], ...]:
    """Return the places around one that was said, the nearer before the wider; nothing for anything else."""
    if choice.sort is not Sort.PLACE:
        return ()
    near = tuple(dict.fromkeys(wide for value in choice.values for wide in regions.wider(value)))
    regional = tuple(key for key in near if key in regions.regions())
    return (regional, tuple(key for key in near if key not in regional))


def somewhere(queries: Queries, choice: SoftChoice) -> Iterator[Query]:
    """Yield the queries for those who have what was said, or live around a place that was."""
    if not choice.without:
        yield from (query for query, _ in _gains(queries, choice, near=True))


def _gains(queries: Queries, choice: SoftChoice, *, near: bool) -> Iterator[tuple[Query, float]]:
    yield _had(queries, choice), GAINS[choice.sort]
    if choice.sort is Sort.WORK:
        yield any_of(queries.has(term(ITSELF, key) for key in choice.values)), AS_ITSELF
        yield any_of(queries.has(term(FIELD, key) for key in choice.values)), AS_FIELD
        wider = tuple(dict.fromkeys(wide for key in choice.values for wide in occupations().wider(key)))
        for sort in (Sort.WORK, ITSELF) if near and wider else ():
            yield any_of(queries.has(term(sort, key) for key in wider)), IN_THE_FIELD
        yield any_of(queries.has(term(TOLD, key) for key in choice.values)), AS_TOLD
    if choice.sort is Sort.SITUATION:
        yield any_of(queries.has(term(OTHERS, key) for key in choice.values)), AS_OTHERS
    for places, gain in zip(around(choice), NEARBY, strict=False):
        if places:
            yield any_of(queries.has(term(Sort.PLACE, key) for key in places)), gain


def in_the_field(queries: Queries, works: Iterable[str]) -> list[Query]:
    """Return the queries for those who do anything of the fields that these works are parts of."""
    wider = dict.fromkeys(wide for key in works for wide in occupations().wider(key))
    return queries.has(term(Sort.WORK, key) for key in wider)


def _had(queries: Queries, choice: SoftChoice) -> Query:
    return any_of(queries.has(term(choice.sort, value) for value in choice.values))
