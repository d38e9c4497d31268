"""The opening of a community: what its managers settled before it, and its founding doors."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.opening.opening import FOUNDING_DOORS, Beginning
from bot.domain.programme.programme import Programme, UnderEighteen
from bot.store.database import dialect
from bot.store.tables import beginnings, communities, founding_doors
from bot.store.tables.columns import HERE
from bot.store.tables.opening import OFF, ON
from bot.store.tables.types import AnyRow

_BEGINNING = select(beginnings).where(beginnings.c.community == HERE)


class Beginnings:
    """The opening of one community."""

    def __init__(
        self, connection: Connection, community: CommunityId, now: datetime, programme: Programme
    ) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now
        self._first = programme

    def get(self) -> Beginning:
        """Return how far the opening has come; a community without a record is older and open."""
        row = self._connection.execute(_BEGINNING, {"here": self._community}).one_or_none()
        if row is None:
            first = self._first
            begun = Beginning(opened_at=self._founded_at(), under_18=first.under_18, kinds_checked=True)
            return replace(begun, approves=first.approval)
        return _beginning(row, self._first)

    def install(self, person: PersonId) -> bool:
        """Keep the installer, who is told first; tell whether there was none before."""
        nobody = beginnings.c.installer.is_(None) & beginnings.c.opened_at.is_(None)
        first = update(beginnings).where(self._mine & nobody).values(installer=person)
        return self._connection.execute(first).rowcount == 1

    def answer(self, under_18: UnderEighteen) -> None:
        """Keep whether members might be under 18; a confirmation given for an earlier answer is dropped."""
        self._settle(under_18=under_18, screened=False)

    def screen(self) -> None:
        """Keep that the community screens its mentors itself."""
        self._settle(screened=True)

    def approve(self, *, on: bool) -> None:
        """Keep whether managers say hello to new mentors before their door first opens."""
        self._settle(approval=ON if on else OFF)

    def check_kinds(self) -> None:
        """Keep that a manager has looked at the kinds of help."""
        self._settle(kinds_checked=True)

    def invite(self) -> None:
        """Keep that a manager has taken the invitation."""
        self._settle(invited=True)

    def open(self) -> bool:
        """Open the community to everyone; tell whether it was not open yet."""
        closed = self._mine & beginnings.c.opened_at.is_(None)
        opened = update(beginnings).where(closed).values(opened_at=self._now)
        return self._connection.execute(opened).rowcount == 1

    def found_door(self, mentor: PersonId) -> int:
        """Return the number of a new founding door; 0 where it is not one, or was one already.

        The door has been opened in this transaction: that locks the counter of changed listings until
        its end, so doors are numbered one after the other.
        """
        if self.door_of(mentor) or not self._was_begun():
            return 0
        # A founder who erased everything leaves a number that nobody has.
        latest = select(func.max(founding_doors.c.number)).where(
            founding_doors.c.community == self._community
        )
        number = (self._connection.execute(latest).scalar_one() or 0) + 1
        if number > FOUNDING_DOORS:
            return 0
        row = {"mentor": mentor, "community": self._community, "number": number}
        self._connection.execute(insert(founding_doors).values(row))
        return number

    def door_of(self, mentor: PersonId) -> int:
        """Return the number of a mentor's founding door, from 1; 0 where they have none."""
        theirs = (founding_doors.c.community == self._community) & (founding_doors.c.mentor == mentor)
        found = self._connection.execute(select(founding_doors.c.number).where(theirs))
        return int(found.scalar_one_or_none() or 0)

    def founders(self) -> list[PersonId]:
        """Return the mentors with a founding door, in the order in which they opened."""
        here = founding_doors.c.community == self._community
        query = select(founding_doors.c.mentor).where(here).order_by(founding_doors.c.number)
        return [PersonId(one) for one in self._connection.execute(query).scalars()]

    @property
    def _mine(self) -> ColumnElement[bool]:
        return beginnings.c.community == self._community

    def _settle(self, **columns: object) -> None:
        older = {"community": self._community, "opened_at": self._founded_at()}
        dialect.insert_new(self._connection, beginnings, older)
        self._connection.execute(update(beginnings).where(self._mine).values(columns))

    def _was_begun(self) -> bool:
        # Only communities with a record number their doors; older ones opened their first doors before.
        counted = select(func.count()).select_from(beginnings).where(self._mine)
        return bool(self._connection.execute(counted).scalar_one())

    def _founded_at(self) -> datetime:
        this = select(communities.c.created_at).where(communities.c.id == self._community)
        founded: datetime = self._connection.execute(this).scalar_one()
        return founded


def _beginning(row: AnyRow, first: Programme) -> Beginning:
    return Beginning(
        opened_at=row.opened_at,
        under_18=UnderEighteen(row.under_18) if row.under_18 else first.under_18,
        kinds_checked=row.kinds_checked,
        screened=row.screened,
        invited=row.invited,
        installer=PersonId(row.installer) if row.installer else None,
        approves=row.approval == ON if row.approval else first.approval,
    )


def open_to_everyone(connection: Connection, community: CommunityId, now: datetime) -> None:
    """Open a community that needs no preparation, such as the demo one."""
    this = (beginnings.c.community == community) & beginnings.c.opened_at.is_(None)
    connection.execute(update(beginnings).where(this).values(opened_at=now))
