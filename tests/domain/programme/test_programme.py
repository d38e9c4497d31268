"""The programme as a value: its kinds by name, and its quiet hours over midnight."""

from datetime import time, timedelta

import pytest

from bot.domain.programme.kinds import Budget, Clock, Kind, Per
from bot.domain.programme.programme import Caps, Programme, QuietHours

TALK = Kind(
    "talk", "A talk", "an hour", 60, False, Budget(1, Per.MONTH), Clock(timedelta(days=4), timedelta(days=9))
)
CAPS = Caps(3, timedelta(days=30), 3, timedelta(days=21), 2, 2)
PROGRAMME = Programme("our community", (TALK,), CAPS, QuietHours(time(20), time(9)), {}, "Call for help.")


def test_a_kind_is_found_by_its_key() -> None:
    assert PROGRAMME.kind("talk") is TALK


def test_an_unknown_kind_names_those_there_are() -> None:
    with pytest.raises(KeyError, match="no kind of help has the key 'walk'; this programme has talk"):
        PROGRAMME.kind("walk")


@pytest.mark.parametrize(
    ("hour", "minute", "quiet"),
    [(19, 59, False), (20, 0, True), (0, 0, True), (8, 59, True), (9, 0, False), (12, 0, False)],
)
def test_quiet_hours_reach_over_midnight(hour: int, minute: int, quiet: bool) -> None:
    assert PROGRAMME.quiet.cover(time(hour, minute)) is quiet


@pytest.mark.parametrize(("hour", "quiet"), [(0, False), (1, True), (5, True), (6, False), (23, False)])
def test_quiet_hours_may_lie_within_one_day(hour: int, quiet: bool) -> None:
    assert QuietHours(time(1), time(6)).cover(time(hour)) is quiet
