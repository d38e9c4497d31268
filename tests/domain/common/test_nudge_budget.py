"""One budget for all nudges: two in any seven days of the reader's calendar, never in quiet hours."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.common import nudge_budget
from bot.domain.common.ids import PersonId
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge, Week
from bot.domain.common.quiet_hours import Hours
from bot.domain.common.settings import Reminders
from bot.domain.programme.programme import QuietHours
from bot.domain.programme.quiet_weeks import NEVER_QUIET, QuietTime, QuietWeeks
from tests.domain.values import CAPS, HERE, NOW

NIGHT = QuietHours(time(20), time(9))
BERLIN = Hours("Europe/Berlin", NIGHT)
ZONES = (
    *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"),
    *("Africa/Lagos", "Pacific/Auckland", "America/St_Johns", "Pacific/Kiritimati", "Africa/Casablanca"),
)


def week(*spent: datetime, reminders: Reminders = Reminders.USUAL, hours: Hours = BERLIN) -> Week:
    return Week(hours, reminders, spent)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("reminders", "kind", "most"),
    [
        (Reminders.USUAL, NudgeKind.REMINDER, 2),
        (Reminders.FEWER, NudgeKind.MET, 1),
        (Reminders.NONE, NudgeKind.STILL_GLAD, 0),
        (Reminders.NONE, NudgeKind.PUSH, 0),
        (Reminders.NONE, NudgeKind.WISH, 1),
    ],
)
def test_stop_leaves_nothing_but_what_somebody_wished_for(
    reminders: Reminders, kind: NudgeKind, most: int
) -> None:
    assert nudge_budget.budget(reminders, kind, CAPS) == most


def test_there_is_room_at_once_by_day_and_in_the_morning_by_night() -> None:
    assert nudge_budget.room_from(week(), NudgeKind.MET, CAPS, at(24, 15)) == at(24, 15)
    assert nudge_budget.room_from(week(), NudgeKind.MET, CAPS, at(24, 21)) == at(25, 10)
    assert nudge_budget.room_from(week(), NudgeKind.MET, CAPS, at(24, 3)) == at(24, 10)


def test_a_full_week_has_room_on_the_seventh_morning_after_the_first_of_two() -> None:
    full = week(at(18, 12), at(20, 12))
    assert nudge_budget.room_from(full, NudgeKind.MET, CAPS, at(24, 19)) == at(25, 10)
    assert nudge_budget.room_from(full, NudgeKind.MET, CAPS, at(25, 9, 30)) == at(25, 9, 30)
    assert nudge_budget.room_from(
        replace(full, reminders=Reminders.FEWER), NudgeKind.MET, CAPS, at(24, 19)
    ) == at(27, 10)


def test_one_a_day_but_for_what_may_be_gone_by_tomorrow() -> None:
    one = week(at(24, 10))
    assert nudge_budget.room_from(one, NudgeKind.MET, CAPS, at(24, 15)) == at(25, 10)
    assert nudge_budget.room_from(one, NudgeKind.WISH, CAPS, at(24, 15)) == at(24, 15)
    assert nudge_budget.room_from(one, NudgeKind.MET, CAPS, at(25, 9)) == at(25, 9)


def test_a_community_without_nudges_has_room_for_none() -> None:
    assert nudge_budget.room_from(week(), NudgeKind.WISH, replace(CAPS, nudges_a_week=0), NOW) is None


def test_two_sunday_mornings_are_a_week_apart_though_clocks_have_changed() -> None:
    new_york = Hours("America/New_York", NIGHT)
    sunday = datetime(2026, 3, 1, 15, tzinfo=UTC)  # 10:00
    next_one = datetime(2026, 3, 8, 14, tzinfo=UTC)  # 10:00, after the clocks went forward in that night
    one = week(sunday, reminders=Reminders.FEWER, hours=new_york)
    assert nudge_budget.room_from(one, NudgeKind.MET, CAPS, next_one) == next_one


def test_a_morning_is_never_one_that_is_over() -> None:
    assert nudge_budget.days_after(at(20, 15), 4, BERLIN, at(20, 15)) == at(24, 10)
    assert nudge_budget.days_after(at(2, 15), 4, BERLIN, at(20, 15)) == at(21, 10)


def test_everybody_has_a_day_of_their_own_within_a_quarter() -> None:
    days = {nudge_budget.day_of_their_own(PersonId(f"per_{n}"), 91) for n in range(2000)}
    assert days == set(range(1, 92))


def test_what_is_of_no_use_any_more_is_over() -> None:
    due = PlannedNudge(HERE, PersonId("per_1"), NudgeKind.PUSH, "", NOW, until=NOW)
    assert not nudge_budget.is_over(due, NOW, NEVER_QUIET)
    assert nudge_budget.is_over(due, NOW + timedelta(seconds=1), NEVER_QUIET)
    assert not nudge_budget.is_over(replace(due, until=None), NOW + timedelta(days=999), NEVER_QUIET)


HOUR = st.integers(0, 23).map(time)
STARTS = st.datetimes(datetime(2025, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
DUES = st.lists(st.tuples(st.sampled_from(list(NudgeKind)), st.integers(0, 24 * 42)), max_size=25)


@settings(max_examples=100, deadline=None)
@given(
    dues=DUES,
    start=STARTS,
    zone=st.sampled_from(ZONES),
    quiet=st.builds(QuietHours, HOUR, HOUR) | st.just(NIGHT),
    reminders=st.sampled_from(list(Reminders)),
    looks_every=st.sampled_from([30, 60, 60 * 11]),
)
def test_no_seven_days_hold_more_than_two_nudges_and_none_rings_in_quiet_hours(
    dues: list[tuple[NudgeKind, int]],
    start: datetime,
    zone: str,
    quiet: QuietHours,
    reminders: Reminders,
    looks_every: int,
) -> None:
    hours = Hours(zone, quiet)
    waiting = [(start + timedelta(hours=after), kind) for kind, after in dues]
    told: list[tuple[datetime, NudgeKind]] = []
    for look in range(60 * 24 * 60 // looks_every):
        now = start + timedelta(minutes=look * looks_every)
        for due in sorted(one for one in waiting if one[0] <= now):
            waiting.remove(due)
            spent = tuple(at for at, _ in told if at > now - nudge_budget.LOOKED_BACK)
            room = nudge_budget.room_from(Week(hours, reminders, spent), due[1], CAPS, now)
            if room is not None and room <= now:
                told.append((now, due[1]))
            elif room is not None:
                waiting.append((room, due[1]))

    most = {Reminders.USUAL: 2, Reminders.FEWER: 1, Reminders.NONE: 1}[reminders]
    assert busiest([at for at, _ in told], zone) <= most
    days = [at.astimezone(ZoneInfo(zone)).date() for at, kind in told if kind is not NudgeKind.WISH]
    assert len(days) == len(set(days))
    assert not any(quiet.cover(at.astimezone(ZoneInfo(zone)).time()) for at, _ in told)
    assert reminders is not Reminders.NONE or {kind for _, kind in told} <= {NudgeKind.WISH}


def busiest(told: Sequence[datetime], zone: str) -> int:
    """Return how many fall into the fullest seven days in a row of the reader's calendar."""
    days = [at.astimezone(ZoneInfo(zone)).date().toordinal() for at in told]
    return max((sum(day <= other < day + 7 for other in days) for day in days), default=0)


