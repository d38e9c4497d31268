"""Whether the mentor and the mentee of a mentorship met, as each of them says."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Connection, Insert, bindparam, delete, exists, select, update

from bot.domain.common.ids import CommunityId, MentorshipId, PersonId
from bot.domain.mentorships.mentorship import Mentorship
from bot.domain.mentorships.met import Meeting, Met, Went
from bot.store.common import due
from bot.store.database import dialect
from bot.store.tables import meetings, meetings_held
from bot.store.tables.columns import HERE, NOW
from bot.store.tables.types import AnyRow, columns_of

_DUE = meetings.c.ask_at <= NOW
_LONGEST_DUE = select(meetings).where(meetings.c.community == HERE, _DUE).order_by(meetings.c.ask_at).limit(1)

asked_in = due.of_rows(meetings, _DUE)
"""Find every community in which a person is to be asked whether they met."""


@cache
def _planning(database: str) -> Insert:
    row = dialect.insert_into(database, meetings)
    keys = ["mentorship", "person"]
    facts = {name: value for name, value in row.excluded.items() if name not in keys}
    return row.on_conflict_do_update(index_elements=keys, set_=facts, where=meetings.c.community == HERE)


_ONE = select(meetings).where(
    meetings.c.community == HERE,
    meetings.c.mentorship == bindparam("mentorship"),
    meetings.c.person == bindparam("person"),
)


class Meetings:
    """The meetings of one community's people."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    @property
    def _mine(self) -> ColumnElement[bool]:
        return meetings.c.community == self._community

    def plan(self, new: Iterable[Meeting]) -> None:
        """Plan the question to each of the two, in place of an earlier plan."""
        rows = [{**columns_of(one), "here": self._community} for one in new]
        self._connection.execute(_planning(self._connection.dialect.name), rows)

    def of(self, mentorship: str, person: PersonId) -> Meeting | None:
        """Return the question to this person about a mentorship, or None."""
        this = {"here": self._community, "mentorship": mentorship, "person": person}
        row = self._connection.execute(_ONE, this).one_or_none()
        return _meeting(row) if row else None

    def due(self, now: datetime) -> Meeting | None:
        """Return the question that has been due for longest, or None."""
        row = self._connection.execute(_LONGEST_DUE, {"here": self._community, "now": now}).one_or_none()
        return _meeting(row) if row else None

    def put(self, one: Meeting, ask_at: datetime | None) -> bool:
        """Postpone a question, or end it, if it is still due at the same time; tell whether it was."""
        this = (meetings.c.mentorship == one.mentorship) & (meetings.c.person == one.person)
        due = this & (meetings.c.ask_at == one.ask_at)
        return (
            self._connection.execute(update(meetings).where(self._mine, due).values(ask_at=ask_at)).rowcount
            == 1
        )

    def say(self, one: Meeting) -> None:
        """Keep an answer, and which meeting it is about."""
        this = (meetings.c.mentorship == one.mentorship) & (meetings.c.person == one.person)
        said = {"met": one.met, "went": one.went, "occasion": one.occasion}
        self._connection.execute(update(meetings).where(self._mine, this).values(said))

    def hold(self, one: Mentorship, at: datetime) -> None:
        """Record that the two met at the time that was chosen last, or without one; it is idempotent."""
        row = {
            "mentorship": one.id,
            "settled": one.settled,
            "community": self._community,
            "mentor": one.mentor,
            "mentee": one.mentee,
            "at": at,
        }
        dialect.insert_new(self._connection, meetings_held, row)

    def take_back(self, one: Mentorship) -> None:
        """Remove that the two met, where none of them says so any more."""
        said = exists().where(meetings.c.mentorship == one.id, meetings.c.met == Met.YES)
        this = (meetings_held.c.mentorship == one.id) & (meetings_held.c.settled == one.settled)
        here = meetings_held.c.community == self._community
        self._connection.execute(delete(meetings_held).where(here, this, ~said))

    def is_denied(self, one: Mentorship) -> bool:
        """Tell whether one of the two says that they have not met as planned last."""
        said = (meetings.c.mentorship == one.id) & (meetings.c.met == Met.NOT_YET)
        query = select(meetings.c.person).where(self._mine, said).limit(1)
        return self._connection.execute(query).first() is not None

    def met_on(self, mentorships: Iterable[MentorshipId], person: PersonId) -> dict[MentorshipId, datetime]:
        """Return when this person last met the other of each mentorship, as they say themselves."""
        said = (meetings.c.person == person) & (meetings.c.met == Met.YES)
        theirs = meetings.c.mentorship.in_(tuple(mentorships))
        rows = self._connection.execute(select(meetings).where(self._mine, said, theirs))
        return {MentorshipId(row.mentorship): row.occasion for row in rows}


def _meeting(row: AnyRow) -> Meeting:
    return Meeting(
        mentorship=MentorshipId(row.mentorship),
        person=PersonId(row.person),
        community=CommunityId(row.community),
        occasion=row.occasion,
        ask_at=row.ask_at,
        met=Met(row.met),
        went=Went(row.went),
    )
