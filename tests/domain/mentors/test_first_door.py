"""A hello before a first door: asked for once, due by a weekday, for the card that was read."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.common.ids import ApprovalId, PersonId
from bot.domain.common.people import Door
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.mentors import first_door
from bot.domain.mentors.first_door import Approval, Status
from tests.domain.values import HERE, MENTOR, NOW

MAYA = PersonId("per_maya")
CARD = replace(MENTOR, door=Door.DRAFT)
WAITS = Approval(ApprovalId("apr_1"), HERE, CARD.id, NOW, NOW + timedelta(days=3))


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        (datetime(2026, 11, 2, 9, tzinfo=UTC), 5),  # Monday, Thursday
        (datetime(2026, 11, 6, 9, tzinfo=UTC), 11),  # Friday, Wednesday
        (datetime(2026, 11, 7, 9, tzinfo=UTC), 11),  # Saturday, Wednesday
        (datetime(2026, 11, 8, 23, tzinfo=UTC), 12),  # Sunday night, which is Monday there
    ],
)
def test_a_word_comes_within_three_weekdays(asked: datetime, day: int) -> None:
    assert first_door.until(asked, "Asia/Tokyo") == datetime(2026, 11, day, 9, tzinfo=UTC)


def test_only_a_first_door_waits_and_nobody_who_was_welcomed() -> None:
    assert first_door.is_wanted(CARD, None)
    assert not any(first_door.is_wanted(replace(CARD, door=door), None) for door in (Door.OPEN, Door.CLOSED))
    assert not first_door.is_wanted(CARD, replace(WAITS, stands=Status.WELCOMED))
    assert first_door.is_wanted(CARD, replace(WAITS, stands=Status.NO_MORE))


def test_a_word_is_said_once_and_never_to_oneself() -> None:
    welcomed = first_door.welcome(WAITS, CARD, MAYA)
    assert isinstance(welcomed, Approval)
    assert (welcomed.stands, welcomed.by) == (Status.WELCOMED, MAYA)
    assert first_door.welcome(replace(WAITS, stands=Status.OVER), CARD, MAYA) == welcomed
    assert first_door.not_now(welcomed, CARD, MAYA, "Later?") == Refused(Refusal.ALREADY_SETTLED)
    assert first_door.welcome(WAITS, CARD, CARD.id) == Refused(Refusal.NOT_YOURS)


def test_after_a_no_another_card_is_read() -> None:
    told = first_door.not_now(WAITS, CARD, MAYA, "Shall we talk?")
    assert isinstance(told, Approval)
    assert not first_door.may_ask_again(CARD, told)
    assert first_door.may_ask_again(replace(CARD, headline="Another line"), told)
    # Parts that only the mentor's mentees see are not part of what was read.
    kept = replace(CARD, hidden=frozenset({"story"}))
    assert first_door.print_of(kept) == first_door.print_of(replace(kept, story="Another story"))


def test_a_wait_is_over_on_its_day_and_only_once() -> None:
    assert first_door.close(WAITS, WAITS.until - timedelta(minutes=1)) is None
    over = first_door.close(WAITS, WAITS.until)
    assert over == replace(WAITS, stands=Status.OVER)
    assert first_door.close(over, WAITS.until) is None
