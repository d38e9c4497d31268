"""What managers choose of their platform: where people are told things, and who manages beside them."""

from collections.abc import Mapping
from typing import Final

from bot.domain.programme.setup import CommunitySetup
from bot.ui import limits
from bot.ui.fit import fit_line
from bot.ui.forms import Conversation, Field, Form, Pick
from bot.ui.nodes import Aside, Button, Buttons, Message, Option, Text, Weight
from bot.ui.requests import PlaceProblem
from bot.ui.verbs import programme
from bot.views.common.reader import Reader
from bot.views.open_asks.channel import PROBLEMS

CHANNEL: Final = "channel"
MANAGERS: Final = "managers"
"""The fields of the form."""


def button(reader: Reader) -> Button:
    """Return the way to the choice."""
    return Button(reader.say("Choose channel and team"), programme.SET_UP)


def form(reader: Reader, chosen: CommunitySetup, groups: Mapping[str, str]) -> Form:
    """Ask for a channel, and for a group whose members manage too."""
    say = reader.say
    where = Conversation(CHANNEL, say("The channel"), say("Every member has to see it."), chosen.channel)
    options = tuple(
        Option(one, reader.alone(fit_line(name, limits.OPTION - 5)))
        for one, name in list(groups.items())[: limits.OPTIONS]
    )
    known = chosen.managers if chosen.managers in groups else ""
    hint = say("Beside those who may manage this space anyway.")
    who: tuple[Field, ...] = (
        (Pick(MANAGERS, say("Who looks after mentoring too"), options, known, hint),) if options else ()
    )
    return Form(
        opens=programme.SET_UP,
        submit=programme.KEEP_SET_UP,
        title=say("Channel and team"),
        fields=(where, *who),
        send=say("Save this choice"),
        note=say("Under this channel I make a thread for each person, in which I tell them things."),
    )


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
