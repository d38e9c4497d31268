"""When a reader may be told: never in quiet hours, right after them, and asks as the mentor chose."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.common.quiet_hours import Hours, arrives, awake
from bot.domain.common.settings import Arrival
from bot.domain.programme.programme import QuietHours

NIGHT = QuietHours(time(20), time(9))
SUNDAY = frozenset({6})
ZONES = [
    *("UTC", "Europe/Berlin", "Africa/Lagos", "America/New_York", "America/St_Johns", "Asia/Kathmandu"),
    *("Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Pago_Pago"),
    *("Australia/Lord_Howe", "Africa/Cairo"),
]
QUARTER = timedelta(minutes=15)
"""Every zone is whole quarters of an hour from UTC, and so are the hours drawn below."""


def at(text: str, zone: str = "UTC") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def local(moment: datetime, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%a %Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-11-03T19:59", "Tue 2026-11-03 19:59"),
        ("2026-11-03T20:00", "Wed 2026-11-04 09:00"),
        ("2026-11-03T23:59", "Wed 2026-11-04 09:00"),
        ("2026-11-04T00:00", "Wed 2026-11-04 09:00"),
        ("2026-11-04T08:59", "Wed 2026-11-04 09:00"),
        ("2026-11-04T09:00", "Wed 2026-11-04 09:00"),
    ],
)
@pytest.mark.parametrize("zone", ["Africa/Lagos", "Pacific/Auckland", "America/New_York"])
def test_a_night_is_waited_for_and_a_day_is_not(now: str, told: str, zone: str) -> None:
    assert local(awake(at(now, zone), Hours(zone, NIGHT)), zone) == told


@pytest.mark.parametrize("day", ["2026-03-28", "2026-10-24"])
def test_nine_is_nine_on_either_side_of_a_dst_night(day: str) -> None:
    berlin = Hours("Europe/Berlin", NIGHT)

    assert local(awake(at(f"{day}T22:00", "Europe/Berlin"), berlin), "Europe/Berlin").endswith("09:00")


def test_apias_lost_day_is_slept_through() -> None:
    """Apia went from Thursday 29 to Saturday 31 December 2011."""
    told = awake(at("2011-12-29T22:00", "Pacific/Apia"), Hours("Pacific/Apia", NIGHT))

    assert local(told, "Pacific/Apia") == "Sat 2011-12-31 09:00"


def test_whoever_has_the_same_hour_twice_has_no_quiet_hours() -> None:
    now = at("2026-11-03T03:00")

    assert awake(now, Hours("UTC", QuietHours(time(7), time(7)))) == now


@pytest.mark.parametrize(
    ("arrival", "now", "told"),
    [
        (Arrival.AS_THEY_COME, "2026-11-02T12:00", "Mon 2026-11-02 12:00"),
        (Arrival.AS_THEY_COME, "2026-11-02T21:00", "Tue 2026-11-03 09:00"),
        (Arrival.ONCE_A_DAY, "2026-11-02T09:30", "Mon 2026-11-02 10:00"),
        (Arrival.ONCE_A_DAY, "2026-11-02T10:01", "Tue 2026-11-03 10:00"),
        (Arrival.ONCE_A_DAY, "2026-11-02T23:00", "Tue 2026-11-03 10:00"),
        (Arrival.ON_MY_DAYS, "2026-11-02T12:00", "Sun 2026-11-08 10:00"),
        (Arrival.ON_MY_DAYS, "2026-11-08T12:00", "Sun 2026-11-08 12:00"),
        (Arrival.ON_MY_DAYS, "2026-11-08T03:00", "Sun 2026-11-08 09:00"),
        (Arrival.ON_MY_DAYS, "2026-11-07T21:00", "Sun 2026-11-08 09:00"),
        (Arrival.ON_MY_DAYS, "2026-11-08T20:30", "Sun 2026-11-15 10:00"),
    ],
)
def test_asks_arrive_as_a_sunday_mentor_chose(arrival: Arrival, now: str, told: str) -> None:
    lagos = Hours("Africa/Lagos", NIGHT)

    assert local(arrives(at(now, "Africa/Lagos"), lagos, arrival, SUNDAY), "Africa/Lagos") == told


def test_whoever_works_at_night_is_told_on_their_day_before_the_morning() -> None:
    """Quiet from 8 to 23: Sunday has an hour late in the evening, and its first eight."""
    owl = Hours("UTC", QuietHours(time(8), time(23)))

    assert local(arrives(at("2026-11-02T12:00"), owl, Arrival.ON_MY_DAYS, SUNDAY), "UTC") == (
        "Sun 2026-11-08 23:00"
    )


def test_whoever_answers_on_no_day_is_told_on_any() -> None:
    now = at("2026-11-02T12:00")

    assert arrives(now, Hours("UTC", NIGHT), Arrival.ON_MY_DAYS, frozenset()) == now


INSTANTS = st.datetimes(datetime(2010, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
HOURS = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
MORNINGS = st.integers(16, 92).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
"""From four in the morning on: no zone above skips such a time of day."""


def is_quiet(moment: datetime, zone: str, start: time, end: time) -> bool:
    """Tell from the local time, minute by minute of a day, whether it is quiet."""
    wall = moment.astimezone(ZoneInfo(zone))
    minutes = wall.hour * 60 + wall.minute
    from_, until = start.hour * 60 + start.minute, end.hour * 60 + end.minute
    return (minutes - from_) % 1440 < (until - from_) % 1440


@settings(max_examples=300, deadline=None)
@given(INSTANTS, HOURS, MORNINGS, st.sampled_from(ZONES))
def test_the_law_is_what_a_slow_walk_through_the_night_finds(
    now: datetime, start: time, end: time, zone: str
) -> None:
    moment = now
    while is_quiet(moment, zone, start, end):
        moment = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0) + QUARTER

    assert awake(now, Hours(zone, QuietHours(start, end))) == moment


@settings(max_examples=300, deadline=None)
@given(
    INSTANTS, HOURS, HOURS, st.sampled_from(ZONES), st.sampled_from(Arrival), st.frozensets(st.integers(0, 6))
)
def test_nobody_is_ever_woken_nor_told_before_it_happened_nor_forgotten(
    now: datetime, start: time, end: time, zone: str, arrival: Arrival, days: frozenset[int]
) -> None:
    told = arrives(now, Hours(zone, QuietHours(start, end)), arrival, days)

    assert not is_quiet(told, zone, start, end)
    assert now <= told <= now + timedelta(days=9)


@settings(max_examples=200, deadline=None)
@given(INSTANTS, st.sampled_from(ZONES), st.frozensets(st.integers(0, 6), min_size=1))
def test_on_my_days_means_on_my_days(now: datetime, zone: str, days: frozenset[int]) -> None:
    told = arrives(now, Hours(zone, NIGHT), Arrival.ON_MY_DAYS, days)

    assert told.astimezone(ZoneInfo(zone)).weekday() in days
