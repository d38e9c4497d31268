"""The calendar of announcements: what is planned and by whom, what went lately, and when people are free."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final

from bot.domain.announcements import timing
from bot.domain.announcements.announcement import FEWEST, GOING, Announcement, Stage
from bot.domain.audiences.audience import Freed
from bot.domain.channel_posts.channel import Post
from bot.domain.common.ids import AnnouncementId
from bot.domain.common.people import Person
from bot.domain.common.zones import zone_named
from bot.domain.programme.quiet_weeks import QuietTime
from bot.ui.forms import Form
from bot.ui.nodes import Button, Buttons, Card, Message, Node, Text, Tone, Weight
from bot.ui.refs import PageNumber, Previewed
from bot.ui.verbs import announcements
from bot.views.announcements.timing import day_and_time
from bot.views.announcing import page
from bot.views.audiences import audience
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.second_looks import necessary

PLANNED: Final = 5
"""How many planned announcements are shown, those that come first; each takes four components."""

LATELY: Final = 5
"""How many announcements that went are named, the latest first."""


@dataclass(frozen=True, slots=True)
class Dates:
    """What a calendar of announcements shows."""

    planned: Sequence[tuple[Announcement, Person]]
    """Each with the manager who planned it, the one that comes first first."""
    lately: Sequence[Announcement]
    quiet: Sequence[QuietTime]
    freed: Freed
    posts: Mapping[AnnouncementId, Post] = field(default_factory=dict)
    """How far those are that go into a channel."""


def calendar(reader: Reader, dates: Dates) -> Message:
    """Show what is planned and by whom, the quiet weeks ahead, what went lately, and when people are free."""
    say = reader.say
    cards = tuple(_planned(reader, one, by, dates.posts) for one, by in dates.planned[:PLANNED])
    none = () if cards else (Text(say("Nothing is planned.")),)
    write = Button(say("Write one"), announcements.WRITE, weight=Weight.MAIN)
    steps = Buttons((write, Button(say("All announcements"), announcements.PAGE)))
    over = (*_quiet(reader, dates.quiet), *_lately(reader, dates))
    body = (Text(free(reader, dates.freed)), *cards, *none, *over, steps)
    return Message(say("Calendar of announcements"), body)


def free(reader: Reader, freed: Freed) -> str:
    """Say how many people may get an announcement now, and when everybody may again."""
    values = {"free": reader.number(freed.free), "n": reader.number(freed.everybody)}
    if freed.free == freed.everybody:
        return reader.say("Everybody is free now: {n} people.", n=values["n"])
    if freed.from_ is None or freed.paused:
        said = "{free} of {n} people are free now. Some are still to get one that is paused."
        return reader.say(said, **values)
    first = freed.from_.astimezone(zone_named(reader.zone)).date()
    # On a quiet day nobody gets any.
    day = reader.calendar_day(next(reader.programme.caps.quiet_weeks.days_from(first)))
    said = "{free} of {n} people are free now. All {n} are free again from {day}."
    return reader.say(said, **values, day=day)


def _planned(reader: Reader, one: Announcement, by: Person, posts: Mapping[AnnouncementId, Post]) -> Card:
    say = reader.say
    to = audience.words(reader, one.audience)
    when, name = page.posted(reader, one, posts) or page.stands(reader, one), people.name(by)
    line = say("{when} · {audience} · by {name}", when=when, audience=to, name=name)
    look = Button(say("Look at it"), announcements.LOOK, one.id)
    # A necessary notice goes when two managers or a day allow it; nobody moves it.
    fixed = one.necessary or not one.words or one.stage is Stage.CHANNEL
    move = () if fixed else (Button(say("Move it"), announcements.MOVE, Previewed(one.id)),)
    title = necessary.titled(reader, one) or say("Its words went with the manager who wrote it.")
    return Card(title=title, lines=(line,), buttons=(look, *move))


def _quiet(reader: Reader, times: Iterable[QuietTime]) -> tuple[Node, ...]:
    spans = [_days(reader, one) for one in times]
    return (Text(reader.say("Quiet here: {days}", days=" · ".join(spans))),) if spans else ()


def _days(reader: Reader, quiet: QuietTime) -> str:
    first, last = reader.calendar_day(quiet.first), reader.calendar_day(quiet.last)
    return first if quiet.first == quiet.last else reader.say("{first} to {last}", first=first, last=last)


def _lately(reader: Reader, dates: Dates) -> Iterator[Node]:
    for one in dates.lately[:LATELY]:
        when = page.stands(reader, one) if one.stage in GOING else page.ended(reader, one, dates.posts)
        yield Text(f"{when} · {necessary.titled(reader, one)}", Tone.QUIET)


def earlier(
    reader: Reader,
    over: Sequence[Announcement],
    number: int,
    *,
    more: bool,
    posts: page.Posts = page.NO_POSTS,
) -> Message:
    """List a page of what has gone, the latest first."""
    say = reader.say
    cards = tuple(page.listed(reader, one, page.ended(reader, one, posts)) for one in over)
    none = () if cards else (Text(say("There are no earlier ones.")),)
    later = (Button(say("Later ones"), announcements.EARLIER, PageNumber(number - 1)),) if number else ()
    before = (Button(say("Earlier ones"), announcements.EARLIER, PageNumber(number + 1)),) if more else ()
    every = Button(say("All announcements"), announcements.PAGE)
    return Message(say("Earlier announcements"), (*cards, *none, Buttons((*before, *later, every))))


def form(reader: Reader, about: Previewed, day: str, hour: str) -> Form:
    """Ask for the day and the time to which a planned announcement is moved."""
    say = reader.say
    return Form(
        opens=announcements.MOVE,
        submit=announcements.KEEP_MOVED,
        title=say("Move it"),
        fields=day_and_time(reader, day, hour, needed=True),
        send=say("Move it to this time"),
        ref=about,
        note=say("Its words stay, and who it is for. Nobody has been sent anything yet."),
    )


def no_time(reader: Reader) -> str:
    """Say that a day and a time are needed."""
    return reader.say("Please choose a day and a time.")


def moved_meanwhile(reader: Reader, by: Person, one: Announcement) -> str:
    """Say that another manager has moved it since the form was opened, and to when."""
    return reader.say(
        "{name} has moved it meanwhile: {when}. Send this again if yours shall hold.",
        name=people.name(by),
        when=_when(reader, one),
    )


def by_another(reader: Reader, one: Announcement, by: Person, at: datetime) -> tuple[Node, ...]:
    """Say that another manager has moved a planned announcement, or has called it off to change it."""
    values = {"name": people.name(by), "day": reader.day(at)}
    if one.stage is Stage.SCHEDULED:
        return (Text(reader.say("{name} moved it on {day}.", **values), Tone.LEAD),)
    return (Text(reader.say("{name} called it off on {day}: it is a draft again.", **values), Tone.LEAD),)


def put_back(reader: Reader) -> tuple[Node, ...]:
    """Say of a draft that it was planned, and that too few people were left for it."""
    said = "When its time came, fewer than {n} people were left for it, so nobody was sent it."
    return (Text(reader.say(said, n=reader.number(FEWEST)), Tone.LEAD),)


def without_words(reader: Reader, one: Announcement) -> Message:
    """Tell a manager that what was planned is sent to nobody: who wrote it has erased everything."""
    say = reader.say
    words = Text(say("Its words went with the manager who wrote it."))
    off = Button(say("Call it off"), announcements.CALL_OFF, one.id)
    every = Button(say("All announcements"), announcements.PAGE)
    steps = Buttons((off, every) if one.stage is Stage.SCHEDULED else (every,))
    return Message(say("It is sent to nobody"), (words, steps))


def not_sent(reader: Reader, one: Announcement) -> Message:
    """Tell the manager who planned an announcement that it is a draft again, since too few were left."""
    say = reader.say
    again = Text(say("It is a draft again: look at it to see how many it would reach now."))
    look = Button(say("Look at it"), announcements.LOOK, one.id, Weight.MAIN)
    steps = Buttons((look, Button(say("All announcements"), announcements.PAGE)))
    title = Text(one.title or say("Its words went with the manager who wrote it."))
    return Message(say("It was not sent: too few people"), (title, *put_back(reader), again, steps))


def _when(reader: Reader, one: Announcement) -> str:
    planned = timing.read(one.day, one.time)
    day, hour = planned or (date.min, time())
    return f"{reader.calendar_day(day)}, {reader.hour(hour)}"
