"""Where answers land, as a table: by place of the act, kind of answer, and whether it is late."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar, assert_never

from bot.handlers.routing import Answer
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.views.common import refusals
from bot.views.common.reader import Reader

Where = TypeVar("Where", bound=StrEnum)
"""The places of a platform in which people act."""

How = TypeVar("How", bound=StrEnum)
"""A platform's ways for an answer to reach its reader."""


class Impossible(LookupError):
    """An answer of a kind that this place never gets: an error in our code."""


@dataclass(frozen=True, slots=True)
class Never:
    """Marks a kind of answer that a place never gets, and says why."""

    why: str


@dataclass(frozen=True, slots=True)
class Late(Generic[How]):
    """Two ways: while the platform still waits, and once it was acknowledged without an answer."""

    in_time: How
    late: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Generic[How]):
    """How each kind of answer lands at one place: always in one way, or in another way if it is late."""

    message: How | Late[How] | Never
    aside: How | Late[How] | Never
    form: How | Late[How] | Never
    rejected: How | Late[How] | Never


@dataclass(frozen=True, slots=True)
class Landings(Generic[Where, How]):
    """The whole table of one platform: where every answer lands."""

    rows: Mapping[Where, Row[How]]

    def way(self, where: Where, answer: Answer, *, late: bool) -> How:
        """Return how an answer lands; raise `Impossible` if this place never gets one of its kind."""
        match _cell(self.rows[where], answer):
            case Never(why):
                raise Impossible(f"{type(answer).__name__} on {where}: {why}")
            case Late(in_time, after):
                return after if late else in_time
            case one:
                return one


def _cell(row: Row[How], answer: Answer) -> How | Late[How] | Never:
    match answer:
        case Message():
            return row.message
        case Aside():
            return row.aside
        case Form():
            return row.form
        case Rejected():
            return row.rejected
        case _:
            assert_never(answer)


def message_of(answer: Message | Aside) -> Message:
    """Return the message that an answer is or holds."""
    return answer.message if isinstance(answer, Aside) else answer


def form_of(answer: Form | Rejected) -> Form:
    """Return the form that an answer is or holds."""
    return answer.form if isinstance(answer, Rejected) else answer


def as_message(reader: Reader, answer: Answer) -> Message:
    """Return an answer as a message; for a form, a private message with a button that opens it."""
    return message_of(by_button(reader, answer) if isinstance(answer, Form | Rejected) else answer)


def by_button(reader: Reader, answer: Form | Rejected) -> Aside:
    """Return a private message with a button that opens the form again, with everything that was written."""
    return refusals.open_it(reader, form_of(answer))
