"""How long sending or changing takes, as managers read it beforehand."""

from datetime import timedelta

from bot.views.common.reader import Reader

QUARTER = timedelta(minutes=15)
"""What is foreseen by the clock is said to the next quarter of an hour."""

SHORT = timedelta(minutes=60)


def takes(reader: Reader, long: timedelta) -> str:
    """Say about how long it takes at the platform's pace; nothing where that is hardly noticed."""
    if not long:
        return ""
    if long < SHORT:
        return reader.say("That takes about {n} minutes.", n=reader.number(-(-long // timedelta(minutes=1))))
    return reader.say("That takes until about {time}.", time=_until(reader, long))


def _until(reader: Reader, long: timedelta) -> str:
    at = reader.now + long
    late = timedelta(minutes=at.minute, seconds=at.second, microseconds=at.microsecond)
    quarter = at - late + -(-late // QUARTER) * QUARTER
    if reader.day(quarter) == reader.day(reader.now):
        return reader.clock(quarter)
    return f"{reader.day(quarter)}, {reader.clock(quarter)}"
