"""What is said of a person who was chosen on the platform itself, and has no card to read."""

from bot.ui.nodes import Aside, Button, Buttons, Message, Text, Weight
from bot.ui.verbs import search
from bot.views.common.reader import Reader


def no_card(reader: Reader) -> Aside:
    """Say that a person has no card here; why it cannot be read is not said."""
    said = reader.say("They have not said here that they would like to be asked. Others have.")
    find = Button(reader.say("Find a mentor"), search.FIND, weight=Weight.MAIN)
    return Aside(Message(reader.say("No card to show"), (Text(said), Buttons((find,)))))
