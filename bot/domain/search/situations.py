"""Situations of working lives: what one went through and another asks about, however they tell of it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_LANGUAGES: Final = ("en", "de", "fr", "es")
"""The languages of the names of a situation."""

_FILE: Final = Path(__file__).with_name("situations.toml")


@dataclass(frozen=True, slots=True)
class Situation:
    """What happens in working lives: what it is called, and the phrases that tell of it."""

    names: tuple[str, ...]
    said: str
    """Phrases, apart by `|`."""


@cache
def situations() -> Mapping[str, Situation]:
    """Return every situation by its key, read on the first call."""
    rows = tomllib.loads(_FILE.read_text("utf-8"))
    return {key: Situation(tuple(row["names"].split(", ")), row["said"]) for key, row in rows.items()}


def called(key: str, language: str) -> str:
    """Return what a situation is called in a language; an unknown one by its key."""
    known = situations().get(key)
    return known.names[_LANGUAGES.index(language)] if known else key
