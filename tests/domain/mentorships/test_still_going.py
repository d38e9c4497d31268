"""Still going: when the two are asked, and whose silence ends it."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.common.ids import AskId, MentorshipId
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.domain.mentorships import still_going
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.domain.mentorships.still_going import PATIENCE, SILENCES
from tests.domain.values import HERE, MENTEE, MENTOR, NOW

A_DAY = timedelta(days=1)
SHARED = Mentorship(MentorshipId("shp_1"), HERE, AskId("ask_1"), MENTOR.id, MENTEE.id, "project", NOW)
ASKED = PlannedNudge(HERE, MENTOR.id, NudgeKind.STILL_GOING, "shp_1", NOW, step=SILENCES)


def test_both_are_asked_once_such_help_is_over_and_never_before_a_time_of_theirs() -> None:
    assert still_going.asked_from(SHARED, 28 * A_DAY, NOW) == NOW + 28 * A_DAY
    meets = replace(SHARED, meets_at=NOW + 20 * A_DAY)
    assert still_going.asked_from(meets, 28 * A_DAY, NOW) == NOW + 20 * A_DAY + PATIENCE
    assert still_going.asked_from(meets, 182 * A_DAY, NOW) == NOW + 182 * A_DAY


def test_it_is_silent_once_each_who_can_be_asked_was_asked_twice_and_waited_for() -> None:
    unasked = replace(ASKED, at=None, step=0)
    assert still_going.is_silent((ASKED, ASKED), NOW)
    assert still_going.is_silent((ASKED, unasked), NOW)
    assert not still_going.is_silent((ASKED, replace(ASKED, step=1)), NOW)
    assert not still_going.is_silent((ASKED, replace(ASKED, at=NOW + A_DAY)), NOW)
    assert not still_going.is_silent((ASKED, None), NOW)


def test_only_what_ended_by_itself_is_taken_up_and_goes_on_as_it_was() -> None:
    ended = replace(SHARED, ending=Ending.BY_ITSELF, ended_at=NOW)
    assert still_going.may_be_taken_up(ended, NOW + still_going.TAKEN_UP_WITHIN - A_DAY)
    assert not still_going.may_be_taken_up(ended, NOW + still_going.TAKEN_UP_WITHIN)
    assert not still_going.may_be_taken_up(replace(ended, ending=Ending.STOPPED), NOW)
    assert still_going.take_up(ended) == replace(SHARED, version=1)
