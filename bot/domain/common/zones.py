"""Time zones by name: read once each and never a reason to fail; and as people name them, by a city too."""

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
"""Some zones from east to west, so that most people find theirs without typing."""

SHOWN = 3
ALIKE = 0.6
"""From this likeness on (0 to 1), a name is taken for a misspelt one."""


@cache
def zone_named(name: str) -> ZoneInfo:
    """Return the zone of an IANA name, or UTC where nobody knows it (platforms do send such names).

    `ZoneInfo` itself keeps only eight zones at hand and reads all others from their files at each use: for a
    community all over the world that was a quarter of the time it takes to list everybody.
    """
    try:
        return ZoneInfo(name if len(name) <= LONGEST_NAME else "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def known(written: str) -> str | None:
    """Return the IANA name that somebody wrote, or whose city they wrote; None where there is none."""
    return _names().get(_plain(written))


def near(written: str) -> tuple[str, ...]:
    """Return the IANA names that somebody may have meant, the likeliest first; perhaps none."""
    close = get_close_matches(_plain(written), _names(), n=2 * SHOWN, cutoff=ALIKE)
    return tuple(dict.fromkeys(_names()[name] for name in close))[:SHOWN]


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").split())


@cache
def _names() -> dict[str, str]:
    """Return every IANA name by how it is written plainly, and by its city alone."""
    # Sorted, so that where two places share a city's name it is the same one each time.
    zones = sorted(available_timezones(), reverse=True)
    cities = {_plain(zone.rsplit("/", maxsplit=1)[-1]): zone for zone in zones if "/" in zone}
    return {**cities, **{_plain(zone): zone for zone in zones}}
