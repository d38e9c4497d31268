"""What stands first in a thread of a server: who can read it."""

from bot.ui.nodes import Message, Text, Tone
from bot.views.common.reader import Reader

OURS = "Alongside"
"""What a person's own thread is called."""


def own(reader: Reader) -> Message:
    """Say who reads a person's own thread, and what is never written in it."""
    say = reader.say
    return Message(
        say("Here I tell you what happens"),
        (
            Text(say("You and I are in this thread, and moderators who may manage threads can open it.")),
            Text(
                say("What is for you alone stands in none: it is shown to you when you press a button."),
                Tone.QUIET,
            ),
        ),
    )


def of_two(reader: Reader) -> Message:
    """Say who reads the thread of two people."""
    say = reader.say
    said = say("Both of you and I are in this thread, and moderators who may manage threads can open it.")
    return Message(say("Your thread"), (Text(said),))
