"""A second voice: a mentor who helps in another manner, with room, and not again for 90 days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.common import helping_styles
from bot.domain.common.helping_styles import Manner
from bot.domain.common.people import Mentor
from bot.domain.mentorships import second_voice
from tests.domain.values import MENTOR, NOW

CHALLENGES, ENCOURAGES, LISTENS = Manner.CHALLENGES, Manner.ENCOURAGES, Manner.LISTENS
FIRST = replace(MENTOR, manners=(ENCOURAGES,))
TALK = ("talk",)


def helping(*said: Manner) -> Mentor:
    return replace(MENTOR, manners=said)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ((ENCOURAGES,), (CHALLENGES,), CHALLENGES),
        ((ENCOURAGES,), (ENCOURAGES, LISTENS), LISTENS),
        ((ENCOURAGES, CHALLENGES), (CHALLENGES,), None),
        ((ENCOURAGES,), (), None),
        ((), (CHALLENGES,), None),
    ],
)
def test_the_second_has_a_manner_that_the_first_has_not(
    first: tuple[Manner, ...], second: tuple[Manner, ...], found: Manner | None
) -> None:
    assert second_voice.manner_of(helping(*first), helping(*second), TALK, {}, NOW) is found


def test_who_says_nothing_of_themselves_has_no_others() -> None:
    assert helping_styles.others(()) == ()
    assert set(helping_styles.others((LISTENS,))) == set(Manner) - {LISTENS}


def test_what_nobody_knows_any_more_is_left_out() -> None:
    assert helping_styles.known(("listens", "sings", "encourages", "listens")) == (ENCOURAGES, LISTENS)


def test_only_somebody_with_room_for_one_of_the_kinds() -> None:
    second = helping(CHALLENGES)
    month = {("talk", "2026-11"): 2}
    assert second_voice.manner_of(FIRST, second, TALK, month, NOW) is None
    assert second_voice.manner_of(FIRST, second, ("talk", "question"), month, NOW) is CHALLENGES
    assert second_voice.manner_of(FIRST, second, ("walk",), {}, NOW) is None
    resting = replace(second, resting_until=date(2026, 12, 24))
    assert second_voice.manner_of(FIRST, resting, TALK, {}, NOW) is None


def test_whoever_keeps_it_to_those_they_help_is_neither_described_nor_offered() -> None:
    hidden = frozenset({"manners"})
    second = helping(CHALLENGES)
    assert second_voice.manner_of(replace(FIRST, hidden=hidden), second, TALK, {}, NOW) is None
    assert second_voice.manner_of(FIRST, replace(second, hidden=hidden), TALK, {}, NOW) is None


@pytest.mark.parametrize(("days", "is_time"), [(0, False), (89, False), (90, True)])
def test_not_again_for_a_season(days: int, is_time: bool) -> None:
    assert second_voice.is_time(NOW - timedelta(days=days), NOW) is is_time


def test_the_first_time_is_any_time() -> None:
    assert second_voice.is_time(None, NOW)
