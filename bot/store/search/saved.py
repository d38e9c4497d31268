"""Marks on mentors' cards: saved or passed over. Only the person who put a mark sees it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.database import dialect
from bot.store.tables import marks
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
