"""Naming: whether a person's name was typed, in either order, without accents, with titles or other words.

A name becomes keys, and so does what was typed; where one is the same, that person was named. Nothing here
needs the index, so that what completes names while they are typed can use it too.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from typing import Final

from bot.store.index.words import Word, stands_anywhere, words

MOST_PARTS: Final = 6
"""Parts of one name of which each two lead to it."""

A_FULL_NAME: Final = 3
"""Words that may all be small in other names: "Will May"."""

_READ: Final = 40
"""Words of what was typed in which names are looked for."""

_TITLES: Final = frozenset(
    """
    ba bsc dame dipl doctor don dona dott dr dra drs eng engr frau herr ing ir jr judge justice lady lord ma
    madame mag mba md mevr mlle mme monsieur mr mrs ms msc mstr mx phd prof professor professora rev reverend
    senor senora sir sr sra srta
    """.split()  # noqa: SIM905 - read more easily so
)
"""Titles and degrees, folded: they stand beside a name and are no part of it."""


def keys_of(name: str) -> frozenset[str]:
    """Return the keys of a person's name: one for each two of its parts, or for its only part."""
    return keys(_parts(word.folded for word in words(name))[:MOST_PARTS])


def keys(parts: Sequence[str]) -> frozenset[str]:
    """Return a key for each two of a name's parts; for the part itself where there is only one."""
    if len(parts) == 1:
        return frozenset(parts)
    return frozenset(_key(one, other) for one, other in combinations(parts, 2))


def typed_keys(said: Sequence[Word]) -> tuple[str, ...]:
    """Return the keys of all names that may be among typed words: of each two neighbours, or of one alone."""
    typed = _parts(word.folded for word in said[:_READ])
    if len(typed) == 1:
        return (typed[0],)
    pairs: Iterable[tuple[str, str]] = pairwise(typed)
    if len(typed) > A_FULL_NAME:
        # "would like" in the middle of a sentence is nobody's name, and each look costs time.
        pairs = (
            (one, other) for one, other in pairs if not (stands_anywhere(one) and stands_anywhere(other))
        )
    return tuple(dict.fromkeys(_key(one, other) for one, other in pairs))


def is_named(name: str, text: str) -> bool:
    """Tell whether a person of this name was named in a text."""
    return not keys_of(name).isdisjoint(typed_keys(words(text)))


def _parts(folded: Iterable[str]) -> list[str]:
    every = list(folded)
    # A person may be called Don or Ma: a title alone is a name.
    return [word for word in every if word not in _TITLES] or every


def _key(one: str, other: str) -> str:
    return " ".join(sorted((one, other)))
