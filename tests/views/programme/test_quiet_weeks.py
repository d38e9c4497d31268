"""What managers read about quiet weeks says the days and the numbers that they were given."""

from datetime import date, timedelta

from bot.domain.programme.quiet_weeks import QuietTime, QuietWeeks, WhyNotQuiet
from bot.views.programme import quiet_weeks as views
from bot.views.programme.quiet_weeks import Later, Moved
from tests.contract.made_up import VOICES, cast
from tests.fakes.reading import words_of

READER = cast(VOICES[0]).reader
TODAY = date(2026, 11, 24)
EXAMS = QuietTime(date(2026, 12, 14), date(2027, 1, 4))
WEEKS = QuietWeeks((EXAMS,))


def why_not(first: date, last: date, why: WhyNotQuiet) -> str:
    (said,) = views.errors(READER, QuietTime(first, last), why, WEEKS, TODAY).values()
    return said


def test_each_sort_of_what_moves_is_counted() -> None:
    moved = Moved(Later(2, 22), Later(3, 21), Later(4, 20), Later(5, 19), Later(6, 18), 7)
    said = words_of(views.preview(READER, EXAMS, moved))
    for counted, later in (
        ("2 asks", "up to 22 days later"),
        ("3 offers", "up to 21 days later"),
        ("4 open asks", "up to 20 days later"),
        ("5 follow-up questions", "up to 19 days later"),
        ("6 proposed introductions", "up to 18 days later"),
    ):
        assert f"{counted} · {later}" in said
    waits = "7 announcements are on their way: who has not had them by then gets them after these days."
    assert waits in said
    assert "22 days are quiet." in said
    assert "22 days" in words_of(views.listed(READER, WEEKS.times))
    assert "At most 70 days of a year can be quiet." in words_of(views.form(READER, TODAY, {}))


def test_what_is_wrong_says_the_day_or_the_number_that_is_right() -> None:
    first, last = EXAMS.first, EXAMS.last
    today = "That day is over. It can begin today, Tuesday 24 November, or later."
    assert why_not(first, last, WhyNotQuiet.PAST) == today
    backwards = "That is before the first day. It can end on Monday 14 December or later."
    assert why_not(first, last, WhyNotQuiet.BACKWARDS) == backwards
    far = "That is too far ahead. It can end on Thursday 23 November 2028 or earlier."
    assert why_not(first, last, WhyNotQuiet.FAR) == far
    many = "8 quiet times stand already. Take one away, or wait until one is over."
    assert why_not(first, last, WhyNotQuiet.TOO_MANY) == many
    long = "At most 70 days of a year can be quiet. Make it 12 days shorter."
    assert why_not(last + timedelta(1), last + timedelta(60), WhyNotQuiet.TOO_LONG) == long
    unread = views.read(READER, {"first": "soon", "last": "2026-12-14"}, TODAY)
    assert unread == {"first": "Please choose the day, such as Tuesday 24 November."}
