"""Why a mentor was found: the searcher's own words, or the mentor's where those differ."""

from collections.abc import Sequence
from typing import Final

from bot.store.index.query import Reading
from bot.store.index.said import Said

MOST: Final = 3
"""How many words are shown for each hit."""


def why(said: Said, readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return at most three words by which this mentor was found, in the searcher's order."""
    found: dict[str, str] = {}
    for reading in readings:
        word = reading.word.typed if said.has(reading.word.folded) else _told(said, reading)
        if word:
            found.setdefault(word.casefold(), word)
    return tuple(found.values())[:MOST]


def _told(said: Said, reading: Reading) -> str:
    """Return the word to show where the mentor did not write the searcher's exact word; empty for none."""
    if said.has_stem(reading.stem):
        return reading.word.typed
    for phrase in reading.related:
        if all(map(said.has_stem, phrase)):
            return " ".join(map(said.with_stem, phrase))
    begun = said.beginning(reading.word.folded) if reading.prefix else ""
    return begun or (said.nearest(reading.word.folded, reading.typos) if reading.typos else "")
