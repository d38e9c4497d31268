"""A warm introduction: asked for, proposed, agreed to; and each wait has its deadline."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.common.capacity import EVERYTHING, Place
from bot.domain.common.ids import IntroductionId, PersonId
from bot.domain.common.people import Mentor
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.introductions import introduction
from bot.domain.introductions.introduction import Introduction, Status
from bot.domain.programme.quiet_weeks import NEVER_QUIET, QuietTime, QuietWeeks
from tests.domain.values import HERE, MENTEE, MENTOR, NOW

MANAGER = PersonId("per_manager")
ZONE = MENTEE.zone
WANTED = Introduction(IntroductionId("int_1"), HERE, MENTEE.id, "talk", NOW, NOW + timedelta(days=3))


def proposed() -> Introduction:
    one = introduction.propose(WANTED, MENTOR, by=MANAGER, now=NOW, zone=ZONE, quiet=NEVER_QUIET)
    assert isinstance(one, Introduction)
    return one


def test_a_manager_thinks_of_somebody_and_only_the_mentee_may_agree() -> None:
    one = proposed()
    assert (one.stage, one.by, one.mentor) == (Status.PROPOSED, MANAGER, MENTOR.id)
    assert introduction.agree(one, by=MANAGER) == Refused(Refusal.NOT_YOURS)
    assert introduction.agree(one, by=MENTEE.id) == replace(one, stage=Status.MADE, month=None)
    assert introduction.agree(WANTED, by=MENTEE.id) == Refused(Refusal.GONE)


@pytest.mark.parametrize("stage", [Status.PROPOSED, Status.MADE, Status.LET_GO])
def test_nobody_is_thought_of_twice_at_once(stage: Status) -> None:
    one = replace(WANTED, stage=stage)
    refused = introduction.propose(one, MENTOR, by=MANAGER, now=NOW, zone=ZONE, quiet=NEVER_QUIET)
    assert refused == Refused(Refusal.HAND_TAKEN)


OWN_CARD = replace(MENTOR, person=MENTEE)


@pytest.mark.parametrize(("by", "mentor"), [(MENTEE.id, MENTOR), (MANAGER, OWN_CARD)], ids=["by", "card"])
def test_nobody_introduces_themselves(by: PersonId, mentor: Mentor) -> None:
    assert introduction.propose(WANTED, mentor, by=by, now=NOW, zone=ZONE, quiet=NEVER_QUIET) == Refused(
        Refusal.NOT_YOURS
    )


def test_somebody_else_is_wished_for_with_a_clock_of_its_own() -> None:
    later = NOW + timedelta(days=5)
    again = introduction.pass_on(proposed(), by=MENTEE.id, now=later, zone=ZONE)
    assert isinstance(again, Introduction)
    assert (again.stage, again.mentor) == (Status.WANTED, None)
    assert again.until > later


def test_it_can_be_let_go_until_it_is_made() -> None:
    assert introduction.let_go(proposed(), by=MENTEE.id) == replace(
        proposed(), stage=Status.LET_GO, month=None
    )
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


def test_a_proposal_holds_a_place_until_it_ends_in_any_way() -> None:
    one = proposed()
    assert one.places == (Place(MENTOR.id, "talk", "2026-11"), Place(MENTOR.id, EVERYTHING))
    ends = (
        introduction.agree(one, by=MENTEE.id),
        introduction.pass_on(one, by=MENTEE.id, now=NOW, zone=ZONE),
        introduction.let_go(one, by=MENTEE.id),
        introduction.close(one, one.until),
        introduction.wanted_again(one, NOW, ZONE),
    )
    for ended in ends:
        assert isinstance(ended, Introduction)
        assert ended.places == ()


def test_nobody_is_thought_of_for_what_they_do_not_give() -> None:
    other = replace(WANTED, kind="shadowing")
    assert introduction.propose(other, MENTOR, by=MANAGER, now=NOW, zone=ZONE, quiet=NEVER_QUIET) == Refused(
        Refusal.NOT_OFFERED
    )


def test_another_kind_of_help_is_chosen_while_managers_think() -> None:
    other = introduction.widen(WANTED, "question", NOW, ZONE)
    assert other is not None
    assert (other.kind, other.stage) == ("question", Status.WANTED)
    assert introduction.widen(WANTED, "talk", NOW, ZONE) is None
    assert introduction.widen(proposed(), "question", NOW, ZONE) is None


def test_quiet_days_do_not_count_while_the_mentee_has_to_agree_and_count_for_what_managers_promised() -> None:
    today = NOW.date()
    weeks = QuietWeeks((QuietTime(today + timedelta(days=1), today + timedelta(days=10)),))
    one = introduction.propose(WANTED, MENTOR, by=MANAGER, now=NOW, zone=ZONE, quiet=weeks)
    usual = introduction.propose(WANTED, MENTOR, by=MANAGER, now=NOW, zone=ZONE, quiet=NEVER_QUIET)
    assert isinstance(one, Introduction)
    assert isinstance(usual, Introduction)
    assert one.until - usual.until == timedelta(days=10)
    again = introduction.pass_on(one, by=MENTEE.id, now=NOW, zone=ZONE)
    assert isinstance(again, Introduction)
    assert again.until.date() == today + timedelta(days=3)
