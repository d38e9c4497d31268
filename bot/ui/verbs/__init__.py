"""Verbs: everything that can be done, how each is answered, and whether it changes anything.

A platform must be acknowledged before the work is done (Slack and Discord: 3 seconds), and the form of the
acknowledgement depends on the answer to come: so the verb alone says what that will be.
"""

from dataclasses import dataclass, field
from typing import Generic

from bot.ui import limits, refs
from bot.ui.refs import Previewed, R, Ref

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


@dataclass(frozen=True, slots=True)
class AnswersAbout(Answers, Generic[R]):
    """A verb that is answered with a message; `about` says in which shapes its references are written."""

    about: tuple[type[R], ...] = field(kw_only=True)

    def read(self, written: str) -> R | None:
        """Return what a button of this verb is about; None where it was made by hand."""
        return refs.read(self.about, written)


@dataclass(frozen=True, slots=True)
class OpensAbout(Opens, Generic[R]):
    """A verb that is answered with a form; `about` says in which shapes its references are written."""

    about: tuple[type[R], ...] = field(kw_only=True)

    def read(self, written: str) -> R | None:
        """Return what a button of this verb is about; None where it was made by hand."""
        return refs.read(self.about, written)


@dataclass(frozen=True, slots=True)
class Sends(AnswersAbout[Previewed]):
    """A verb that sends a draft as its preview shows it; its button carries a print of that draft."""


def sends(name: str) -> Sends:
    """Return a verb that sends what a preview shows."""
    return Sends(name, writes=True, about=(Previewed,))


Verb = Answers | Opens


@dataclass(frozen=True, slots=True)
class Token:
    """What a button carries: a verb and the id of what it is about, never state."""

    verb: str
    ref: str = ""


class OutOfDate(ValueError):
    """A token that this release does not know: made by another version, or by hand."""


def write_ref(verb: Verb, ref: str | Ref) -> str:
    """Return a reference as a button carries it; raise ValueError where its verb does not read it so."""
    about = verb.about if isinstance(verb, AnswersAbout | OpensAbout) else ()
    if isinstance(ref, Ref):
        if type(ref) not in about:
            raise ValueError(f"{verb.name!r} is not about {ref!r}")
        return refs.write(ref)
    if ref and about and refs.read(about, ref) is None:
        raise ValueError(f"{verb.name!r} is not about {ref!r}")
    return ref


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
