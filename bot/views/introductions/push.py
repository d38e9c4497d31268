"""The loving push: looking is fine too, two noes are luck, and a manager can make the first step."""

from bot.domain.common.people import Mentor
from bot.ui.nodes import Aside, Button, Buttons, Message, Text, Tone, Weight
from bot.ui.verbs import home, introductions, search
from bot.views.common import nudge
from bot.views.common.alternatives import instead
from bot.views.common.reader import Reader


def push(reader: Reader, *, looked: bool, can_introduce: bool) -> Message:
    """Offer an introduction to a mentee who only looked, or was declined twice."""
    say = reader.say
    said = say(
        ("You had a look around, and that can be all it is. Asking a stranger is a big step for many people.")
        if looked
        else "Your last asks did not work out. That is luck, not you, and asking was brave."
    )
    shall = say("Shall somebody introduce you? They would ask you first, about the person and every word.")
    yes = Button(say("Ask for an introduction"), introductions.INTRODUCE_ME, weight=Weight.MAIN)
    steps = (
        *((yes,) if can_introduce else ()),
        Button(
            say("Just show me three"),
            introductions.SHOW_THREE,
            weight=Weight.PLAIN if can_introduce else Weight.MAIN,
        ),
        Button(say("Not now"), introductions.NOT_NOW),
    )
    private = Text(say("Nobody else knows that I'm asking you this."), Tone.QUIET)
    asked = (Text(shall),) if can_introduce else ()
    title = say("Looking is fine too" if looked else "Shall we look together?")
    return Message(title, (Text(said), *asked, private, nudge.less(reader, *steps)))


def introduced(reader: Reader) -> Message:
    """Say that they have asked for an introduction: the push has had its answer."""
    say = reader.say
    said = Text(say("The button below always shows how it stands."))
    steps = Buttons((Button(say("My introduction"), introductions.MINE),))
    return Message(say("You have asked for an introduction"), (said, steps))


def moved_on(reader: Reader) -> Message:
    """Say that the push is over: they have asked a mentor since, or give help themselves."""
    say = reader.say
    said = Text(say("Things have moved on since I wrote this, and there is nothing left to do here."))
    return Message(say("Looking is fine too"), (said, Buttons((Button(say("My home"), home.HOME),))))


def three(reader: Reader, kind: str, others: tuple[Mentor, ...]) -> Aside:
    """Show three mentors who have room for the kind of help that takes the least time."""
    say = reader.say
    known = reader.kind(kind)
    asks_less = say(
        "{kind} asks little of somebody: {cost}.",
        kind=say(known.name),
        cost=reader.cost(known) or say(known.name),
    )
    cards = instead(reader, others)
    nobody = (
        Text(say("Nobody has room for it at the moment; that changes every day.")),
        Buttons((Button(say("Find a mentor"), search.FIND), Button(say("My home"), home.HOME))),
    )
    return Aside(Message(say("Who has room"), (Text(asks_less), *(cards or nobody))))


def not_now(reader: Reader) -> Message:
    """Say goodbye to a mentee for now, in place of the push; nothing is left to do."""
    say = reader.say
    said = say("Not now is a fine answer, and looking stays private.")
    steps = Buttons((Button(say("Find a mentor"), search.FIND), Button(say("My home"), home.HOME)))
    return Message(say("Until later"), (Text(said), steps))
