"""When an announcement arrives, or where it is posted: chosen by its manager, read on their own clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from bot.domain.announcements import timing
from bot.domain.announcements.announcement import Announcement
from bot.domain.common.zones import zone_named
from bot.ui.forms import Conversation, DateInput, Form, TimeInput
from bot.ui.nodes import Button, Buttons, Message, Rule, Text, Tone, Weight
from bot.ui.requests import PlaceProblem
from bot.ui.verbs import announcements
from bot.views.common.reader import Reader
from bot.views.words import preview

LONGEST_AHEAD = timedelta(days=366)
"""How far ahead an announcement may be planned."""

WHERE: Final = "where"
"""The field in which a manager chooses a channel."""


@dataclass(frozen=True, slots=True)
class TypedWhere:
    """What stands in the form: the channel's id, and a day (ISO) and a time (HH:MM) or neither."""

    place: str = ""
    day: str = ""
    time: str = ""


def form(reader: Reader, about: str, day: str, hour: str) -> Form:
    """Ask for the day and the time at which an announcement arrives, in each reader's own zone."""
    say = reader.say
    today = reader.now.astimezone(zone_named(reader.zone)).date()
    last = today + LONGEST_AHEAD
    return Form(
        opens=announcements.WHEN,
        submit=announcements.KEEP_WHEN,
        title=say("When it arrives"),
        fields=(
            DateInput("day", say("On this day"), day, today.isoformat(), last.isoformat()),
            TimeInput("time", say("At this time"), hour),
        ),
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
    """Say when a planned announcement arrives: for its readers, and on the clock of the manager who reads."""
    planned = timing.read(one.day, one.time)
    if planned is None:
        return ""
    day, at = planned
    noon = datetime.combine(day, time(12), zone_named(reader.zone))
    first, last = timing.starts(day, at), timing.ends(day, at)
    return reader.say(
        "It arrives at {at} on {day} for each reader, where they are: from {first} to {last} where you are.",
        at=reader.hour(at),
        day=reader.day(noon),
        first=f"{reader.day(first)}, {reader.clock(first)}",
        last=f"{reader.day(last)}, {reader.clock(last)}",
    )


def planned(reader: Reader, one: Announcement, seen: Message, *, waits: bool) -> Message:
    """Show a planned announcement: when it arrives, to how many, and how it is called off or changed."""
    say = reader.say
    to = say("It goes to about {n}, who are counted again when it begins.", n=reader.number(one.readers))
    gone = say(
        "The manager who planned it looks after mentoring no more. It is not sent before another says so."
    )
    take = Button(say("I'll send it"), announcements.TAKE_OVER, one.id, Weight.MAIN)
    off = Button(say("Call it off"), announcements.CALL_OFF, one.id)
    every = Button(say("All announcements"), announcements.PAGE)
    steps = Buttons((*((take,) if waits else ()), off, every))
    waiting = (Text(gone, Tone.LEAD),) if waits else ()
    body = (Text(arrives(reader, one)), Text(to, Tone.QUIET), *waiting, Rule(), *preview.as_read(seen), steps)
    return Message(say("It is planned, and not sent yet"), body)


def called_off(reader: Reader, one: Announcement) -> Message:
    """Tell a manager that an announcement is called off, and a draft again."""
    say = reader.say
    said = Text(say("It is a draft again, and nobody is sent anything."))
    look = Button(say("Look at it"), announcements.LOOK, one.id)
    steps = Buttons((look, Button(say("All announcements"), announcements.PAGE)))
    return Message(say("It is called off"), (said, steps))


def channel_form(reader: Reader, about: str, typed: TypedWhere) -> Form:
    """Ask for the channel, and for a day and a time where it is posted later."""
    say = reader.say
    today = reader.now.astimezone(zone_named(reader.zone)).date()
    last = today + LONGEST_AHEAD
    hint = say("I'll look whether I can post there. Nothing is posted yet.")
    return Form(
        opens=announcements.CHANNEL,
        submit=announcements.KEEP_CHANNEL,
        title=say("In a channel"),
        fields=(
            Conversation(WHERE, say("The channel"), hint, typed.place),
            DateInput("day", say("On this day"), typed.day, today.isoformat(), last.isoformat()),
            TimeInput("time", say("At this time"), typed.time),
        ),
        send=say("Save where it stands"),
        ref=about,
        note=say(
            "It stands there once, for everybody who reads there. A day and a time are in {city} time;"
            " leave both empty to post it as soon as you press.",
            city=reader.city(),
        ),
    )


PROBLEMS: Final[Mapping[PlaceProblem, str]] = {
    PlaceProblem.UNSEEN: (
        "I can't see that channel. If it is a private one, type “/invite @Alongside” in it, and choose it"
        " again."
    ),
    PlaceProblem.OUTSIDE: ("I'm not in that channel. Type “/invite @Alongside” in it, and choose it again."),
    PlaceProblem.ARCHIVED: "That channel is archived, so nobody can write there. Please choose another.",
    PlaceProblem.SHARED: (
        "People of another organisation read that channel too. Please choose one of your own workspace."
    ),
    PlaceProblem.NO_CHANNEL: "That is a conversation between a few people. Please choose a channel.",
    PlaceProblem.FEW_WRITE: (
        "Only some people may write in that channel, and I'm not one of them. Please choose another."
    ),
}


def none_chosen(reader: Reader) -> str:
    """Say that a channel is needed."""
    return reader.say("Choose one, please.")


def cannot_post(reader: Reader, problem: PlaceProblem) -> str:
    """Say why nothing can be posted there, and what to do."""
    return reader.say(PROBLEMS[problem])
