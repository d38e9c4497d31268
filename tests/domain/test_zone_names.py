"""Zones are known by their name or their city, however it is written, and a slip finds what was meant."""

from zoneinfo import ZoneInfo

import pytest

from bot.domain.zone_names import LIKELY, SHOWN, known, near


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("Africa/Lagos", "Africa/Lagos"),
        ("africa/lagos", "Africa/Lagos"),
        ("  Lagos ", "Africa/Lagos"),
        ("new york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("UTC", "UTC"),
        ("Atlantis", None),
        ("../../etc/passwd", None),
        ("", None),
    ],
)
def test_a_place_is_known_however_it_is_written(written: str, zone: str | None) -> None:
    assert known(written) == zone


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("Lagoss", "Africa/Lagos"), ("Europe/Lodnon", "Europe/London"), ("Aukland", "Pacific/Auckland")],
)
def test_a_slip_finds_what_was_meant(slip: str, meant: str) -> None:
    assert meant in near(slip)
    assert len(near(slip)) <= SHOWN


def test_nonsense_finds_nothing() -> None:
    assert near("qqqqqqqq") == ()


@pytest.mark.parametrize("zone", LIKELY)
def test_every_likely_zone_exists(zone: str) -> None:
    assert known(ZoneInfo(zone).key) == zone
