"""Passing it on: a mentee asks what the reader once asked, the smallest door, and what the mentor hears."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.asks.ask import Ask
from bot.domain.common.people import Person
from bot.ui.forms import Form
from bot.ui.nodes import Button, Buttons, Message, Node, Text, Tone, Weight
from bot.ui.verbs import home, mentors, passing_on
from bot.views.common import nudge as nudge_views
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.mentors import card_steps
from bot.views.safety import report_and_block

TELL, LEAVE_OUT = "tell", "leave-out"
"""The values of the choice whether the first mentor hears of it."""


@dataclass(frozen=True, slots=True)
class PassItOnPage:
    """What answering one question would mean for this person, or means now."""

    kind: str
    may_come: bool | None
    """Whether the question that caused the nudge may still come to them; None where it has come."""
    first: Person | None = None
    """The mentor who helped them then, where that mentor may still hear that it travelled."""
    tells: bool = True
    is_ready: bool = True
    """Whether the card has all that a door needs."""
    first_time: bool = True


def nudge(reader: Reader, kind: str, asked_at: datetime, *, first_time: bool) -> Message:
    """Tell a person who was helped that a mentee asks what they once asked; say nothing about the mentee."""
    say = reader.say
    said = say(
        "In {month} you asked something here, and somebody helped. Now somebody is asking"
        " something similar: {kind}.",
        month=reader.month(asked_at),
        kind=reader.kind_within(kind),
    )
    shall = say("Would you answer one, now that you know? No is a fine answer.")
    private = Text(say("I don't say who is asking, and nobody knows that I'm asking you."), Tone.QUIET)
    one = Button(say("Answer one"), passing_on.ANSWER_ONE, weight=Weight.MAIN)
    steps = (one, *_or_not(reader, first_time=first_time))
    title = say("Somebody asks what you once asked")
    return Message(title, (Text(said), Text(shall), private, nudge_views.less(reader, *steps)))


def later(reader: Reader) -> Message:
    """Say that the question may come once more."""
    said = reader.say("I may ask once more in three months, if somebody asks something like it then.")
    return Message(reader.say("Later is fine"), (Text(said), _home(reader)))


def left(reader: Reader) -> Message:
    """Say that the question does not come again."""
    said = reader.say("Not now is a fine answer, and I won't ask this again.")
    return Message(reader.say("Left as it is"), (Text(said), _home(reader)))


def page(reader: Reader, shown: PassItOnPage) -> Message:
    """Say what answering one question means, before the door opens."""
    say, kind = reader.say, reader.kind(shown.kind)
    means = say(
        "You would be asked for {kind} ({cost}), by one person at a time. Nobody can ask you for more.",
        kind=reader.kind_within(shown.kind),
        cost=say(kind.cost),
    )
    seen = say(
        "People here can find your name, your line and your words then. A no never needs a reason, and you"
        " can close your door whenever you like."
    )
    boxes = say("Two small boxes come first: a line about you, and a few words on what you lived through.")
    yes = Button(
        say("Open my door to one"),
        passing_on.OPEN_SMALL_DOOR if shown.is_ready else passing_on.SMALL_CARD,
        weight=Weight.MAIN,
    )
    return Message(
        say("One at a time"),
        (
            Text(means, Tone.LEAD),
            Text(seen),
            *_may_come(reader, shown),
            *(() if shown.is_ready else (Text(boxes),)),
            *_first(reader, shown),
            Buttons((yes, *_or_not(reader, first_time=shown.first_time))),
        ),
    )


def opened(reader: Reader, shown: PassItOnPage) -> Message:
    """Say that the small door is open, and what may come through it."""
    say = reader.say
    lead = say("You give {kind}, to one person at a time.", kind=reader.kind_within(shown.kind))
    steps = (
        Button(say("See my card"), mentors.MY_CARD),
        Button(say("My mentor page"), mentors.BE_A_MENTOR, "new"),
    )
    return Message(
        say("Your small door is open"),
        (Text(lead, Tone.LEAD), *_may_come(reader, shown), *_first(reader, shown), Buttons(steps)),
    )


def own_way(reader: Reader) -> Message:
    """Lead a person with a card of their own to it: a small door would overrule their choices."""
    say = reader.say
    said = say("Your mentor page is the way from here: your card, what you give, and your door.")
    steps = (Button(say("My mentor page"), mentors.BE_A_MENTOR, "new"), Button(say("My home"), home.HOME))
    return Message(say("On your own terms"), (Text(said), Buttons(steps)))


def small_card(reader: Reader, written: Mapping[str, str]) -> Form:
    """Ask for the two parts without which a card cannot be shown."""
    say = reader.say
    who = card_steps.who_form(reader, written)
    return replace(
        who,
        opens=passing_on.SMALL_CARD,
        submit=passing_on.KEEP_SMALL_CARD,
        fields=who.fields[:2],
        send=say("Open my door to one"),
    )


def travelled(reader: Reader, helper: Person, asked: Ask) -> Message:
    """Tell a mentor that a person they helped has helped another, without saying whom or with what."""
    say, name = reader.say, people.first_name(helper)
    lead = say(
        "{name}, whose question of {month} you took up, has now helped somebody else.",
        name=name,
        month=reader.month(asked.sent_at),
    )
    theirs = Text(
        say("Who it was, and what it was about, is theirs to keep. There is nothing to do."), Tone.QUIET
    )
    return Message(
        say("Your answer travelled"),
        (Text(lead), theirs, nudge_views.less(reader), report_and_block.row(reader, asked.id)),
    )


def _may_come(reader: Reader, shown: PassItOnPage) -> tuple[Node, ...]:
    if shown.may_come is None:
        return ()
    said = (
        "The question I wrote about may come to you next, if nobody takes it up first."
        if shown.may_come
        else "The question I wrote about is in other hands now or has come to its end, so it won't"
        " come to you. The next one may."
    )
    return (Text(reader.say(said)),)


def _first(reader: Reader, shown: PassItOnPage) -> tuple[Node, ...]:
    if shown.first is None:
        return ()
    name = people.first_name(shown.first)
    said = (
        (
            "{name}, who helped you then, will hear once that you helped somebody too; not who it"
            " was, nor with what."
        )
        if shown.tells
        else "{name}, who helped you then, will not hear of it."
    )
    label, ref = (
        ("Don't tell my first mentor", LEAVE_OUT) if shown.tells else ("Let my first mentor hear", TELL)
    )
    button = Buttons((Button(reader.say(label), passing_on.TELL_FIRST, ref),))
    return (Text(reader.say(said, name=name), Tone.QUIET), button)


def _or_not(reader: Reader, *, first_time: bool) -> tuple[Button, ...]:
    later_ = (Button(reader.say("Ask me later"), passing_on.ANSWER_LATER),) if first_time else ()
    return (*later_, Button(reader.say("I'd rather not"), passing_on.ANSWER_NONE))


def _home(reader: Reader) -> Buttons:
    return Buttons((Button(reader.say("My home"), home.HOME),))
