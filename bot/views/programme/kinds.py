"""The kinds of help, for managers: which are offered, how much is suggested, when to remind."""

from collections.abc import Mapping
from datetime import timedelta

from bot.domain.programme.kinds import Kind, Per
from bot.ui.forms import Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Text, Weight
from bot.ui.refs import PageNumber
from bot.ui.verbs import programme
from bot.views.common.reader import Reader

KINDS_A_PAGE = 8
MOST_PLACES = 50
"""The highest number that the programme file accepts."""
DIGITS = 2


def kinds(reader: Reader, number: int) -> Message:
    """List the kinds of help with what is suggested to mentors."""
    say, all_ = reader.say, reader.programme.kinds
    first = number * KINDS_A_PAGE
    cards = (_kind(reader, kind) for kind in all_[first : first + KINDS_A_PAGE])
    steps = (
        Button(say("These kinds are right"), programme.KINDS_RIGHT, weight=Weight.MAIN),
        *(
            (Button(say("More kinds"), programme.KINDS, PageNumber(number + 1)),)
            if first + KINDS_A_PAGE < len(all_)
            else ()
        ),
        Button(say("Back"), programme.PAGE),
    )
    said = Text(say("These are suggestions: each mentor chooses how much they give, above or below."))
    return Message(say("The kinds of help"), (said, *cards, Buttons(steps)))


def _kind(reader: Reader, kind: Kind) -> Card:
    say = reader.say
    if kind.key in reader.programme.off:
        on = Button(say("Offer it again"), programme.TURN_KIND, programme.KindTurned(kind.key, "on"))
        return Card(
            title=say(kind.name),
            lines=(say("Not offered here for now. Whatever has begun goes on."),),
            quote="",
            buttons=(on,),
        )
    change = Button(say("Change"), programme.KIND, kind.key)
    off = Button(say("Stop offering it here"), programme.TURN_KIND, programme.KindTurned(kind.key, "off"))
    line = " · ".join((say(kind.cost), amount(reader, kind), _reminds(reader, kind)))
    return Card(title=say(kind.name), lines=(line,), quote="", buttons=(change, off))


def amount(reader: Reader, kind: Kind) -> str:
    """Return how much of a kind is suggested to mentors."""
    one, other = {
        Per.MONTH: ("1 a month", "{n} a month"),
        Per.TIME: ("1 at a time", "{n} at a time"),
    }[kind.budget.per]
    return reader.many(kind.budget.places, one, other)


def _reminds(reader: Reader, kind: Kind) -> str:
    return reader.many(days(kind.clock.reminder), "reminds after 1 day", "reminds after {n} days")


def days(span: timedelta) -> int:
    """Return a time span in whole days."""
    return span // timedelta(days=1)


def form(reader: Reader, kind: Kind, written: Mapping[str, str]) -> Form:
    """Ask how much of a kind is suggested, and after how many days its mentor is reminded."""
    say = reader.say
    month = kind.budget.per is Per.MONTH
    fields = (
        Input(
            name="places",
            label=say("How many a month" if month else "How many at a time"),
            hint=say("Suggested to new mentors; nobody's own number changes."),
            value=written.get("places", str(kind.budget.places)),
            at_least=1,
            at_most=DIGITS,
        ),
        Input(
            name="reminder",
            label=say("First reminder, after so many days"),
            hint=say("It closes after {n} days at the earliest.", n=reader.number(days(kind.clock.closing))),
            value=written.get("reminder", str(days(kind.clock.reminder))),
            at_least=1,
            at_most=DIGITS,
        ),
    )
    return Form(
        opens=programme.KIND,
        submit=programme.KEEP_KIND,
        title=say("One kind of help"),
        fields=fields,
        send=say("Save"),
        ref=kind.key,
        note=say(kind.name),
    )


def errors(reader: Reader, kind: Kind, written: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with the numbers, each with how to mend it."""
    most = {"places": MOST_PLACES, "reminder": days(kind.clock.closing) - 1}
    return {
        name: reader.say("Write a whole number from 1 to {most}.", most=reader.number(limit))
        for name, limit in most.items()
        if not _is_from_one_to(written.get(name, ""), limit)
    }


def _is_from_one_to(text: str, most: int) -> bool:
    plain = text.isascii() and text.isdecimal() and len(text) <= DIGITS
    return plain and 1 <= int(text) <= most


def last_one(reader: Reader) -> Aside:
    """Say that at least one kind of help has to stay."""
    text = Text(reader.say("One kind of help has to stay, or nobody could be asked for anything."))
    return Aside(Message(reader.say("The last one stays"), (text, Buttons((_back(reader),)))))


def _back(reader: Reader) -> Button:
    return Button(reader.say("The kinds of help"), programme.KINDS)
