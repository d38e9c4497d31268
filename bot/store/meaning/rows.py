"""The rows of what cards mean: kept, forgotten with each change of a card, and followed by processes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, and_, bindparam, func, or_, select, update

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Door
from bot.store.database import dialect
from bot.store.tables import meanings, mentors
from bot.store.tables.columns import HERE

CHANGES = "meanings"
"""Changed rows are numbered in the order of their commits, as listings are."""

VERSION = 1
"""Made by these weights of these parts of a card: cards with another number are read again."""

_LACKS = or_(meanings.c.person.is_(None), meanings.c.vector.is_(None), meanings.c.version != VERSION)
_TO_READ = (
    select(mentors.c.person, mentors.c.community, mentors.c.changed)
    .select_from(mentors.outerjoin(meanings, meanings.c.person == mentors.c.person))
    .where(mentors.c.door == Door.OPEN, _LACKS)
    .order_by(mentors.c.changed)
    .limit(bindparam("most"))
)
_STILL = (
    update(mentors)
    .where(mentors.c.person == bindparam("one"), mentors.c.changed == bindparam("seen"))
    .values(changed=mentors.c.changed)
)
_FORGOTTEN = (
    update(meanings)
    .where(meanings.c.community == HERE, meanings.c.person == bindparam("one"))
    .where(meanings.c.vector.is_not(None))
    .values(vector=None)
)
_NUMBERED = update(meanings).where(meanings.c.community == HERE, meanings.c.person == bindparam("one"))
_AFTER = (
    select(meanings.c.person, meanings.c.community, meanings.c.vector, meanings.c.version, meanings.c.made)
    .where(meanings.c.made > bindparam("after"))
    .order_by(meanings.c.made)
)
_LAST = select(func.max(meanings.c.made))
_FILLED = (
    select(func.count(), func.count(meanings.c.vector))
    .select_from(
        mentors.outerjoin(
            meanings, and_(meanings.c.person == mentors.c.person, meanings.c.version == VERSION)
        )
    )
    .where(mentors.c.door == Door.OPEN)
)


class ToRead(NamedTuple):
    """A card that is to be read, as it was when it was found to be."""

    mentor: PersonId
    community: CommunityId
    changed: int


@dataclass(frozen=True, slots=True)
class MeaningChanged:
    """What a card means now; None while it is being read again."""

    mentor: PersonId
    community: CommunityId
    vector: bytes | None
    made: int


class Filled(NamedTuple):
    """How many open cards there are, and of how many it is known what they mean."""

    cards: int
    read: int


def to_read(connection: Connection, most: int) -> list[ToRead]:
    """Return some of the open cards that are to be read, those that changed first before others."""
    rows = connection.execute(_TO_READ, {"most": most})
    return [ToRead(PersonId(row.person), CommunityId(row.community), row.changed) for row in rows]


def keep(connection: Connection, card: ToRead, vector: bytes) -> bool:
    """Keep what a card means, unless it changed since it was read; tell whether it is kept.

    The card's row is locked: whoever changes it meanwhile forgets this vector, or is waited for.
    """
    if not connection.execute(_STILL, {"one": card.mentor, "seen": card.changed}).rowcount:
        return False
    new = {"vector": vector, "version": VERSION, "made": dialect.next_number(connection, CHANGES)}
    row = dialect.insert(connection, meanings).values(person=card.mentor, community=card.community, **new)
    connection.execute(row.on_conflict_do_update(index_elements=["person"], set_=new))
    return True


def forget(connection: Connection, community: CommunityId, mentor: PersonId) -> None:
    """Forget what a card means, in the transaction that changes what everybody sees of it."""
    this = {"here": community, "one": mentor}
    if connection.execute(_FORGOTTEN, this).rowcount:
        connection.execute(_NUMBERED.values(made=dialect.next_number(connection, CHANGES)), this)


def changes_after(connection: Connection, after: int) -> Sequence[MeaningChanged]:
    """Return what changed after a number, in order."""
    rows = connection.execute(_AFTER, {"after": after})
    return [
        MeaningChanged(
            PersonId(row.person),
            CommunityId(row.community),
            row.vector if row.version == VERSION else None,
            row.made,
        )
        for row in rows
    ]


def last_number(connection: Connection) -> int:
    """Return the number of the last change."""
    return connection.execute(_LAST).scalar_one() or 0


def filled(connection: Connection) -> Filled:
    """Return how far the open cards of all communities have been read."""
    return Filled(*connection.execute(_FILLED).one())
