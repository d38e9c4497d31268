"""The end of a mentorship: both ways to end, the second look, the minutes in between, and what is told."""

from datetime import datetime

from bot.domain.common.ids import PersonId
from bot.domain.mentorships.ending import PendingEnding
from bot.domain.mentorships.mentorship import Ending
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Quote, Text, Tone, Weight
from bot.ui.verbs import home as home_verbs
from bot.ui.verbs import mentorships, search
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.mentorships import calendar, still_going
from bot.views.mentorships.space import Space, when
from bot.views.safety import report_and_block

FINISHED = "{name} finished this, with thanks."
LEFT = "{name} is not here any more, so this has come to its end. What you wrote stays yours."
STOPPED = "This has come to its end; it needs no reason."


def how_to_stop(reader: Reader, space: Space) -> Aside:
    """Offer the two endings, name what goes with either, and say that it can be taken back."""
    say, ref = reader.say, space.mentorship.id
    buttons = (
        Button(say("Finish together"), mentorships.FINISH, ref, Weight.CAREFUL),
        Button(say("Stop without a reason"), mentorships.STOP, ref, Weight.CAREFUL),
        Button(say("Back"), mentorships.SEE, ref),
    )
    ways = say("Finish when it has done its work, or stop; neither needs a reason.")
    calm = say("You see it once more before anything happens, and for ten minutes you can take it back.")
    body = (Text(ways), Text(_goes(reader, space)), Text(calm, Tone.QUIET), Buttons(buttons))
    return Aside(Message(say("How to stop"), body))


def look(reader: Reader, space: Space, how: Ending, *, of: PersonId) -> Message:
    """Show what would end, and the very words that the other would read, before anything happens."""
    say, ref = reader.say, space.mentorship.id
    name = people.first_name(space.called(space.mentorship.other(of)))
    finish = Button(say("Finish with {name}", name=name), mentorships.FINISH_NOW, ref, Weight.CAREFUL)
    stop = Button(say("Stop with {name}", name=name), mentorships.STOP_NOW, ref, Weight.CAREFUL)
    title, press = ("Finish together?", finish) if how is Ending.TOGETHER else ("Stop here?", stop)
    told = say("{name} is told in ten minutes, and not before. This is what {name} will read:", name=name)
    words = Quote(_words(reader, how, people.first_name(space.called(of))))
    steps = Buttons((press, Button(say("Back"), mentorships.SEE, ref)))
    return Message(say(title), (Text(_goes(reader, space)), Text(told), words, steps))


def pending(reader: Reader, space: Space, waits: PendingEnding, *, of: PersonId) -> Message:
    """Show one of the two that their ending waits, until when, and the way back."""
    say, one = reader.say, space.mentorship
    name = people.first_name(space.called(one.other(of)))
    at = reader.clock(waits.due_at)
    title = (
        "You are finishing with {name}" if waits.how is Ending.TOGETHER else "You are stopping with {name}"
    )
    said = say(
        "{name} is told at {clock}, and not before. Until then you can take it back.", name=name, clock=at
    )
    steps = (
        Button(say("Go on with {name}", name=name), mentorships.TAKE_BACK_ENDING, one.id, Weight.MAIN),
        Button(say("My home"), home_verbs.HOME),
    )
    goes = Text(_goes(reader, space), Tone.QUIET)
    return Message(say(title, name=name), (Text(said), goes, Buttons(steps)))


def taken_back(reader: Reader, space: Space) -> Message:
    """Confirm that nothing ends, and that nobody was told."""
    said = Text(reader.say("Everything stands as it was, and nobody was told."))
    see = Button(reader.say("See"), mentorships.SEE, space.mentorship.id)
    return Message(reader.say("Taken back"), (said, Buttons((see,))))


def last_card(reader: Reader, space: Space, *, off: bool = False) -> Message:
    """Show a room's card once it has ended; `off` on the one that takes the time out of calendars."""
    kept = Text(reader.say("What you wrote to each other stays yours."), Tone.QUIET)
    files = calendar.called_off(reader, space.mentorship, space.mentor, space.mentee) if off else ()
    safety = report_and_block.row(reader, space.mentorship.id)
    return Message(
        reader.say("This room has done its work"), (*_last_words(reader, space), kept, *files, safety)
    )


def _last_words(reader: Reader, space: Space) -> tuple[Node, ...]:
    if space.mentorship.ending is Ending.BY_ITSELF:
        return still_going.in_the_room(reader, space)
    names = {
        "mentor": people.first_name(space.mentor),
        "mentee": people.first_name(space.mentee),
        "day": reader.day(space.mentorship.ended_at or reader.now),
    }
    said = {
        Ending.TOGETHER: "{mentor} and {mentee} finished this together on {day}. Thank you both.",
        Ending.STOPPED: "{mentor} and {mentee} stopped here on {day}. No reason is needed, and none is kept.",
    }
    sentence = said.get(space.mentorship.ending, said[Ending.STOPPED])
    return (Text(reader.say(sentence, **names)),)


def finished(reader: Reader, space: Space, *, of: PersonId) -> Message:
    """Tell one of the two that the mentorship has ended, and what comes next."""
    if space.mentorship.ending is Ending.BY_ITSELF:
        return still_going.by_itself(reader, space, of=of)
    say = reader.say
    mentor = of == space.mentor.id
    together = space.mentorship.ending is Ending.TOGETHER
    other = space.called(space.mentorship.other(of))
    name = people.first_name(other) if other.name else people.name(other)
    title = say("Finished, with thanks") if together else say("You and {name}", name=name)
    home = Button(say("My home"), home_verbs.HOME)
    onward = () if mentor else (Button(say("Find somebody else"), search.FIND),)
    steps = Buttons((*onward, home), report_and_block.more(reader, space.mentorship.id))
    back = (Text(say("Your place is back."), Tone.QUIET),) if mentor else ()
    return Message(title, (Text(_end(reader, space, of)), *back, steps))


def _end(reader: Reader, space: Space, of: PersonId) -> str:
    one = space.mentorship
    name = people.first_name(space.called(one.other(of)))
    if one.ending is Ending.STOPPED:
        gone = space.called(one.other(of)).has_left
        return reader.say(LEFT, name=name) if gone else reader.say(STOPPED)
    if one.ended_by == of:
        return reader.say("You finished this with {name}, with thanks.", name=name)
    if one.ended_by:
        return reader.say(FINISHED, name=name)
    return reader.say(
        "You and {name} finished together. Thank you for the time you gave each other.", name=name
    )


def _words(reader: Reader, how: Ending, name: str) -> str:
    return reader.say(FINISHED, name=name) if how is Ending.TOGETHER else reader.say(STOPPED)


def _goes(reader: Reader, space: Space) -> str:
    at: datetime | None = space.mentorship.meets_at
    if at is None or at < reader.now:
        return reader.say("What goes: this room and its buttons. What you wrote stays yours.")
    goes = "What goes: your time on {when}, this room and its buttons. What you wrote stays yours."
    return reader.say(goes, when=when(reader, space, at))
