"""What somebody hears before anything else: that this is not for them, or that their platform is silent."""

from bot.ui.nodes import Aside, Button, Buttons, Message, Text
from bot.ui.verbs import home
from bot.views.common.reader import Reader


def for_members(reader: Reader) -> Aside:
    """Tell a guest, or somebody of another organisation, whom this is for; nothing of them is kept."""
    said = reader.say(
        "Mentoring here is between members of {community}, and you are with us as a guest."
        " I have kept nothing about you. Whoever invited you can tell you more.",
        community=reader.programme.community,
    )
    return Aside(Message(reader.say("For members"), (Text(said),)))


def cannot_ask(reader: Reader) -> Aside:
    """Say that the platform does not tell who this is just now, so that nothing was done."""
    said = reader.say(
        "I could not find out just now who is who here, so I have changed nothing."
        " In a minute it will probably work."
    )
    return Aside(Message(reader.say("In a minute"), (Text(said), Buttons((_home(reader),)))))


def in_messages(reader: Reader) -> Aside:
    """Say that an answer with files went to the one place where files can stand."""
    said = reader.say("It has files with it, so I have put it into our direct messages.")
    return Aside(Message(reader.say("In our messages"), (Text(said),)))


def _home(reader: Reader) -> Button:
    return Button(reader.say("My home"), home.HOME)
