"""Room: in whose month places count, when a rest ends, and how many more asks fit."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.common import capacity
from bot.domain.common.capacity import EVERYTHING
from bot.domain.common.people import Door, Mentor
from bot.domain.programme.kinds import Budget, Offer, Per
from tests.domain.values import MENTOR, NOW, PROJECT, QUESTION, TALK

A_MONTH = Budget(2, Per.MONTH)
OFFER = Offer(QUESTION.key, A_MONTH)
MIDNIGHT = datetime(2026, 12, 1, tzinfo=UTC)


def living_in(zone: str) -> Mentor:
    return replace(MENTOR, person=replace(MENTOR.person, zone=zone))


@pytest.mark.parametrize(
    ("zone", "moment", "month"),
    [
        ("UTC", MIDNIGHT - timedelta(microseconds=1), "2026-11"),
        ("UTC", MIDNIGHT, "2026-12"),
        ("Pacific/Auckland", MIDNIGHT - timedelta(hours=13, microseconds=1), "2026-11"),
        ("Pacific/Auckland", MIDNIGHT - timedelta(hours=13), "2026-12"),
        ("America/Los_Angeles", MIDNIGHT + timedelta(hours=8, microseconds=-1), "2026-11"),
        ("America/Los_Angeles", MIDNIGHT + timedelta(hours=8), "2026-12"),
        ("Asia/Kathmandu", datetime(2026, 12, 31, 18, 15, tzinfo=UTC), "2027-01"),
    ],
)
def test_a_month_turns_at_the_mentors_midnight(zone: str, moment: datetime, month: str) -> None:
    assert capacity.month_of(A_MONTH, zone, moment) == month


def test_what_counts_at_a_time_has_no_month() -> None:
    assert capacity.month_of(Budget(1, Per.TIME), "Europe/Berlin", NOW) == ""


def test_last_months_places_are_not_this_months() -> None:
    held = {(QUESTION.key, "2026-11"): 2}

    assert capacity.left(living_in("UTC"), OFFER, held, MIDNIGHT - timedelta(seconds=1)) == 0
    assert capacity.left(living_in("UTC"), OFFER, held, MIDNIGHT) == 2


@pytest.mark.parametrize(
    ("of_kind", "over_all", "more"), [(0, 0, 2), (1, 0, 1), (2, 0, 0), (0, 2, 1), (0, 3, 0)]
)
def test_the_smaller_of_two_limits_counts(of_kind: int, over_all: int, more: int) -> None:
    held = {(QUESTION.key, "2026-11"): of_kind, (EVERYTHING, ""): over_all}

    assert capacity.left(MENTOR, OFFER, held, NOW) == more


def test_a_lowered_budget_leaves_nothing_rather_than_less() -> None:
    assert capacity.left(MENTOR, OFFER, {(QUESTION.key, "2026-11"): 5}, NOW) == 0


def test_other_kinds_places_are_their_own() -> None:
    held = {(TALK.key, "2026-11"): 2, (PROJECT.key, ""): 1}

    assert capacity.open_kinds(MENTOR, held, NOW) == (QUESTION.key,)


def test_all_kinds_are_open_to_begin_with_in_the_mentors_order() -> None:
    assert capacity.open_kinds(MENTOR, {}, NOW) == tuple(offer.kind for offer in MENTOR.offers)


@pytest.mark.parametrize("door", [Door.DRAFT, Door.CLOSED])
def test_nothing_is_open_behind_a_closed_door(door: Door) -> None:
    assert capacity.open_kinds(replace(MENTOR, door=door), {}, NOW) == ()


def test_a_rest_ends_at_the_mentors_own_midnight() -> None:
    resting = replace(living_in("Pacific/Auckland"), resting_until=date(2026, 12, 1))
    back = MIDNIGHT - timedelta(hours=13)

    assert not capacity.is_in(resting, back - timedelta(microseconds=1))
    assert capacity.open_kinds(resting, {}, back - timedelta(microseconds=1)) == ()
    assert capacity.is_in(resting, back)
