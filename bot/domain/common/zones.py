"""Time zones by IANA name: each is read once; an unknown one is known to be unknown, and counts as UTC."""

import re
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import Locale, get_global

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

OFFSET_ZONE = re.compile(r"(?:Etc/)?GMT[+-]\d{1,2}")
"""IANA's names of offsets: their sign is the opposite of what people mean, and they name no place."""

RENAMED = {
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "Atlantic/Faeroe": "Atlantic/Faroe",
    "America/Godthab": "America/Nuuk",
    "Europe/Kiev": "Europe/Kyiv",
}
"""Zones that CLDR still names as IANA did before."""

BEFORE = {now: before for before, now in RENAMED.items()}

RUN_TOGETHER = {
    "BajaNorte": "Baja California",
    "BajaSur": "Baja California Sur",
    "ComodRivadavia": "Comodoro Rivadavia",
    "DeNoronha": "Fernando de Noronha",
    "DumontDUrville": "Dumont-d’Urville",
    "EasterIsland": "Easter Island",
}
"""Places that IANA writes as one word."""

NO_PLACE = frozenset({"", "Factory", "localtime", "posixrules"})


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


def is_known(zone: str) -> bool:
    """Tell whether a zone is known: a place's, or UTC itself; an offset's is not."""
    if zone in NO_PLACE or OFFSET_ZONE.fullmatch(zone):
        return False
    return zone_named(zone).key == zone


def is_offset(zone: str) -> bool:
    """Tell whether a zone is one of IANA's offsets, such as `Etc/GMT+2`, which is two hours behind UTC."""
    return OFFSET_ZONE.fullmatch(zone) is not None


def told(zone: str) -> str:
    """Return the IANA name of a zone that a platform told, perhaps by Windows' name; empty if unknown."""
    windows = str(get_global("windows_zone_mapping").get(zone, ""))
    return next((one for one in (zone, windows) if is_known(one) or is_offset(one)), "")


def city_in(zone: str, language: str) -> str:
    """Return the city after which a zone is named, as a language calls it: “Londres”; else as `city` does."""
    if not is_known(zone):
        return city(zone)
    known = Locale(language).time_zones
    return str(known.get(BEFORE.get(zone, zone), {}).get("city", city(zone)))


def city(zone: str) -> str:
    """Return the city after which a zone is named; UTC and the hours from it where no place is known."""
    if is_known(zone):
        name = zone.rsplit("/", maxsplit=1)[-1].replace("_", " ")
        return RUN_TOGETHER.get(name, name)
    ahead = datetime(2000, 1, 1, tzinfo=zone_named(zone)).utcoffset() or timedelta()
    hours = ahead // timedelta(hours=1)
    return f"UTC{hours:+d}".replace("-", "\u2212") if hours else "UTC"
