"""The announcements of a community, as its managers find them."""

from collections.abc import Mapping
from datetime import datetime, time
from types import MappingProxyType

from bot.domain.announcements import timing
from bot.domain.announcements.announcement import Announcement, Stage
from bot.domain.channel_posts.channel import Post
from bot.domain.common.ids import AnnouncementId
from bot.domain.common.zones import zone_named
from bot.ui.nodes import (
    Aside,
    Button,
    Buttons,
    Card,
    Message,
    Text,
    Weight,
)
from bot.ui.refs import PageNumber
from bot.ui.verbs import announcements, programme
from bot.views.announcing import starts
from bot.views.audiences import audience
from bot.views.channel_posts import channel
from bot.views.common.reader import Reader
from bot.views.second_looks import necessary

LISTED = 8
"""How many announcements are listed, those going out and the drafts first; each takes four components."""


Posts = Mapping[AnnouncementId, Post]
NO_POSTS: Posts = MappingProxyType({})


def page(
    reader: Reader,
    drafts: list[Announcement],
    going: list[Announcement],
    over: list[Announcement],
    posts: Posts = NO_POSTS,
) -> Message:
    """List the announcements of a community: what is written, what goes out, and what has gone."""
    say = reader.say
    write = Button(say("Write one"), announcements.WRITE, weight=Weight.MAIN)
    start = Button(say("Begin with a text"), announcements.STARTS)
    must = Button(say("Necessary notice"), announcements.NECESSARY)
    dates = Button(say("Calendar"), announcements.CALENDAR)
    more = len(drafts) + len(going) + len(over) > LISTED
    earlier = (Button(say("Earlier ones"), announcements.EARLIER, PageNumber(0)),) if more else ()
    back = Button(say("Look after mentoring"), programme.PAGE)
    steps = Buttons((write, start, dates, *earlier, must, back))
    week = Text(say("Everybody gets one a week at most, and can stop them with one press."))
    if not (drafts or going or over):
        first = say(
            "Nothing has been sent yet. A good first one asks people you know for one quick question a month."
        )
        return Message(say("Announcements"), (Text(first), week, steps))
    cards = (
        *(listed(reader, one, posted(reader, one, posts) or stands(reader, one)) for one in going),
        *(listed(reader, one, say("A draft, not sent")) for one in drafts),
        *(listed(reader, one, ended(reader, one, posts)) for one in over),
    )
    return Message(say("Announcements"), (week, *cards[:LISTED], steps))


def starting_texts(reader: Reader) -> Aside:
    """Offer six texts to start from, each of which becomes a draft."""
    say = reader.say
    said = Text(say("Each becomes a draft that you can change. Nobody is sent anything yet."))
    texts = (Button(say(text.label), announcements.START, key) for key, text in starts.STARTS.items())
    back = Button(say("All announcements"), announcements.PAGE)
    return Aside(Message(say("Begin with a text"), (said, Buttons((*texts, back)))))


def listed(reader: Reader, one: Announcement, line: str) -> Card:
    """Return an announcement as one of a list, with how it stands."""
    say = reader.say
    look = Button(say("Look at it"), announcements.LOOK, one.id)
    again = Button(say("Use it again"), announcements.USE_AGAIN, one.id)
    to = (audience.words(reader, one.audience),) if one.audience else ()
    again_too = one.stage not in {Stage.DRAFT, Stage.SCHEDULED} and not one.necessary
    buttons = (look, again) if again_too else (look,)
    return Card(title=necessary.titled(reader, one), lines=(" · ".join((line, *to)),), buttons=buttons)


def ended(reader: Reader, one: Announcement, posts: Posts) -> str:
    """Say on which day it went, to people or into a channel."""
    return posted(reader, one, posts) or went(reader, one)


def posted(reader: Reader, one: Announcement, posts: Posts) -> str:
    """Return how far the post of an announcement is; nothing for one that goes to people."""
    return channel.line(reader, posts[one.id]) if one.stage is Stage.CHANNEL and one.id in posts else ""


def stands(reader: Reader, one: Announcement) -> str:
    """Say that it is on its way or paused, or for when it is planned."""
    if one.stage is Stage.PAUSED:
        return reader.say("Paused")
    planned = timing.read(one.day, one.time)
    if one.stage is Stage.SCHEDULED and one.necessary:
        return reader.say("Not sent yet")
    if one.stage is not Stage.SCHEDULED or planned is None:
        return reader.say("On its way")
    noon = datetime.combine(planned[0], time(12), zone_named(reader.zone))
    return reader.say("Planned for {day}, {at}", day=reader.day(noon), at=reader.hour(planned[1]))


def went(reader: Reader, one: Announcement) -> str:
    """Say on which day it was sent, and whether its rest was cancelled."""
    day = reader.day(one.begun_at) if one.begun_at else ""
    sentence = "Cancelled, sent on {day}" if one.stage is Stage.CANCELLED else "Sent on {day}"
    return reader.say(sentence, day=day)
