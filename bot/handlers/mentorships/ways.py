"""The ways to rooms: where each stands is filled in for the two people it belongs to, and for nobody else."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.domain.common.quiet_hours import awake
from bot.domain.mentorships.events import RoomDelayed, RoomOpened
from bot.domain.mentorships.mentorship import Whereabouts
from bot.handlers.work import Work
from bot.store.outbox.outbox import LEASE
from bot.ui.attachments import Way
from bot.ui.nodes import Card, Message, Node, Text
from bot.views.common import ways as views

A_MOMENT = timedelta(minutes=1)

Standing = Mapping[str, Whereabouts]
"""Where each room is, by what its way names; absent for one that is over."""


def led(shown: Message, work: Work) -> Message:
    """Return a message whose ways lead to rooms that stand, and that says so of a room on its way."""
    wanted = {room.of for node in shown.body if (room := _of(node)) is not None}
    if not wanted:
        return shown
    standing = work.mentorships.rooms(wanted, work.me.id)
    return shown.showing(tuple(one for node in shown.body for one in _led(node, standing, work)))


def redraw(opened: RoomOpened | RoomDelayed, work: Work) -> None:
    """Draw the cards of both people again: they lead to a room that stands now, or say what became of it."""
    found = work.mentorships.get(opened.mentorship)
    if found is not None:
        work.redraw(found.two, {found.id, found.ask})


def _of(node: Node) -> Way | None:
    return node if isinstance(node, Way) else node.room if isinstance(node, Card) else None


def _led(node: Node, standing: Standing, work: Work) -> Iterator[Node]:
    room = _of(node)
    if room is None:
        yield node
    elif isinstance(node, Card):
        place = standing.get(room.of)
        yield replace(node, room=Way(room.label, room.of, place.at) if place and place.at else None)
    else:
        yield from _stands(room, standing.get(room.of), work)


def _stands(room: Way, place: Whereabouts | None, work: Work) -> Iterator[Node]:
    if place is None:
        return
    said = room.stands if place.at else room.opens and _opens(room, place, work)
    if said:
        yield Text(said)
    if place.at:
        yield Way(room.label, room.of, place.at)


def _opens(room: Way, place: Whereabouts, work: Work) -> str:
    """Return what is said of a room that does not stand: when it opens, or that it cannot."""
    if place.fails:
        return views.fails(work.reader)
    at = place.opens_at
    # Until a lease ends, its row is due then: it is being sent.
    if at is None or at <= work.now + LEASE or not place.waits_for or not work.rings:
        return room.opens
    match _waking(place.waits_for, at, work):
        case [one] if one.id == work.me.id:
            return views.opens_with_yours(work.reader, at)
        case [one]:
            return views.opens_with(work.reader, at, one)
        case _:
            return views.opens_with_both(work.reader, at)


def _waking(waits_for: str, at: datetime, work: Work) -> list[Person]:
    """Return those of the two whose quiet hours end when their room opens."""
    both = work.mentorships.get(waits_for)
    readers = work.people.many(both.two if both else (PersonId(waits_for),)).values()
    before = at - A_MOMENT
    return [one for one in readers if awake(before, work.settings.hours(one, work.programme)) > before]
