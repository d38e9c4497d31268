"""What every card of a mentorship is drawn from, and how a time is written for both of its people."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.asks.ask import Ask
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.domain.mentorships.mentorship import Mentorship
from bot.views.common.reader import Reader


@dataclass(frozen=True, slots=True)
class Space:
    """A mentorship, the ask it came from, and its two people."""

    mentorship: Mentorship
    ask: Ask
    mentor: Person
    mentee: Person

    def called(self, one: PersonId) -> Person:
        """Return one of the two people by id."""
        return self.mentor if one == self.mentor.id else self.mentee


def when(reader: Reader, space: Space, at: datetime) -> str:
    """Return a time as both read it: “Thursday 10 December, 16:00 London / 17:00 Lagos”."""
    first, *others = dict.fromkeys((space.mentor.zone, space.mentee.zone))
    home = replace(reader, zone=first)
    parts = [f"{home.day(at)}, {home.clock(at)} {home.city()}"]
    for zone in others:
        there = replace(reader, zone=zone)
        day = "" if there.day(at) == home.day(at) else f", {there.day(at)}"
        parts.append(f"{there.clock(at)} {there.city()}{day}")
    return " / ".join(parts)
