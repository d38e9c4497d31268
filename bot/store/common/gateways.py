"""Gateways: which process holds a platform's one connection, for as long as it says so in time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, or_, select, update

from bot.store.database import dialect
from bot.store.tables import gateways

LEASE = timedelta(seconds=30)
"""How long a process holds a gateway without saying so again."""

NOBODY = ""
"""Holds a gateway that was given on."""


def take(connection: Connection, name: str, holder: str, now: datetime) -> bool:
    """Let a process hold a gateway, or go on holding it; tell whether it does (compare-and-swap)."""
    row = {"name": name, "holder": holder, "until": now + LEASE}
    dialect.insert_new(connection, gateways, row)
    free = or_(gateways.c.holder == holder, gateways.c.until <= now)
    mine = update(gateways).where(gateways.c.name == name, free).values(holder=holder, until=now + LEASE)
    return connection.execute(mine).rowcount > 0


def note(connection: Connection, name: str, holder: str, sessions: Sequence[Any], now: datetime) -> None:
    """Keep what the holder of a gateway says of its sessions; of any other process nothing is kept."""
    held = update(gateways).where(gateways.c.name == name, gateways.c.holder == holder)
    connection.execute(held.values(sessions=list(sessions), said_at=now))


def left(connection: Connection, name: str, since: datetime) -> Sequence[Any]:
    """Return the sessions that were last noted, if that was at this instant or later."""
    noted = select(gateways.c.sessions).where(gateways.c.name == name, gateways.c.said_at >= since)
    return connection.execute(noted).scalar() or ()


def give(connection: Connection, name: str, holder: str, now: datetime) -> None:
    """Let the next process hold a gateway at once; what was noted of its sessions stays."""
    held = update(gateways).where(gateways.c.name == name, gateways.c.holder == holder)
    connection.execute(held.values(holder=NOBODY, until=now))
