"""Whom a necessary notice reaches: everybody here, also those who stopped announcements or had one lately."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from bot.domain.announcements.announcement import Reach, Stage
from bot.domain.common.ids import CommunityId, PersonId
from bot.store.common import due
from bot.store.tables import announcement_looks, announcement_stops, announcements, people


class NecessaryReaders:
    """The people of one community whom a necessary notice reaches."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def reach(self) -> Reach:
        """Return how many they are: those who have not stopped announcements, and those who have."""
        return Reach(self._count(~_has_stopped()), stopped=self._count(_has_stopped()))

    def after(self, reached: str, begun: datetime, *, limit: int) -> list[PersonId]:
        """Return the next of them, by id, of those whom the community knew when it was sent."""
        theirs = self._are_here() & (people.c.id > reached) & (people.c.met_at <= begun)
        rows = select(people.c.id).where(theirs).order_by(people.c.id).limit(limit)
        return [PersonId(one) for one in self._connection.execute(rows).scalars()]

    def _count(self, which: ColumnElement[bool]) -> int:
        counted = select(func.count()).select_from(people).where(self._are_here(), which)
        return self._connection.execute(counted).scalar_one()

    def _are_here(self) -> ColumnElement[bool]:
        here = (people.c.community == self._community) & people.c.left_at.is_(None)
        return here & people.c.gone_at.is_(None) & (people.c.name != "")


def necessary_ones(community: CommunityId) -> Select[tuple[str]]:
    """Return the query for the necessary notices of a community: none is the announcement of a week."""
    mine = announcements.c.community == community
    return select(announcements.c.id).where(mine, announcements.c.necessary != "")


def _is_unasked() -> ColumnElement[bool]:
    planned = ~announcements.c.settled & (announcements.c.stage == Stage.SCHEDULED)
    planned &= (announcements.c.necessary != "") & (announcements.c.words != "")
    asked = exists().where(
        announcement_looks.c.announcement == announcements.c.id, announcement_looks.c.by == people.c.id
    )
    return planned & exists().where(_is_another(), ~asked)


def may_start_alone() -> ColumnElement[bool]:
    """Return the condition that a planned announcement needs no second manager, or that there is none."""
    return (announcements.c.necessary == "") | ~exists().where(_is_another())


def _is_another() -> ColumnElement[bool]:
    """Return the condition that a person is another manager than the one who wrote an announcement."""
    another = (people.c.community == announcements.c.community) & (people.c.id != announcements.c.by)
    return another & people.c.manages & people.c.left_at.is_(None) & people.c.gone_at.is_(None)


def _has_stopped() -> ColumnElement[bool]:
    return exists().where(announcement_stops.c.person == people.c.id)


unasked_in = due.of_rows(announcements, _is_unasked())
"""Find every community in which a manager has come who may look at a notice that is planned."""
