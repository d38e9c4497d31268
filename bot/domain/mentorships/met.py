"""Did they meet: when each of two is asked, apart from the other, and what they say."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.common import quiet_hours
from bot.domain.common.ids import CommunityId, MentorshipId, PersonId
from bot.domain.common.zones import zone_named
from bot.domain.mentorships.mentorship import Ending, Mentorship

WITHOUT_A_TIME = timedelta(days=14)
"""After so long without a time both are asked all the same."""

GIVEN_UP = timedelta(days=35)
"""Whom no week had room to ask until then is not asked about this any more."""


class Met(StrEnum):
    """What one of the two says."""

    UNSAID = ""
    YES = "yes"
    NOT_YET = "not-yet"


class Went(StrEnum):
    """How it went, for the mentee to say in one tap; nobody but the mentee and the counts ever sees it."""

    UNSAID = ""
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One of the two of a mentorship, and the meeting they are asked about: the latest alone."""

    mentorship: MentorshipId
    person: PersonId
    community: CommunityId
    occasion: datetime
    ask_at: datetime | None
    """When they are asked (UTC); None once they were, or need not be."""
    met: Met = Met.UNSAID
    went: Went = Went.UNSAID


def planned(one: Mentorship, person: PersonId, hours: quiet_hours.Hours, now: datetime) -> Meeting:
    """Return what one of the two is asked: the morning after their time, or in two weeks without one."""
    occasion = one.meets_at or now + WITHOUT_A_TIME
    day = occasion.astimezone(zone_named(hours.zone)).date() + timedelta(days=1 if one.meets_at else 0)
    ask_at = quiet_hours.on_day(day, hours) if one.ending is Ending.GOING else None
    return Meeting(one.id, person, one.community, occasion, ask_at)
