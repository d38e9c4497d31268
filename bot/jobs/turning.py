"""The calendar: marks mentors whose room changes when a month begins or a rest ends."""

from datetime import date, datetime, timedelta

from bot.store.database.database import Database, Transaction
from bot.store.mentors.card import mark_turned, turned_until

A_DAY = timedelta(days=1)
"""Zones reach from UTC-12 to UTC+14: no local midnight is further than this from midnight in UTC."""


def turn(database: Database, now: datetime) -> int:
    """Mark for the index every mentor whose rest or month ended since the last time; return how many."""
    return database.write(lambda connection: _turn(connection, now.date()))


def _turn(connection: Transaction, today: date) -> int:
    since, until = turned_until(connection, today) - A_DAY, today + A_DAY
    return mark_turned(connection, since, until, months_ending(since, until))


def months_ending(since: date, until: date) -> frozenset[str]:
    """Return the months (`2026-11`) that ended between two days."""
    days = (since + timedelta(days=n) for n in range((until - since).days))
    return frozenset(f"{day:%Y-%m}" for day in days if (day + A_DAY).month != day.month)
