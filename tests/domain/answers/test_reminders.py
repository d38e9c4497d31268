"""When a mentor is reminded: on their days, after the kind's delay, within the budget, not for ever."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.answers import reminders as reminders_rules
from bot.domain.answers.reminders import ReminderWish
from bot.domain.asks import clocks
from bot.domain.asks.ask import Ask, Status
from bot.domain.common import nudge_budget
from bot.domain.common.ids import AskId
from bot.domain.common.nudge_budget import NudgeKind, Week
from bot.domain.common.people import EVERY_DAY, Mentor
from bot.domain.common.quiet_hours import Hours
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.common.settings import Reminders
from bot.domain.programme.programme import QuietHours
from bot.domain.programme.quiet_weeks import NEVER_QUIET, QuietTime, QuietWeeks
from tests.domain.values import CAPS, CLOCK, HERE, MENTEE, MENTOR, NOW, PROGRAMME, QUESTION

QUIET = QuietHours(time(20), time(9))
BERLIN = ZoneInfo("Europe/Berlin")
DAYS = st.frozensets(st.integers(0, 6))


def sent(mentor: Mentor = MENTOR, at: datetime = NOW) -> Ask:
    closing = clocks.closes_at(at, CLOCK, mentor.days, mentor.person.zone, CAPS)
    return Ask(
        AskId("ask_1"),
        HERE,
        MENTEE.id,
        mentor.id,
        QUESTION.key,
        "Why?",
        Status.WAITING,
        "2026-11",
        at,
        closing,
    )


def planned(mentor: Mentor = MENTOR) -> Ask:
    return reminders_rules.plan(sent(mentor), QUESTION, mentor, NOW, NEVER_QUIET)


def wish(
    *spent: datetime, reminders: Reminders = Reminders.USUAL, mentor: Mentor = MENTOR, now: datetime = NOW
) -> ReminderWish:
    week = Week(Hours(mentor.person.zone, QUIET), reminders, spent)
    return ReminderWish(mentor, reminders, nudge_budget.room_from(week, NudgeKind.REMINDER, CAPS, now))


def day(moment: datetime | None) -> str:
    return f"{moment.astimezone(BERLIN):%a %d %H:%M}" if moment else "never"


def test_an_ask_is_recalled_two_days_later_at_ten() -> None:
    assert day(planned().remind_at) == "Wed 25 10:00"


def test_a_second_reminder_comes_as_long_after_the_first() -> None:
    first = planned()
    assert first.remind_at is not None
    told = reminders_rules.remind([first], wish(now=first.remind_at), PROGRAMME, first.remind_at)

    assert (told.tell, told.asks[0].reminders, day(told.asks[0].remind_at)) == (True, 1, "Fri 27 10:00")


def test_there_is_no_third() -> None:
    once = replace(planned(), reminders=1)
    told = reminders_rules.remind([once], wish(), PROGRAMME, NOW)

    assert (told.tell, told.asks[0].reminders, told.asks[0].remind_at) == (True, 2, None)


def test_nobody_is_reminded_after_the_closing() -> None:
    """A question that arrives on Friday evening and closes on Saturday has no day left for a reminder."""
    assert (
        reminders_rules.plan(sent(), QUESTION, MENTOR, NOW + timedelta(days=4), NEVER_QUIET).remind_at is None
    )


def test_whoever_wants_fewer_is_reminded_once_an_ask() -> None:
    told = reminders_rules.remind([planned()], wish(reminders=Reminders.FEWER), PROGRAMME, NOW)

    assert (told.tell, told.asks[0].remind_at) == (True, None)


def test_whoever_wants_none_is_not_reminded() -> None:
    told = reminders_rules.remind([planned()], wish(reminders=Reminders.NONE), PROGRAMME, NOW)

    assert (told.tell, told.asks[0].remind_at) == (False, None)


def test_when_the_week_is_full_the_reminder_waits_for_the_first_free_morning() -> None:
    spent = (NOW - timedelta(days=5), NOW - timedelta(days=1))
    told = reminders_rules.remind([planned()], wish(*spent), PROGRAMME, NOW)

    assert (told.tell, told.asks[0].reminders, day(told.asks[0].remind_at)) == (False, 0, "Wed 25 10:00")


def test_where_the_free_morning_is_none_of_their_days_the_reminder_waits_for_one() -> None:
    fridays = replace(MENTOR, days=frozenset({4}))
    spent = (NOW - timedelta(days=5), NOW - timedelta(days=1))
    told = reminders_rules.remind([planned(fridays)], wish(*spent, mentor=fridays), PROGRAMME, NOW)

    assert (told.tell, day(told.asks[0].remind_at)) == (False, "Fri 27 10:00")


def test_rather_than_not_at_all_the_reminder_comes_on_a_day_that_is_not_theirs() -> None:
    sundays = replace(MENTOR, days=frozenset({6}))
    ask = replace(sent(sundays), closes_at=NOW + timedelta(days=4), remind_at=NOW)
    spent = (NOW - timedelta(days=5), NOW - timedelta(days=1))
    told = reminders_rules.remind([ask], wish(*spent, mentor=sundays), PROGRAMME, NOW)

    assert (told.tell, day(told.asks[0].remind_at)) == (False, "Wed 25 10:00")


def test_without_any_room_nobody_is_reminded() -> None:
    told = reminders_rules.remind([planned()], ReminderWish(MENTOR, Reminders.USUAL, None), PROGRAMME, NOW)

    assert (told.tell, told.asks[0].remind_at) == (False, None)


def test_a_day_is_moved_once_and_by_its_mentor_alone() -> None:
    moved = reminders_rules.later(planned(), MENTOR, CAPS, by=MENTOR.id, now=NOW)

    assert isinstance(moved, Ask)
    assert day(moved.later_at) == "Wed 25 10:00"
    assert moved.closes_at == planned().closes_at
    assert reminders_rules.later(moved, MENTOR, CAPS, by=MENTOR.id, now=NOW) == Refused(Refusal.NO_LATER)
    assert reminders_rules.later(planned(), MENTOR, CAPS, by=MENTEE.id, now=NOW) == Refused(Refusal.NOT_YOURS)
    settled = replace(planned(), status=Status.ANSWERED)
    assert reminders_rules.later(settled, MENTOR, CAPS, by=MENTOR.id, now=NOW) == Refused(
        Refusal.ALREADY_SETTLED
    )


def test_what_was_asked_for_comes_even_when_the_week_is_full() -> None:
    moved = reminders_rules.later(planned(), MENTOR, CAPS, by=MENTOR.id, now=NOW)
    assert isinstance(moved, Ask)
    spent = wish(NOW - timedelta(days=2), NOW - timedelta(days=1), reminders=Reminders.NONE)

    assert reminders_rules.remind([moved], spent, PROGRAMME, NOW).tell


@pytest.mark.parametrize("days_on", [19, 20, 21])
def test_there_is_no_later_day_after_three_weeks(days_on: int) -> None:
    sundays = replace(MENTOR, days=frozenset({6}))
    late = NOW + timedelta(days=days_on)

    assert reminders_rules.later(sent(sundays), sundays, CAPS, by=MENTOR.id, now=late) == Refused(
        Refusal.NO_LATER
    )


@settings(max_examples=200, deadline=None)
@given(
    DAYS, st.integers(0, 20 * 24), st.sampled_from(["Europe/Berlin", "Pacific/Auckland", "America/New_York"])
)
def test_a_moved_day_is_theirs_and_the_closing_after_it_within_three_weeks(
    days: frozenset[int], hours: int, zone: str
) -> None:
    mentor = replace(MENTOR, days=days, person=replace(MENTOR.person, zone=zone))
    now = NOW + timedelta(hours=hours)
    match reminders_rules.later(sent(mentor), mentor, CAPS, by=MENTOR.id, now=now):
        case Ask() as moved:
            at, closing = moved.later_at, moved.closes_at
            assert at is not None
            there = at.astimezone(ZoneInfo(zone))
            assert there.weekday() in (days or EVERY_DAY)
            assert (there.date() - now.astimezone(ZoneInfo(zone)).date()).days >= 2
            assert at < closing <= NOW + timedelta(days=22)
            assert closing >= sent(mentor).closes_at
        case Refused(why):
            assert why is Refusal.NO_LATER


@settings(max_examples=200, deadline=None)
@given(DAYS, st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_no_ask_is_recalled_more_than_twice_however_often_the_clock_looks(
    days: frozenset[int], start: datetime
) -> None:
    mentor = replace(MENTOR, days=days)
    ask = reminders_rules.plan(sent(mentor, start), QUESTION, mentor, start, NEVER_QUIET)
    told: list[datetime] = []
    while ask.remind_at is not None:
        now = ask.remind_at
        decided = reminders_rules.remind([ask], wish(*told[-2:], mentor=mentor, now=now), PROGRAMME, now)
        told += [now] if decided.tell else []
        (ask,) = decided.asks
        assert ask.remind_at is None or ask.remind_at > now

    assert len(told) == ask.reminders <= 2
    assert all(at < ask.closes_at for at in told)


def test_even_a_reminder_that_was_promised_waits_over_quiet_weeks() -> None:
    today = NOW.date()
    quiet = QuietWeeks((QuietTime(today, today + timedelta(days=6)),))
    programme = replace(PROGRAMME, caps=replace(CAPS, quiet_weeks=quiet))
    at = NOW - timedelta(hours=1)
    promised = replace(planned(), remind_at=at, later_at=at, closes_at=NOW + timedelta(days=14))
    room = NOW + timedelta(days=7)
    told = reminders_rules.remind([promised], ReminderWish(MENTOR, Reminders.USUAL, room), programme, NOW)
    assert not told.tell
    assert told.asks[0].remind_at == room


def test_no_reminder_is_promised_for_a_quiet_day() -> None:
    today = NOW.date()
    quiet = QuietWeeks((QuietTime(today + timedelta(days=1), today + timedelta(days=6)),))
    caps = replace(CAPS, quiet_weeks=quiet)
    ask = replace(planned(), closes_at=NOW + timedelta(days=14))
    named = today + timedelta(days=1)
    moved = reminders_rules.later(ask, MENTOR, caps, by=MENTOR.person.id, now=NOW, named=named)
    assert isinstance(moved, Ask)
    assert moved.remind_at is not None
    assert moved.remind_at.date() == today + timedelta(days=8)
