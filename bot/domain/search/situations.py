"""Situations of working lives: what one went through and another asks about, however they tell of it.

The tables of `lives` hold them by what they are about, with the phrases of those who ask and of those who
have been through it. The words of a phrase stand in this order in one clause, with at most three others
between two of them; `*` stands for any ending. Accents and capitals do not matter. `names` are what a
situation is called in English, German, French and Spanish: short, as they stand on a chip.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

_LANGUAGES: Final = ("en", "de", "fr", "es")
"""The languages of the names of a situation."""

_FOLDER: Final = Path(__file__).with_name("lives")


@dataclass(frozen=True, slots=True)
class Situation:
    """What happens in working lives: what it is called, and the phrases that tell of it."""

    names: tuple[str, ...]
    said: str
    """Phrases, apart by `|`."""


@cache
def situations() -> Mapping[str, Situation]:
    """Return every situation by its key, read on the first call."""
    rows = chain.from_iterable(
        tomllib.loads(file.read_text("utf-8")).items() for file in sorted(_FOLDER.glob("*.toml"))
    )
    return {key: Situation(tuple(row["names"].split(", ")), row["said"]) for key, row in rows}


def called(key: str, language: str) -> str:
    """Return what a situation is called in a language; an unknown one by its key."""
    known = situations().get(key)
    return known.names[_LANGUAGES.index(language)] if known else key
