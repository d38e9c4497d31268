"""Where people say they are: offsets mean what people mean, and what is unsure is asked back."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.common.zones import is_known, zone_named
from bot.domain.people.places import SHOWN, choices, known

WINTER = datetime(2026, 12, 1, 12, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("Africa/Lagos", "Africa/Lagos"),
        ("africa/lagos", "Africa/Lagos"),
        ("  Lagos ", "Africa/Lagos"),
        ("new york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("sao paulo", "America/Sao_Paulo"),
        ("São Paulo", "America/Sao_Paulo"),
        ("UTC", "UTC"),
        # Large cities after which no zone is named, and other languages.
        ("München", "Europe/Berlin"),
        ("munchen", "Europe/Berlin"),
        ("Genf", "Europe/Zurich"),
        ("Genève", "Europe/Zurich"),
        ("Le Caire", "Africa/Cairo"),
        ("Pekín", "Asia/Shanghai"),
        ("Nueva York", "America/New_York"),
        ("Moskau", "Europe/Moscow"),
        ("Kalkutta", "Asia/Kolkata"),
        ("Kiew", "Europe/Kyiv"),
        ("İstanbul", "Europe/Istanbul"),
        ("St. Petersburg", "Europe/Moscow"),
        ("Paris, France", "Europe/Paris"),
        # Countries with one clock.
        ("Nigeria", "Africa/Lagos"),
        ("NIGERIA", "Africa/Lagos"),
        ("Deutschland", "Europe/Berlin"),
        # Windows' names, and what is sure among the names of times.
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("JST", "Asia/Tokyo"),
    ],
)
def test_a_place_is_known_however_it_is_written(written: str, zone: str) -> None:
    assert known(written) == zone


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("GMT+2", 2.0),
        ("gmt +2", 2.0),
        ("UTC+02:00", 2.0),
        ("+2", 2.0),
        ("UTC+0200", 2.0),
        ("UTC\u22123", -3.0),
        ("UTC-3:30", -3.5),
        ("UTC+5:30", 5.5),
        ("UTC+14", 14.0),
        ("GMT+0", 0.0),
        # Only IANA's own spelling has the opposite sign.
        ("Etc/GMT+2", -2.0),
    ],
)
def test_an_offset_means_what_people_mean_and_is_asked_back_with_cities(written: str, hours: float) -> None:
    assert known(written) is None
    offered = choices(written, WINTER)
    assert 0 < len(offered) <= SHOWN
    assert {WINTER.astimezone(zone_named(zone)).utcoffset() for zone in offered} == {timedelta(hours=hours)}
    assert all(map(is_known, offered))


def test_the_cities_of_an_offset_are_those_of_the_season() -> None:
    assert "Europe/Berlin" in choices("GMT+2", SUMMER)
    assert "Europe/Berlin" not in choices("GMT+2", WINTER)


@pytest.mark.parametrize(
    ("written", "some"),
    [
        ("IST", {"Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"}),
        ("cst", {"America/Chicago", "Asia/Shanghai"}),
        ("BST", {"Europe/London", "Asia/Dhaka"}),
        ("EST", {"America/New_York"}),
        ("CET", {"Europe/Berlin", "Europe/Paris"}),
        ("GMT", {"Europe/London", "UTC"}),
        ("United States", {"America/New_York", "America/Chicago"}),
        ("Mitteleuropäische Zeit", {"Europe/Berlin", "Europe/Paris"}),
        ("Central European Time", {"Europe/Berlin", "Europe/Madrid"}),
    ],
)
def test_what_may_be_several_places_is_asked_back(written: str, some: set[str]) -> None:
    assert known(written) is None
    assert some <= set(choices(written, WINTER))


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("Lagoss", "Africa/Lagos"), ("Europe/Lodnon", "Europe/London"), ("Aukland", "Pacific/Auckland")],
)
def test_a_slip_finds_what_was_meant(slip: str, meant: str) -> None:
    assert known(slip) is None
    assert meant in choices(slip, WINTER)


@pytest.mark.parametrize(
    "written", ["", "qqqqqqqq", "../../etc/passwd", "5", "Paris, Texas", "UTC+99", "+", "🌍", "x" * 9999]
)
def test_nonsense_finds_nothing(written: str) -> None:
    assert known(written) is None
    assert choices(written, WINTER) == ()
