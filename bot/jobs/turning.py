"""Turning: room that comes back by the calendar alone, when a month begins or a rest ends."""

from datetime import datetime, timedelta

from bot.store.database import Database
from bot.store.mentors import mark_turned

A_DAY_EITHER_WAY = timedelta(days=1)
"""Zones reach from UTC-12 to UTC+14, so somebody's midnight is never further than this from ours."""


def turn(database: Database, now: datetime) -> int:
    """Let the index look again at whoever has a rest or a month ending around now; return how many."""
    since, until = now - A_DAY_EITHER_WAY, now + A_DAY_EITHER_WAY
    months = {f"{since:%Y-%m}"} if since.month != until.month else set()
    return database.write(
        lambda connection: mark_turned(connection, (since.date(), until.date()), frozenset(months))
    )
