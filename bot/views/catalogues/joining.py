"""Small words that change before a name or a time: “la réponse d’Amara”, “Leila e Inés”, “a la 1:30”."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.people.names import visible

VOWELS = "[aeiouœæ]|y[^aeiou]"

CHANGES: Mapping[str, tuple[tuple[str, str, str], ...]] = MappingProxyType(
    {
        "fr": (("de ", "d’", VOWELS), ("que ", "qu’", VOWELS)),
        "es": (("y ", "e ", "h?i(?!e)"), ("o ", "u ", "h?o"), ("las ", "la ", "0?1:")),
    }
)
"""By language: a word, what it becomes, and the beginnings before which it does (letters without accents)."""


def joined(sentence: str, values: Mapping[str, str], language: str) -> str:
    """Return a sentence whose small words fit the values that will stand in its `{places}`."""
    changes = CHANGES.get(language)
    if changes is None:
        return sentence
    for place, value in values.items():
        begins = _plain(value)
        for word, becomes, before in changes:
            if re.match(before, begins):
                sentence = re.sub(rf"(?<!\w){word}(?=\{{{place}\}})", becomes, sentence)
    return sentence


def _plain(value: str) -> str:
    """Return the beginning of a value in small letters, without accents and direction marks."""
    parted = unicodedata.normalize("NFD", visible(value[:10]))
    return "".join(letter for letter in parted if not unicodedata.combining(letter)).lower()
