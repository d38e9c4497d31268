"""One more look at a draft: what its readers will get, how many they are, and what can be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.domain.announcements.announcement import (
    FEWEST,
    Announcement,
    Reach,
)
from bot.domain.common.zones import zone_named
from bot.ui.forms import Form
from bot.ui.nodes import Aside, Button, Buttons, Menu, Message, Node, Rule, Text, Tone, Weight, pressable
from bot.ui.refs import Previewed
from bot.ui.verbs import announcements
from bot.views.announcements import counting
from bot.views.announcements import timing as times
from bot.views.announcements.counting import Counting
from bot.views.audiences import reach as reaching
from bot.views.audiences.reach import Around
from bot.views.common.reader import Reader
from bot.views.words import preview


@dataclass(frozen=True, slots=True)
class DraftShown:
    """A draft as its manager looks at it once more."""

    one: Announcement
    seen: Message
    """What a reader will get."""
    reach: Reach | None
    """How many people get it; None until it is said for whom it is."""
    print: str
    """The print of the draft, for the button that sends it."""
    typed: bool
    """Whether the number is typed before it is sent."""
    late: bool = False
    """Whether the planned time has passed."""
    looked: tuple[Node, ...] = ()
    """What colleagues said to it."""
    ask: bool = False
    """Whether there is a colleague to ask."""
    around: Around = field(default_factory=Around)
    """What helps to choose the people whom it is for."""
    zones: Mapping[str, int] = field(default_factory=dict)
    """In which zones its readers are, and how many in each."""
    takes: timedelta = timedelta()
    """About how long the platform takes to send it; nothing where that is hardly noticed."""
    since: tuple[Node, ...] = ()
    """What another manager has done with it."""
    rings: bool = True
    """Whether it rings for its readers, so that it waits for the end of their quiet hours."""


def look_once_more(reader: Reader, shown: DraftShown) -> Message:
    """Show a draft as its readers will get it, how many they are, and what can be done with it."""
    reached = (*_reach(reader, shown), _others(reader), *shown.looked)
    own = (*shown.since, *_under_it(reader, shown.seen), *reached, _steps(reader, shown))
    return Message(reader.say("This is what they will see"), (*preview.as_read(shown.seen), Rule(), *own))


def _under_it(reader: Reader, seen: Message) -> tuple[Node, ...]:
    """Say which buttons stand under an announcement: a preview has none that could be pressed."""
    labels = [button.label for node in seen.body for button in pressable(node)]
    below = Text(reader.say("To press: {labels}", labels=" · ".join(labels)), Tone.QUIET)
    return below, Text(reader.say("Nothing is sent yet. It is kept as a draft."), Tone.LEAD)


def _others(reader: Reader) -> Node:
    """Say how those are reached who are no audience: a channel is for anybody who reads there."""
    said = "Only people who have used Alongside get it directly. For everybody else, post it in a channel."
    return Text(reader.say(said), Tone.QUIET)


def _reach(reader: Reader, shown: DraftShown) -> tuple[Node, ...]:
    say, reach = reader.say, shown.reach
    if reach is None:
        return (Text(say("It isn't said yet who it is for.")),)
    said = reaching.lines(reader, shown.one, reach, shown.around)
    return said if reach.readers < FEWEST else (*said, *_arrives(reader, shown))


def _arrives(reader: Reader, shown: DraftShown) -> tuple[Node, ...]:
    if shown.late:
        return (Text(reader.say("The time you chose has passed. Please choose another."), Tone.LEAD),)
    if shown.one.day:
        zones = times.in_zones(reader, shown.one, shown.zones)
        hours = times.quiet_hours(reader, shown.one) if shown.rings else ()
        return (Text(times.arrives(reader, shown.one)), *zones, *hours, *_quiet(reader, shown.one.day))
    awake = "It arrives at once where it is day, and for others when their quiet hours end."
    at_once = "It arrives at once, at any hour: this chat rings for nobody."
    today = reader.now.astimezone(zone_named(reader.zone)).date().isoformat()
    arrives = reader.say(awake if shown.rings else at_once)
    said = " ".join(filter(None, (arrives, times.takes(reader, shown.takes))))
    return (Text(said, Tone.QUIET), *_quiet(reader, today))


def _quiet(reader: Reader, day: str) -> tuple[Node, ...]:
    """Say where an announcement waits because that day is quiet here."""
    quiet, first = reader.programme.caps.quiet_weeks, date.fromisoformat(day)
    if not quiet.cover(first):
        return ()
    noon = datetime.combine(next(quiet.days_from(first)), time(12), zone_named(reader.zone))
    said = reader.say("That is a quiet time here: it arrives on {day}.", day=reader.day(noon))
    return (Text(said, Tone.LEAD),)


def _steps(reader: Reader, shown: DraftShown) -> Buttons:
    say, one = reader.say, shown.one
    who = Button(
        say("Change who it is for" if one.audience else "Say who it is for"), announcements.WHO, one.id
    )
    words = Button(say("Change the announcement"), announcements.WRITE, one.id)
    me = Button(say("Send it to me first"), announcements.TRY_OUT, one.id)
    away = Button(say("Throw this draft away"), announcements.THROW_AWAY, one.id)
    when = Button(say("When it arrives"), announcements.WHEN, one.id)
    ask = (Button(say("Ask a colleague"), announcements.COLLEAGUE, one.id),) if shown.ask else ()
    post = Button(say("Post it in a channel"), announcements.CHANNEL, one.id)
    first = reaching.first_steps(reader, one, shown.reach, shown.around)
    about_them = reaching.steps(reader, one, shown.reach)
    # Who it is for comes first: until then a channel is the other answer to that.
    seldom, posted = (post,) if one.audience else (), () if one.audience else (post,)
    every = (*first, *_send(reader, shown), *about_them, who, *posted, when, words, me, *ask)
    further = (*seldom, *reaching.rarely(reader, one, shown.around), away)
    return Buttons(every, Menu(say("More"), further))


def _send(reader: Reader, shown: DraftShown) -> tuple[Button, ...]:
    reach, about = shown.reach, Previewed(shown.one.id, shown.print)
    if reach is None or reach.readers < FEWEST or shown.late:
        return ()
    sentence = "Plan it for {n}" if shown.one.day else "Send it to {n}"
    label = reader.say(sentence, n=reader.number(reach.readers))
    verb = announcements.COUNT if shown.typed else announcements.SEND
    if shown.around.room is not None:
        return (Button(reader.say("Send to all the same"), verb, about),)
    return (Button(label, verb, about, Weight.MAIN),)


def count_form(reader: Reader, one: Announcement, about: Previewed, readers: int, written: str = "") -> Form:
    """Ask for the number of readers of an announcement that many get, at once or as it is planned."""
    say = reader.say
    title, send = say("Send it to all?"), say("Send to all of them")
    if one.day:
        title, send = say("Plan it for all?"), say("Plan it for all of them")
    when = times.arrives(reader, one)
    all_of_them = Counting(announcements.COUNT, announcements.SEND_COUNTED, title, send, when)
    return counting.form(reader, about, all_of_them, readers, written)


def tried(reader: Reader) -> Aside:
    """Tell a manager that the draft comes to them alone."""
    say = reader.say
    said = Text(say("It comes to you alone, as its readers will get it. Nobody else has been sent anything."))
    back = Buttons((Button(say("All announcements"), announcements.PAGE),))
    return Aside(Message(say("On its way to you"), (said, back)))


def thrown_away(reader: Reader) -> Message:
    """Tell a manager that a draft is gone."""
    say = reader.say
    steps = Buttons((Button(say("All announcements"), announcements.PAGE),))
    return Message(say("The draft is thrown away"), (Text(say("It is deleted, and goes to nobody.")), steps))
