"""Telling: whose a situation is that a clause tells of: its writer's, that of others, or nobody's."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final

from bot.store.index.words import fold

_FILE: Final = Path(__file__).with_name("telling.toml")

_NOT_WITHIN: Final = 3
"""Words between a “not” and what it takes away, at most, that one included."""


class Of(Enum):
    """Whose a situation is that a clause tells of."""

    SELF = "self"
    OTHERS = "others"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class _Listed:
    """Folded words, and beginnings of words."""

    words: frozenset[str]
    beginnings: tuple[str, ...]

    def has(self, word: str) -> bool:
        return word in self.words or word.startswith(self.beginnings)


def of(said: Sequence[str], at: Sequence[int]) -> Of:
    """Return whose the situation is that the words at these positions of a clause tell of, all folded."""
    before = said[: at[0]]
    if _is_not(before):
        return Of.NOBODY
    if is_denied_within(said, at):
        return Of.NOBODY
    own = max((place for place, word in enumerate(before) if has("self", word)), default=-1)
    if any(_is_others(before, place) for place in range(own + 1, len(before))):
        return Of.OTHERS
    if is_work(said, at) or (own < 0 and _follows("people", said, at)):
        return Of.OTHERS
    return Of.SELF


def has(table: str, word: str) -> bool:
    """Tell whether a folded word stands in a table of `telling.toml`."""
    return _table(table).has(word)


def is_adjective(said: Sequence[str], at: Sequence[int]) -> bool:
    """Tell whether a situation is told as a person's quality: “freelance”, and not “salary”."""
    return has("adjectives", said[at[0]]) or has("adjectives", said[at[-1]])


def is_work(said: Sequence[str], at: Sequence[int]) -> bool:
    """Tell whether a situation is what somebody works on: “burnout coach”, but not “freelance coach”."""
    if is_adjective(said, at):
        return _follows("subjects", said, at)
    start = at[0] - 1
    while start >= 0 and has("between", said[start]):
        start -= 1
    return _follows("works", said, at) or (start >= 0 and has("works", said[start]))


def is_denied_within(said: Sequence[str], at: Sequence[int]) -> bool:
    """Tell whether a “not” stands within a phrase that begins with oneself: “I am not retired”."""
    within = [said[place] for place in range(at[0] + 1, at[-1]) if place not in at]
    denied = has("self", said[at[0]]) and any(has("not", word) for word in within)
    return denied and not any(has("still", word) for word in within)


def _is_not(before: Sequence[str]) -> bool:
    for place in reversed(range(max(0, len(before) - _NOT_WITHIN), len(before))):
        if has("turns", before[place]):
            return False
        if has("not", before[place]):
            beside = (*before[max(0, place - 1) : place], *before[place + 1 :])
            return not any(has("still", word) for word in beside)
    return False


def _is_others(before: Sequence[str], place: int) -> bool:
    """Tell whether others are named here: “my sister”, or something that is done for them."""
    if has("helping", before[place]):
        return True
    return place > 0 and has("others", before[place]) and has("my", before[place - 1])


def _follows(table: str, said: Sequence[str], at: Sequence[int]) -> bool:
    return at[-1] + 1 < len(said) and has(table, said[at[-1] + 1])


@cache
def _table(name: str) -> _Listed:
    return _tables()[name]


@cache
def _tables() -> dict[str, _Listed]:
    read = tomllib.loads(_FILE.read_text("utf-8"))
    return {name: _listed(said.split()) for name, said in read.items()}


def _listed(said: Sequence[str]) -> _Listed:
    whole = frozenset(fold(word) for word in said if not word.endswith("*"))
    # Without a beginning no word begins so.
    return _Listed(whole, tuple(fold(word[:-1]) for word in said if word.endswith("*")) or ("\0",))
