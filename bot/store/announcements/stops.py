"""Who wants no announcements any more: until they say otherwise, whatever else they do."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, select

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.database import dialect
from bot.store.tables import announcement_stops


class AnnouncementStops:
    """The people of one community who stopped announcements."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def has(self, person: PersonId) -> bool:
        """Tell whether a person has stopped announcements."""
        this = select(announcement_stops.c.person).where(self._is(person))
        return self._connection.execute(this).first() is not None

    def stop(self, person: PersonId, announcement: str) -> None:
        """Keep that a person wants none any more, and under which announcement they said so."""
        row = {"person": person, "community": self._community, "at": self._now}
        dialect.insert_new(self._connection, announcement_stops, {**row, "announcement": announcement})

    def allow(self, person: PersonId) -> None:
        """Take it back: a person may get announcements again."""
        self._connection.execute(delete(announcement_stops).where(self._is(person)))

    def _is(self, person: PersonId) -> ColumnElement[bool]:
        return (announcement_stops.c.community == self._community) & (announcement_stops.c.person == person)
