"""A person has left the workspace, or is back: the one line that managers read."""

from bot.domain.common.people import Person
from bot.ui.nodes import Button, Buttons, Message, Text
from bot.ui.verbs import programme
from bot.views.common import people
from bot.views.common.reader import Reader


def left(reader: Reader, person: Person) -> Message:
    """Tell a manager that a person has left, and that nobody waits for them in vain."""
    said = reader.say(
        "{name} is not here any more. What was open has ended kindly, and those waiting have been told.",
        name=people.name(person),
    )
    return Message(reader.say("Somebody has left"), (Text(said), _steps(reader)))


def back(reader: Reader, person: Person) -> Message:
    """Tell a manager who read that a person has left that they are back."""
    said = reader.say("{name} is back.", name=people.name(person))
    return Message(reader.say("Somebody is back"), (Text(said), _steps(reader)))


def _steps(reader: Reader) -> Buttons:
    return Buttons((Button(reader.say("Look after mentoring"), programme.PAGE, "new"),))
