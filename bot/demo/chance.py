"""Repeatable randomness: every draw uses `Random.random` alone.

Python promises the same sequence in every version for that method only; `choice`, `shuffle` and
`randrange` may change (https://docs.python.org/3/library/random.html, "Notes on Reproducibility").
"""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from hashlib import blake2b
from random import Random
from typing import Generic, TypeVar

from bot.domain.common.ids import CommunityId, PersonId

T = TypeVar("T")


def below(rng: Random, end: int) -> int:
    """Return a whole number from 0 up to, but not including, `end`."""
    return int(rng.random() * end)


def pick(rng: Random, among: Sequence[T]) -> T:
    """Return one of several, each with the same likelihood."""
    return among[int(rng.random() * len(among))]


def happens(rng: Random, likely: float) -> bool:
    """Say whether something of this likelihood, from 0 to 1, happens now."""
    return rng.random() < likely


def person_id(community: CommunityId, role: str, seed: int, number: int) -> PersonId:
    """Return the id of the person of this number in a role: 128 bits in 22 characters, like `ids.fresh`."""
    digest = blake2b(f"{community}/{role}/{seed}/{number}".encode(), digest_size=16).digest()
    return PersonId("per_" + urlsafe_b64encode(digest)[:22].decode())


class Deck(Generic[T]):
    """Cards dealt in a shuffled order, none twice before all have been seen."""

    def __init__(self, rng: Random, cards: Sequence[T]) -> None:
        """Keep the cards, to be shuffled at the first draw. Raise ValueError where there are none."""
        if not cards:
            raise ValueError("a deck needs at least one card")
        self._rng = rng
        self._cards = tuple(cards)
        self._left: list[T] = []

    def draw(self) -> T:
        """Return the next card, shuffling all of them again when none is left."""
        if not self._left:
            self._left = self._shuffled()
        return self._left.pop()

    def _shuffled(self) -> list[T]:
        cards = list(self._cards)
        for last in range(len(cards) - 1, 0, -1):
            other = below(self._rng, last + 1)
            cards[last], cards[other] = cards[other], cards[last]
        return cards
