"""Why the rest of an announcement was cancelled: its form, a second look, and what its readers get."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.announcements.announcement import Announcement, ReaderState, Stage, Tally
from bot.domain.common.people import Person
from bot.domain.corrections.reason import LONGEST_REASON, Reason
from bot.ui.fit import visible
from bot.ui.forms import Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Rule, Text, Tone, Weight, Written
from bot.ui.refs import Previewed
from bot.ui.verbs import announcements
from bot.ui.written import Piece, WordLine
from bot.views.announcements import timing
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.words import preview


def card(reader: Reader, one: Announcement, words: str) -> Message:
    """Draw for a person who had an announcement why its rest was cancelled."""
    say = reader.say
    title = say("About “{title}”", title=" ".join(visible(one.title).split()))
    said = Written(tuple(WordLine((Piece(line),) if line else ()) for line in visible(words).splitlines()))
    foot = Text(
        say("From {sender}, to those who had this announcement.", sender=people.isolated(one.signed)),
        Tone.QUIET,
    )
    stop = Button(say("Stop announcements"), announcements.STOP, one.id)
    return Message(title, (said, foot, Buttons((stop,))))


def form(reader: Reader, one: Announcement, written: str) -> Form:
    """Ask for the reason, in plain words."""
    say = reader.say
    box = Input(
        name="words",
        label=say("Why the rest was cancelled"),
        hint=say("A few plain words. It goes once."),
        value=written,
        at_least=1,
        at_most=LONGEST_REASON,
        tall=True,
    )
    return Form(
        opens=announcements.TELL_WHY,
        submit=announcements.KEEP_WHY,
        title=say("Tell them why"),
        fields=(box,),
        send=say("Look at the reason"),
        ref=one.id,
        note=say("It goes to those who had the announcement, and doesn't count as their one of the week."),
    )


def not_so_long(reader: Reader) -> str:
    """Say how long a reason may be."""
    return reader.say("Please write a few words, in at most {n} characters.", n=reader.number(LONGEST_REASON))


@dataclass(frozen=True, slots=True)
class Telling:
    """A reason as its manager looks at it before it is sent."""

    seen: Message
    readers: int
    """How many get it: those who had the announcement, and have neither stopped nor left since."""
    takes: timedelta
    """About how long the platform takes; nothing where that is hardly noticed."""
    about: Previewed


def look_once_more(reader: Reader, shown: Telling) -> Aside:
    """Show a reason as its readers will see it, and how many they are."""
    say, about = reader.say, shown.about
    nobody = say("It goes to nobody: everybody who had the announcement has stopped or left since.")
    to = reader.many(
        shown.readers,
        "It goes once, to the 1 person who had the announcement and has not stopped or left since.",
        "It goes once, to the {n} people who had the announcement and have not stopped or left since.",
    )
    long = timing.takes(reader, shown.takes)
    send = Button(say("Tell them now"), announcements.SEND_WHY, about, Weight.MAIN)
    change = Button(say("Change the reason"), announcements.TELL_WHY, about.about)
    leave = Button(say("Not now"), announcements.LOOK, about.about)
    lines = (Text(to if shown.readers else nobody, Tone.LEAD), *((Text(long, Tone.QUIET),) if long else ()))
    steps = Buttons((*((send,) if shown.readers else ()), change, leave))
    body = (*preview.as_read(shown.seen), Rule(), *lines, steps)
    return Aside(Message(say("This is what those who had it will read"), body))


def told(reader: Reader, reason: Reason | None, by: Person | None, written: int) -> tuple[Node, ...]:
    """Say that those who had an announcement were told why, by whom and when; nothing where nobody was."""
    if reason is None or by is None:
        return ()
    said = reader.many(
        written,
        "{name} wrote on {day} to 1 person who had it why the rest was cancelled.",
        "{name} wrote on {day} to {n} people who had it why the rest was cancelled.",
        name=people.name(by),
        day=reader.day(reason.at),
    )
    return (Text(said),)


def soon(reader: Reader, one: Announcement, tally: Tally, reason: Reason | None) -> tuple[Node, ...]:
    """Say that those who had it can be told why once the last are sent what a worker has in its hands."""
    if one.stage is not Stage.CANCELLED or reason or not one.is_written or not tally.of(ReaderState.QUEUED):
        return ()
    said = reader.say("Once that is over, you can tell here why to those who had it.")
    return (Text(said, Tone.QUIET),)


def button(reader: Reader, one: Announcement, tally: Tally, reason: Reason | None) -> tuple[Button, ...]:
    """Return the button under a cancelled announcement that tells those who had it why, once."""
    had, waits = tally.of(ReaderState.TOLD), tally.of(ReaderState.QUEUED)
    if one.stage is not Stage.CANCELLED or reason is not None or not one.is_written or waits or not had:
        return ()
    label = reader.say("Tell them why") if had == 1 else reader.say("Tell the {n} why", n=reader.number(had))
    return (Button(label, announcements.TELL_WHY, one.id),)


def told_already(reader: Reader, shown: Message, by: Person) -> Aside:
    """Say above a cancelled announcement that another manager has told its readers: it went once."""
    said = reader.say("{name} has told them why. It went once.", name=people.name(by))
    return Aside(replace(shown, body=(Text(said, Tone.LEAD), *shown.body)))
