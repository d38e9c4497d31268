"""Whom late searches came near to, so that their later pages go on in the order of the first."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import Final

from bot.domain.common.ids import CommunityId, PersonId

MOST: Final = 500
"""Searches that are remembered, of all communities: some 0.5 MB."""

_DIGEST: Final = 16


class Lately:
    """Ids of mentors by a digest of the words; no vector. Any number of threads may use it."""

    def __init__(self, most: int = MOST) -> None:
        """Begin without any, and remember at most so many."""
        self._most = most
        self._near: OrderedDict[bytes, tuple[PersonId, ...]] = OrderedDict()
        self._lock = Lock()
        self.changes = 0
        """How often cards have changed: what was read before a change is not kept after it."""

    def of(self, community: CommunityId, words: str) -> tuple[PersonId, ...] | None:
        """Return whom a search came near to; None where it is not remembered."""
        with self._lock:
            return self._near.get(_digest(community, words))

    def keep(self, community: CommunityId, words: str, near: tuple[PersonId, ...], changes: int) -> None:
        """Remember whom a search came near to, unless cards have changed meanwhile."""
        with self._lock:
            if changes != self.changes:
                return
            key = _digest(community, words)
            self._near[key] = near
            self._near.move_to_end(key)
            if len(self._near) > self._most:
                self._near.popitem(last=False)

    def leave_out(self, mentors: Iterable[PersonId]) -> None:
        """Forget these, whose cards have changed: what they hid counts no more."""
        with self._lock:
            self.changes += 1
            changed = frozenset(mentors)
            for key, near in self._near.items():
                if not changed.isdisjoint(near):
                    self._near[key] = tuple(one for one in near if one not in changed)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self.changes += 1
            self._near.clear()


def _digest(community: CommunityId, words: str) -> bytes:
    said = f"{community}\n{words}".encode("utf-8", "replace")
    return hashlib.blake2b(said, digest_size=_DIGEST).digest()
