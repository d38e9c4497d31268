"""When a planned announcement arrives: at one wall time, in each reader's own zone."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.common.zones import zone_named

LATE = timedelta(hours=1)
"""How much later than planned it may arrive: the clock ticks, and a process may have been away."""

EVERYWHERE = timedelta(hours=51)
"""Within so long it arrives in every zone: zones lie up to 26 hours apart, where its time is over it comes on
the next day, and it may be an hour late."""

FIRST_ZONE = "Pacific/Kiritimati"
"""Where a day begins first (UTC+14, IANA)."""


def starts(day: date, at: time) -> datetime:
    """Return when a wall time comes first anywhere (UTC): from then on there are rows for readers."""
    return _instant(day, at, FIRST_ZONE)


def begins(moment: datetime, zone: str) -> datetime:
    """Return when the day of a moment begins in a zone (UTC)."""
    home = zone_named(zone)
    return datetime.combine(moment.astimezone(home).date(), time(), home).astimezone(UTC)


def arrives(day: date, at: time, zone: str, now: datetime) -> datetime:
    """Return when a wall time comes for a reader in a zone (UTC).

    Where it is over by more than an hour, it comes on the next day.
    """
    instant = _instant(day, at, zone)
    return instant if instant > now - LATE else _instant(day + timedelta(days=1), at, zone)


def arrives_from(day: date, at: time, zone: str, free: datetime) -> datetime:
    """Return when a wall time comes in a zone, on that day or later, and no sooner than `free` (UTC)."""
    first = max(day, free.astimezone(zone_named(zone)).date())
    instant = _instant(first, at, zone)
    return instant if instant >= free else _instant(first + timedelta(days=1), at, zone)


def first_day(free: datetime, at: time) -> date:
    """Return the first day on which a wall time comes, everywhere, no sooner than an instant (UTC)."""
    day = free.astimezone(zone_named(FIRST_ZONE)).date()
    return day if starts(day, at) >= free else day + timedelta(days=1)


def order(day: date, at: time, zones: Mapping[str, int], now: datetime) -> list[tuple[datetime, str]]:
    """Return when a wall time comes in each zone of some readers (UTC, IANA name), the first first.

    Of two zones that share an instant the one with more readers comes first.
    """
    by_size = sorted(zones, key=lambda zone: (-zones[zone], zone))
    return sorted(((arrives(day, at, zone, now), zone) for zone in by_size), key=lambda one: one[0])


def the_day_after(day: date, at: time, zones: Mapping[str, int], now: datetime) -> int:
    """Return how many readers get it on the next day, because the time is over where they are."""
    return sum(n for zone, n in zones.items() if arrives(day, at, zone, now) != _instant(day, at, zone))


def at(day: date, hour: time, zone: str) -> datetime:
    """Return when a wall time comes in a zone (UTC)."""
    return _instant(day, hour, zone)


def is_over(day: date, at: time, zone: str, now: datetime) -> bool:
    """Tell whether a wall time has passed in a zone."""
    return _instant(day, at, zone) <= now


def read(day: str, at: str) -> tuple[date, time] | None:
    """Return a day (ISO) and a time of day (HH:MM) as they are stored; None for what is none."""
    try:
        return date.fromisoformat(day), time.fromisoformat(at)
    except ValueError:
        return None


def _instant(day: date, at: time, zone: str) -> datetime:
    return datetime.combine(day, at, zone_named(zone)).astimezone(UTC)
