"""Requests seen: which platform deliveries have taken effect, so that a retry is idempotent."""

from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.common.ids import CommunityId
from bot.store.database import dialect
from bot.store.tables import deliveries
from bot.store.tables.columns import HERE

KEPT_FOR = timedelta(days=7)
"""How long a retry of a request is recognised."""

_THIS = (deliveries.c.community == HERE) & (deliveries.c.key == bindparam("known_as"))
_KNOWN = select(deliveries.c.key).where(_THIS)
_FORGOTTEN = delete(deliveries).where(_THIS)


def is_first(connection: Connection, community: CommunityId, key: str, now: datetime) -> bool:
    """Record a delivery; tell whether it is the first of its key in this community."""
    row = {"community": community, "key": _digest(community, key), "at": now}
    return dialect.insert_new(connection, deliveries, row)


def is_known(connection: Connection, community: CommunityId, key: str) -> bool:
    """Tell whether a delivery of this key was recorded in this community."""
    this = {"here": community, "known_as": _digest(community, key)}
    return connection.execute(_KNOWN, this).first() is not None


def forget(connection: Connection, community: CommunityId, key: str) -> None:
    """Forget a delivery that had no effect."""
    connection.execute(_FORGOTTEN, {"here": community, "known_as": _digest(community, key)})


def forget_old(connection: Connection, now: datetime) -> int:
    """Forget deliveries older than a week; return how many there were."""
    return connection.execute(delete(deliveries).where(deliveries.c.at < now - KEPT_FOR)).rowcount


def _digest(community: CommunityId, key: str) -> str:
    # Platforms put the user's id into the key of a delivery, so keys are personal data.
    return sha256(f"{community}:{key}".encode()).hexdigest()
