"""Time zones by name: read once each, and never a reason to fail."""

from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

LONGEST_NAME = 60


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
