"""Having: what a listing has of all that a search can be understood to say, as terms of the index."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

import regex

from bot.domain.people import languages, regions
from bot.domain.search.matching import Listing
from bot.domain.search.understood import Sort
from bot.store.index import telling
from bot.store.index.lexicon import lexicon
from bot.store.index.occupations import occupations
from bot.store.index.phrases import clauses, elided
from bot.store.index.telling import Of
from bot.store.index.words import Word, words

TOLD: Final = "told"
"""Work that stands in a person's story alone: it may be another's, or of long ago."""

ITSELF: Final = "itself"
"""Work that a person's role or field names itself, not what their headline says of where, or for whom."""

FIELD: Final = "field"
"""Work that is a person's field: it says more than a word of their headline."""

OTHERS: Final = "others"
"""A situation of those whom a person helps, or knows: “burnout coach”, “my sister was laid off”."""

GLAD: Final = "glad"
"""A situation that a question tells of which a mentor is glad to be asked, with its number from 0."""

_FOR: Final = regex.compile(r"\s(?:for|für|pour|para)\s", regex.IGNORECASE)

_DISTINCT: Final = 10_000
"""How many different places are remembered while an index is filled."""

SOON: Final = 1
"""In so many days those who answer soon usually answer."""


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
    if listing.answers_in == SOON:
        yield term(Sort.ANSWERS, "day")
    role, where, whom = _parts(listing.headline)
    told = [*clauses("\n".join((*listing.glad, listing.story)))]
    yield from _lived((role, where, *told), whom)
    yield from _glad(listing.glad)
    known = occupations()
    field = known.field(listing.field)
    itself = field | known.named(role)
    does = _with_wider(itself | known.named(where))
    tells = _with_wider(known.named([*whom, *chain.from_iterable(told)]))
    yield from (term(Sort.WORK, key) for key in sorted(does))
    yield from (term(ITSELF, key) for key in sorted(itself))
    yield from (term(FIELD, key) for key in sorted(field))
    yield from (term(TOLD, key) for key in sorted(tells - does))


def _parts(headline: str) -> tuple[list[Word], list[Word], list[Word]]:
    """Return the words of a headline: the role, where behind a comma, and for whom: “for engineers”."""
    said, *whom = _FOR.split(elided(headline), maxsplit=1)
    role, _, where = said.partition(",")
    return words(role), words(where), words(" ".join(whom))


def _with_wider(keys: frozenset[str]) -> frozenset[str]:
    return keys.union(*(occupations().wider(key) for key in keys))


def _lived(told: Iterable[Sequence[Word]], whom: Sequence[Word]) -> Iterator[str]:
    """Yield the terms of the situations that are told of, each within one clause."""
    book = lexicon().situations
    said = [[word.folded for word in clause] for clause in told]
    found = [(key, telling.of(clause, at)) for clause in said for key, at in book.found(clause)]
    own = {key for key, of in found if of is Of.SELF}
    others = {key for key, of in found if of is Of.OTHERS}
    others.update(key for key, _ in book.found([word.folded for word in whom]))
    yield from (term(Sort.SITUATION, key) for key in sorted(own))
    yield from (term(OTHERS, key) for key in sorted(others - own))


def _glad(questions: Sequence[str]) -> Iterator[str]:
    """Yield the terms of the situations that each of these questions tells of."""
    for number, question in enumerate(questions):
        said = [[word.folded for word in clause] for clause in clauses(question)]
        found = {key for clause in said for key, _ in lexicon().situations.found(clause)}
        yield from (term(GLAD, f"{number} {key}") for key in sorted(found))


_around = lru_cache(_DISTINCT)(regions.within)
