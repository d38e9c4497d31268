"""In which community something is, where one bot serves a person in several of them."""

from collections.abc import Mapping
from contextlib import suppress

from bot.ui import limits
from bot.ui.fit import fit_line
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone, Weight
from bot.ui.verbs import home
from bot.views.common.reader import Reader

NAME = 60
"""Characters of a community's name that are shown."""

FEWEST = 2
"""Communities among which something can be chosen."""

MOST = 20
"""Communities that are listed."""


def within(message: Message, name: str) -> Message:
    """Return a message that begins with the name of its community, where that fits."""
    return _with(message, (Text(_named(name), Tone.QUIET), *message.body))


def says_which(reader: Reader, message: Message, name: str) -> Message:
    """Return an answer that ends with the name of its community, and with a button that changes it."""
    said = Text(reader.say("This is about {name}.", name=_named(name)), Tone.QUIET)
    change = Buttons((Button(reader.say("Choose another community"), home.WHICH_COMMUNITY),))
    return _with(_with(message, (*message.body, said)), (*message.body, said, change))


def listed(reader: Reader, names: Mapping[str, str], here: str) -> Aside:
    """Ask in which community the presser wants to act, by the names of those in which they are."""
    say = reader.say
    if len(names) < FEWEST:
        only = say("You and I are together in one community alone.")
        return Aside(Message(say("Only this one"), (Text(only), Buttons((_home(reader),)))))
    said = say("What you write to me directly is about one of them. Which one should it be?")
    steps = tuple(
        Button(
            reader.alone(fit_line(name, limits.BUTTON - 5)),
            home.ACT_IN,
            one,
            Weight.MAIN if one == here else Weight.PLAIN,
        )
        for one, name in list(names.items())[:MOST]
    )
    return Aside(Message(say("Where do you want to be?"), (Text(said), Buttons(steps))))


def chosen(reader: Reader, name: str) -> Message:
    """Say in which community the presser acts from now on."""
    say = reader.say
    said = say("What you write to me directly is about {name} from now on.", name=_named(name))
    return Message(say("That is settled"), (Text(said), Buttons((_home(reader),))))


def _home(reader: Reader) -> Button:
    return Button(reader.say("My home"), home.HOME, weight=Weight.MAIN)


def _with(message: Message, body: tuple[Node, ...]) -> Message:
    """Return a message with another body; itself where that does not fit."""
    with suppress(limits.DoesNotFit):
        return message.showing(body)
    return message


def _named(name: str) -> str:
    return fit_line(name, NAME) or "—"
