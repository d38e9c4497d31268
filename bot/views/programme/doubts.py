"""Messages that may not have arrived, on the managers' page: whom each was for, and what settles it."""

from collections.abc import Sequence

from bot.domain.common.notices import NoticeInDoubt
from bot.domain.common.people import Person
from bot.ui.nodes import Button, Card, Node, Text, Tone
from bot.ui.verbs import programme
from bot.views.common import people
from bot.views.common.reader import Reader

Shown = tuple[NoticeInDoubt, tuple[Person, ...]]
"""A message in doubt, and its readers: one, the two of a room, or nobody for a channel."""

DOUBTS_SHOWN = 5
"""How many messages in doubt the page names; it counts the rest."""


def cards(reader: Reader, doubts: Sequence[Shown]) -> tuple[Node, ...]:
    """Draw which messages may not have arrived, by name: only a person can find out."""
    if not doubts:
        return ()
    say = reader.say
    head = Text(say("May not have arrived ({n})", n=reader.number(len(doubts))), Tone.LEAD)
    ask = say("Find out whether it is there before you decide: ask one of them, or look.")
    more = len(doubts) - DOUBTS_SHOWN
    rest = (Text(reader.many(more, "and 1 more", "and {n} more"), Tone.QUIET),) if more > 0 else ()
    return (head, Text(ask, Tone.QUIET), *(_card(reader, *one) for one in doubts[:DOUBTS_SHOWN]), *rest)


def _card(reader: Reader, doubt: NoticeInDoubt, whose: tuple[Person, ...]) -> Card:
    return Card(
        title=_reached(reader, whose),
        lines=(_kept_from_a_backup(reader),) if doubt.held else (),
        quote="",
        buttons=() if doubt.held else _steps(reader, doubt),
    )


def _kept_from_a_backup(reader: Reader) -> str:
    said = "It comes from a backup, so your operator settles it: “python -m bot in-doubt”."
    return reader.say(said)


def _steps(reader: Reader, doubt: NoticeInDoubt) -> tuple[Button, ...]:
    about = programme.DoubtOf(doubt.row, doubt.version)
    arrived = Button(reader.say("It arrived"), programme.HAS_ARRIVED, about)
    again = Button(reader.say("Send it again"), programme.TELL_AGAIN, about)
    return (arrived, again) if doubt.may_be_sent_again else (arrived,)


def _reached(reader: Reader, whose: tuple[Person, ...]) -> str:
    match whose:
        case (one, other):
            names = {"name": people.name(one), "other": people.name(other)}
            return reader.say("The room of {name} and {other}", **names)
        case (one,):
            return reader.say("A message to {name}", name=people.name(one))
        case _:
            return reader.say("A card in the mentors' channel")
