"""How managers read for whom an announcement is, and how it goes."""

from datetime import datetime, time

from bot.domain.announcements import timing
from bot.domain.announcements.announcement import Announcement, ReaderState, Stage, Tally
from bot.domain.announcements.audience import Group
from bot.domain.common.people import Person
from bot.domain.common.zones import zone_named
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Node, Rule, Text, Tone, Weight
from bot.ui.verbs import announcements, programme
from bot.views.announcements import starts
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.words import preview

LISTED = 8
"""How many announcements are listed, those going out and the drafts first; each takes four components."""

BAR = 20
"""How many pieces the bar of a running announcement has."""


def audience_words(reader: Reader, audience: str) -> str:
    """Return for whom an announcement is, as managers read it."""
    group, _, kind = audience.partition(".")
    if group == Group.KIND:
        return reader.say("Mentors who give this: {kind}", kind=reader.kind_within(kind))
    words = {
        Group.EVERYBODY: "Everybody here",
        Group.MENTORS: "Mentors whose door is open",
        Group.MENTEES: "Those who have looked for help",
    }
    return reader.say(words.get(Group(group) if group else Group.EVERYBODY, "Everybody here"))


def page(
    reader: Reader, drafts: list[Announcement], going: list[Announcement], over: list[Announcement]
) -> Message:
    """List the announcements of a community: what is written, what goes out, and what has gone."""
    say = reader.say
    write = Button(say("Write one"), announcements.WRITE, weight=Weight.MAIN)
    start = Button(say("Begin with a text"), announcements.STARTS)
    steps = Buttons((write, start, Button(say("Look after mentoring"), programme.PAGE)))
    week = Text(say("Everybody gets one a week at most, and can stop them with one press."))
    if not (drafts or going or over):
        first = say(
            "Nothing has been sent yet. A good first one asks people you know for one quick question a month."
        )
        return Message(say("Announcements"), (Text(first), week, steps))
    cards = (
        *(_listed(reader, one, _stands(reader, one)) for one in going),
        *(_listed(reader, one, say("A draft, not sent")) for one in drafts),
        *(_listed(reader, one, _when(reader, one)) for one in over),
    )
    return Message(say("Announcements"), (week, *cards[:LISTED], steps))


def starting_texts(reader: Reader) -> Aside:
    """Offer six texts to start from, each of which becomes a draft."""
    say = reader.say
    said = Text(say("Each becomes a draft that you can change. Nobody is sent anything yet."))
    texts = (Button(say(text.label), announcements.START, key) for key, text in starts.STARTS.items())
    back = Button(say("All announcements"), announcements.PAGE)
    return Aside(Message(say("Begin with a text"), (said, Buttons((*texts, back)))))


def _listed(reader: Reader, one: Announcement, line: str) -> Card:
    say = reader.say
    look = Button(say("Look at it"), announcements.LOOK, one.id)
    again = Button(say("Use it again"), announcements.USE_AGAIN, one.id)
    audience = (audience_words(reader, one.audience),) if one.audience else ()
    buttons = (look,) if one.stage in {Stage.DRAFT, Stage.SCHEDULED} else (look, again)
    return Card(title=one.title, lines=(" · ".join((line, *audience)),), buttons=buttons)


def _stands(reader: Reader, one: Announcement) -> str:
    planned = timing.read(one.day, one.time)
    if one.stage is not Stage.SCHEDULED or planned is None:
        return reader.say("On its way")
    noon = datetime.combine(planned[0], time(12), zone_named(reader.zone))
    return reader.say("Planned for {day}, {at}", day=reader.day(noon), at=reader.hour(planned[1]))


def _when(reader: Reader, one: Announcement) -> str:
    day = reader.day(one.begun_at) if one.begun_at else ""
    sentence = "Cancelled, sent on {day}" if one.stage is Stage.CANCELLED else "Sent on {day}"
    return reader.say(sentence, day=day)


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


def thrown_away(reader: Reader) -> Message:
    """Tell a manager that a draft is gone."""
    say = reader.say
    steps = Buttons((Button(say("All announcements"), announcements.PAGE),))
    return Message(say("The draft is thrown away"), (Text(say("It is deleted, and goes to nobody.")), steps))


