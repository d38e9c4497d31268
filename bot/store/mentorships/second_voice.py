"""Mentors who were offered to mentees as a second voice, so that each mentorship leads to one offer."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select, update

from bot.domain.common.ids import CommunityId, MentorshipId, PersonId
from bot.domain.mentorships.second_voice import SecondVoice
from bot.store.database import dialect
from bot.store.tables import second_voices
from bot.store.tables.types import columns_of


class SecondVoices:
    """The second voices of one community's mentees."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def add(self, new: SecondVoice) -> bool:
        """Record the mentor whom a mentee is offered; tell whether this mentorship had no offer before."""
        row = {**columns_of(new), "community": self._community}
        return dialect.insert_new(self._connection, second_voices, row)

    def of(self, mentorship: str, person: PersonId) -> SecondVoice | None:
        """Return the mentor whom a mentee was offered in this mentorship, or None."""
        query = select(second_voices).where(self._this(mentorship, person))
        row = self._connection.execute(query).one_or_none()
        if row is None:
            return None
        return SecondVoice(
            mentorship=MentorshipId(row.mentorship),
            person=PersonId(row.person),
            community=CommunityId(row.community),
            mentor=PersonId(row.mentor),
            at=row.at,
            let_go_at=row.let_go_at,
        )

    def last(self, person: PersonId) -> datetime | None:
        """Return when a mentee was last offered a second voice (UTC), or None."""
        query = select(func.max(second_voices.c.at)).where(self._mine, second_voices.c.person == person)
        at: datetime | None = self._connection.execute(query).scalar_one()
        return at

    def let_go(self, mentorship: str, person: PersonId, at: datetime) -> None:
        """Record that a mentee declined the offer, for now."""
        this = self._this(mentorship, person)
        self._connection.execute(update(second_voices).where(this).values(let_go_at=at))

    @property
    def _mine(self) -> ColumnElement[bool]:
        return second_voices.c.community == self._community

    def _this(self, mentorship: str, person: PersonId) -> ColumnElement[bool]:
        theirs = (second_voices.c.mentorship == mentorship) & (second_voices.c.person == person)
        return self._mine & theirs
