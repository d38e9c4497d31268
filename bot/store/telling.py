"""When a card is told: the one place that says what waits for whose quiet hours, and what does not wait.

* The answer to somebody's own press comes at once: they have just acted, so it wakes nobody.
* A new ask comes as its mentor chose. Whatever else begins a card waits for its reader's quiet hours to end.
* The room of a new mentorship waits for whichever of the two did not press.
* A card that is revised rings nowhere, so it is revised at once (`store/outbox.py`).

A platform whose messages ring for nobody is not waited for (`jobs/deliver.py`).
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain import quiet
from bot.domain.ids import PersonId
from bot.domain.notices import Notice, Telling
from bot.domain.people import Person
from bot.domain.programme import Programme
from bot.store.mentors import Mentors
from bot.store.mentorships import Mentorships
from bot.store.people import People
from bot.store.settings import SettingsOf


@dataclass(frozen=True, slots=True)
class When:
    """From when a card may be told (UTC), and whose quiet hours it waits for; empty for nobody's."""

    at: datetime
    waits_for: str = ""


@dataclass(frozen=True, slots=True)
class Tellings:
    """Who is told when, while `me` acts."""

    me: PersonId
    now: datetime
    programme: Programme
    people: People
    mentors: Mentors
    mentorships: Mentorships
    settings: SettingsOf

    def when(self, to: str, notice: Notice) -> When:
        """Return when somebody, or the two of a mentorship, may be shown this."""
        asleep = [one for one in self._readers(to) if one.id != self.me]
        waits = (When(self._may_hear(one, notice), one.id) for one in asleep)
        return max(waits, key=lambda when: when.at, default=When(self.now))

    def _readers(self, to: str) -> list[Person]:
        reader = self.people.get(PersonId(to))
        mentorship = None if reader else self.mentorships.get(to)
        if mentorship is None:
            return [reader] if reader else []
        return list(self.people.many((mentorship.mentee, mentorship.mentor)).values())

    def _may_hear(self, reader: Person, notice: Notice) -> datetime:
        settled = self.settings.of(reader.id)
        hours = quiet.Hours(reader.zone, settled.quiet or self.programme.quiet)
        mentor = self.mentors.get(reader.id) if notice.kind is Telling.ASKED else None
        if mentor is None:
            return quiet.awake(self.now, hours)
        return quiet.arrives(self.now, hours, settled.arrival, mentor.days)
