"""An announcement in a channel: what stands there, and what managers read of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.announcements import markup
from bot.domain.announcements.announcement import Announcement
from bot.domain.channel_posts.channel import Post, PostState
from bot.domain.common.people import Person
from bot.ui.attachments import Link
from bot.ui.fit import fit_line
from bot.ui.nodes import Aside, Button, Buttons, Menu, Message, Node, Rule, Text, Tone, Weight, pressable
from bot.ui.refs import Previewed
from bot.ui.verbs import announcements
from bot.views.announcements import card, message
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.words import preview

LONGEST_NAME: Final = 80
LONGEST_WHY: Final = 200


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post as a manager looks at it."""

    one: Announcement
    post: Post
    print: str = ""
    """The print of the draft, for the button that posts it."""
    comes: datetime | None = None
    """When it is posted (UTC); None where it is posted at once, or was."""
    late: bool = False
    """Whether the planned time has passed."""
    moved: bool = False
    """Whether a quiet time moves it."""
    waits: bool = False
    """Whether it waits for another manager."""
    trouble: bool = False
    """Whether the platform has not taken it at the first try."""
    version: int = 0
    """The version that is in doubt."""
    since: tuple[Node, ...] = ()
    """How far a correction is, where there was one."""
    further: tuple[Button, ...] = ()
    """What else can be done with one that stands, such as correcting it."""


def in_channel(reader: Reader, one: Announcement) -> Message:
    """Draw an announcement as it stands in a channel: for everybody there, with nothing to stop."""
    sender, _, office = one.signed.partition(",")
    said = message.Announced(
        title=one.title,
        words=markup.parse(one.words),
        sender=sender.strip(),
        office=office.strip(),
        audience=reader.say("everybody in this channel"),
    )
    drawn = message.announcement(reader, said, action=card.action_of(reader, one))
    return card.corrected(reader, one, drawn)


def look_once_more(reader: Reader, shown: PostShown) -> Message:
    """Show a draft as it will stand in its channel, when it is posted, and what can be done with it."""
    say, seen = reader.say, in_channel(reader, shown.one)
    labels = [button.label for node in seen.body for button in pressable(node)]
    below = (Text(say("To press: {labels}", labels=" · ".join(labels)), Tone.QUIET),) if labels else ()
    once = say(
        "It goes once into {channel}, for everybody who reads there. It is not counted as anybody's one a"
        " week, and people who have stopped announcements may read it there too.",
        channel=called(reader, shown.post),
    )
    own = (
        Text(say("Nothing is posted yet. It is kept as a draft."), Tone.LEAD),
        Text(once),
        *_when(reader, shown),
        *_unseen(reader, shown),
    )
    return Message(
        say("This is what they will see"),
        (*preview.as_read(seen), Rule(), *below, *own, _draft_steps(reader, shown)),
    )


def _when(reader: Reader, shown: PostShown) -> tuple[Node, ...]:
    say = reader.say
    if shown.late:
        return (Text(say("The time you chose has passed. Please choose another."), Tone.LEAD),)
    if shown.comes is None:
        return (Text(say("It is posted as soon as you press."), Tone.QUIET),)
    quiet = (Text(say("That is a quiet time here, so it is posted on the first day after."), Tone.LEAD),)
    return (Text(posted_at(reader, shown.post, shown.comes)), *(quiet if shown.moved else ()))


def posted_at(reader: Reader, post: Post, at: datetime) -> str:
    """Say when it is posted, in the zone of the manager who planned it."""
    there = reader.elsewhere(post.zone)
    values = {"day": there.day(at), "at": there.clock(at), "city": reader.city(post.zone)}
    return reader.say("It is posted on {day} at {at}, {city} time.", **values)


def _unseen(reader: Reader, shown: PostShown) -> tuple[Node, ...]:
    """Say that nobody could look whether a post would be taken: its channel has no name then."""
    if shown.post.name:
        return ()
    said = "I could not look whether I can post there. If I can't, nothing is posted, and you read it here."
    return (Text(reader.say(said)),)


def _draft_steps(reader: Reader, shown: PostShown) -> Buttons:
    say, one = reader.say, shown.one
    about = Previewed(one.id, shown.print)
    label = say("Post it in the channel") if shown.comes is None else say("Plan it for the channel")
    ready = () if shown.late else (Button(label, announcements.POST, about, Weight.MAIN),)
    people_instead = Button(say("Send it to people instead"), announcements.WHO, one.id)
    away = Button(say("Throw this draft away"), announcements.THROW_AWAY, one.id)
    return Buttons(
        (
            *ready,
            Button(say("Change where and when"), announcements.CHANNEL, one.id),
            Button(say("Change the announcement"), announcements.WRITE, one.id),
            Button(say("Send it to me first"), announcements.TRY_OUT, one.id),
        ),
        Menu(say("More"), (people_instead, away)),
    )


def standing(reader: Reader, shown: PostShown) -> Message:
    """Show a manager how far a post is, and what they can do."""
    say, one = reader.say, shown.one
    title = {
        PostState.PLANNED: "It is planned, and not posted yet",
        PostState.GOING: "On its way into the channel",
        PostState.STANDS: "It stands in the channel",
        PostState.REFUSED: "It was not posted",
        PostState.UNSURE: "Does it stand in the channel?",
    }.get(shown.post.state, "It was not posted")
    words = Text(one.title or say("Its words went with the manager who wrote it."), Tone.LEAD)
    return Message(say(title), (words, *_told(reader, shown), *shown.since, _steps(reader, shown)))


