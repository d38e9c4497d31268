"""When an announcement may start: the days of the reader's own zone count, and the wall time is kept."""

from datetime import UTC, date, datetime

from bot.domain.announcements.starting import starts_on_or_after

AT = datetime(2026, 12, 13, 23, 0, tzinfo=UTC)


def exams(day: date) -> bool:
    return date(2026, 12, 14) <= day <= date(2027, 1, 3)


def test_a_day_that_is_not_quiet_moves_nothing() -> None:
    assert starts_on_or_after(AT, "America/New_York", exams) == AT


def test_a_day_that_is_quiet_in_their_own_zone_is_passed_at_the_same_wall_time() -> None:
    assert starts_on_or_after(AT, "Asia/Kolkata", exams) == datetime(2027, 1, 3, 23, 0, tzinfo=UTC)


def test_the_wall_time_holds_where_the_clocks_change() -> None:
    before = datetime(2026, 10, 24, 8, 0, tzinfo=UTC)
    moved = starts_on_or_after(before, "Europe/London", lambda day: day == date(2026, 10, 24))
    assert moved == datetime(2026, 10, 25, 9, 0, tzinfo=UTC)


def test_there_is_an_end_where_every_day_is_quiet() -> None:
    assert starts_on_or_after(AT, "UTC", lambda _: True) is None
