"""Times are suggested where both are awake; where no hour suits both, the least bad are."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.common.quiet_hours import Hours
from bot.domain.common.zones import zone_named
from bot.domain.mentorships import times
from bot.domain.programme.programme import QuietHours

NIGHT = QuietHours(time(20), time(9))
NOW = datetime(2026, 11, 3, 10, tzinfo=UTC)
ZONES = ("Europe/London", "Africa/Lagos", "Asia/Singapore", "America/Los_Angeles", "Asia/Kathmandu")


def hours(zone: str, quiet: QuietHours = NIGHT) -> Hours:
    return Hours(zone, quiet)


def clock(at: datetime, zone: str) -> time:
    return at.astimezone(zone_named(zone)).time()


def test_london_and_singapore_meet_in_the_morning_of_the_one_and_the_evening_of_the_other() -> None:
    found = times.suggested(NOW, hours("Europe/London"), hours("Asia/Singapore"))
    assert found.suit_both
    assert [clock(at, "Europe/London") for at in found.at[:2]] == [time(9), time(11)]
    assert [clock(at, "Asia/Singapore") for at in found.at[:2]] == [time(17), time(19)]
    assert len(found.at) == times.MOST


def test_where_no_hour_suits_both_the_least_bad_of_each_day_stand() -> None:
    found = times.suggested(NOW, hours("Pacific/Auckland"), hours("Europe/London"))
    assert not found.suit_both
    assert len(found.at) == times.DAYS
    # Thirteen hours apart, eleven of them awake: one gets up half an hour early, the other sits up as long.
    clocks = {(clock(at, "Pacific/Auckland"), clock(at, "Europe/London")) for at in found.at}
    assert clocks == {(time(8, 30), time(19, 30))}


@settings(deadline=None)
@given(
    one=st.sampled_from(ZONES),
    other=st.sampled_from(ZONES),
    now=st.datetimes(NOW.replace(tzinfo=None), datetime(2028, 1, 1)),  # noqa: DTZ001
)
def test_what_suits_both_is_in_nobodys_night_and_ahead(one: str, other: str, now: datetime) -> None:
    at_now = now.replace(tzinfo=UTC)
    found = times.suggested(at_now, hours(one), hours(other))
    assert found.at
    assert list(found.at) == sorted(set(found.at))
    assert all(at_now < at <= at_now + timedelta(days=times.DAYS + 2) for at in found.at)
    if found.suit_both:
        for at in found.at:
            for zone in (one, other):
                assert not NIGHT.cover(clock(at, zone))
                assert not NIGHT.cover(clock(at + times.MEETING, zone))


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York"])
def test_who_is_awake_at_night_is_asked_for_the_night(zone: str) -> None:
    nights = QuietHours(time(8), time(21))
    found = times.suggested(NOW, hours(zone, nights), hours(zone, nights))
    assert found.suit_both
    assert all(not nights.cover(clock(at, zone)) for at in found.at)
