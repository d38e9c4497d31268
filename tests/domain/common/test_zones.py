"""Zones by name: no request fails because of one, and an unknown one is never taken for a known one."""

import re
from datetime import UTC, datetime
from zoneinfo import available_timezones

import pytest

from bot.domain.common.zones import LIKELY, city, is_known, told, zone_named

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


def test_a_known_zone_is_itself() -> None:
    assert f"{NOON.astimezone(zone_named('Africa/Lagos')):%H:%M}" == "13:00"


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "Africa", "x" * 1000, "Europe/\0"])
def test_an_unknown_zone_is_universal_time(name: str) -> None:
    assert f"{NOON.astimezone(zone_named(name)):%H:%M}" == "12:00"


@pytest.mark.parametrize(
    "zone", ["", "Mars/Olympus", "Etc/GMT+2", "GMT-0", "Factory", "W. Europe Standard Time"]
)
def test_an_unknown_zone_and_an_offset_are_no_known_place(zone: str) -> None:
    assert not is_known(zone)


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Africa/Lagos", "Africa/Lagos"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("India Standard Time", "Asia/Calcutta"),
        ("Etc/GMT+2", "Etc/GMT+2"),
        ("Mars/Olympus", ""),
        ("", ""),
    ],
)
def test_what_a_platform_tells_is_a_zone_or_unknown(said: str, zone: str) -> None:
    assert told(said) == zone


@pytest.mark.parametrize(
    ("zone", "named"),
    [
        ("America/New_York", "New York"),
        ("Antarctica/DumontDUrville", "Dumont-d’Urville"),
        ("Antarctica/McMurdo", "McMurdo"),
        ("America/Argentina/ComodRivadavia", "Comodoro Rivadavia"),
        ("Chile/EasterIsland", "Easter Island"),
        ("UTC", "UTC"),
        ("", "UTC"),
        ("Mars/Olympus", "UTC"),
        ("Etc/GMT+2", "UTC\u22122"),
        ("Etc/GMT-2", "UTC+2"),
    ],
)
def test_only_a_known_zone_is_shown_as_a_city(zone: str, named: str) -> None:
    assert city(zone) == named


def test_no_place_of_the_world_is_written_as_one_word() -> None:
    known = [zone for zone in available_timezones() if is_known(zone)]
    together = {city(zone) for zone in known if re.search("[a-z][A-Z]", city(zone))}
    assert together == {"McMurdo"}


@pytest.mark.parametrize("zone", LIKELY)
def test_every_likely_zone_exists(zone: str) -> None:
    assert is_known(zone)
