"""Gateways: which process holds a platform's one connection, for as long as it says so in time."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, or_, update

from bot.store.database import dialect
from bot.store.tables import gateways

LEASE = timedelta(seconds=30)
"""How long a process holds a gateway without saying so again."""


def take(connection: Connection, name: str, holder: str, now: datetime) -> bool:
    """Let a process hold a gateway, or go on holding it; tell whether it does (compare-and-swap)."""
    row = {"name": name, "holder": holder, "until": now + LEASE}
    dialect.insert_new(connection, gateways, row)
    free = or_(gateways.c.holder == holder, gateways.c.until <= now)
    mine = update(gateways).where(gateways.c.name == name, free).values(holder=holder, until=now + LEASE)
    return connection.execute(mine).rowcount > 0


def give(connection: Connection, name: str, holder: str) -> None:
    """Let the next process hold a gateway at once."""
    connection.execute(delete(gateways).where(gateways.c.name == name, gateways.c.holder == holder))
