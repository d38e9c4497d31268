"""A date that a quiet time moved says so: while it can still explain the date, and only then."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.programme.quiet_weeks import QuietTime, QuietWeeks
from bot.views.common.reader import Reader
from bot.views.words import quiet
from tests.contract.made_up import READER

WEEKS = QuietWeeks(
    (QuietTime(date(2026, 12, 14), date(2027, 1, 4)), QuietTime(date(2027, 3, 1), date(2027, 3, 2)))
)
SAID = "By then."


def at(day: str, hour: int = 10) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).replace(hour=hour)


def reads(now: datetime, zone: str = "Europe/London") -> Reader:
    caps = replace(READER.programme.caps, quiet_weeks=WEEKS)
    return replace(READER, zone=zone, now=now, programme=replace(READER.programme, caps=caps))


@pytest.mark.parametrize(
    ("now", "ends", "why"),
    [
        ("2026-12-10", "2026-12-13", ""),
        ("2026-12-10", "2027-01-06", " A quiet time here until Monday 4 January 2027 does not count."),
        ("2026-12-20", "2027-01-06", " A quiet time here until Monday 4 January 2027 does not count."),
        ("2027-01-05", "2027-01-06", ""),
        ("2027-01-04", "2027-03-08", " A quiet time here until Tuesday 2 March does not count."),
    ],
)
def test_a_date_says_why_it_is_later(now: str, ends: str, why: str) -> None:
    assert quiet.counted(reads(at(now)), SAID, at(ends)) == SAID + why


def test_the_days_are_those_of_its_readers_calendar() -> None:
    night = at("2026-12-13", 23)
    assert quiet.counted(reads(at("2026-12-10")), SAID, night) == SAID
    assert quiet.counted(reads(at("2026-12-10"), "Asia/Kathmandu"), SAID, night) != SAID
