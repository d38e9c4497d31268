"""Time zones by name: each is read once, an unknown one becomes UTC, and people may name a city instead."""

from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

LONGEST_NAME = 60

LIKELY = (
    "Pacific/Auckland",
    "Australia/Sydney",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Asia/Kolkata",
    "Asia/Karachi",
    "Asia/Dubai",
    "Africa/Nairobi",
    "Africa/Johannesburg",
    "Africa/Cairo",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/Madrid",
    "Africa/Lagos",
    "Europe/London",
    "UTC",
    "America/Sao_Paulo",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
)
"""Some zones from east to west: most people find theirs without typing."""

SHOWN = 3
ALIKE = 0.6
"""The likeness (0 to 1) from which an unknown name counts as a misspelt one."""


@cache
def zone_named(name: str) -> ZoneInfo:
    """Return the zone of an IANA name, or UTC where the name is unknown (platforms do send such names).

    `ZoneInfo` itself caches only eight zones and reads all others from files at each use: in a community
    all over the world that was a quarter of the time it takes to list everybody.
    """
    try:
        return ZoneInfo(name if len(name) <= LONGEST_NAME else "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def known(written: str) -> str | None:
    """Return the IANA name that a person wrote, or that of the city they wrote; None where there is none."""
    return _names().get(_plain(written))


def near(written: str) -> tuple[str, ...]:
    """Return the IANA names that a person may have meant, the likeliest first; perhaps none."""
    close = get_close_matches(_plain(written), _names(), n=2 * SHOWN, cutoff=ALIKE)
    return tuple(dict.fromkeys(_names()[name] for name in close))[:SHOWN]


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").split())


@cache
def _names() -> dict[str, str]:
    """Return every IANA name under its plain spelling, and under its city alone."""
    # Sorted, so that a city name that two places share always gives the same zone.
    zones = sorted(available_timezones(), reverse=True)
    cities = {_plain(zone.rsplit("/", maxsplit=1)[-1]): zone for zone in zones if "/" in zone}
    return {**cities, **{_plain(zone): zone for zone in zones}}
