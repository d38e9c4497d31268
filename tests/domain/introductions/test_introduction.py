"""A warm introduction: asked for, proposed, agreed to; and each wait has its deadline."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.common.ids import IntroductionId, PersonId
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.introductions import introduction
from bot.domain.introductions.introduction import Introduction, Status
from tests.domain.values import HERE, MENTEE, MENTOR, NOW

MANAGER = PersonId("per_manager")
ZONE = MENTEE.zone
WANTED = Introduction(IntroductionId("int_1"), HERE, MENTEE.id, "talk", NOW, NOW + timedelta(days=3))


def proposed() -> Introduction:
    one = introduction.propose(WANTED, MENTOR.id, by=MANAGER, now=NOW, zone=ZONE)
    assert isinstance(one, Introduction)
    return one


def test_a_manager_thinks_of_somebody_and_only_the_mentee_may_agree() -> None:
    one = proposed()
    assert (one.stage, one.by, one.mentor) == (Status.PROPOSED, MANAGER, MENTOR.id)
    assert introduction.agree(one, by=MANAGER) == Refused(Refusal.NOT_YOURS)
    assert introduction.agree(one, by=MENTEE.id) == replace(one, stage=Status.MADE)
    assert introduction.agree(WANTED, by=MENTEE.id) == Refused(Refusal.GONE)


@pytest.mark.parametrize("stage", [Status.PROPOSED, Status.MADE, Status.LET_GO])
def test_nobody_is_thought_of_twice_at_once(stage: Status) -> None:
    one = replace(WANTED, stage=stage)
    refused = introduction.propose(one, MENTOR.id, by=MANAGER, now=NOW, zone=ZONE)
    assert refused == Refused(Refusal.HAND_TAKEN)


@pytest.mark.parametrize(("by", "mentor"), [(MENTEE.id, MENTOR.id), (MANAGER, MENTEE.id)])
def test_nobody_introduces_themselves(by: PersonId, mentor: PersonId) -> None:
    assert introduction.propose(WANTED, mentor, by=by, now=NOW, zone=ZONE) == Refused(Refusal.NOT_YOURS)


def test_somebody_else_is_wished_for_with_a_clock_of_its_own() -> None:
    later = NOW + timedelta(days=5)
    again = introduction.pass_on(proposed(), by=MENTEE.id, now=later, zone=ZONE)
    assert isinstance(again, Introduction)
    assert (again.stage, again.mentor) == (Status.WANTED, None)
    assert again.until > later


def test_it_can_be_let_go_until_it_is_made() -> None:
    assert introduction.let_go(proposed(), by=MENTEE.id) == replace(proposed(), stage=Status.LET_GO)
    made = replace(proposed(), stage=Status.MADE)
    assert introduction.let_go(made, by=MENTEE.id) == Refused(Refusal.ALREADY_SETTLED)
    assert introduction.let_go(WANTED, by=MANAGER) == Refused(Refusal.NOT_YOURS)


def test_every_wait_ends() -> None:
    one = proposed()
    over, gone = introduction.close(WANTED, WANTED.until), introduction.close(one, one.until)
    assert over is not None
    assert gone is not None
    assert (over.stage, gone.stage) == (Status.OVER, Status.LET_GO)
    assert introduction.close(WANTED, WANTED.until - timedelta(seconds=1)) is None
    assert introduction.close(over, WANTED.until) is introduction.close(gone, one.until) is None


def test_a_clock_ends_in_an_early_evening_of_theirs() -> None:
    night = datetime(2026, 11, 23, 23, tzinfo=UTC)
    evening = introduction.evening_after(night, introduction.THINKING, "Asia/Tokyo")
    assert evening == datetime(2026, 11, 27, 9, tzinfo=UTC)
