"""When an ask closes: never before two whole answering days, never after twenty-one days, in the evening.

Quiet days count for none of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.asks.clocks import CLOSING_TIME, a_day_of, closes_at, reminds_at
from bot.domain.common.people import EVERY_DAY
from bot.domain.programme.kinds import Clock
from bot.domain.programme.quiet_weeks import QuietTime, QuietWeeks
from tests.domain.values import CAPS

ZONES = ["Europe/Berlin", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]
SUNDAY = frozenset({6})
STEP = timedelta(minutes=15)
"""Every zone is whole quarters of an hour from UTC."""


def clock(days: int) -> Clock:
    return Clock(timedelta(days=1), timedelta(days=days))


def closes(sent: datetime, days: frozenset[int] = EVERY_DAY, zone: str = "UTC", closing: int = 5) -> str:
    """Return when an ask closes, on the mentor's own clock."""
    closing_at = closes_at(sent, clock(closing), days, zone, CAPS)
    return f"{closing_at.astimezone(ZoneInfo(zone)):%a %Y-%m-%d %H:%M}"


def test_a_mentor_of_every_day_has_until_the_fifth_evening() -> None:
    assert closes(datetime(2026, 11, 23, 12, tzinfo=UTC)) == "Sat 2026-11-28 18:00"


def test_a_sunday_mentor_asked_on_a_monday_has_two_whole_sundays() -> None:
    assert closes(datetime(2026, 11, 23, 12, tzinfo=UTC), SUNDAY) == "Mon 2026-12-07 18:00"


def test_the_sunday_on_which_one_is_asked_is_not_whole() -> None:
    assert closes(datetime(2026, 11, 22, 0, 1, tzinfo=UTC), SUNDAY) == "Mon 2026-12-07 18:00"


def test_whoever_answers_on_no_day_is_waited_for_no_longer_than_anybody() -> None:
    assert closes(datetime(2026, 11, 23, 12, tzinfo=UTC), frozenset()) == "Mon 2026-12-14 18:00"


def test_a_patient_clock_ends_at_the_cap() -> None:
    assert closes(datetime(2026, 11, 23, 12, tzinfo=UTC), closing=90) == "Mon 2026-12-14 18:00"


def test_the_day_an_ask_is_sent_is_the_mentors_day() -> None:
    """At 23:30 UTC on Monday it is Tuesday in Berlin, and still Monday in New York."""
    sent = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)

    assert closes(sent, zone="Europe/Berlin") == "Sun 2026-11-29 18:00"
    assert closes(sent, zone="America/New_York") == "Sat 2026-11-28 18:00"


@pytest.mark.parametrize(
    ("zone", "sent", "closing"),
    [
        ("Europe/Berlin", datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 4, 2, 16, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 29, 17, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 3, 7, 12, tzinfo=UTC), datetime(2026, 3, 12, 22, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 10, 31, 12, tzinfo=UTC), datetime(2026, 11, 5, 23, tzinfo=UTC)),
        ("Pacific/Apia", datetime(2020, 4, 4, 0, tzinfo=UTC), datetime(2020, 4, 9, 5, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 4, 4, 0, tzinfo=UTC), datetime(2026, 4, 9, 7, 30, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 10, 3, 0, tzinfo=UTC), datetime(2026, 10, 8, 7, tzinfo=UTC)),
    ],
)
def test_six_in_the_evening_is_six_on_either_side_of_a_dst_night(
    zone: str, sent: datetime, closing: datetime
) -> None:
    assert closes_at(sent, clock(5), EVERY_DAY, zone, CAPS) == closing


def test_apias_lost_day_closes_nothing_in_the_past() -> None:
    """Apia went from Thursday 29 to Saturday 31 December 2011."""
    assert closes(datetime(2011, 12, 29, 12, tzinfo=UTC), zone="Pacific/Apia", closing=3) == (
        "Sun 2012-01-01 18:00"
    )


def test_the_answer_is_in_utc() -> None:
    found = closes_at(datetime(2026, 7, 1, 12, tzinfo=UTC), clock(5), EVERY_DAY, "Europe/Berlin", CAPS)

    assert found.tzinfo is UTC


def evenings(sent: datetime, zone: str) -> Iterator[tuple[datetime, tuple[date, ...]]]:
    """Walk through time in quarter hours: yield each closing hour, and the whole days before it."""
    start = sent.astimezone(ZoneInfo(zone)).date()
    seen: list[date] = []
    moment = sent.replace(minute=0, second=0, microsecond=0)
    for _ in range(24 * 70 * 4):
        local = moment.astimezone(ZoneInfo(zone))
        if local.date() > start and local.date() not in seen:
            seen.append(local.date())
        if local.date() > start and local.time() == CLOSING_TIME:
            yield moment, tuple(seen[:-1])
        moment += STEP


