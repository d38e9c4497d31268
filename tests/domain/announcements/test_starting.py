"""When an announcement may start: the days of the reader's own zone count, and the wall time is kept."""

from datetime import UTC, date, datetime, time

from bot.domain.announcements.starting import held_until, starts_on_or_after

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


def test_on_a_quiet_day_it_waits_for_the_next_ones_hour_or_beginning() -> None:
    noon = datetime(2026, 12, 20, 12, 0, tzinfo=UTC)
    assert held_until(noon, "Europe/London", exams, time(10)) == datetime(2027, 1, 4, 10, 0, tzinfo=UTC)
    assert held_until(noon, "Pacific/Auckland", exams, None) == datetime(2027, 1, 3, 11, 0, tzinfo=UTC)
    assert held_until(noon, "UTC", lambda _: True, None) == datetime(2027, 12, 21, tzinfo=UTC)


def test_on_a_day_that_is_not_quiet_where_they_are_nothing_waits() -> None:
    assert held_until(AT, "America/New_York", exams, time(10)) is None
    assert held_until(AT, "Asia/Kolkata", exams, time(10)) is not None
