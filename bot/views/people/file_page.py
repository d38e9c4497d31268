"""A page that gives a file once: the way to it, and what it says itself."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from bot.ui.attachments import Link
from bot.ui.nodes import Aside, Button, Buttons, Message, Text, Tone
from bot.ui.verbs import home, people
from bot.ui.verbs.people import FileOf
from bot.views.common.reader import Reader

PATH: Final = "/files/"
"""Where the pages are on `PORT`; the secret follows."""

MINUTES: Final = 10


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a page says: its title, a sentence, and its button, if it has one."""

    title: str
    said: str
    button: str = ""


def is_public(address: str) -> bool:
    """Tell whether people can be sent to this address of the installation."""
    return address.startswith("https://")


def handed(reader: Reader, address: str, secret: str) -> Aside:
    """Hand somebody the way to a page, and say how long it leads there."""
    say = reader.say
    said = say(
        "The page gives you the file once, within {n} minutes. It asks for no name, so keep its address to"
        " yourself.",
        n=reader.number(MINUTES),
    )
    link = Link(say("Open the page on {host}", host=urlsplit(address).netloc), f"{address}{PATH}{secret}")
    back = Buttons((Button(say("My home"), home.HOME),))
    return Aside(Message(say("Your file is on a page"), (Text(said), link, back)))


def given(reader: Reader, file: FileOf) -> Aside:
    """Say that the way to a page was handed over a moment ago."""
    said = reader.say("The way to it is in my message before this one. Here you can have another.")
    steps = Buttons((Button(reader.say("Have it from a page"), people.FILE_PAGE, file),))
    return Aside(Message(reader.say("You have a page for it already"), (Text(said), steps)))


def no_page(reader: Reader) -> Aside:
    """Say that this installation has no page to give, and who can change that."""
    said = reader.say(
        "For this I would need a page on the internet, and those who run me have not given me an address"
        " (BASE_URL). Ask those who look after this community."
    )
    back = Buttons((Button(reader.say("My home"), home.HOME),))
    return Aside(Message(reader.say("I have no page to give"), (Text(said, Tone.PLAIN), back)))


def ready(reader: Reader, name: str) -> PageWords:
    """Say which file the button gives, and that it does so once."""
    return PageWords(
        reader.say("Your file"),
        reader.say("{file} is made the moment you press, and this page gives it once.", file=name),
        reader.say("Download it"),
    )


def over(reader: Reader) -> PageWords:
    """Say that a page gives nothing (any more), and how to get another."""
    return PageWords(
        reader.say("This page has nothing to give now"),
        reader.say(
            "It gave its file already, or its {n} minutes are over. Ask me for the file again in our chat,"
            " and I give you another page.",
            n=reader.number(MINUTES),
        ),
    )
