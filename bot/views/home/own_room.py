"""A mentor's own room, on their home: how much there is of each kind, and what they can do with it."""

from dataclasses import dataclass

from bot.domain.common.people import Door, Mentor
from bot.domain.mentors import card
from bot.ui.nodes import Button, Facts, Node, Text, Tone, Weight
from bot.ui.verbs import mentors
from bot.views.common.reader import Reader
from bot.views.mentors.page import BACK_NOW

KINDS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class OwnRoom:
    """A mentor, how many more of each kind they have room for, and how many more people over all kinds."""

    mentor: Mentor
    left: tuple[tuple[str, int], ...]
    over_all: int


def own_room(reader: Reader, shown: OwnRoom) -> tuple[Node, ...]:
    """Show a mentor their room now; nothing while their door is not open."""
    mentor = shown.mentor
    if mentor.door is not Door.OPEN:
        return ()
    if mentor.resting_until and card.is_resting(mentor, reader.now):
        day = reader.calendar_day(mentor.resting_until)
        return (Text(reader.say("You are resting: room again from {day}.", day=day), Tone.LEAD),)
    given = {offer.kind: offer.budget.places for offer in mentor.offers}
    rows = tuple(
        _room_of(reader, kind, left, given.get(kind, left)) for kind, left in shown.left[:KINDS_SHOWN]
    )
    return (Text(reader.say("Your room now"), Tone.LEAD), Facts(rows), *_over_all(reader, shown, given))


def _room_of(reader: Reader, kind: str, left: int, given: int) -> tuple[str, str]:
    of_all = {"all": reader.number(given)}
    room = reader.many(left, "room for 1 of {all}", "room for {n} of {all}", **of_all)
    return (reader.say(reader.kind(kind).name), room if left else reader.say("full"))


def _over_all(reader: Reader, shown: OwnRoom, given: dict[str, int]) -> tuple[Node, ...]:
    """Say what the limit over all kinds leaves, where it may be why a kind has less room than was given."""
    limits = any(left == shown.over_all < given.get(kind, left) for kind, left in shown.left)
    if not limits:
        return ()
    room = reader.many(
        shown.over_all,
        "Over all kinds, at most {all} people at a time: room for 1 more.",
        "Over all kinds, at most {all} people at a time: room for {n} more.",
        all=reader.number(shown.mentor.at_once),
    )
    return (Text(room, Tone.QUIET),)


def steps(reader: Reader, mentor: Mentor | None, *, thanked: bool) -> tuple[Button, ...]:
    """Return the steps of an open door, and the way to recent thanks where there are any."""
    say = reader.say
    received = (Button(say("Thanks received"), mentors.THANKED),) if thanked else ()
    if mentor is None or mentor.door is not Door.OPEN:
        return received
    if card.is_resting(mentor, reader.now):
        return (*received, Button(say("I'm back now"), mentors.REST_FOR, BACK_NOW, Weight.MAIN))
    return (*received, Button(say("Rest"), mentors.REST), Button(say("Close my door"), mentors.CLOSE_DOOR))
