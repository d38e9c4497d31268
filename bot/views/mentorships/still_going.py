"""Still going: the question to each of the two, an end that came by itself, and going on after it."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.domain.mentorships import still_going as rules
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone, Weight
from bot.ui.verbs import home, mentors, mentorships, search
from bot.views.common import nudge, people, ways
from bot.views.common.reader import Reader
from bot.views.mentorships import met
from bot.views.mentorships.space import Space
from bot.views.safety import report_and_block


@dataclass(frozen=True, slots=True)
class StillAsked:
    """What one of the two is asked, and about whom."""

    mentorship: Mentorship
    other: Person
    is_mentor: bool
    times: int
    """How often they were asked since somebody last said that it goes on; 0 once somebody has."""
    again_at: datetime | None = None
    """When they are asked again (UTC); None where they are not."""


def card(reader: Reader, asked: StillAsked) -> Message:
    """Ask one of the two whether it still goes on; once it is said, or over, it is a line."""
    name = people.first_name(asked.other)
    if asked.mentorship.ending is not Ending.GOING:
        return met.ended(reader, name)
    if not asked.times:
        return _said(reader, asked, name)
    title = reader.say("You and {name}: still going?", name=name)
    return Message(title, _question(reader, asked, name), face=people.face(reader, asked.other))


def _question(reader: Reader, asked: StillAsked, name: str) -> tuple[Node, ...]:
    say, one = reader.say, asked.mentorship
    since = say(
        "You two have been in touch since {day}: {kind}.",
        day=reader.day(one.started_at),
        kind=reader.kind_within(one.kind),
    )
    either = say(
        "If it goes on, all is well. If it has done its work, finishing says thanks and frees your place."
        if asked.is_mentor
        else "If it goes on, all is well. If it has done its work, finishing says thanks to {name}.",
        name=name,
    )
    silence = say(
        "Either is fine. If I hear from neither of you, I ask once more, in two weeks or a little later."
        if asked.times < rules.SILENCES
        else "If I hear from neither of you, it ends by itself in two weeks or a little later. For six weeks"
        " after that, one press takes it up again."
    )
    steps = (
        Button(say("Still going"), mentorships.STILL_GOING, one.id, Weight.MAIN),
        Button(say("We're finished"), mentorships.FINISH, one.id),
    )
    safety = report_and_block.row(reader, one.id)
    return Text(since), Text(either), Text(silence, Tone.QUIET), nudge.less(reader, *steps), safety


def _said(reader: Reader, asked: StillAsked, name: str) -> Message:
    say, ref, at = reader.say, asked.mentorship.id, asked.again_at
    again = say("Good. I ask again on {day} or a little later.", day=reader.day(at)) if at else say("Good.")
    steps = Buttons(
        (Button(say("See"), mentorships.SEE, ref), Button(say("My home"), home.HOME)),
        report_and_block.more(reader, ref, Button(say("How to stop"), mentorships.HOW_TO_STOP, ref)),
    )
    unchanged = Text(say("Until then nothing changes."), Tone.QUIET)
    return Message(say("You and {name}", name=name), (Text(again), unchanged, ways.way(reader, ref), steps))


def by_itself(reader: Reader, space: Space, *, of: PersonId) -> Message:
    """Tell one of the two that it has come to its end by itself, and how it goes on after all."""
    say, one = reader.say, space.mentorship
    is_mentor, other = of == one.mentor, space.called(one.other(of))
    name = people.first_name(other) if other.name else people.name(other)
    said = say(
        "Neither of you has said of late that this goes on, so it has come to its end by itself. That is all"
        " right: help is often done before anybody says so."
    )
    back = (Text(say("Your place is back."), Tone.QUIET),) if is_mentor else ()
    onward = () if is_mentor else (Button(say("Find somebody else"), search.FIND),)
    steps = (*_again(reader, space), *onward, Button(say("My home"), home.HOME))
    again = _for_six_weeks(reader, name, is_mentor=is_mentor) if _again(reader, space) else ()
    menu = report_and_block.more(reader, one.id)
    return Message(say("You and {name}", name=name), (Text(said), *back, *again, Buttons(steps, menu)))


def in_the_room(reader: Reader, space: Space) -> tuple[Node, ...]:
    """Return what stands in the room after such an end: that it came by itself, and the way back."""
    day = reader.day(space.mentorship.ended_at or reader.now)
    said = Text(reader.say("This came to its end by itself on {day}. Thank you both.", day=day))
    again = _again(reader, space)
    return (said, Buttons(again)) if again else (said,)


def _again(reader: Reader, space: Space) -> tuple[Button, ...]:
    one = space.mentorship
    here = space.mentor.is_here and space.mentee.is_here
    if not here or not rules.may_be_taken_up(one, reader.now):
        return ()
    return (Button(reader.say("It goes on"), mentorships.GOES_ON, one.id),)


def _for_six_weeks(reader: Reader, name: str, *, is_mentor: bool) -> tuple[Node, ...]:
    said = reader.say(
        "If it goes on after all, one press takes it up again: for six weeks, while you have room."
        if is_mentor
        else "If it goes on after all, one press takes it up again: for six weeks, while {name} has room.",
        name=name,
    )
    return (Text(said),)


def taken_up(reader: Reader, space: Space, *, of: PersonId) -> Message:
    """Confirm to the presser that it goes on, and that the other is told."""
    say, one = reader.say, space.mentorship
    name = people.first_name(space.called(one.other(of)))
    said = Text(say("You and {name} go on where you were, and {name} is told.", name=name))
    steps = Buttons((Button(say("See"), mentorships.SEE, one.id), Button(say("My home"), home.HOME)))
    return Message(say("On you go"), (said, ways.way(reader, one.id), steps))


def goes_on(reader: Reader, space: Space, *, of: PersonId) -> Message:
    """Tell the other of the two that it goes on again."""
    say, one = reader.say, space.mentorship
    other = space.called(one.other(of))
    name = people.first_name(other)
    if one.ending is not Ending.GOING:
        return met.ended(reader, name)
    said = Text(say("{name} would like to go on, so the two of you go on where you were.", name=name))
    held = (Text(say("One of your places is taken again."), Tone.QUIET),) if of == one.mentor else ()
    stop = Button(say("How to stop"), mentorships.HOW_TO_STOP, one.id)
    steps = Buttons(
        (Button(say("See"), mentorships.SEE, one.id, Weight.MAIN),),
        report_and_block.more(reader, one.id, stop),
    )
    face = people.face(reader, other)
    return Message(
        say("You and {name}", name=name), (said, *held, ways.way(reader, one.id), steps), face=face
    )


def again(reader: Reader, space: Space, *, of: PersonId) -> Message:
    """Say on the card of an end that came by itself that it goes on again."""
    say, one = reader.say, space.mentorship
    name = people.first_name(space.called(one.other(of)))
    menu = report_and_block.more(reader, one.id)
    steps = Buttons((Button(say("See"), mentorships.SEE, one.id), Button(say("My home"), home.HOME)), menu)
    return Message(say("You and {name}", name=name), (Text(say("This goes on again.")), steps))


def no_room(reader: Reader, space: Space, *, of: PersonId) -> Aside:
    """Say kindly that there is no room to go on, and what may be done meanwhile."""
    say = reader.say
    later = Text(say("Once there is room, the same press takes it up, within those six weeks."))
    title = say("No room at the moment")
    if of == space.mentor.id:
        said = Text(say("All the places that you give for this are taken."))
        step = Button(say("My mentor page"), mentors.BE_A_MENTOR, "new")
        return Aside(Message(title, (said, later, Buttons((step,)))))
    name = people.first_name(space.mentor)
    said = Text(say("{name} has no room at the moment, and that is nobody's doing.", name=name))
    return Aside(Message(title, (said, later, Buttons((Button(say("Find somebody else"), search.FIND),)))))
