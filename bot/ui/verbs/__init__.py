"""Verbs: everything that can be done, how each is answered, and whether it changes anything.

A platform must be acknowledged before the work is done (Slack and Discord: 3 seconds), and the form of the
acknowledgement depends on the answer to come: so the verb alone says what that will be.
"""

from dataclasses import dataclass

from bot.ui import limits

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Answers:
    """A verb that is answered with a message; `writes` tells whether it changes anything."""

    name: str
    writes: bool = False


@dataclass(frozen=True, slots=True)
class Opens:
    """A verb that is answered with a form. It never changes anything."""

    name: str


Verb = Answers | Opens


@dataclass(frozen=True, slots=True)
class Token:
    """What a button carries: a verb and the id of what it is about, never state."""

    verb: str
    ref: str = ""


class OutOfDate(ValueError):
    """A token that this release does not know: made by another version, or by hand."""


def write_token(verb: str, ref: str) -> str:
    """Return a button's token, such as `1:accept:ask_7Kf3`; at most 100 characters (Discord custom_id)."""
    token = f"{VERSION}:{verb}:{ref}"
    limits.hold(token, limits.TOKEN, "a button's token")
    return token


def read_token(text: str) -> Token:
    """Return the verb and the id in a token; raise `OutOfDate` where this release does not know the verb."""
    version, _, rest = text.partition(":")
    verb, colon, ref = rest.partition(":")
    if version != VERSION or not colon or not verb or len(text) > limits.TOKEN:
        raise OutOfDate(text[: limits.TOKEN])
    return Token(verb, ref)
