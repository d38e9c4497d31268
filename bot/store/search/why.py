"""Why somebody was found: the looker's own words, or the mentor's where those differ."""

from collections.abc import Mapping, Sequence
from typing import Final

from rapidfuzz.distance import OSA

from bot.store.search.query import Reading
from bot.store.search.reading import Understanding

MOST: Final = 3
"""Words that are shown of each hit."""


class Said:
    """The words of one mentor, folded and as they wrote them, side by side."""

    __slots__ = ("_folded", "_spoken")

    def __init__(self, kept: bytes) -> None:
        """Take what the index keeps: folded words, a line break, the same words as written."""
        self._folded, _, self._spoken = kept.decode("utf-8").partition("\n")

    def has(self, folded: str) -> bool:
        """Tell whether the mentor wrote this very word."""
        return f" {folded} " in f" {self._folded} "

    def words(self) -> Mapping[str, str]:
        """Return each folded word with how it was written first."""
        return _first(self._folded.split(), self._spoken.split())

    def stems(self, understanding: Understanding) -> Mapping[str, str]:
        """Return each stem with how its word was written first."""
        return _first(understanding.stems(self._folded), self._spoken.split())


def why(said: Said, readings: Sequence[Reading], understanding: Understanding) -> tuple[str, ...]:
    """Return at most three words by which this mentor was found, in the looker's order."""
    found: dict[str, str] = {}
    for reading in readings:
        word = reading.word.typed if said.has(reading.word.folded) else _told(said, reading, understanding)
        if word:
            found.setdefault(word.casefold(), word)
    return tuple(found.values())[:MOST]


def _told(said: Said, reading: Reading, understanding: Understanding) -> str:
    """Return the word to show where the mentor did not write the looker's very word; empty for none."""
    stems = said.stems(understanding)
    if reading.stem in stems:
        return reading.word.typed
    for phrase in reading.related:
        if all(stem in stems for stem in phrase):
            return " ".join(stems[stem] for stem in phrase)
    return _nearly(said.words(), reading)


def _nearly(spoken: Mapping[str, str], reading: Reading) -> str:
    wrote = reading.word.folded
    if reading.prefix:
        begun = next((typed for folded, typed in spoken.items() if folded.startswith(wrote)), "")
        if begun:
            return begun
    if not reading.typos:
        return ""
    near = ((OSA.distance(wrote, folded, score_cutoff=reading.typos), folded) for folded in spoken)
    distance, folded = min(near, default=(reading.typos + 1, ""))
    return spoken[folded] if distance <= reading.typos else ""


def _first(keys: Sequence[str], spoken: Sequence[str]) -> Mapping[str, str]:
    # Written backwards, so that the first of several stays.
    return dict(zip(reversed(keys), reversed(spoken), strict=True))