def test_a_nudge_waits_for_the_first_day_that_is_not_quiet_where_its_reader_is() -> None:
    exams = QuietTime(date(2026, 11, 24), date(2026, 11, 30))
    caps = replace(CAPS, quiet_weeks=QuietWeeks((exams,)))
    assert nudge_budget.room_from(week(), NudgeKind.WISH, caps, NOW) == NOW
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    here = nudge_budget.room_from(week(), NudgeKind.WISH, caps, late)
    assert here == datetime(2026, 12, 1, 9, tzinfo=UTC)
    # It still is Monday 23 November in Denver.
    there = nudge_budget.room_from(week(hours=Hours("America/Denver", NIGHT)), NudgeKind.WISH, caps, late)
    assert there == late


def test_a_nudge_that_waited_over_quiet_weeks_is_of_use_for_as_much_longer() -> None:
    weeks = QuietWeeks((QuietTime(date(2026, 11, 24), date(2026, 11, 30)),))
    due = PlannedNudge(HERE, PersonId("per_1"), NudgeKind.MET, "shp_1", NOW, NOW + timedelta(days=3))
    assert nudge_budget.is_over(due, NOW + timedelta(days=8), NEVER_QUIET)
    assert not nudge_budget.is_over(due, NOW + timedelta(days=10), weeks)
    assert nudge_budget.is_over(due, NOW + timedelta(days=10, hours=1), weeks)
