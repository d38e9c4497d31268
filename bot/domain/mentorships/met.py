"""Whether the two met: when each is asked, separately, and what they say."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.common import quiet_hours
from bot.domain.common.ids import CommunityId, MentorshipId, PersonId
from bot.domain.common.zones import zone_named
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.domain.programme.quiet_weeks import QuietWeeks

WITHOUT_A_TIME = timedelta(days=14)
"""How long after a yes both are asked, where no time was chosen."""

GIVEN_UP = timedelta(days=35)
"""How long after the meeting the question is dropped, where no week had room for it."""


class Met(StrEnum):
    """What one of the two answered."""

    UNSAID = ""
    YES = "yes"
    NOT_YET = "not-yet"


class Went(StrEnum):
    """How it went, in the mentee's word; only the mentee sees it, and managers a count."""

    UNSAID = ""
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class Meeting:
    """The latest meeting that one person of a mentorship is asked about."""

    mentorship: MentorshipId
    person: PersonId
    community: CommunityId
    occasion: datetime
    ask_at: datetime | None
    """When they are asked (UTC); None once they were asked, or where it is not needed."""
    met: Met = Met.UNSAID
    went: Went = Went.UNSAID


def is_given_up(meeting: Meeting, now: datetime, quiet: QuietWeeks) -> bool:
    """Tell whether it is too late to ask; the quiet days since the meeting do not make it so."""
    waited = quiet.within(meeting.occasion.date(), now.date()) * timedelta(days=1)
    return now > meeting.occasion + GIVEN_UP + waited


def planned(one: Mentorship, person: PersonId, hours: quiet_hours.Hours, now: datetime) -> Meeting:
    """Return what one person is asked: the morning after their time, or in two weeks without a time."""
    occasion = one.meets_at or now + WITHOUT_A_TIME
    day = occasion.astimezone(zone_named(hours.zone)).date() + timedelta(days=1 if one.meets_at else 0)
    ask_at = quiet_hours.on_day(day, hours) if one.ending is Ending.GOING else None
    return Meeting(one.id, person, one.community, occasion, ask_at)
