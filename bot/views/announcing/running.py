"""How an announcement goes, and how it ended."""

from collections.abc import Iterable

from bot.domain.announcements.announcement import GOING, Announcement, ReaderState, Stage, Tally
from bot.domain.common.people import Person
from bot.ui.nodes import Button, Buttons, Message, Node, Text, Tone, Weight
from bot.ui.verbs import announcements
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.second_looks import necessary

BAR = 20
"""How many pieces the bar of a running announcement has."""

_IN_HAND = ("1 is being sent it at this moment", "{n} are being sent it at this moment")
"""What is said of readers of a cancelled announcement whose message a worker has in its hands."""


def how_it_goes(
    reader: Reader,
    one: Announcement,
    tally: Tally,
    *,
    since: Iterable[Node] = (),
    steps: Iterable[Button] = (),
    rings: bool = True,
) -> Message:
    """Show a manager how an announcement goes, or how it ended; the numbers add up to its audience.

    `since` says what was done with it since it was sent; `steps` are the further buttons; `rings` says
    whether it waits for the end of its readers' quiet hours.
    """
    told = tally.of(ReaderState.TOLD)
    words = necessary.titled(reader, one) or reader.say("Its words went with the manager who wrote it.")
    body = (
        Text(words, Tone.LEAD),
        *_bar(one, tally),
        *_numbers(reader, one, tally),
        *since,
        *_notes(reader, one, tally, rings=rings),
    )
    return Message(_title(reader, one, told, tally), (*body, _buttons(reader, one, tally, steps)))


def _title(reader: Reader, one: Announcement, told: int, tally: Tally) -> str:
    values = {"n": reader.number(told), "all": reader.number(tally.everybody)}
    sentence = {
        Stage.PAUSED: "Paused: {n} of {all} have had it",
        Stage.CANCELLED: "Cancelled: {n} of {all} have had it",
        Stage.DONE: "Done: {n} of {all} have had it",
    }.get(one.stage, "On its way: {n} of {all}")
    return reader.say(sentence, **values)


def _bar(one: Announcement, tally: Tally) -> tuple[Node, ...]:
    if one.stage not in GOING or not tally.everybody:
        return ()
    full = BAR * (tally.everybody - tally.of(ReaderState.QUEUED)) // tally.everybody
    return (Text("■" * full + "□" * (BAR - full), Tone.QUIET),)


def _numbers(reader: Reader, one: Announcement, tally: Tally) -> tuple[Node, ...]:
    sentences = {
        ReaderState.QUEUED: ("1 is still to get it", "{n} are still to get it"),
        ReaderState.CANCELLED: ("1 will not get it", "{n} will not get it"),
        ReaderState.STOPPED: ("1 stopped announcements meanwhile", "{n} stopped announcements meanwhile"),
        ReaderState.LEFT: ("1 left meanwhile", "{n} left meanwhile"),
        ReaderState.LEFT_OUT: ("1 was left out meanwhile", "{n} were left out meanwhile"),
        ReaderState.UNREACHED: ("1 could not be reached", "{n} could not be reached"),
        ReaderState.IN_DOUBT: ("1 may have it or not", "{n} may have it or not"),
    }
    if one.stage is Stage.CANCELLED:
        # What a worker has in its hands is not taken from it.
        sentences[ReaderState.QUEUED] = _IN_HAND
    lines = [reader.many(tally.of(state), *said) for state, said in sentences.items() if tally.of(state)]
    return (Text(" · ".join(lines)),) if lines else ()


def _notes(reader: Reader, one: Announcement, tally: Tally, *, rings: bool) -> tuple[Node, ...]:
    say = reader.say
    if one.stage in {Stage.DONE, Stage.CANCELLED}:
        return (Text(say("Who reads it is not tracked."), Tone.QUIET),)
    if one.stage is Stage.RUNNING and tally.of(ReaderState.QUEUED):
        week = "Those who had another one this week get it a week after that."
        later = (Text(say(week), Tone.QUIET),) if one.later else ()
        hours = Text(say("Those whose quiet hours it is get it when they end."), Tone.QUIET)
        return (*((hours,) if rings else ()), *later)
    return ()


def _buttons(reader: Reader, one: Announcement, tally: Tally, further: Iterable[Button]) -> Buttons:
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
    return Buttons((*steps.get(one.stage, again), *further, every))


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
