"""Phrases: words in their order, found among typed words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

import regex

from bot.store.index.words import Word, cut, words_of_each

ELIDED: Final = regex.compile(
    r"(?<!\p{L})(?![jlnt]['’]ai(?!\p{L}))(?:[cdjlmnst]|qu)['’](?=\p{L})", regex.IGNORECASE
)
"""What French joins to the next word, anywhere in a text; “ai” alone would be the field."""

_MARKS: Final = regex.compile(r"[,;:.!?()\[\]…\n—–¿¡]+(?=\s|$)|[¿¡(\n]|\s[-–—]\s")
"""What parts a text into clauses."""

BETWEEN: Final = 3
"""Other words that may stand between two words of a phrase."""

SURE: Final = 2
"""The letters with which every phrase begins in full."""

_DISTINCT: Final = 20_000
"""Different words of which it is remembered what begins with them."""

Phrase = tuple[str, ...]
"""Folded words; one that ends in `*` stands for every word that begins so."""

_Entry = tuple[str, Phrase, frozenset[str]]
"""What a phrase means, the phrase, and those of its words that have to stand there in full."""


def phrases(said: str) -> tuple[Phrase, ...]:
    """Return the phrases of a list, which are apart by `|`."""
    return tuple(_phrase(one) for one in said.split("|") if one.strip())


def listed(said: str) -> frozenset[str]:
    """Return the words of a list, folded."""
    return frozenset(folded_words(said))


def folded_words(said: str) -> tuple[str, ...]:
    """Return the words of a text, folded; what French joins to them is left out."""
    return tuple(cut(elided(said))[1])


def elided(said: str) -> str:
    """Return a text without what French joins to the next word."""
    return ELIDED.sub("", said) if "'" in said or "’" in said else said


def clauses(text: str) -> Iterator[list[Word]]:
    """Yield the words of each clause of a text, as its marks part them."""
    return words_of_each(_MARKS.split(elided(text)))


class Phrasebook:
    """Phrases, each with what it means, looked for all at once."""

    def __init__(self, meant: Iterable[tuple[str, Phrase]]) -> None:
        """Arrange the phrases by the word they begin with."""
        self._begun: dict[str, list[_Entry]] = {}
        for value, phrase in meant:
            whole = frozenset(word for word in phrase if not word.endswith("*"))
            self._begun.setdefault(phrase[0][:SURE], []).append((value, phrase, whole))
        self._beginning = lru_cache(_DISTINCT)(self._that_begin)

    def found(self, words: Sequence[str], *, between: int = BETWEEN) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield what each phrase that stands among the words means, and the positions of its words."""
        stand = frozenset(words)
        for start, word in enumerate(words):
            for value, phrase, whole in self._beginning(word):
                if whole <= stand and (at := _from(phrase, words, start, between)):
                    yield value, at

    def _that_begin(self, word: str) -> tuple[_Entry, ...]:
        return tuple(one for one in self._begun.get(word[:SURE], ()) if _is(one[1][0], word))


def spanned(phrase: Phrase, words: Sequence[str], *, between: int = BETWEEN) -> tuple[int, ...]:
    """Return the positions of a phrase's words where it first stands; empty for nowhere."""
    for start, word in enumerate(words):
        if _is(phrase[0], word):
            found = _from(phrase, words, start, between)
            if found:
                return found
    return ()


class Lookup:
    """Names of one or several words, each with what it means, found at a place among typed words."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """Arrange the names; of two that are spelt the same the first counts."""
        meant: dict[Phrase, str] = {}
        for name, value in named:
            if words := folded_words(name):
                meant.setdefault(words, value)
        self._meant: Mapping[Phrase, str] = meant
        self._longest = max(map(len, meant), default=0)

    def at(self, words: Sequence[str], start: int) -> tuple[str, int] | None:
        """Return what the longest name that begins at a place means, and of how many words it is."""
        for length in range(min(self._longest, len(words) - start), 0, -1):
            value = self._meant.get(tuple(words[start : start + length]))
            if value is not None:
                return value, length
        return None


def _phrase(said: str) -> Phrase:
    return tuple(folded_words(one)[0] + "*" * one.endswith("*") for one in said.split())


def _from(phrase: Phrase, words: Sequence[str], start: int, between: int) -> tuple[int, ...]:
    found: tuple[int, ...] = (start,)
    for wanted in phrase[1:]:
        for place in range(found[-1] + 1, min(found[-1] + between + 2, len(words))):
            if _is(wanted, words[place]):
                found = (*found, place)
                break
        else:
            return ()
    return found


def _is(wanted: str, word: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
