"""What a person is told where the bot cannot serve them: it is not for them, or the platform is silent."""

from bot.ui.nodes import Aside, Button, Buttons, Message, Text, Weight
from bot.ui.verbs import home
from bot.views.common.reader import Reader


def for_members(reader: Reader) -> Aside:
    """Tell a guest, or a member of another organisation, whom the bot is for; nothing is stored of them."""
    said = reader.say(
        "Mentoring here is between members of {community}, and you are with us as a guest. I have"
        " kept nothing about you. The person who invited you can tell you more.",
        community=_community(reader),
    )
    return Aside(Message(reader.say("For members"), (Text(said),)))


def for_former(reader: Reader) -> Aside:
    """Tell a person who was a member, and is a guest now, what is kept; it is theirs to take or to erase."""
    said = reader.say(
        "Mentoring here is between members of {community}, and you are with us as a guest now. What you"
        " wrote is kept in case you become a member again; nobody finds you or writes to you meanwhile."
        " It stays yours: you can take it with you, or erase it.",
        community=_community(reader),
    )
    theirs = Buttons(
        (
            Button(reader.say("Take it all with me"), home.DOWNLOAD, weight=Weight.MAIN),
            Button(reader.say("Erase everything"), home.ERASE, weight=Weight.CAREFUL),
        )
    )
    return Aside(Message(reader.say("For members"), (Text(said), theirs)))


def cannot_ask(reader: Reader) -> Aside:
    """Say that the platform does not tell who the person is just now, so nothing was done."""
    said = reader.say(
        "I couldn't check who you are, so nothing was changed. In a minute it will probably work."
    )
    return Aside(Message(reader.say("In a minute"), (Text(said), Buttons((_home(reader),)))))


def in_messages(reader: Reader) -> Aside:
    """Say that an answer with files was sent to the only place that can show files."""
    said = reader.say("It has files with it, so I have put it into our direct messages.")
    return Aside(Message(reader.say("In our messages"), (Text(said),)))


def _home(reader: Reader) -> Button:
    return Button(reader.say("My home"), home.HOME)


def _community(reader: Reader) -> str:
    return reader.configured(reader.programme.community)
