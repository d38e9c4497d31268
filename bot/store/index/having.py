"""Having: what a listing has of all that a search can be understood to say, as terms of the index."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from bot.domain.people import languages, regions
from bot.domain.search.matching import Listing
from bot.domain.search.understood import Sort
from bot.store.index.occupations import occupations
from bot.store.index.phrases import elided
from bot.store.index.words import words

TOLD: Final = "told"
"""Work that stands in a person's story alone: it may be another's, or of long ago."""

FIELD: Final = "field"
"""Work that is a person's field: it says more than a word of their headline."""

_DISTINCT: Final = 10_000
"""How many different places are remembered while an index is filled."""


def term(sort: str, value: str) -> str:
    """Return the term under which a person has a value."""
    return " ".join((sort, *value.split()))


def had(listing: Listing) -> tuple[str, ...]:
    """Return the terms of everything that a listing has."""
    return tuple(dict.fromkeys(_had(listing)))


def _had(listing: Listing) -> Iterator[str]:
    values: Mapping[Sort, frozenset[str] | tuple[str, ...]] = {
        Sort.KIND: listing.open_kinds,
        Sort.PLACE: _around(listing.place, listing.country),
        Sort.LANGUAGE: tuple(filter(None, map(languages.code_of, listing.languages))),
    }
    for sort, held in values.items():
        yield from (term(sort, value) for value in sorted(held))
    field = occupations().field(listing.field)
    does = field | occupations().named(words(elided(listing.headline)))
    tells = occupations().named(words(elided("\n".join((*listing.glad, listing.story)))))
    yield from (term(Sort.WORK, key) for key in sorted(does))
    yield from (term(FIELD, key) for key in sorted(field))
    yield from (term(TOLD, key) for key in sorted(tells - does))


_around = lru_cache(_DISTINCT)(regions.within)
