"""Spelling: one word or two, as mentors here write it: "cyber security" and "cybersecurity"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise, takewhile
from typing import Final

from bot.store.index.related import Phrase, Stemming
from bot.store.index.vocabulary import Vocabulary
from bot.store.index.words import Wanted, stands_anywhere

JOINING: Final = frozenset({"e", "up"})
"""Small words that make a new word with their neighbour: "e-commerce", "start up"."""

_SHORTEST: Final = 2
"""Letters of a word's part, except of those that join."""


def spellings(asked: Wanted, stemming: Stemming, vocabulary: Vocabulary) -> Mapping[str, tuple[Phrase, ...]]:
    """Return for each folded word how else it is written here, as stems that stand beside each other."""
    found: dict[str, dict[Phrase, None]] = defaultdict(dict)
    for pair in pairwise(word.folded for word in asked.said):
        for one in _joined(pair, stemming, vocabulary):
            found[pair[0]][one] = found[pair[1]][one] = None
    for word in asked.words:
        found[word.folded].update(dict.fromkeys(_split(word.folded, stemming, vocabulary)))
    return {word: tuple(phrases) for word, phrases in found.items()}


def _joined(pair: Phrase, stemming: Stemming, vocabulary: Vocabulary) -> Iterator[Phrase]:
    if all(map(_stands_for_itself, pair)) and vocabulary.has_stem(one := stemming("".join(pair))):
        yield (one,)


def _split(folded: str, stemming: Stemming, vocabulary: Vocabulary) -> Iterator[Phrase]:
    for at in range(1, len(folded)):
        parts = folded[:at], folded[at:]
        if all(map(_is_part, parts)):
            # Most beginnings are no words: the rest is stemmed and looked up only after one that is.
            stems = tuple(takewhile(vocabulary.has_stem, map(stemming, parts)))
            if len(stems) == len(parts) and vocabulary.has_beside(stems):
                yield stems


def _is_part(part: str) -> bool:
    return part in JOINING or (len(part) >= _SHORTEST and _stands_for_itself(part))


def _stands_for_itself(folded: str) -> bool:
    return folded in JOINING or not stands_anywhere(folded)