def slowly(
    sent: datetime, closing: Clock, days: frozenset[int], zone: str, answering: int, quiet: QuietWeeks
) -> datetime:
    """Find when an ask closes by trying every quarter of an hour of the days that are not quiet."""
    for moment, whole in evenings(sent, zone):
        today = moment.astimezone(ZoneInfo(zone)).date()
        waited = timedelta(days=sum(not quiet.cover(day) for day in (*whole, today)))
        answered = len([day for day in whole if day.weekday() in days and not quiet.cover(day)])
        enough = waited >= closing.closing and answered >= answering
        if not quiet.cover(today) and (waited == CAPS.closes_by or enough):
            return moment
    raise AssertionError("no evening came")


INSTANTS = st.datetimes(datetime(2019, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
DAYS = st.frozensets(st.integers(0, 6))


QUIET = st.tuples(st.integers(-5, 25), st.integers(0, 30))
"""So many days after an ask a quiet time begins, and so many days after its first is its last."""


@settings(max_examples=120, deadline=None)
@given(INSTANTS, st.integers(1, 30), DAYS, st.sampled_from(ZONES), st.integers(0, 4), QUIET)
def test_the_law_is_what_a_slow_walk_through_the_days_finds(
    sent: datetime, closing: int, days: frozenset[int], zone: str, answering: int, quiet: tuple[int, int]
) -> None:
    first = sent.date() + timedelta(days=quiet[0])
    weeks = QuietWeeks((QuietTime(first, first + timedelta(days=quiet[1])),))
    caps = replace(CAPS, answering_days=answering, quiet_weeks=weeks)

    found = closes_at(sent, clock(closing), days, zone, caps)

    assert found == slowly(sent, clock(closing), days, zone, answering, weeks)


@settings(max_examples=150, deadline=None)
@given(INSTANTS, st.integers(1, 30), DAYS, st.sampled_from(ZONES))
def test_never_early_never_late_and_always_in_the_evening(
    sent: datetime, closing: int, days: frozenset[int], zone: str
) -> None:
    local = closes_at(sent, clock(closing), days, zone, CAPS).astimezone(ZoneInfo(zone))
    waited = (local.date() - sent.astimezone(ZoneInfo(zone)).date()).days

    assert local.time() == time(18)
    assert min(closing, 21) <= waited <= 21


EXAMS = replace(CAPS, quiet_weeks=QuietWeeks((QuietTime(date(2026, 12, 14), date(2027, 1, 4)),)))


def test_a_clock_stands_still_in_quiet_weeks_on_each_mentors_own_calendar() -> None:
    """It is Monday 14 December in Auckland while it still is the Sunday before in Denver."""
    sent = datetime(2026, 12, 13, 20, tzinfo=UTC)
    in_auckland = closes_at(sent, clock(5), EVERY_DAY, "Pacific/Auckland", EXAMS)
    in_denver = closes_at(sent, clock(5), EVERY_DAY, "America/Denver", EXAMS)
    assert f"{in_auckland.astimezone(ZoneInfo('Pacific/Auckland')):%a %d %b %H:%M}" == "Sat 09 Jan 18:00"
    assert f"{in_denver.astimezone(ZoneInfo('America/Denver')):%a %d %b %H:%M}" == "Sat 09 Jan 18:00"


def test_a_mentor_is_reminded_and_has_a_day_of_an_open_ask_after_the_quiet_weeks() -> None:
    sent, weeks = datetime(2026, 12, 13, 12, tzinfo=UTC), EXAMS.quiet_weeks
    reminded = reminds_at(sent, timedelta(days=2), SUNDAY, "UTC", weeks)
    assert reminded == datetime(2027, 1, 10, 10, tzinfo=UTC)
    of_every_day = reminds_at(sent, timedelta(days=2), EVERY_DAY, "UTC", weeks)
    assert of_every_day == datetime(2027, 1, 6, 10, tzinfo=UTC)
    until = datetime(2027, 1, 20, tzinfo=UTC)
    assert a_day_of(sent, EVERY_DAY, "UTC", until, weeks) == datetime(2027, 1, 6, 18, tzinfo=UTC)
    assert a_day_of(sent, EVERY_DAY, "UTC", datetime(2027, 1, 5, tzinfo=UTC), weeks) is None


def test_the_cap_of_twenty_one_days_counts_no_quiet_day_either() -> None:
    last = closes_at(datetime(2026, 12, 10, 12, tzinfo=UTC), clock(90), EVERY_DAY, "UTC", EXAMS)
    assert last == datetime(2027, 1, 22, 18, tzinfo=UTC)
