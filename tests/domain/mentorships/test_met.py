"""The question whether two met is given up after five weeks, of which no quiet day is one."""

from datetime import date, timedelta

from bot.domain.common.ids import MentorshipId
from bot.domain.mentorships.met import GIVEN_UP, Meeting, is_given_up
from bot.domain.programme.quiet_weeks import NEVER_QUIET, QuietTime, QuietWeeks
from tests.domain.values import HERE, MENTEE, NOW

SUMMER = QuietWeeks((QuietTime(date(2026, 12, 1), date(2026, 12, 30)),))
MEETING = Meeting(MentorshipId("shp_1"), MENTEE.id, HERE, NOW, NOW)
A_MINUTE = timedelta(minutes=1)


def test_the_question_is_of_use_for_as_many_days_longer_as_were_quiet() -> None:
    assert is_given_up(MEETING, NOW + GIVEN_UP + A_MINUTE, NEVER_QUIET)
    assert not is_given_up(MEETING, NOW + GIVEN_UP + timedelta(days=30), SUMMER)
    assert is_given_up(MEETING, NOW + GIVEN_UP + timedelta(days=30) + A_MINUTE, SUMMER)
