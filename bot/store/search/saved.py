"""Marks on mentors' cards: saved or passed over. Only the person who put a mark sees it."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import BindParameter, Connection, bindparam, delete, select, union_all

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.database import dialect
from bot.store.tables import apart, marks
from bot.store.tables.columns import HERE


class Mark(StrEnum):
    """A person's decision about a mentor's card."""

    SAVED = "saved"
    PASSED = "passed"


_OF = (
    select(marks.c.mentor)
    .where(
        marks.c.community == HERE, marks.c.person == bindparam("person"), marks.c.mark == bindparam("mark")
    )
    .order_by(marks.c.at.desc())
)


_WHO: Final[BindParameter[str]] = bindparam("person")
_APART = select(apart.c.person).where(apart.c.community == HERE)
_LEFT_OUT = union_all(
    select(marks.c.mentor).where(
        marks.c.community == HERE, marks.c.person == _WHO, marks.c.mark == Mark.PASSED.value
    ),
    _APART.where(apart.c.other == _WHO),
    _APART.with_only_columns(apart.c.other).where(apart.c.person == _WHO),
)


class Marks:
    """The marks of one community's people."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def put(self, person: PersonId, mentor: PersonId, mark: Mark) -> None:
        """Put a mark; it is idempotent."""
        row = {
            "person": person,
            "mentor": mentor,
            "mark": mark,
            "community": self._community,
            "at": self._now,
        }
        dialect.insert_new(self._connection, marks, row)

    def take(self, person: PersonId, mentor: PersonId, mark: Mark) -> None:
        """Take a mark away."""
        mine = (marks.c.community == self._community) & (marks.c.person == person)
        this = (marks.c.mentor == mentor) & (marks.c.mark == mark)
        self._connection.execute(delete(marks).where(mine & this))

    def of(self, person: PersonId, mark: Mark) -> list[PersonId]:
        """Return the mentors whom a person marked so, the latest first."""
        theirs = {"here": self._community, "person": person, "mark": mark}
        rows = self._connection.execute(_OF, theirs)
        return [PersonId(row.mentor) for row in rows]

    def left_out(self, person: PersonId) -> frozenset[PersonId]:
        """Return whom a person's searches leave out: those passed over, and those kept apart from them."""
        rows = self._connection.execute(_LEFT_OUT, {"here": self._community, "person": person})
        return frozenset(map(PersonId, rows.scalars()))
