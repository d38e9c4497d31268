"""A quiet time that is added moves running clocks later, once, and by as much as it takes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.answers import reminders
from bot.domain.asks import clocks, moving
from bot.domain.asks.ask import Ask, Status
from bot.domain.asks.moving import Adding, Days
from bot.domain.common.ids import AskId
from bot.domain.common.people import EVERY_DAY
from bot.domain.programme.kinds import Clock
from bot.domain.programme.quiet_weeks import NEVER_QUIET, QuietTime, standing
from tests.domain.values import CAPS, CLOCK, HERE, MENTEE, MENTOR, QUESTION

SENT = datetime(2026, 12, 10, 10, tzinfo=UTC)
NOW = datetime(2026, 12, 11, 10, tzinfo=UTC)
EXAMS = QuietTime(date(2026, 12, 14), date(2027, 1, 4))
SUNDAY = frozenset({6})


def sent(days: frozenset[int] = EVERY_DAY, clock: Clock = CLOCK) -> Ask:
    closing = clocks.closes_at(SENT, clock, days, "UTC", CAPS)
    names = (AskId("ask_1"), HERE, MENTEE.id, MENTOR.person.id, QUESTION.key, "Why?")
    return Ask(*names, Status.WAITING, "2026-12", SENT, closing)


def with_reminder(days: frozenset[int] = EVERY_DAY) -> Ask:
    mentor = replace(MENTOR, days=days, person=replace(MENTOR.person, zone="UTC"))
    return reminders.plan(sent(days), QUESTION, mentor, SENT, NEVER_QUIET)


def adding(new: QuietTime = EXAMS, *every: QuietTime, now: datetime = NOW) -> Adding:
    return Adding(new, every, replace(CAPS, quiet_weeks=standing(every)), now)


def test_it_ends_where_it_would_have_ended_had_it_been_known() -> None:
    moved = moving.moved(with_reminder(), Days("UTC"), adding())
    known = replace(CAPS, quiet_weeks=standing((EXAMS,)))
    assert moved.closes_at == clocks.closes_at(SENT, CLOCK, EVERY_DAY, "UTC", known)
    assert moved.closes_at - sent().closes_at == timedelta(days=22)


def test_a_mentor_of_sundays_keeps_as_many_sundays() -> None:
    ask = with_reminder(SUNDAY)
    assert f"{ask.closes_at:%a %d %b}" == "Mon 21 Dec"
    moved = moving.moved(ask, Days("UTC", SUNDAY), adding())
    # Sunday 13 December is one of the two, Sunday 10 January the other.
    assert f"{moved.closes_at:%a %d %b}" == "Tue 12 Jan"
    later = moving.moved(ask, Days("UTC", SUNDAY), adding(replace(EXAMS, first=date(2026, 12, 13))))
    assert f"{later.closes_at:%a %d %b}" == "Mon 18 Jan"
    assert later.remind_at == datetime(2027, 1, 10, 10, tzinfo=UTC)


def test_a_reminder_that_was_chosen_moves_with_its_day_and_stays_chosen() -> None:
    at = datetime(2026, 12, 14, 10, tzinfo=UTC)
    moved = moving.moved(replace(with_reminder(), remind_at=at, later_at=at), Days("UTC"), adding())
    assert moved.remind_at == moved.later_at == datetime(2027, 1, 5, 10, tzinfo=UTC)


def test_what_was_moved_once_is_not_moved_by_the_same_days_again() -> None:
    once = moving.moved(with_reminder(), Days("UTC"), adding())
    taken = replace(EXAMS, taken_at=NOW)
    assert moving.moved(once, Days("UTC"), adding(EXAMS, taken)) == once
    longer = replace(EXAMS, last=date(2027, 1, 5))
    assert moving.moved(once, Days("UTC"), adding(longer, taken)).closes_at - once.closes_at == timedelta(
        days=1
    )
    # An ask of later never knew the days that were taken away.
    after = replace(with_reminder(), sent_at=NOW + timedelta(hours=1))
    assert moving.moved(after, Days("UTC"), adding(EXAMS, taken)).closes_at > after.closes_at


def test_what_is_over_before_or_due_already_stays() -> None:
    soon = replace(EXAMS, first=date(2026, 12, 16))
    assert moving.moved(with_reminder(), Days("UTC"), adding(soon)) == with_reminder()
    late = adding(now=sent().closes_at + timedelta(minutes=1))
    assert moving.moved(with_reminder(), Days("UTC"), late) == with_reminder()


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, 25),
    st.integers(0, 40),
    st.frozensets(st.integers(0, 6)),
    st.sampled_from(["UTC", "Pacific/Auckland", "America/Denver", "Europe/Berlin"]),
    st.integers(0, 20),
)
def test_dates_only_ever_move_later_onto_a_day_that_counts(
    begins: int, more: int, days: frozenset[int], zone: str, passed: int
) -> None:
    first = NOW.date() + timedelta(days=begins)
    new = QuietTime(first, first + timedelta(days=more))
    ask = replace(sent(days), closes_at=clocks.closes_at(SENT, CLOCK, days, zone, CAPS))
    now = SENT + timedelta(days=passed)
    moved = moving.moved(ask, Days(zone, days), adding(new, now=now))
    assert moved.closes_at >= ask.closes_at
    assert moved.closes_at == ask.closes_at or not new.covers(Days(zone).day(moved.closes_at))
    waited = standing((new,)).counted(Days(zone).day(SENT) + clocks.A_DAY, Days(zone).day(moved.closes_at))
    assert waited <= CAPS.closes_by // clocks.A_DAY
