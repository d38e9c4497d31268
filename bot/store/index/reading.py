"""Readings: each word is matched as strictly as still finds mentors in this community.

A word that hardly any mentor here wrote is also read as a prefix ("engin", while typing). Where
that finds hardly any either, it is read as a word with a typo ("enginer").
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Final

from bot.store.index.query import Reading
from bot.store.index.related import Related
from bot.store.index.schema import stemmer
from bot.store.index.vocabulary import Vocabulary
from bot.store.index.words import Word, is_abbreviation, is_small, slips, stands_anywhere

ENOUGH: Final = 3
"""A word that so many mentors here wrote needs no wider reading."""

_SHORTEST_BEGINNING: Final = 2

_BEGINNINGS: Final = 50
"""How many different words are checked to see whether enough mentors wrote one."""


class Understanding:
    """How words are read: their stems and their related words."""

    def __init__(self) -> None:
        """Make the stemmer, and read the table of related words."""
        self._stemmer = stemmer()
        self._related = Related.read(self.stem)

    def stem(self, folded: str) -> str:
        """Return the word without its English ending."""
        return "".join(self._stemmer.analyze(folded))

    def close(
        self, words: Sequence[Word], works: Mapping[str, Sequence[str]] = MappingProxyType({})
    ) -> tuple[Reading, ...]:
        """Return the strictest reading of each word: itself, related words, and the work that it names."""
        stems = [self.stem(word.folded) for word in words]
        named = [tuple(key for key, said in works.items() if word.folded in said) for word in words]
        return tuple(
            Reading(
                word,
                stems[at],
                # Work has all its names already; what is only near it would pass for it.
                () if named[at] else self._related.of(stems, at),
                small=is_small(word),
                works=named[at],
                in_capitals=is_abbreviation(word) and stands_anywhere(word.folded),
            )
            for at, word in enumerate(words)
        )


@cache
def understanding() -> Understanding:
    """Return how words are read: the same for every index, so it is made once."""
    return Understanding()


def widened(reading: Reading, vocabulary: Vocabulary) -> Reading:
    """Return the word read only as widely as this shelf needs."""
    searcher, place = vocabulary.searcher, vocabulary.shelf
    if any(len(phrase) > 1 for phrase in reading.spelt):
        return reading
    others = (*reading.spelt, *reading.related)
    stems = [reading.stem, *(phrase[0] for phrase in others if len(phrase) == 1)]
    wrote = max(searcher.doc_freq("stems", place + stem) for stem in stems)
    if wrote >= ENOUGH or any(map(vocabulary.does_work, reading.works)):
        return reading
    own = place + reading.word.folded
    begun = dict(searcher.terms_with_prefix("plain", own, limit=_BEGINNINGS)) if _may_begin(reading) else {}
    # A prefix that no other word has is not searched for: walking every word is the expensive part.
    wider = replace(reading, prefix=not begun.keys() <= {own})
    return wider if sum(begun.values()) >= ENOUGH else _misspelt(wider, vocabulary, written=own in begun)


def _misspelt(reading: Reading, vocabulary: Vocabulary, *, written: bool) -> Reading:
    """Return the word read with typos; one that is written here, and near no other, has none."""
    folded = reading.word.folded
    typos = slips(folded)
    near = vocabulary.nearest(folded, typos) if typos else ()
    if near is None:
        return replace(reading, typos=typos)
    return reading if written and not near else replace(reading, typos=typos, nearest=near)


def widest(reading: Reading) -> Reading:
    """Return the word read also as a prefix, and with typos."""
    return replace(reading, prefix=_may_begin(reading), typos=slips(reading.word.folded))


def _may_begin(reading: Reading) -> bool:
    return len(reading.word.folded) >= _SHORTEST_BEGINNING