def how_it_goes(reader: Reader, one: Announcement, tally: Tally) -> Message:
    """Show a manager how an announcement goes, or how it ended; the numbers add up to its audience."""
    told = tally.of(ReaderState.TOLD)
    words = one.title or reader.say("Its words went with the manager who wrote it.")
    body = (Text(words, Tone.LEAD), *_bar(one, tally), *_numbers(reader, tally), *_notes(reader, one))
    return Message(_title(reader, one, told, tally), (*body, _buttons(reader, one, tally)))


def _title(reader: Reader, one: Announcement, told: int, tally: Tally) -> str:
    values = {"n": reader.number(told), "all": reader.number(tally.everybody)}
    sentence = {
        Stage.PAUSED: "Paused: {n} of {all} have had it",
        Stage.CANCELLED: "Cancelled: {n} of {all} have had it",
        Stage.DONE: "Done: {n} of {all} have had it",
    }.get(one.stage, "On its way: {n} of {all}")
    return reader.say(sentence, **values)


def _bar(one: Announcement, tally: Tally) -> tuple[Node, ...]:
    if one.stage is Stage.DONE or not tally.everybody:
        return ()
    full = BAR * (tally.everybody - tally.of(ReaderState.QUEUED)) // tally.everybody
    return (Text("■" * full + "□" * (BAR - full), Tone.QUIET),)


def _numbers(reader: Reader, tally: Tally) -> tuple[Node, ...]:
    sentences = {
        ReaderState.QUEUED: ("1 is still to get it", "{n} are still to get it"),
        ReaderState.CANCELLED: ("1 will not get it", "{n} will not get it"),
        ReaderState.STOPPED: ("1 stopped announcements meanwhile", "{n} stopped announcements meanwhile"),
        ReaderState.LEFT: ("1 left meanwhile", "{n} left meanwhile"),
        ReaderState.LEFT_OUT: ("1 was left out meanwhile", "{n} were left out meanwhile"),
        ReaderState.UNREACHED: ("1 could not be reached", "{n} could not be reached"),
        ReaderState.IN_DOUBT: ("of 1 it is not known", "of {n} it is not known"),
    }
    lines = [reader.many(tally.of(state), *said) for state, said in sentences.items() if tally.of(state)]
    return (Text(" · ".join(lines)),) if lines else ()


def _notes(reader: Reader, one: Announcement) -> tuple[Node, ...]:
    say = reader.say
    if one.stage is Stage.DONE:
        return (Text(say("Who reads it is not tracked."), Tone.QUIET),)
    if one.stage is Stage.RUNNING:
        return (Text(say("Those whose quiet hours it is get it when they end."), Tone.QUIET),)
    return ()


def _buttons(reader: Reader, one: Announcement, tally: Tally) -> Buttons:
    say = reader.say
    pause = Button(say("Pause"), announcements.PAUSE, one.id)
    go_on = Button(say("Go on"), announcements.GO_ON, one.id, Weight.MAIN)
    cancel = Button(say("Cancel the rest"), announcements.CANCEL, one.id)
    look = Button(say("How it goes now"), announcements.LOOK, one.id)
    unreached = tally.of(ReaderState.UNREACHED)
    several = say("Try those {n} again", n=reader.number(unreached))
    label = say("Try it again") if unreached == 1 else several
    again = (Button(label, announcements.AGAIN, one.id),) if unreached else ()
    every = Button(say("All announcements"), announcements.PAGE)
    held = (go_on, cancel) if one.is_written else (cancel,)
    steps = {Stage.RUNNING: (pause, cancel, look), Stage.PAUSED: held}
    return Buttons((*steps.get(one.stage, again), every))


def begun(reader: Reader) -> Message:
    """Tell the manager who sent an announcement that it has begun."""
    say = reader.say
    said = Text(say("It goes out now. A card shows you how far it is, and you can pause it there."))
    steps = Buttons((Button(say("All announcements"), announcements.PAGE),))
    return Message(say("It is on its way"), (said, steps))


def sent_already(reader: Reader, by: Person) -> Message:
    """Tell a manager that another one has sent it: it went once."""
    say = reader.say
    said = Text(say("{name} sent this a moment ago. It went once.", name=people.name(by)))
    steps = Buttons((Button(say("All announcements"), announcements.PAGE),))
    return Message(say("Already sent"), (said, steps))
