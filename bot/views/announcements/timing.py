"""When an announcement arrives, or where it is posted: chosen by its manager, read on their own clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Final

from bot.domain.announcements import timing
from bot.domain.announcements.announcement import Announcement
from bot.domain.announcements.pace import NOTICEABLE
from bot.domain.common.zones import zone_named
from bot.ui.forms import Conversation, DateInput, Form, TimeInput
from bot.ui.nodes import Button, Buttons, Message, Node, Rule, Text, Tone, Weight
from bot.ui.refs import Previewed
from bot.ui.requests import PlaceProblem
from bot.ui.verbs import announcements
from bot.views.common.reader import Reader
from bot.views.open_asks.channel import PROBLEMS
from bot.views.words import preview

LONGEST_AHEAD = timedelta(days=366)
"""How far ahead an announcement may be planned."""

NOWHERE: Mapping[str, int] = MappingProxyType({})

QUARTER = timedelta(minutes=15)
"""What is foreseen by the clock is said to the next quarter of an hour."""

SHORT = timedelta(minutes=60)
"""What takes less is said in minutes."""


WHERE: Final = "where"
"""The field in which a manager chooses a channel."""


@dataclass(frozen=True, slots=True)
class TypedWhere:
    """What stands in the form: the channel's id, and a day (ISO) and a time (HH:MM) or neither."""

    place: str = ""
    day: str = ""
    time: str = ""


def day_and_time(reader: Reader, day: str, hour: str, *, needed: bool = False) -> tuple[DateInput, TimeInput]:
    """Return the boxes for a day that may be planned, and a time on it."""
    say = reader.say
    today = reader.now.astimezone(zone_named(reader.zone)).date()
    last = today + LONGEST_AHEAD
    return (
        DateInput("day", say("On this day"), day, today.isoformat(), last.isoformat(), needed=needed),
        TimeInput("time", say("At this time"), hour, needed=needed),
    )


def form(reader: Reader, about: str, day: str, hour: str) -> Form:
    """Ask for the day and the time at which an announcement arrives, in each reader's own zone."""
    say = reader.say
    return Form(
        opens=announcements.WHEN,
        submit=announcements.KEEP_WHEN,
        title=say("When it arrives"),
        fields=day_and_time(reader, day, hour),
        send=say("Save when it arrives"),
        ref=about,
        note=say(
            "It arrives at this time for each reader, where they are. Leave both empty to send it at once."
        ),
    )


def no_such_time(reader: Reader) -> str:
    """Say that a day and a time are needed, or neither."""
    return reader.say("Please choose a day and a time, or leave both empty.")


def over(reader: Reader) -> str:
    """Say that the chosen time has passed."""
    return reader.say("That time has passed where you are. Please choose a later one.")


def arrives(reader: Reader, one: Announcement) -> str:
    """Say when a planned announcement arrives, on the clock of each of its readers."""
    planned = timing.read(one.day, one.time)
    if planned is None:
        return ""
    day, at = planned
    noon = datetime.combine(day, time(12), zone_named(reader.zone))
    said = "It arrives at {at} on {day} for each reader, where they are."
    return reader.say(said, at=reader.hour(at), day=reader.day(noon))


def quiet_hours(reader: Reader, one: Announcement) -> tuple[Node, ...]:
    """Say of a planned announcement, where it rings, that it waits for the end of a reader's quiet hours."""
    planned, hours = timing.read(one.day, one.time), reader.programme.quiet
    if planned is None:
        return ()
    if not hours.cover(planned[1]):
        return (Text(reader.say("Anybody who has quiet hours then gets it when they end."), Tone.QUIET),)
    said = "Quiet hours here are {start} to {end}: it waits until they end, unless a reader has others."
    times = {"start": reader.hour(hours.start), "end": reader.hour(hours.end)}
    return (Text(reader.say(said, **times), Tone.LEAD),)


def in_zones(reader: Reader, one: Announcement, zones: Mapping[str, int]) -> tuple[Node, ...]:
    """Say where it arrives first and last, on the reading manager's clock, and who gets it a day later."""
    planned = timing.read(one.day, one.time)
    if planned is None or not zones:
        return ()
    day, at = planned
    order = timing.order(day, at, zones, reader.now)
    (first, there), (last, elsewhere) = order[0], order[-1]
    where = reader.say(
        "First {first} ({when} for you), last {last} ({then} for you).",
        first=reader.city(there),
        when=_weekday(reader, first),
        last=reader.city(elsewhere),
        then=_weekday(reader, last),
    )
    late = timing.the_day_after(day, at, zones, reader.now)
    after = reader.many(
        late,
        "That time is over where 1 of them is, who gets it the day after.",
        "That time is over where {n} of them are, who get it the day after.",
    )
    several = (Text(where, Tone.QUIET),) if first != last else ()
    return (*several, *((Text(after, Tone.LEAD),) if late else ()))


