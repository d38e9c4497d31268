"""The people a visitor of the web chat can become: mentees, mentors with asks waiting, and managers."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from bot.domain.asks.ask import Status
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person
from bot.store.people.people import GONE, read_person
from bot.store.tables import asks, mentors, people

MOST = 12
"""How many people are found by words."""

A_FEW = 5
"""People shown of each group, so that all groups are in sight."""


@dataclass(frozen=True, slots=True)
class Role:
    """A person a visitor can become, with their headline (empty without a card) and waiting asks."""

    user: str
    person: Person
    headline: str
    waiting: int


class Cast:
    """The people of one community's web chat."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read inside this transaction, within this community."""
        self._connection = connection
        self._mine = (people.c.community == community) & ~people.c.platform_user.startswith(f"{GONE}_")

    def managers(self) -> list[Role]:
        """Return managers of the community."""
        return self._list(people.c.manages, A_FEW)

    def asked(self) -> list[Role]:
        """Return mentors with asks waiting, the most asked first."""
        return self._list(self._waiting() > 0, A_FEW)

    def looking(self) -> list[Role]:
        """Return people who are not mentors."""
        return self._list(mentors.c.person.is_(None) & ~people.c.manages, A_FEW)

    def called(self, words: str) -> list[Role]:
        """Return people whose name or headline has these words."""
        like = f"%{words.strip()}%"
        return self._list(people.c.name.ilike(like) | mentors.c.headline.ilike(like), MOST)

    def _waiting(self) -> ColumnElement[int]:
        theirs = (asks.c.mentor == people.c.id) & (asks.c.status == Status.WAITING)
        return select(func.count()).select_from(asks).where(theirs).scalar_subquery()

    def of(self, user: str) -> Role | None:
        """Return the person with this id in the chat, or None."""
        return next(iter(self._list(people.c.platform_user == user, 1)), None)

    def _list(self, which: ColumnElement[bool], most: int) -> list[Role]:
        waiting = self._waiting().label("waiting")
        query = (
            select(people, mentors.c.headline, waiting)
            .select_from(people.outerjoin(mentors, mentors.c.person == people.c.id))
            .where(self._mine, which)
            .order_by(waiting.desc(), people.c.met_at, people.c.name)
            .limit(most)
        )
        return [
            Role(row.platform_user, read_person(row), row.headline or "", row.waiting)
            for row in self._connection.execute(query)
        ]
