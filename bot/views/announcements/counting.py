"""The number of readers, typed by a manager, so that many are never sent something by accident."""

from dataclasses import dataclass

from bot.ui.forms import Form, Input
from bot.ui.refs import Previewed
from bot.ui.verbs import Answers, Opens
from bot.views.common.reader import Reader

DIGITS = 6


@dataclass(frozen=True, slots=True)
class Counting:
    """What is sent once the number of its readers was typed, and how that is said."""

    opens: Opens
    submit: Answers
    title: str
    send: str
    note: str = ""


def form(reader: Reader, about: Previewed, counting: Counting, readers: int, written: str = "") -> Form:
    """Ask for the number of readers, so that many are never sent something by accident."""
    return Form(
        opens=counting.opens,
        submit=counting.submit,
        title=counting.title,
        fields=(_number(reader, readers, written),),
        send=counting.send,
        ref=about,
        note=counting.note,
    )


def _number(reader: Reader, readers: int, written: str) -> Input:
    return Input(
        name="number",
        label=reader.say("How many people get it"),
        hint=reader.say("Type {n}, so that it can't happen by accident.", n=str(readers)),
        value=written,
        at_least=1,
        at_most=DIGITS,
    )


def wrong_number(reader: Reader, typed: str, readers: int) -> str:
    """Say that another number was typed, and that nothing was sent."""
    return reader.say(
        "That says {typed}. It goes to {n} people. Nothing was sent.", typed=typed, n=str(readers)
    )
