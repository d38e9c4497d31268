"""People's settings of what the bot tells them, and when."""

from datetime import time

from sqlalchemy import Connection, bindparam, select

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Person
from bot.domain.common.quiet_hours import Hours
from bot.domain.common.settings import Arrival, Reminders, Settings
from bot.domain.programme.programme import Programme, QuietHours
from bot.store.database import dialect
from bot.store.people.people import People, read_person
from bot.store.tables import people, settings
from bot.store.tables.columns import HERE
from bot.store.tables.types import AnyRow

_SETTLED = settings.c.person.label("settled")
"""Empty for a person who has settled nothing."""

_READER = (
    select(
        people,
        _SETTLED,
        *(settings.c[name] for name in ("quiet_from", "quiet_until", "arrival", "reminders")),
    )
    .outerjoin(settings, settings.c.person == people.c.id)
    .where(people.c.community == HERE, people.c.id == bindparam("person"))
)
_OF = select(settings).where(settings.c.community == HERE, settings.c.person == bindparam("person"))


class SettingsOf:
    """The settings of one community's people, cached until this transaction changes them."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._read: dict[PersonId, Settings] = {}

    def of(self, person: PersonId) -> Settings:
        """Return a person's settings, or the defaults where they have settled nothing."""
        if person not in self._read:
            row = self._connection.execute(_OF, {"here": self._community, "person": person}).one_or_none()
            self._read[person] = _settings(row) if row else Settings()
        return self._read[person]

    def reader(self, person: PersonId, known: People) -> Person | None:
        """Return a person as `known` does, or read them with their settings."""
        if person not in known:
            row = self._connection.execute(_READER, {"here": self._community, "person": person}).one_or_none()
            if row is None:
                return None
            known.know(read_person(row))
            self._read[person] = _settings(row) if row.settled else Settings()
        return known.get(person)

    def hours(self, person: Person, programme: Programme) -> Hours:
        """Return a person's quiet hours, or the community's where they have none of their own."""
        return Hours(person.zone, self.of(person.id).quiet or programme.quiet)

    def keep(self, person: PersonId, settled: Settings) -> None:
        """Keep a person's settings, in place of earlier ones."""
        self._read.pop(person, None)
        facts = {
            "quiet_from": _written(settled.quiet.start) if settled.quiet else None,
            "quiet_until": _written(settled.quiet.end) if settled.quiet else None,
            "arrival": settled.arrival,
            "reminders": settled.reminders,
        }
        first = {"person": person, "community": self._community, **facts}
        added = dialect.insert(self._connection, settings).values(first)
        mine = settings.c.community == self._community
        newer = added.on_conflict_do_update(index_elements=["person"], set_=facts, where=mine)
        self._connection.execute(newer)


def _written(moment: time) -> str:
    return f"{moment:%H:%M}"


def _settings(row: AnyRow) -> Settings:
    return Settings(_quiet(row), Arrival(row.arrival), Reminders(row.reminders))


def _quiet(row: AnyRow) -> QuietHours | None:
    if row.quiet_from is None:
        return None
    return QuietHours(time.fromisoformat(row.quiet_from), time.fromisoformat(row.quiet_until))
