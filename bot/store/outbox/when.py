"""When a card is sent: the one place that decides which card waits for whose quiet hours.

* The answer to a person's own press comes at once: they have just acted, so they are awake.
* A new ask comes as its mentor chose. Any other new card waits for its reader's quiet hours to end.
* The room of a new mentorship waits for the one of the two who did not press. If it waits, it waits for
  both, unless they are never awake together: then the presser has chosen to hear of it.
* A report comes at once, at any hour, to the two who have agreed to read reports: a person may be in danger.
* The list of further reports comes once a day, in its reader's morning.
* A card that is revised rings nowhere, so it is revised at once (`store/outbox/outbox.py`).

On a platform whose messages never ring, nothing waits (`jobs/deliver.py`).
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.common import quiet_hours
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import EVERY_DAY, Person
from bot.domain.common.settings import Arrival
from bot.domain.programme.programme import Programme
from bot.store.mentors.card import Mentors
from bot.store.mentorships.mentorship import Mentorships
from bot.store.people.people import People
from bot.store.people.settings import SettingsOf


@dataclass(frozen=True, slots=True)
class When:
    """From when a card may be sent (UTC), and for whom it waits: a person, both of a room, or no one."""

    at: datetime
    waits_for: str = ""


@dataclass(frozen=True, slots=True)
class TellingTimes:
    """Decides when each reader is told, while `me` acts."""

    me: PersonId
    now: datetime
    programme: Programme
    people: People
    mentors: Mentors
    mentorships: Mentorships
    settings: SettingsOf

    def when(self, to: str, notice: Notice) -> When:
        """Return when a person, or the two of a mentorship, may be shown this notice."""
        if notice.kind is NoticeKind.REPORT:
            return When(self.now)
        if notice.kind is NoticeKind.REPORT_LIST:
            return When(self.list_of_reports(PersonId(to)), to)
        readers = self._readers(to)
        waits = (When(self._may_hear(one, notice), one.id) for one in readers if one.id != self.me)
        latest = max(waits, key=lambda when: when.at, default=When(self.now))
        if len(readers) == 1 or latest.at <= self.now:
            return latest
        # The presser is awake now, but may be asleep by the time the other one wakes.
        both = quiet_hours.all_awake(latest.at, [self._hours(one) for one in readers])
        return When(both, to) if both else latest

    def list_of_reports(self, reader: PersonId) -> datetime:
        """Return the next morning (UTC) of a reader of reports, today's if it is still to come."""
        hours = self._hours(self.people.named(reader))
        return quiet_hours.arrives(self.now, hours, Arrival.ONCE_A_DAY, EVERY_DAY)

    def _readers(self, to: str) -> list[Person]:
        reader = None if self.mentorships.has_begun(to) else self.settings.reader(PersonId(to), self.people)
        mentorship = None if reader else self.mentorships.get(to)
        if mentorship is None:
            return [reader] if reader else []
        return list(self.people.many((mentorship.mentee, mentorship.mentor)).values())

    def _may_hear(self, reader: Person, notice: Notice) -> datetime:
        hours = self._hours(reader)
        days = self.mentors.days_of(reader.id) if notice.kind is NoticeKind.ASKED else None
        if days is None:
            return quiet_hours.awake(self.now, hours)
        return quiet_hours.arrives(self.now, hours, self.settings.of(reader.id).arrival, days)

    def _hours(self, reader: Person) -> quiet_hours.Hours:
        return self.settings.hours(reader, self.programme)
