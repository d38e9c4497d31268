"""An audience that managers keep under a name, to choose it again: a filter, never a list of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_KEPT = 20
"""So many are kept in a community, at most: one list of every platform holds them (`ui.limits.OPTIONS`)."""

LONGEST_NAME = 40
"""The greatest length of a name, in characters."""


class Unkept(StrEnum):
    """Why an audience is not kept."""

    NO_NAME = "no-name"
    TOO_LONG = "too-long"
    NAMED_ALREADY = "named-already"
    TOO_MANY = "too-many"


@dataclass(frozen=True, slots=True)
class KeptAudience:
    """One of them; `audience` is stored as `audience.py` reads it."""

    id: str
    name: str
    audience: str


def unkept(name: str, kept: Sequence[KeptAudience]) -> Unkept | None:
    """Return why no audience can be kept under a name beside these; None where one can."""
    if not name:
        return Unkept.NO_NAME
    if len(name) > LONGEST_NAME:
        return Unkept.TOO_LONG
    if any(one.name.casefold() == name.casefold() for one in kept):
        return Unkept.NAMED_ALREADY
    return Unkept.TOO_MANY if len(kept) >= MOST_KEPT else None
