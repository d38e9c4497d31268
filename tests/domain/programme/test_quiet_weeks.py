"""At most seventy days of any year are quiet, no day twice, and none that is over."""

from datetime import date, timedelta

import pytest

from bot.domain.programme.quiet_weeks import MOST_TIMES, QuietTime, QuietWeeks, WhyNotQuiet, wrong

TODAY = date(2026, 11, 24)
EXAMS = QuietTime(date(2026, 12, 14), date(2027, 1, 4))


def days(first: date, number: int) -> QuietTime:
    return QuietTime(first, first + timedelta(days=number - 1))


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (days(TODAY, 1), None),
        (days(TODAY - timedelta(days=1), 1), WhyNotQuiet.PAST),
        (QuietTime(date(2027, 2, 2), date(2027, 2, 1)), WhyNotQuiet.BACKWARDS),
        (QuietTime(date(2028, 11, 1), date(2028, 11, 23)), None),
        (QuietTime(date(2028, 11, 1), date(2028, 11, 24)), WhyNotQuiet.FAR),
        (QuietTime(date(2027, 1, 4), date(2027, 1, 5)), WhyNotQuiet.OVERLAPS),
        (QuietTime(date(2026, 12, 1), date(2026, 12, 14)), WhyNotQuiet.OVERLAPS),
        (days(date(2027, 1, 5), 48), None),
        (days(date(2027, 1, 5), 49), WhyNotQuiet.TOO_LONG),
        # No year of 365 days holds both: the exams are over before the next begins.
        (days(date(2027, 12, 14), 70), None),
        (days(date(2027, 9, 20), 49), WhyNotQuiet.TOO_LONG),
    ],
)
def test_a_quiet_time_is_refused_for_one_reason(new: QuietTime, why: WhyNotQuiet | None) -> None:
    assert wrong(new, QuietWeeks((EXAMS,)), TODAY) is why


def test_so_many_stand_at_once_and_those_that_are_over_do_not_count() -> None:
    firsts = [TODAY + timedelta(days=9 * n) for n in range(-3, MOST_TIMES)]
    weeks = QuietWeeks(tuple(days(first, 1) for first in firsts))
    assert wrong(days(TODAY + timedelta(days=4), 1), weeks, TODAY) is WhyNotQuiet.TOO_MANY
    assert wrong(days(TODAY + timedelta(days=4), 1), QuietWeeks(weeks.times[:-1]), TODAY) is None
