"""What managers choose of their platform: where people are told things, and who manages beside them."""

from collections.abc import Mapping
from typing import Final

from bot.domain.programme.setup import CommunitySetup
from bot.ui import limits
from bot.ui.fit import fit_line
from bot.ui.forms import Conversation, Field, Form, Pick
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Option, Text, Weight
from bot.ui.requests import PlaceProblem
from bot.ui.verbs import programme
from bot.views.common.reader import Reader
from bot.views.open_asks.channel import PROBLEMS

CHANNEL: Final = "channel"
MANAGERS: Final = "managers"
MENTORS: Final = "mentors"
"""The fields of the form."""


def button(reader: Reader) -> Button:
    """Return the way to the choice."""
    return Button(reader.say("Choose channel and team"), programme.SET_UP)


def first_step(reader: Reader, chosen: CommunitySetup) -> tuple[Card, ...]:
    """Ask for a channel as long as none is chosen: before that nobody is told anything by itself."""
    if chosen.channel:
        return ()
    said = reader.say(
        "I can tell people things once I know a channel: the one that you choose, or until then one that"
        " your operator has set."
    )
    title = reader.say("Choose where I tell people things")
    return (Card(title=title, lines=(said,), quote="", buttons=(button(reader),)),)


def form(
    reader: Reader, chosen: CommunitySetup, groups: Mapping[str, str], badges: Mapping[str, str]
) -> Form:
    """Ask for a channel, for a group whose members manage too, and for one that shows who is a mentor."""
    say = reader.say
    where = Conversation(CHANNEL, say("The channel"), say("Every member has to see it."), chosen.channel)
    team = say("Who looks after mentoring too"), say("Beside those who may manage this space anyway.")
    seen = (
        say("Role for mentors"),
        say("After the opening, everyone sees it on people with an open door. Empty: nobody has it."),
    )
    who = (
        *_pick(reader, MANAGERS, team, groups, chosen.managers),
        *_pick(reader, MENTORS, seen, badges, chosen.mentors),
    )
    return Form(
        opens=programme.SET_UP,
        submit=programme.KEEP_SET_UP,
        title=say("Channel and team"),
        fields=(where, *who),
        send=say("Save this choice"),
        note=say("Under this channel I make a thread for each person, in which I tell them things."),
    )


def _pick(
    reader: Reader, name: str, said: tuple[str, str], groups: Mapping[str, str], chosen: str
) -> tuple[Field, ...]:
    """Ask for one of these groups, or none; nothing is asked where there are none."""
    options = tuple(
        Option(one, reader.alone(fit_line(called, limits.OPTION - 5)))
        for one, called in list(groups.items())[: limits.OPTIONS]
    )
    label, hint = said
    return (Pick(name, label, options, chosen if chosen in groups else "", hint),) if options else ()


def errors(reader: Reader, problem: PlaceProblem | None) -> dict[str, str]:
    """Say beside the channel why it cannot be used, or that one is needed."""
    said = PROBLEMS[problem] if problem else "Choose one, please."
    return {CHANNEL: reader.say(said)}


def kept(reader: Reader) -> Aside:
    """Say what follows from the choice."""
    say = reader.say
    said = say("From now on I tell people things under this channel. Who has a thread already keeps it.")
    back = Button(say("Back"), programme.PAGE, weight=Weight.MAIN)
    return Aside(Message(say("Your choice is saved"), (Text(said), Buttons((back,)))))
