"""Manners: how a mentor helps, in their own choice of a few plain words. None is better than another."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

MOST = 2
"""So many a mentor may say of themselves: whoever does everything says nothing."""


class Manner(StrEnum):
    """One way of helping."""

    ENCOURAGES = "encourages"
    CHALLENGES = "challenges"
    LISTENS = "listens"
    CONNECTS = "connects"
    EXPLAINS = "explains"


def known(values: Iterable[str]) -> tuple[Manner, ...]:
    """Return the manners that some values name, each once and in the order of the list."""
    named = set(values)
    return tuple(one for one in Manner if one in named)


def others(said: Sequence[Manner]) -> tuple[Manner, ...]:
    """Return the manners that somebody did not say of themselves; none where they said nothing at all."""
    return tuple(one for one in Manner if one not in said) if said else ()


def other(first: Sequence[Manner], second: Sequence[Manner]) -> Manner | None:
    """Return a manner of the second that the first did not say of themselves, or None where there is none."""
    return next((one for one in others(first) if one in second), None)
