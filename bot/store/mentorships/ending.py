"""Endings that wait: one row for each of the two who has decided one, until it happens or is taken back."""

from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Connection, Insert, delete, select

from bot.domain.common.ids import CommunityId, MentorshipId, PersonId
from bot.domain.mentorships.ending import PendingEnding
from bot.domain.mentorships.mentorship import Ending
from bot.store.common import due
from bot.store.database import dialect
from bot.store.tables import endings
from bot.store.tables.columns import HERE, NOW
from bot.store.tables.types import AnyRow, columns_of

_DUE = endings.c.due_at <= NOW
_LONGEST_DUE = select(endings).where(endings.c.community == HERE, _DUE).order_by(endings.c.due_at).limit(1)

due_in = due.of_rows(endings, _DUE)
"""Find every community in which a mentorship is to end now."""


@cache
def _keeping(database: str) -> Insert:
    row = dialect.insert_into(database, endings)
    said = {"how": row.excluded.how, "due_at": row.excluded.due_at}
    keys = ["mentorship", "person"]
    return row.on_conflict_do_update(index_elements=keys, set_=said, where=endings.c.community == HERE)


class PendingEndings:
    """The endings of one community that have not happened yet."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def keep(self, new: PendingEnding) -> None:
        """Keep what one of the two has decided, in place of what they decided before."""
        keeping = _keeping(self._connection.dialect.name)
        self._connection.execute(keeping, {**columns_of(new), "here": self._community})

    def of(self, mentorship: str, person: PersonId) -> PendingEnding | None:
        """Return what this person has decided about a mentorship, or None."""
        row = self._connection.execute(select(endings).where(self._this(mentorship, person))).one_or_none()
        return _ending(row) if row else None

    def take_back(self, mentorship: str, person: PersonId) -> bool:
        """Forget what this person has decided; tell whether it was still waiting."""
        this = self._this(mentorship, person)
        return self._connection.execute(delete(endings).where(this)).rowcount == 1

    def drop(self, mentorship: str) -> None:
        """Forget what either has decided: the mentorship has ended."""
        this = self._mine & (endings.c.mentorship == mentorship)
        self._connection.execute(delete(endings).where(this))

    def longest_due(self, now: datetime) -> PendingEnding | None:
        """Return the ending that has been due for longest, or None."""
        row = self._connection.execute(_LONGEST_DUE, {"here": self._community, "now": now}).one_or_none()
        return _ending(row) if row else None

    @property
    def _mine(self) -> ColumnElement[bool]:
        return endings.c.community == self._community

    def _this(self, mentorship: str, person: PersonId) -> ColumnElement[bool]:
        return self._mine & (endings.c.mentorship == mentorship) & (endings.c.person == person)


def _ending(row: AnyRow) -> PendingEnding:
    return PendingEnding(
        mentorship=MentorshipId(row.mentorship),
        person=PersonId(row.person),
        community=CommunityId(row.community),
        how=Ending(row.how),
        due_at=row.due_at,
    )
