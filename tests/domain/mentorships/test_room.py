"""The room of two: whose times, whose choice, and what an end gives back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.common.capacity import EVERYTHING, Place
from bot.domain.common.ids import AskId, MentorshipId, PersonId
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.mentorships import room
from bot.domain.mentorships.mentorship import Ending, Mentorship
from tests.domain.values import HERE, MENTEE, MENTOR, NOW

TOMORROW, LATER = NOW + timedelta(days=1), NOW + timedelta(days=2)
SPACE = Mentorship(
    MentorshipId("shp_1"), HERE, AskId("ask_1"), MENTOR.id, MENTEE.id, "project", NOW, version=3
)


def suggested(*times: int, by: PersonId = MENTEE.id, to: Mentorship = SPACE) -> Mentorship:
    for hours in times:
        made = room.suggest(to, NOW + timedelta(hours=hours), by=by, now=NOW)
        assert isinstance(made, Mentorship)
        to = made
    return to


def test_times_are_listed_soonest_first_and_each_once() -> None:
    listed = suggested(5, 3, 5)

    assert [one.at for one in listed.suggested] == [NOW + timedelta(hours=3), NOW + timedelta(hours=5)]
    assert (listed.version, listed.listed) == (5, 4)


def test_three_times_each_are_enough() -> None:
    full = suggested(1, 2, 3)

    assert room.suggest(full, LATER, by=MENTEE.id, now=NOW) == Refused(Refusal.ENOUGH_TIMES)
    assert len(suggested(4, 5, 6, by=MENTOR.id, to=full).suggested) == 6


def test_times_that_have_passed_make_room_for_others() -> None:
    over = room.suggest(suggested(1, 2, 3), LATER, by=MENTEE.id, now=NOW + timedelta(hours=4))

    assert isinstance(over, Mentorship)
    assert [one.at for one in over.suggested] == [LATER]


def test_a_time_that_has_passed_is_neither_suggested_nor_chosen() -> None:
    assert room.suggest(SPACE, NOW, by=MENTEE.id, now=NOW) == Refused(Refusal.TIME_GONE)
    listed = suggested(3)
    at = listed.suggested[0].at
    assert room.choose(listed, at, by=MENTOR.id, now=at) == Refused(Refusal.TIME_GONE)
    assert room.choose(listed, LATER, by=MENTOR.id, now=NOW) == Refused(Refusal.TIME_GONE)


def test_the_other_of_the_two_chooses() -> None:
    listed = suggested(3, 4)
    at = listed.suggested[1].at

    assert room.choose(listed, at, by=MENTEE.id, now=NOW) == Refused(Refusal.THEIRS_TO_CHOOSE)
    chosen = room.choose(listed, at, by=MENTOR.id, now=NOW)
    assert chosen == replace(listed, suggested=(), meets_at=at, version=6, settled=6)


def test_what_was_chosen_can_be_called_off() -> None:
    chosen = replace(SPACE, meets_at=TOMORROW)

    assert room.call_off(chosen, NOW) == replace(SPACE, called_off=TOMORROW, listed=4, version=4)
    assert room.call_off(SPACE, NOW) == Refused(Refusal.TIME_GONE)
    assert room.call_off(chosen, LATER) == Refused(Refusal.TIME_GONE)


@pytest.mark.parametrize(
    ("month", "kinds"), [("", {"project", EVERYTHING}), ("2026-11", {EVERYTHING})], ids=["at a time", "month"]
)
def test_finishing_gives_back_what_counts_at_a_time(month: str, kinds: set[str]) -> None:
    done = room.finish(suggested(1), month, Ending.STOPPED, LATER)

    assert set(done.gives_back) == {Place(MENTOR.id, kind) for kind in kinds}
    ended = done.mentorship
    assert (ended.ending, ended.ended_at, ended.suggested, ended.version) == (Ending.STOPPED, LATER, (), 5)


def test_only_the_two_and_only_while_it_goes_on() -> None:
    assert room.may(SPACE, by=MENTOR.id) == SPACE
    assert room.may(None, by=MENTOR.id) == Refused(Refusal.GONE)
    assert room.may(SPACE, by=PersonId("per_other")) == Refused(Refusal.NOT_YOURS)
    over = replace(SPACE, ending=Ending.TOGETHER)
    assert room.may(over, by=MENTOR.id) == Refused(Refusal.FINISHED)


def test_who_finished_is_kept_and_who_stopped_is_not() -> None:
    done = room.finish(SPACE, "", Ending.TOGETHER, LATER, by=MENTOR.id)
    assert done.mentorship.ended_by == MENTOR.id
    stopped = room.finish(SPACE, "", Ending.STOPPED, LATER, by=MENTOR.id)
    assert stopped.mentorship.ended_by == ""
