"""When a planned announcement arrives: at one wall time, in each reader's own zone."""

from datetime import UTC, date, datetime, time, timedelta

from bot.domain.common.zones import zone_named

LATE = timedelta(hours=1)
"""How much later than planned it may arrive: the clock ticks, and a process may have been away."""

FIRST_ZONE = "Pacific/Kiritimati"
"""Where a day begins first (UTC+14, IANA)."""

LAST_ZONE = "Etc/GMT+12"
"""Where a day ends last (UTC-12, IANA)."""


def starts(day: date, at: time) -> datetime:
    """Return when a wall time comes first anywhere (UTC): from then on there are rows for readers."""
    return _instant(day, at, FIRST_ZONE)


def begins(moment: datetime, zone: str) -> datetime:
    """Return when the day of a moment begins in a zone (UTC)."""
    home = zone_named(zone)
    return datetime.combine(moment.astimezone(home).date(), time(), home).astimezone(UTC)


def ends(day: date, at: time) -> datetime:
    """Return when a wall time comes last anywhere (UTC)."""
    return _instant(day, at, LAST_ZONE)


def arrives(day: date, at: time, zone: str, now: datetime) -> datetime:
    """Return when a wall time comes for a reader in a zone (UTC).

    Where it is over by more than an hour, it comes on the next day.
    """
    instant = _instant(day, at, zone)
    return instant if instant > now - LATE else _instant(day + timedelta(days=1), at, zone)


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
