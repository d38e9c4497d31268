"""Notices in doubt: sends whose outcome is unknown, by name, and what operators and managers decide."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select, update

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.notices import NoticeInDoubt, NoticeKind
from bot.store.outbox.held import is_held
from bot.store.outbox.outbox import Status
from bot.store.tables import announcement_posts, channels, communities, mentorships, outbox, people


@dataclass(frozen=True, slots=True)
class Doubt:
    """One notice that may have been sent or not, without its words, which operators must not read."""

    row: int
    platform: str
    who: tuple[str, ...]
    """The names of its reader, of the two in its room, or the platform's id of the channel."""
    why: str


def doubts(connection: Connection) -> list[Doubt]:
    """Return every notice of which only a person can tell whether it arrived, the oldest first."""
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


class Doubts:
    """The messages in doubt of one community, which its managers settle one by one."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Work inside a transaction that the caller begins and ends."""
        self._connection = connection
        self._community = community
        self._now = now

    def every(self) -> list[NoticeInDoubt]:
        """Return every message in doubt here, the oldest first; of a post its own card asks."""
        asked = self._here & (outbox.c.kind != NoticeKind.CHANNEL_POST)
        query = select(outbox, is_held(outbox).label("held")).where(asked).order_by(outbox.c.id)
        return [
            NoticeInDoubt(row.id, row.version, _readers(self._connection, row.recipient), row.held)
            for row in self._connection.execute(query).all()
        ]

    def has_arrived(self, seen: NoticeInDoubt) -> bool:
        """Mark one as sent; tell whether it still was in doubt, in this version."""
        return _settle(self._connection, _TOLD, self._one(seen)) == 1

    def send_again(self, seen: NoticeInDoubt) -> bool:
        """Send one anew; tell whether it still was in doubt, in this version."""
        return _settle(self._connection, _anew(self._now), self._one(seen)) == 1

    @property
    def _here(self) -> ColumnElement[bool]:
        return (outbox.c.community == self._community) & (outbox.c.state == Status.IN_DOUBT)

    def _one(self, seen: NoticeInDoubt) -> ColumnElement[bool]:
        return self._here & (outbox.c.id == seen.row) & (outbox.c.version == seen.version)


def send_again(connection: Connection, row: int, now: datetime) -> bool:
    """Send a notice in doubt anew: an operator saw that it did not arrive."""
    return _settle(connection, _anew(now), outbox.c.id == row) == 1


def has_arrived(connection: Connection, row: int) -> bool:
    """Mark a notice in doubt as sent: an operator saw that it arrived."""
    return _settle(connection, _TOLD, outbox.c.id == row) == 1


def send_held_again(connection: Connection, now: datetime) -> int:
    """Send all that a restored copy holds; return how many there were."""
    return _settle(connection, _anew(now), is_held(outbox))


def held_have_arrived(connection: Connection) -> int:
    """Mark all that a restored copy holds as sent; return how many there were."""
    return _settle(connection, _TOLD, is_held(outbox))


_TOLD: dict[str, object] = {"state": Status.SENT, "doubt": 0, "problem": ""}


def _anew(now: datetime) -> dict[str, object]:
    # Another version has another key: under the old one a platform may think that it has the message.
    fresh = {"state": Status.PENDING, "doubt": 0, "attempts": 0, "due_at": now, "problem": ""}
    return {**fresh, "version": outbox.c.version + 1}


def _settle(connection: Connection, facts: dict[str, object], which: ColumnElement[bool]) -> int:
    these = which & (outbox.c.state == Status.IN_DOUBT)
    return connection.execute(update(outbox).where(these).values(facts)).rowcount


def _who(connection: Connection, recipient: str) -> tuple[str, ...]:
    for table in (channels, announcement_posts):
        if place := connection.execute(select(table.c.place).where(table.c.id == recipient)).scalar():
            return (place,)
    named = select(people.c.name).where(people.c.id.in_(_readers(connection, recipient)))
    return tuple(connection.execute(named.order_by(people.c.name)).scalars())


def _readers(connection: Connection, recipient: str) -> tuple[PersonId, ...]:
    room = select(mentorships.c.mentee, mentorships.c.mentor).where(mentorships.c.id == recipient)
    if two := connection.execute(room).first():
        return (PersonId(two.mentee), PersonId(two.mentor))
    person = select(people.c.id).where(people.c.id == recipient)
    return tuple(PersonId(one) for one in connection.execute(person).scalars())
