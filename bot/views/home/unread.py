"""Words that the bot was not shown: what to do instead, once and kindly."""

from bot.domain.asks.ask import LONGEST_ANSWER
from bot.ui import limits
from bot.ui.forms import Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Message, Text, Weight
from bot.ui.verbs import home, search
from bot.views.common.reader import Reader


def unread(reader: Reader) -> Aside:
    """Say that what was typed in a server's thread cannot be read, and open a form for it."""
    say = reader.say
    said = Text(
        say(
            "In a server I see commands, presses and messages that call me by name, and no other words."
            " Nothing of what you typed has reached me."
        )
    )
    steps = Buttons(
        (
            Button(say("Write to Alongside"), home.WRITE, "", Weight.MAIN),
            Button(say("My home"), home.HOME),
        )
    )
    return Aside(Message(say("I can't see what you typed"), (said, steps)))


def called(reader: Reader) -> Aside:
    """Say where others read along that answers are private, and how to have one."""
    say = reader.say
    said = Text(say("Others read along here, so I answer nothing in the open. Press a button, please."))
    steps = Buttons(
        (
            Button(say("Find a mentor"), search.FIND, "", Weight.MAIN),
            Button(say("Write to Alongside"), home.WRITE),
        )
    )
    return Aside(Message(say("I answer in private"), (said, steps)))


def write_form(reader: Reader, words: str = "") -> Form:
    """Return the form in which a person writes to the bot."""
    say = reader.say
    box = Input(
        name="words",
        label=say("Your words"),
        hint=say("As if you had typed them: an answer, a question, or what you look for"),
        value=words,
        at_most=min(LONGEST_ANSWER, limits.INPUT),
        tall=True,
    )
    return Form(
        opens=home.WRITE,
        submit=home.WRITTEN,
        title=say("Write to Alongside"),
        fields=(box,),
        send=say("Go on"),
    )