def _weekday(reader: Reader, instant: datetime) -> str:
    return f"{reader.weekday_of(instant)} {reader.clock(instant)}"


def planned(
    reader: Reader,
    one: Announcement,
    seen: Message,
    *,
    waits: bool,
    zones: Mapping[str, int] = NOWHERE,
    since: Iterable[Node] = (),
    rings: bool = True,
) -> Message:
    """Show a planned announcement: when it arrives, to how many, and how it is called off or changed.

    `rings` says whether it waits for the end of its readers' quiet hours.
    """
    say = reader.say
    to = say("It goes to about {n}, who are counted again when it begins.", n=reader.number(one.readers))
    gone = say(
        "The manager who planned it looks after mentoring no more. It is not sent before another says so."
    )
    take = Button(say("I'll send it"), announcements.TAKE_OVER, one.id, Weight.MAIN)
    off = Button(say("Call it off"), announcements.CALL_OFF, one.id)
    every = Button(say("All announcements"), announcements.PAGE)
    move = Button(say("Move it"), announcements.MOVE, Previewed(one.id))
    steps = Buttons((*((take,) if waits else ()), move, off, every))
    waiting = (Text(gone, Tone.LEAD),) if waits else ()
    hours = quiet_hours(reader, one) if rings else ()
    when = (Text(arrives(reader, one)), *in_zones(reader, one, zones), *hours, Text(to, Tone.QUIET))
    body = (*since, *when, *waiting, Rule(), *preview.as_read(seen), steps)
    return Message(say("It is planned, and not sent yet"), body)


def called_off(reader: Reader, one: Announcement) -> Message:
    """Tell a manager that an announcement is called off, and a draft again."""
    say = reader.say
    said = Text(say("It is a draft again, and nobody is sent anything."))
    look = Button(say("Look at it"), announcements.LOOK, one.id)
    steps = Buttons((look, Button(say("All announcements"), announcements.PAGE)))
    return Message(say("It is called off"), (said, steps))


def takes(reader: Reader, long: timedelta) -> str:
    """Say about how long it takes at the platform's pace; nothing where that is hardly noticed."""
    if not long:
        return ""
    if long < SHORT:
        return reader.say("That takes about {n} minutes.", n=reader.number(-(-long // timedelta(minutes=1))))
    return reader.say("That takes until about {time}.", time=_about(reader, reader.now + long))


def done_by(reader: Reader, at: datetime) -> tuple[Node, ...]:
    """Say by when the last reader has it, to the next quarter of an hour; nothing where that is soon."""
    if at - reader.now < NOTICEABLE:
        return ()
    return (Text(reader.say("Done by about {time}.", time=_about(reader, at)), Tone.QUIET),)


def comes_next(reader: Reader, at: datetime, zone: str) -> tuple[Node, ...]:
    """Say in which zone a running one arrives next, and when that is on the reading manager's clock."""
    said = reader.say("Next: {city}, {time} for you.", city=reader.city(zone), time=_instant(reader, at))
    return (Text(said, Tone.QUIET),)


def _about(reader: Reader, at: datetime) -> str:
    late = timedelta(minutes=at.minute, seconds=at.second, microseconds=at.microsecond)
    return _instant(reader, at - late + -(-late // QUARTER) * QUARTER)


def _instant(reader: Reader, at: datetime) -> str:
    if reader.day(at) == reader.day(reader.now):
        return reader.clock(at)
    return f"{reader.day(at)}, {reader.clock(at)}"


def channel_form(reader: Reader, about: str, typed: TypedWhere) -> Form:
    """Ask for the channel, and for a day and a time where it is posted later."""
    say = reader.say
    hint = say("I'll look whether I can post there. Nothing is posted yet.")
    return Form(
        opens=announcements.CHANNEL,
        submit=announcements.KEEP_CHANNEL,
        title=say("In a channel"),
        fields=(
            Conversation(WHERE, say("The channel"), hint, typed.place),
            *day_and_time(reader, typed.day, typed.time),
        ),
        send=say("Save where it stands"),
        ref=about,
        note=say(
            "It stands there once, for everybody who reads there. A day and a time are in {city} time;"
            " leave both empty to post it as soon as you press.",
            city=reader.city(),
        ),
    )


def none_chosen(reader: Reader) -> str:
    """Say that a channel is needed."""
    return reader.say("Choose one, please.")


def cannot_post(reader: Reader, problem: PlaceProblem) -> str:
    """Say why nothing can be posted there, and what to do."""
    return reader.say(PROBLEMS[problem])