GONE: Final = (
    "The manager who planned it looks after mentoring no more. It is not sent before another says so."
)
UNSURE: Final = (
    "I can't tell whether it stands in {channel}. Please look there first; nothing is posted meanwhile."
)


def _told(reader: Reader, shown: PostShown) -> tuple[Node, ...]:
    say, post = reader.say, shown.post
    where = called(reader, post)
    match post.state:
        case PostState.PLANNED:
            waits = (Text(say(GONE), Tone.LEAD),) if shown.waits else ()
            at = (Text(posted_at(reader, post, post.due_at)),) if post.due_at else ()
            return (Text(say("It goes once into {channel}.", channel=where)), *at, *waits)
        case PostState.GOING:
            slow = (Text(say("It has not been taken yet; it is tried again.")),) if shown.trouble else ()
            return (Text(say("It goes once into {channel}.", channel=where)), *slow)
        case PostState.STANDS:
            return _it_stands(reader, post, where)
        case PostState.UNSURE:
            return (Text(say(UNSURE, channel=where)),)
        case _:
            return _refused(reader, shown, where)


def _it_stands(reader: Reader, post: Post, where: str) -> tuple[Node, ...]:
    say = reader.say
    day, at = (reader.day(post.posted_at), reader.clock(post.posted_at)) if post.posted_at else ("—", "—")
    posted = Text(say("It was posted in {channel} on {day}, {at}.", channel=where, day=day, at=at))
    link = (post.message or {}).get("link", "")
    there = (Link(say("Look at it there: {host}", host=link.split("/")[2]), link),) if link else ()
    return (posted, *there, Text(say("Who reads it is not tracked."), Tone.QUIET))


def _refused(reader: Reader, shown: PostShown, where: str) -> tuple[Node, ...]:
    say, post = reader.say, shown.post
    nowhere = Text(say("It could not be posted in {channel}, and does not stand there.", channel=where))
    if not shown.one.title:
        return (nowhere,)
    mend = say("Usually it helps to add me to the channel: type “/invite @Alongside” there, and try again.")
    why = Text(say("What I was told: {why}", why=fit_line(post.problem, LONGEST_WHY) or "—"), Tone.QUIET)
    return (nowhere, Text(mend), why)


def _steps(reader: Reader, shown: PostShown) -> Buttons:
    say, one, post = reader.say, shown.one, shown.post
    doubt = announcements.PostDoubt(one.id, shown.version)
    off = Button(say("Call it off"), announcements.CALL_OFF_POST, one.id)
    take = (Button(say("I'll post it"), announcements.TAKE_OVER_POST, one.id, Weight.MAIN),)
    look = Button(say("How it goes now"), announcements.LOOK, one.id)
    again = Button(say("Use it again"), announcements.USE_AGAIN, one.id)
    steps: Mapping[PostState, tuple[Button, ...]] = {
        PostState.PLANNED: (*(take if shown.waits else ()), off),
        PostState.GOING: (off, look),
        PostState.STANDS: (*shown.further, again),
        PostState.UNSURE: (
            # Neither is the one to press: only a look at the channel tells which, and neither is taken back.
            Button(say("It's there"), announcements.SEEN_THERE, doubt),
            Button(say("Send it again"), announcements.POST_AGAIN, doubt),
        ),
        PostState.REFUSED: (Button(say("Try it again"), announcements.TRY_POST, one.id, Weight.MAIN), off),
    }
    every = Button(say("All announcements"), announcements.PAGE)
    return Buttons((*(steps.get(post.state, ()) if one.title else ()), every))


def same_words(reader: Reader, shown: PostShown, twin: Post, by: Person) -> Aside:
    """Ask once more before the same words go into the same channel within a day."""
    say = reader.say
    at = twin.due_at or twin.posted_at or reader.now
    values = {
        "name": people.name(by),
        "channel": called(reader, twin),
        "day": reader.day(at),
        "at": reader.clock(at),
    }
    planned = "{name} has planned the same words for {channel}: {day}, {at}."
    there = "{name} sent the same words into {channel}: {day}, {at}."
    said = Text(say(planned if twin.state is PostState.PLANNED else there, **values))
    anyway = Button(say("Post it once more"), announcements.POST_ANYWAY, Previewed(shown.one.id, shown.print))
    steps = Buttons(
        (
            Button(say("Look at that one"), announcements.LOOK, twin.announcement, Weight.MAIN),
            Button(say("Keep as a draft"), announcements.PAGE),
            anyway,
        )
    )
    nothing = Text(say("Nothing is posted yet."), Tone.LEAD)
    return Aside(Message(say("The same words, within a day"), (said, nothing, steps)))


def line(reader: Reader, post: Post) -> str:
    """Return how far a post is, in a list."""
    at = post.due_at or post.posted_at
    day = reader.day(at) if at else "—"
    match post.state:
        case PostState.PLANNED:
            clock = reader.clock(at) if at else "—"
            return reader.say("Planned for {day}, {at}", day=day, at=clock)
        case PostState.GOING:
            return reader.say("On its way")
        case PostState.UNSURE:
            return reader.say("It may stand there or not: please look")
        case PostState.STANDS:
            return reader.say("Sent on {day}", day=day)
        case _:
            return reader.say("It was not posted")


def called(reader: Reader, post: Post) -> str:
    """Return what a channel is called; where its platform did not say, that it is one."""
    return people.isolated(fit_line(post.name, LONGEST_NAME)) or reader.say("the channel")
