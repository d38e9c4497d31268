"""Zones by name: platforms say all sorts of things, and nobody's request may fail for it."""

from datetime import UTC, datetime

import pytest

from bot.domain.zones import zone_named

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


def test_a_known_zone_is_itself() -> None:
    assert f"{NOON.astimezone(zone_named('Africa/Lagos')):%H:%M}" == "13:00"


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "Africa", "x" * 1000, "Europe/\0"])
def test_an_unknown_zone_is_universal_time(name: str) -> None:
    assert f"{NOON.astimezone(zone_named(name)):%H:%M}" == "12:00"
