"""Suggesting a time: hours that suit both, in both clocks, or a day and a time of one's own."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from bot.domain.common.zones import zone_named
from bot.domain.mentorships.times import Times
from bot.ui.fit import fit_line
from bot.ui.forms import DateInput, Form, Pick, TimeInput
from bot.ui.limits import OPTION, measure
from bot.ui.nodes import Option
from bot.ui.verbs import mentorships
from bot.views.common.reader import Reader
from bot.views.mentorships.space import Space
from bot.views.words import typed_times

FIELDS = ("slot", "day", "time")

DAYS_AHEAD = 90
"""How far ahead a time may be suggested."""

CITIES = (40, 16, 8)
"""How long a city's name may be in an option, tried one after the other until the option fits."""


def suggest_form(reader: Reader, space: Space, times: Times, written: Mapping[str, str]) -> Form:
    """Offer times that suit both, in both clocks, and the platform's own pickers for another."""
    say = reader.say
    there = _other_zone(reader, space)
    options = tuple(Option(_key(at), _both_clocks(reader, there, at)) for at in times.at)
    keys = {one.value for one in options}
    slot = written.get("slot", "")
    fits = say("Both of you are awake at these times.")
    bad = say("No hour is daytime for both of you; these cost the least sleep.")
    own = say("A day and a time of your own are in {city} time.", city=reader.city())
    today = reader.now.astimezone(zone_named(reader.zone)).date()
    last = (today + timedelta(days=DAYS_AHEAD)).isoformat()
    return Form(
        opens=mentorships.SUGGEST,
        submit=mentorships.ADD_TIME,
        title=say("Suggest a time"),
        fields=(
            Pick("slot", say("Times for both of you"), options, slot if slot in keys else ""),
            DateInput("day", say("Or a day"), written.get("day", ""), today.isoformat(), last),
            TimeInput("time", say("And a time"), written.get("time", "")),
        ),
        send=say("Suggest this time"),
        ref=space.mentorship.id,
        note=f"{fits if times.suit_both else bad} {own}",
    )


def read_time(reader: Reader, written: Mapping[str, str]) -> datetime | None:
    """Return the instant (UTC) that was chosen or typed; None where there is none, or it is too far ahead.

    A time that the clocks leave out on its day is none either.

    A day and a time of one's own win over a chosen one: they were added to it.
    """
    at = _own(reader, written) if written.get("day") or written.get("time") else _slot(written)
    return at if at is not None and at - reader.now <= timedelta(days=DAYS_AHEAD + 1) else None


def no_such_time(reader: Reader, written: Mapping[str, str]) -> dict[str, str]:
    """Say beside the day that it and the time cannot be suggested, or beside the time that it is left out."""
    if _is_left_out(reader, written):
        left_out = "The clocks go forward on this day, and this time is left out. Please choose another time."
        return {"time": reader.say(left_out)}
    said = "Please choose one of the times above, or a day and a time within {n} days."
    return {"day": reader.say(said, n=reader.number(DAYS_AHEAD))}


def _own(reader: Reader, written: Mapping[str, str]) -> datetime | None:
    own = _on_the_clock(reader, written)
    return None if own is None or _is_left_out(reader, written) else own.astimezone(UTC)


def _is_left_out(reader: Reader, written: Mapping[str, str]) -> bool:
    """Tell whether the clocks skip the time on its day: seen from UTC it is another time then."""
    own = _on_the_clock(reader, written)
    return own is not None and own.astimezone(UTC).astimezone(own.tzinfo).time() != own.time()


def _on_the_clock(reader: Reader, written: Mapping[str, str]) -> datetime | None:
    day = typed_times.read_day(written.get("day", ""), _today(reader))
    clock = typed_times.read_clock(written.get("time", ""))
    if day is None or clock is None:
        return None
    return datetime.combine(day, clock, zone_named(reader.zone))


def _slot(written: Mapping[str, str]) -> datetime | None:
    try:
        return datetime.strptime(written.get("slot", ""), "%Y%m%dT%H%M").replace(tzinfo=UTC)
    except ValueError:
        return None


def _key(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M}"


def _today(reader: Reader) -> date:
    return reader.now.astimezone(zone_named(reader.zone)).date()


def _other_zone(reader: Reader, space: Space) -> str:
    zones = (space.mentor.zone, space.mentee.zone)
    return next((zone for zone in zones if zone != reader.zone), reader.zone)


def _both_clocks(reader: Reader, there: str, at: datetime) -> str:
    """Return “Wed, 11 Nov, 16:00 London · 17:00 Lagos”, with the other's weekday where it is another."""
    written = [_option(reader, there, at, city) for city in CITIES]
    return next((one for one in written if measure(one) <= OPTION), written[-1])


def _option(reader: Reader, there: str, at: datetime, most: int) -> str:
    mine = f"{reader.short_day(at)}, {reader.clock(at)} {fit_line(reader.city(), most)}"
    if there == reader.zone:
        return mine
    other = reader.elsewhere(there)
    clock, day = other.clock(at), other.short_day(at)
    clock = clock if day == reader.short_day(at) else f"{day}, {clock}"
    return f"{mine} · {clock} {fit_line(other.city(), most)}"
