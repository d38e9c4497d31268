"""F47: half past two never comes in one night of the year and twice in another: daily work runs once."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.common.people import EVERY_DAY
from bot.domain.common.quiet_hours import Hours, arrives, awake
from bot.domain.common.settings import Arrival
from bot.domain.programme.programme import Programme, QuietHours
from bot.views.common.reader import Reader
from bot.views.mentorships import suggest

HALF_PAST_TWO = QuietHours(time(20), time(2, 30))
NIGHTS = [
    ("Europe/Berlin", date(2027, 3, 28)),
    ("Europe/Berlin", date(2027, 10, 31)),
    ("America/New_York", date(2027, 3, 14)),
    ("America/New_York", date(2027, 11, 7)),
    ("Australia/Lord_Howe", date(2027, 4, 4)),  # by half an hour: half past one comes twice
    ("Australia/Lord_Howe", date(2027, 10, 3)),
]
TEN_MINUTES = timedelta(minutes=10)
A_DAY = timedelta(days=1)
DAYS = 4


def moments(zone: str, night: date) -> list[datetime]:
    """Return every ten minutes (UTC) from the evening of the day before, for some days."""
    begun = datetime.combine(night - A_DAY, time(12), ZoneInfo(zone)).astimezone(UTC)
    return [begun + n * TEN_MINUTES for n in range(DAYS * 24 * 6)]


@pytest.mark.parametrize(("zone", "night"), NIGHTS, ids=str)
def test_what_comes_once_a_day_comes_once_each_day(zone: str, night: date) -> None:
    hours = Hours(zone, HALF_PAST_TWO)
    told = {arrives(now, hours, Arrival.ONCE_A_DAY, EVERY_DAY) for now in moments(zone, night)}
    days = sorted(one.astimezone(ZoneInfo(zone)).date() for one in told)
    assert days == [night + n * A_DAY for n in range(DAYS + 1)]
    assert {one.astimezone(ZoneInfo(zone)).time() for one in told} == {time(10)}


@pytest.mark.parametrize(("zone", "night"), NIGHTS, ids=str)
def test_what_waits_for_half_past_two_is_told_in_that_night_and_in_peace(zone: str, night: date) -> None:
    hours = Hours(zone, HALF_PAST_TWO)
    evening = datetime.combine(night - A_DAY, time(23), ZoneInfo(zone)).astimezone(UTC)
    told = awake(evening, hours)
    local = told.astimezone(ZoneInfo(zone))
    assert (local.date(), HALF_PAST_TWO.cover(local.time())) == (night, False)
    assert local.time() in (time(2, 30), time(3, 30))  # the skipped half hour counts as waiting too
    assert told - evening <= timedelta(hours=5)
    for now in moments(zone, night):
        assert not HALF_PAST_TWO.cover(awake(now, hours).astimezone(ZoneInfo(zone)).time())


@pytest.mark.parametrize(
    ("zone", "day", "clock"),
    [
        ("Europe/London", "2027-03-28", "01:30"),
        ("America/New_York", "2027-03-14", "02:30"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15"),
    ],
)
def test_a_time_that_does_not_come_is_handed_back_with_the_reason(
    programme: Programme, zone: str, day: str, clock: str
) -> None:
    now = datetime.fromisoformat(f"{day}T12:00:00Z") - 2 * A_DAY
    reader = Reader("en-GB", zone, programme, now)
    written = {"day": day, "time": clock}
    assert suggest.read_time(reader, written) is None
    assert suggest.no_such_time(reader, written) == {
        "time": "The clocks go forward on this day, and this time is left out. Please choose another time."
    }
    assert suggest.read_time(reader, {**written, "time": "12:00"}) is not None


def test_a_time_that_comes_twice_is_the_first_of_them(programme: Programme) -> None:
    reader = Reader("en-GB", "Europe/London", programme, datetime(2026, 10, 22, 12, tzinfo=UTC))
    at = suggest.read_time(reader, {"day": "2026-10-25", "time": "01:30"})
    assert at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
