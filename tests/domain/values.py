"""Made-up people and kinds that the domain's tests share."""

from datetime import UTC, datetime, time, timedelta

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Mentor, Person
from bot.domain.programme.kinds import Budget, Clock, Kind, Offer, Per
from bot.domain.programme.programme import Caps, Programme, QuietHours

HERE = CommunityId("com_here")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""A Monday at noon."""

CLOCK = Clock(timedelta(days=2), timedelta(days=5))
QUESTION = Kind("question", "A question", "ten minutes", 10, True, Budget(2, Per.MONTH), CLOCK)
PROJECT = Kind("project", "A project", "a few weeks", 1200, True, Budget(1, Per.TIME), CLOCK)
TALK = Kind("talk", "A talk", "one call", 30, False, Budget(2, Per.MONTH), CLOCK)
KINDS = (QUESTION, PROJECT, TALK)

CAPS = Caps(
    open_asks=3,
    again_after=timedelta(days=30),
    at_once=3,
    closes_by=timedelta(days=21),
    answering_days=2,
    nudges_a_week=2,
)

PROGRAMME = Programme("here", KINDS, CAPS, QuietHours(time(20), time(9)), {}, "")

MENTEE = Person(PersonId("per_mentee"), HERE, "Imani Made-Up", "Africa/Nairobi")
MENTOR = Mentor(
    person=Person(PersonId("per_mentor"), HERE, "Otto Made-Up", "Europe/Berlin"),
    headline="Lays out gardens",
    story="I began with a balcony.",
    field="Landscape",
    place="Bremen",
    country="Germany",
    languages=("German",),
    offers=tuple(Offer(kind.key, kind.budget) for kind in KINDS),
)
