"""Manners: how a mentor helps, in their own choice of a few plain words. None is better than another."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

MOST = 2
"""How many manners a mentor may choose: choosing all of them would say nothing."""


class Manner(StrEnum):
    """One way of helping."""

    ENCOURAGES = "encourages"
    CHALLENGES = "challenges"
    LISTENS = "listens"
    CONNECTS = "connects"
    EXPLAINS = "explains"


def known(values: Iterable[str]) -> tuple[Manner, ...]:
    """Return the manners among these values, each once and in the order of the list."""
    named = set(values)
    return tuple(one for one in Manner if one in named)


def others(said: Sequence[Manner]) -> tuple[Manner, ...]:
    """Return the manners that a mentor did not choose; none where they chose nothing."""
    return tuple(one for one in Manner if one not in said) if said else ()


def other(first: Sequence[Manner], second: Sequence[Manner]) -> Manner | None:
    """Return a manner that the second mentor chose and the first did not, or None where there is none."""
    return next((one for one in others(first) if one in second), None)
