"""Doubts: whom nobody can tell of whether they were told, by name, and an operator's word on it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.store.outbox.outbox import Status
from bot.store.tables import channels, communities, mentorships, outbox, people


@dataclass(frozen=True, slots=True)
class Doubt:
    """One notice that may have been told or not. What it says is not for an operator's eyes."""

    row: int
    platform: str
    who: tuple[str, ...]
    """Its reader, the two of its room, or what the platform calls the mentors' channel."""
    why: str


def doubts(connection: Connection) -> list[Doubt]:
    """Return everything of which only a person can tell whether it was told, the oldest first."""
    query = (
        select(outbox, communities.c.platform)
        .join(communities, communities.c.id == outbox.c.community)
        .where(outbox.c.state == Status.IN_DOUBT)
        .order_by(outbox.c.id)
    )
    return [
        Doubt(row.id, row.platform, _who(connection, row.recipient), row.problem)
        for row in connection.execute(query).all()
    ]


def send_again(connection: Connection, row: int, now: datetime) -> bool:
    """Let a notice in doubt be told as if it never had been: an operator saw that it did not arrive."""
    fresh = {"state": Status.PENDING, "doubt": 0, "attempts": 0, "due_at": now, "problem": ""}
    return _settle(connection, row, fresh)


def has_arrived(connection: Connection, row: int) -> bool:
    """Count a notice in doubt as told: an operator saw that it arrived."""
    return _settle(connection, row, {"state": Status.SENT, "doubt": 0, "problem": ""})


def _settle(connection: Connection, row: int, facts: dict[str, object]) -> bool:
    this = (outbox.c.id == row) & (outbox.c.state == Status.IN_DOUBT)
    return connection.execute(update(outbox).where(this).values(facts)).rowcount == 1


def _who(connection: Connection, recipient: str) -> tuple[str, ...]:
    if place := connection.execute(select(channels.c.place).where(channels.c.id == recipient)).scalar():
        return (place,)
    room = select(mentorships.c.mentee, mentorships.c.mentor).where(mentorships.c.id == recipient)
    ids = connection.execute(room).first() or (recipient,)
    named = select(people.c.name).where(people.c.id.in_(ids)).order_by(people.c.name)
    return tuple(connection.execute(named).scalars())
