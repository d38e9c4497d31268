"""Having: what a listing has of all that a search can be understood to say, as terms of the index."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

import regex

from bot.domain.people import languages, regions
from bot.domain.search.matching import Listing
from bot.domain.search.understood import Sort
from bot.store.index.lexicon import lexicon
from bot.store.index.occupations import occupations
from bot.store.index.phrases import clauses, elided
from bot.store.index.words import words

TOLD: Final = "told"
"""Work that stands in somebody's story alone: it may be another's, or of long ago."""

ITSELF: Final = "itself"
"""Work that somebody's role or field names itself, not what their headline says of where, or for whom."""

FIELD: Final = "field"
"""Work that is somebody's field: it says more than a word of their headline."""

_FOR: Final = regex.compile(r"\s(?:for|für|pour|para)\s", regex.IGNORECASE)

_DISTINCT: Final = 10_000
"""How many different places are remembered while an index is filled."""


def term(sort: str, value: str) -> str:
    """Return the term under which somebody has a value."""
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
    if listing.answers_in == 1:
        yield term(Sort.ANSWERS, "day")
    told = "\n".join((listing.headline, *listing.glad, listing.story))
    yield from (term(Sort.SITUATION, key) for key in sorted(_lived(told)))
    known = occupations()
    said, whom = _for_whom(elided(listing.headline))
    field = known.field(listing.field)
    itself = field | known.named(words(said.partition(",")[0]))
    does = _with_wider(itself | known.named(words(said)))
    tells = _with_wider(known.named(words(elided("\n".join((whom, *listing.glad, listing.story))))))
    yield from (term(Sort.WORK, key) for key in sorted(does))
    yield from (term(ITSELF, key) for key in sorted(itself))
    yield from (term(FIELD, key) for key in sorted(field))
    yield from (term(TOLD, key) for key in sorted(tells - does))


def _for_whom(headline: str) -> tuple[str, str]:
    """Return a headline without those for whom somebody works, and these: “for engineers”."""
    does, *whom = _FOR.split(headline, maxsplit=1)
    return does, " ".join(whom)


def _with_wider(keys: frozenset[str]) -> frozenset[str]:
    return keys.union(*(occupations().wider(key) for key in keys))


def _lived(text: str) -> frozenset[str]:
    """Return the keys of the situations that a text tells of, each within one of its sentences."""
    book = lexicon().situations
    return frozenset(key for said in clauses(text) for key, _ in book.found([word.folded for word in said]))


_around = lru_cache(_DISTINCT)(regions.within)
