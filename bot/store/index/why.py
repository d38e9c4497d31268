"""Why a mentor was found: the searcher's own words, or the mentor's where those differ, and never a guess."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from bot.domain.mentors.card import MOST_GLAD
from bot.domain.search.understood import SoftChoice, Sort
from bot.store.index.having import GLAD, term
from bot.store.index.occupations import occupations
from bot.store.index.query import Reading
from bot.store.index.said import Said
from bot.store.index.words import wanted

MOST: Final = 3
"""How many words are shown for each hit."""


_DISTINCT: Final = 100
"""Choices of late searches."""


def why(said: Said, readings: Sequence[Reading]) -> tuple[tuple[str, ...], int]:
    """Return at most three words that stand in this mentor's card, and by how many words they were found.

    Work is told in the mentor's own words: "Midwife" for who looked for "Hebamme".

    A word that was only found by its beginning or with a typo counts, but it is no reason; neither is a
    small word. Work of the same field is a reason, and does not count.
    """
    found: dict[str, str] = {}
    near: dict[str, str] = {}
    guessed = 0
    for reading in readings:
        if word := _told(said, reading):
            found.setdefault(word.casefold(), word)
        elif word := _of_its_field(said, reading):
            near.setdefault(word.casefold(), word)
        else:
            guessed += _guessed(said, reading)
    return tuple((found | near).values())[:MOST], len(found) + guessed


def met(choices: Iterable[SoftChoice], had: frozenset[str]) -> Iterator[SoftChoice]:
    """Yield those of the choices that a mentor has who has these terms."""
    for choice in choices:
        if not choice.without and any(term(choice.sort, value) in had for value in choice.values):
            yield choice


def glad_to_be_asked(choices: Iterable[SoftChoice], had: frozenset[str]) -> int | None:
    """Return the number, from 0, of the mentor's own question about a situation that was said."""
    keys = {key for one in choices if one.sort is Sort.SITUATION and not one.without for key in one.values}
    told = (
        number for number in range(MOST_GLAD) if any(term(GLAD, f"{number} {key}") in had for key in keys)
    )
    return next(told, None)


@lru_cache(_DISTINCT)
def weight(choice: SoftChoice) -> int:
    """Return as how many words what a mentor has was said; work is found by its words themselves."""
    return 0 if choice.sort is Sort.WORK else len(wanted(choice.said).words)


def _told(said: Said, reading: Reading) -> str:
    """Return the word to show; empty where the mentor's card does not have it."""
    word = reading.word
    if reading.small:
        return ""
    if reading.in_capitals:
        # "IT" is a field and "it" is not.
        return word.typed if said.wrote(word.typed) else ""
    if said.has(word.folded):
        return word.typed
    if said.has_stem(reading.stem):
        # In their own form: "Accounting" for who typed "accountable".
        return said.with_stems((reading.stem,))
    related = next(filter(None, map(said.with_stems, (*reading.spelt, *reading.related))), "")
    return related or next(filter(None, map(said.working, reading.works)), "")


def _of_its_field(said: Said, reading: Reading) -> str:
    """Return the work by which a mentor is near: "Joiner" where nobody is the plumber that was looked for."""
    wider = (field for work in reading.works for field in occupations().wider(work))
    return next(filter(None, map(said.working, wider)), "")


def _guessed(said: Said, reading: Reading) -> bool:
    folded = reading.word.folded
    begun = reading.prefix and bool(said.beginning(folded))
    return begun or bool(reading.typos and said.nearest(folded, reading.typos))
