"""Why a mentor was found: the searcher's own words, or the mentor's where those differ, and never a guess."""

from collections.abc import Sequence
from typing import Final

from bot.store.index.query import Reading
from bot.store.index.said import Said

MOST: Final = 3
"""How many words are shown for each hit."""


def why(said: Said, readings: Sequence[Reading]) -> tuple[tuple[str, ...], int]:
    """Return at most three words that stand in this mentor's card, and by how many words they were found.

    A word that was only found by its beginning or with a typo counts, but it is no reason; neither is a
    small word.
    """
    found: dict[str, str] = {}
    guessed = 0
    for reading in readings:
        if word := _told(said, reading):
            found.setdefault(word.casefold(), word)
        else:
            guessed += _guessed(said, reading)
    return tuple(found.values())[:MOST], len(found) + guessed


def _told(said: Said, reading: Reading) -> str:
    """Return the word to show; empty where the mentor's card does not have it."""
    word = reading.word
    if reading.small:
        return ""
    if reading.in_capitals:
        # "IT" is a field and "it" is not.
        return word.typed if said.wrote(word.typed) else ""
    if said.has(word.folded) or said.has_stem(reading.stem):
        return word.typed
    return next(filter(None, map(said.with_stems, reading.related)), "")


def _guessed(said: Said, reading: Reading) -> bool:
    folded = reading.word.folded
    begun = reading.prefix and bool(said.beginning(folded))
    return begun or bool(reading.typos and said.nearest(folded, reading.typos))
