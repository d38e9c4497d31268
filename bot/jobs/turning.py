"""Turning: room that comes back by the calendar alone, when a month begins or a rest ends."""

from datetime import date, datetime, timedelta

from bot.store.database.database import Database, Transaction
from bot.store.mentors.card import mark_turned, turned_until

A_DAY = timedelta(days=1)
"""Zones reach from UTC-12 to UTC+14, so somebody's midnight is never further than this from ours."""


def turn(database: Database, now: datetime) -> int:
    """Let the index look again at whoever had a rest or a month end since the last time; return how many."""
    return database.write(lambda connection: _turn(connection, now.date()))


def _turn(connection: Transaction, today: date) -> int:
    since, until = turned_until(connection, today) - A_DAY, today + A_DAY
    return mark_turned(connection, since, until, months_ending(since, until))


def months_ending(since: date, until: date) -> frozenset[str]:
    """Return the months (`2026-11`) that came to their end between two days."""
    days = (since + timedelta(days=n) for n in range((until - since).days))
    return frozenset(f"{day:%Y-%m}" for day in days if (day + A_DAY).month != day.month)
