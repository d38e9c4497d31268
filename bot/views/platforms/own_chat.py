"""What is said where others read along, and by whom: that the answer is in one's own chat with the bot."""

from bot.domain.common.people import Person
from bot.ui.nodes import Button, Buttons, Message, Text, Tone, Weight
from bot.ui.verbs import home, mentors, search
from bot.views.common import people
from bot.views.common.reader import Reader


def beside(reader: Reader) -> str:
    """Say where the answer is."""
    return reader.say("I've answered in our own chat.")


def follows(reader: Reader) -> str:
    """Say that the answer comes, and where to."""
    return reader.say("This takes a little longer; the answer follows in our chat.")


def add_me_first(reader: Reader) -> str:
    """Say that nobody can be answered in private before they have added the app; it is read by others too."""
    return reader.say("I can't write to you yet. Add me to your apps first; then ask me again.")


def went_wrong(reader: Reader) -> str:
    """Say that not even the reason can be shown."""
    return reader.say("That didn't reach me whole. Please try again in a minute.")


def write_to(reader: Reader, other: Person) -> str:
    """Name the way to a chat with the other of two, where the bot has made none for them."""
    return reader.say("Write to {name}", name=people.first_name(other))


def first_line(reader: Reader, other: Person) -> str:
    """Return what stands in that chat ready to be sent, if its writer likes it."""
    return reader.say("Hello {name}, shall we find a time to talk?", name=people.first_name(other))


def hello(reader: Reader) -> Message:
    """Greet a person who has added the app for themselves."""
    say = reader.say
    return Message(
        say("Hello, I'm here when you want me"),
        (
            Text(
                say(
                    "Here you find people who said they would like to be asked, or say what you would give"
                    " yourself. Nobody is told that you look."
                )
            ),
            Buttons(
                (
                    Button(say("Find a mentor"), search.FIND, weight=Weight.MAIN),
                    Button(say("Be a mentor"), mentors.BE_A_MENTOR),
                    Button(say("My home"), home.HOME),
                )
            ),
            Text(say("You can also type: {commands}", commands=_commands(reader)), Tone.QUIET),
        ),
    )


def hello_to_all(reader: Reader) -> Message:
    """Greet a group or a team, where everybody reads what is said."""
    say = reader.say
    return Message(
        say("Hello, I help people here to find a mentor"),
        (
            Text(
                say("Mention me with what you wonder about; I answer each of you in your own chat with me.")
            ),
            Text(say("I read only what mentions me, and nothing else that is said here."), Tone.QUIET),
        ),
    )


def _commands(reader: Reader) -> str:
    names = reader.programme.commands
    return " · ".join(names.get(key, key) for key in ("find-mentor", "be-a-mentor", "mentoring"))
