"""The people a visitor of the web chat can become: mentees, mentors with asks waiting, and managers."""

from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, Table, exists, func, select

from bot.domain.asks.ask import Status
from bot.domain.asks.human_help import HelpStatus
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Person
from bot.domain.mentors.first_door import UNANSWERED
from bot.domain.safety.report_and_block import Status as ReportStatus
from bot.store.people.people import GONE, read_person
from bot.store.tables import approvals, asks, hands, mentors, people, report_readers, reports

MOST = 12
"""How many people are found by words."""

A_FEW = 5
"""People shown of each group, so that all groups are in sight."""


@dataclass(frozen=True, slots=True)
class Tasks:
    """What waits for a manager: raised hands, new mentors' hellos, and reports where they read them."""

    hands: int = 0
    hellos: int = 0
    reports: int = 0


NO_TASKS = Tasks()


@dataclass(frozen=True, slots=True)
class Role:
    """A person a visitor can become, with their headline (empty without a card) and waiting asks."""

    user: str
    person: Person
    headline: str
    waiting: int
    tasks: Tasks = NO_TASKS


class Cast:
    """The people of one community's web chat."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._mine = (people.c.community == community) & ~people.c.platform_user.startswith(f"{GONE}_")

    def managers(self) -> list[Role]:
        """Return managers of the community, each with what waits for them."""
        found = self._list(people.c.manages, A_FEW)
        return [replace(role, tasks=self._tasks(role.person.id)) for role in found]

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

    def _tasks(self, manager: PersonId) -> Tasks:
        reads = exists().where(report_readers.c.person == manager, report_readers.c.agreed)
        return Tasks(
            hands=self._count(hands, hands.c.reach != HelpStatus.DONE, hands.c.person != manager),
            hellos=self._count(approvals, approvals.c.stands.in_(sorted(UNANSWERED))),
            reports=self._count(reports, reports.c.stage != ReportStatus.CLOSED, reads),
        )

    def _count(self, table: Table, *which: ColumnElement[bool]) -> int:
        here = table.c.community == self._community
        query = select(func.count()).select_from(table).where(here, *which)
        return int(self._connection.execute(query).scalar_one())

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
