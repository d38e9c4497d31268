"""The vectors of all cards in memory: 384 bytes each, compared one by one, as no index is needed for that.

On one core 85,000 cards take 6 ms.
"""

from collections.abc import Iterable
from threading import Lock
from typing import Final

import numpy as np

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.meaning.file import Floats
from bot.store.meaning.model import WIDTH
from bot.store.meaning.rows import MeaningChanged

_FIRST: Final = 16
_AT_ONCE: Final = 2_048
"""Rows that are multiplied together: as numbers of 32 bits they fit into a processor's cache."""


class Vectors:
    """The vectors of every community. Threads may look for the nearest while another follows changes."""

    def __init__(self) -> None:
        """Begin without any."""
        self._shelves: dict[CommunityId, _Shelf] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        """Return how many cards' vectors there are."""
        return sum(len(shelf.mentors) for shelf in self._shelves.values())

    def take(self, changes: Iterable[MeaningChanged]) -> None:
        """Take in what changed."""
        with self._lock:
            for one in changes:
                shelf = self._shelves.setdefault(one.community, _Shelf())
                shelf.drop(one.mentor)
                if one.vector is not None:
                    shelf.put(one.mentor, one.vector)

    def clear(self) -> None:
        """Drop every vector."""
        with self._lock:
            self._shelves = {}

    def nearest(self, community: CommunityId, query: Floats, most: int, apart: float) -> tuple[PersonId, ...]:
        """Return whose cards come nearest to a search, the nearest first.

        All texts are somewhat near to each other. So only those count that are nearer than the mean of the
        community's cards by `apart` standard deviations: a search that means nothing here finds few.
        """
        with self._lock:
            shelf = self._shelves.get(community)
            return shelf.nearest(query, most, apart) if shelf and shelf.mentors else ()


class _Shelf:
    """The vectors of one community, in rows; a row that becomes free is filled with the last one."""

    def __init__(self) -> None:
        self.mentors: list[PersonId] = []
        self._at: dict[PersonId, int] = {}
        self._rows = np.empty((_FIRST, WIDTH), np.int8)
        self._lengths = np.empty(_FIRST, np.float32)

    def put(self, mentor: PersonId, vector: bytes) -> None:
        at = len(self.mentors)
        if at == len(self._rows):
            self._rows = np.concatenate((self._rows, np.empty_like(self._rows)))
            self._lengths = np.concatenate((self._lengths, np.empty_like(self._lengths)))
        self._rows[at] = np.frombuffer(vector, np.int8)
        self._lengths[at] = np.linalg.norm(self._rows[at].astype(np.float32))
        self._at[mentor] = at
        self.mentors.append(mentor)

    def drop(self, mentor: PersonId) -> None:
        at = self._at.pop(mentor, None)
        if at is None:
            return
        last, moved = len(self.mentors) - 1, self.mentors.pop()
        if at != last:
            self.mentors[at], self._at[moved] = moved, at
            self._rows[at], self._lengths[at] = self._rows[last], self._lengths[last]
        self._rows[last] = 0

    def nearest(self, query: Floats, most: int, apart: float) -> tuple[PersonId, ...]:
        near = self._near(query)
        enough = near.mean() + apart * near.std()
        best = np.argpartition(-near, most - 1)[:most] if most < len(near) else np.arange(len(near))
        ranked = best[np.argsort(-near[best], kind="stable")]
        return tuple(self.mentors[at] for at in ranked if near[at] >= enough)

    def _near(self, query: Floats) -> Floats:
        size = len(self.mentors)
        near = np.empty(size, np.float32)
        for at in range(0, size, _AT_ONCE):
            rows = self._rows[at : min(at + _AT_ONCE, size)]
            near[at : at + len(rows)] = rows.astype(np.float32) @ query
        near /= self._lengths[:size]
        return near
