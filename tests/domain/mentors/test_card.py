"""Being a mentor: what opening needs, what a month comes to, how long a rest is, when one is offered."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.asks.ask import Status
from bot.domain.common.ids import AskId, CommunityId, PersonId
from bot.domain.common.people import Door, Mentor, Person
from bot.domain.mentors import card as card_rules
from bot.domain.mentors.card import Missing, NotReady, Occasion, Rest, RestOffer
from bot.domain.programme.kinds import Budget, Offer, Per
from bot.domain.programme.programme import Programme
from tests.fakes.people import card

NOW = datetime(2026, 11, 3, 10, 30, tzinfo=UTC)
AMARA = card(Person(PersonId("per_1"), CommunityId("com_1"), "Amara Okafor", zone="Africa/Lagos"))
NO, YES = Status.DECLINED, Status.ACCEPTED


def test_an_empty_card_needs_a_line_a_story_and_a_kind(programme: Programme) -> None:
    blank = card_rules.begun(AMARA.person, programme)
    assert card_rules.open_door(blank, NOW) == NotReady((Missing.HEADLINE, Missing.STORY, Missing.KIND))
    nothing = replace(AMARA, offers=(Offer("quick-question", Budget(0, Per.MONTH)),))
    assert card_rules.missing(nothing) == (Missing.KIND,)


def test_a_door_keeps_the_day_it_first_opened() -> None:
    first = card_rules.open_door(replace(AMARA, door=Door.DRAFT, since=None), NOW)
    assert isinstance(first, Mentor)
    again = card_rules.open_door(card_rules.close_door(first), NOW + timedelta(days=90))
    assert isinstance(again, Mentor)
    assert (first.door, again.door, first.since, again.since) == (Door.OPEN, Door.OPEN, NOW, NOW)


def test_opening_ends_a_rest() -> None:
    resting = replace(AMARA, door=Door.CLOSED, resting_until=date(2026, 12, 3))
    opened = card_rules.open_door(resting, NOW)
    assert isinstance(opened, Mentor)
    assert opened.resting_until is None


@pytest.mark.parametrize(
    ("zone", "rest", "back"),
    [
        ("Africa/Lagos", Rest.WEEK, date(2026, 11, 10)),
        ("Africa/Lagos", Rest.FORTNIGHT, date(2026, 11, 17)),
        ("Africa/Lagos", Rest.MONTH, date(2026, 12, 3)),
        ("Africa/Lagos", Rest.QUARTER, date(2027, 2, 2)),
        ("Pacific/Kiritimati", Rest.WEEK, date(2026, 11, 11)),  # where it is already tomorrow
    ],
)
def test_a_rest_is_counted_in_the_mentors_own_days(zone: str, rest: Rest, back: date) -> None:
    mentor = replace(AMARA, person=replace(AMARA.person, zone=zone))
    until = card_rules.rest_until(mentor, rest, NOW)
    assert until == back
    assert card_rules.is_resting(replace(mentor, resting_until=until), NOW)
    assert not card_rules.is_resting(replace(mentor, resting_until=until), NOW + timedelta(days=100))
    assert not card_rules.is_resting(replace(mentor, resting_until=until, door=Door.CLOSED), NOW)


@pytest.mark.parametrize(
    ("latest", "days_since_offered", "why"),
    [
        ((NO, NO), None, Occasion.NOES),
        ((NO, NO, YES), None, Occasion.NOES),
        ((NO,), None, None),
        ((NO, YES), None, None),
        ((NO, Status.ANSWERED), None, None),
        ((NO, YES, NO), None, Occasion.NOW_AND_THEN),
        ((YES, NO, NO), None, Occasion.NOW_AND_THEN),
        ((YES, YES, YES), 29, None),
        ((YES, YES, YES), 30, Occasion.NOW_AND_THEN),
        ((NO, NO), 29, None),
        ((NO, NO), 30, Occasion.NOES),
    ],
)
def test_a_door_is_asked_about_after_two_noes_in_a_row_and_now_and_then(
    latest: tuple[Status, ...], days_since_offered: int | None, why: Occasion | None
) -> None:
    last = None
    if days_since_offered is not None:
        last = RestOffer(AskId("ask_1"), NOW - timedelta(days=days_since_offered))
    assert card_rules.occasion(latest, last, NOW) is why
