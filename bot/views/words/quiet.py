"""Why a date is later than one would count: a quiet time here, whose days no clock counts."""

from datetime import datetime

from bot.domain.common.zones import zone_named
from bot.views.common.reader import Reader


def counted(reader: Reader, said: str, ends: datetime) -> str:
    """Return a sentence that says when a clock ends (UTC), and why that is later, if it is.

    A quiet time that is over explains nothing any more; of several the last one is named.
    """
    home = zone_named(reader.zone)
    today, last = reader.now.astimezone(home).date(), ends.astimezone(home).date()
    times = reader.programme.caps.quiet_weeks.times
    between = [time.last for time in times if today <= time.last and time.first <= last]
    if not between:
        return said
    day = reader.calendar_day(max(between))
    return f"{said} {reader.say('A quiet time here until {day} does not count.', day=day)}"
