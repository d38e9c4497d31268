"""Reading once: within a snapshot nothing changes, so what was read there need not be read again."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from sqlalchemy import Connection

from bot.store.database import dialect

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def read_once(connection: Connection, kept: dict[K, V], key: K, read: Callable[[], V]) -> V:
    """Return what is kept under a key, or else read it; it is kept where this transaction only reads."""
    if key in kept:
        return kept[key]
    found = read()
    if dialect.is_snapshot(connection):
        kept[key] = found
    return found
