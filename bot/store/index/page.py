"""A page of what was found: which part of it is wanted, and who are the best."""

from dataclasses import dataclass, replace
from typing import Final

from tantivy import DocAddress

from bot.store.index.query import Pair

MOST_HITS: Final = 100
"""Mentors on one page at most."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Which of the found mentors to return: how many to skip and to take, and in which fair order."""

    offset: int
    limit: int
    turn: int

    def held(self, mentors: int) -> "Slice":
        """Return the page clamped to the number of documents, so that no huge number costs memory."""
        offset = min(max(self.offset, 0), mentors)
        return Slice(offset, min(max(self.limit, 0), MOST_HITS), self.turn)


@dataclass(frozen=True, slots=True)
class Best:
    """The best of those whom a search finds: who they are, and how many there are."""

    pair: Pair
    total: int
    """How many have everything that was said."""
    addresses: tuple[DocAddress, ...]
    near: int = 0
    """How many come after those."""
    listed: Pair | None = None
    """Those whom its pages show, where they are others than those of `pair`."""

    @property
    def is_nobody(self) -> bool:
        """Tell whether its pages show nobody."""
        return not self.total + self.near

    def as_near(self) -> "Best":
        """Return the same people as those who have some of what was said, and none of them all."""
        return replace(self, total=0, near=self.total + self.near, listed=self.listed or self.pair)
