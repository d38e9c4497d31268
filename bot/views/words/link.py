"""A link beside a question: its box, what is wrong with it, and the one card on which it is live."""

from collections.abc import Mapping

from bot.domain.asks import links
from bot.domain.asks.links import Wrong
from bot.domain.common.people import Person
from bot.ui.attachments import Link
from bot.ui.forms import Input
from bot.ui.nodes import Node, Text, Tone
from bot.views.common import people
from bot.views.common.reader import Reader

FIELD = "link"

WRONG: Mapping[Wrong, str] = {
    Wrong.NO_LINK: "I can't read this as a web address. Please copy the whole of it, from https:// on.",
    Wrong.NOT_HTTPS: "Please use an address that begins with https://. No other kind is taken.",
    Wrong.USERINFO: "There is a name before an @ in this address. Please leave that part out.",
    Wrong.ADDRESS: "This page has a number for a name, or is inside a network."
    " Please use one that anybody can open.",
    Wrong.LONG: "This is longer than the {n} characters that fit. It is kept here: please use a shorter one.",
}


def box(reader: Reader, written: Mapping[str, str]) -> Input:
    """Return the box for a link; what is wrong with it is said beside it, so it takes any length."""
    return Input(
        name=FIELD,
        label=reader.say("A link to show, if you like"),
        hint=reader.say("To a CV, from https:// on. A file? After a yes you can share it in your room."),
        value=written.get(FIELD, ""),
    )


def errors(reader: Reader, typed: str, *, in_writing: bool, unnamed: bool) -> dict[str, str]:
    """Say beside the box why a link cannot go with this ask, and how to mend it."""
    if not typed:
        return {}
    if not in_writing:
        said = "A link goes with help in writing. Please choose that, or leave this box empty."
        return {FIELD: reader.say(said)}
    if unnamed:
        said = "A link may show who you are. Please leave this box empty, or ask with your name."
        return {FIELD: reader.say(said)}
    read = links.read(typed)
    return {FIELD: reader.say(WRONG[read], n=reader.number(links.LONGEST))} if isinstance(read, Wrong) else {}


def read(typed: str) -> str:
    """Return a link as it is opened; nothing for what is none."""
    found = links.read(typed)
    return "" if isinstance(found, Wrong) else found


def live(reader: Reader, link: str, mentee: Person) -> tuple[Node, ...]:
    """Return a link for the mentor who was asked, under the whole name of its host."""
    if not link:
        return ()
    label = reader.say(
        "{name} would like to show you: {host}", name=people.first_name(mentee), host=_host(link)
    )
    return (Link(label, link),)


def own(reader: Reader, link: str) -> tuple[Node, ...]:
    """Tell a mentee to which host their link leads."""
    if not link:
        return ()
    return (Text(reader.say("With your link to {host}", host=_host(link)), Tone.QUIET),)


def _host(link: str) -> str:
    return people.isolated(links.host_shown(link))
