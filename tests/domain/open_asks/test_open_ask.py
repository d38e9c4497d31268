"""An open ask: which mentor's day fits into the week, whose turn it is, and the effect of each step."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.asks.ask import TAKEN_UP, Status
from bot.domain.asks.clocks import a_day_of
from bot.domain.common.ids import CommunityId, OpenAskId, PersonId
from bot.domain.common.people import EVERY_DAY
from bot.domain.common.zones import zone_named
from bot.domain.open_asks import open_ask
from bot.domain.open_asks.open_ask import OpenAsk
from bot.domain.open_asks.open_ask import Status as OpenAskStatus
from bot.domain.programme.quiet_weeks import NEVER_QUIET, QuietTime, QuietWeeks

TUESDAY = datetime(2026, 11, 3, 10, tzinfo=UTC)
ZONES = ("Europe/London", "Pacific/Auckland", "America/Denver", "Asia/Kathmandu", "Africa/Lagos")
HERE, LEILA = CommunityId("com_1"), PersonId("per_1")
CARRY = OpenAsk(
    OpenAskId("car_1"),
    HERE,
    LEILA,
    "quick-question",
    "Why?",
    "",
    False,
    OpenAskStatus.CARRYING,
    TUESDAY,
    open_ask.until(TUESDAY, "Europe/London", NEVER_QUIET),
)


@given(
    minutes=st.integers(0, 2 * 365 * 24 * 60),
    days=st.frozensets(st.integers(0, 6)),
    zone=st.sampled_from(ZONES),
)
def test_a_day_is_one_whole_answering_day_and_never_later_than_it_may_be(
    minutes: int, days: frozenset[int], zone: str
) -> None:
    told = TUESDAY + timedelta(minutes=minutes)
    until = told + open_ask.WITHIN
    closing = a_day_of(told, days, zone, until, NEVER_QUIET)
    if closing is None:
        return
    home = zone_named(zone)
    first, last = told.astimezone(home).date(), closing.astimezone(home)
    whole = (first + timedelta(days=n) for n in range(1, (last.date() - first).days))
    assert any(day.weekday() in (days or EVERY_DAY) for day in whole)
    assert closing <= until
    assert last.time() == time(18)


@pytest.mark.parametrize("hour", range(24))
def test_three_who_answer_every_day_fit_into_the_week(hour: int) -> None:
    sent = TUESDAY.replace(hour=hour)
    told, until = sent, open_ask.until(sent, "Europe/London", NEVER_QUIET)
    for _ in range(open_ask.MOST):
        # A mentor who would be told at night is told in the morning.
        local = told.astimezone(zone_named("Europe/London"))
        awake = local.replace(hour=9) if local.hour < 9 else local
        awake = (awake + timedelta(days=1)).replace(hour=9) if local.hour >= 20 else awake
        closing = a_day_of(awake, EVERY_DAY, "Europe/London", until, NEVER_QUIET)
        assert closing is not None
        told = closing


def test_whoever_answers_once_a_week_may_be_too_late() -> None:
    until = open_ask.until(TUESDAY, "Europe/London", NEVER_QUIET)
    assert a_day_of(TUESDAY, frozenset({6}), "Europe/London", until, NEVER_QUIET) is not None
    assert a_day_of(TUESDAY, frozenset({1}), "Europe/London", until, NEVER_QUIET) is None


def test_the_least_asked_come_first_and_newcomers_before_all() -> None:
    four = [PersonId(name) for name in ("often", "new", "once", "also-new")]
    asked = {four[0]: 9, four[2]: 1}
    assert open_ask.in_turn(four, asked) == ["new", "also-new", "once", "often"]


@pytest.mark.parametrize("status", Status)
def test_each_standing_of_a_step_makes_one_of_its_open_ask(status: Status) -> None:
    new = open_ask.after(CARRY, status, TUESDAY)
    if status in TAKEN_UP:
        assert new is not None
        assert new.state is OpenAskStatus.TAKEN
    elif status in {Status.WAITING, Status.WITHDRAWN}:
        assert new is not None
        assert new.state is (OpenAskStatus.CARRYING if status is Status.WAITING else OpenAskStatus.WITHDRAWN)
    else:
        assert new is None


def test_an_open_ask_that_was_sent_long_ago_is_never_carried_over_its_end() -> None:
    late = CARRY.ends_at - timedelta(hours=5)
    assert open_ask.latest(CARRY, late, "UTC", NEVER_QUIET) == (CARRY.ends_at, CARRY.ends_at)
    assert open_ask.latest(CARRY, TUESDAY, "UTC", NEVER_QUIET)[0] == TUESDAY + open_ask.ONE_AFTER_ANOTHER


def test_quiet_days_do_not_count_in_the_week_of_an_open_ask() -> None:
    weeks = QuietWeeks((QuietTime(date(2026, 11, 5), date(2026, 11, 18)),))
    until = open_ask.until(TUESDAY, "Europe/London", weeks)
    assert until == TUESDAY + timedelta(days=21)
    carry = replace(CARRY, ends_at=until)
    assert open_ask.latest(carry, TUESDAY, "Europe/London", weeks)[0] == TUESDAY + timedelta(days=17)
