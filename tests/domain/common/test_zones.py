"""Zones by name, in any spelling: no request fails because of it, and a typo finds the intended zone."""

from datetime import UTC, datetime

import pytest

from bot.domain.common.zones import LIKELY, SHOWN, known, near, zone_named

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


def test_a_known_zone_is_itself() -> None:
    assert f"{NOON.astimezone(zone_named('Africa/Lagos')):%H:%M}" == "13:00"


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "Africa", "x" * 1000, "Europe/\0"])
def test_an_unknown_zone_is_universal_time(name: str) -> None:
    assert f"{NOON.astimezone(zone_named(name)):%H:%M}" == "12:00"


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
    assert known(zone_named(zone).key) == zone
