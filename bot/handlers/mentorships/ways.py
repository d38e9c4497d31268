"""The ways to rooms: where each stands is filled in for the two people it belongs to, and for nobody else."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.domain.mentorships.events import RoomOpened
from bot.handlers.work import Work
from bot.ui.attachments import Way
from bot.ui.nodes import Card, Message, Node, Text

Standing = Mapping[str, Mapping[str, str]]
"""Where each room is, by what its way names; empty for one on its way, absent for one that is over."""


def led(shown: Message, work: Work) -> Message:
    """Return a message whose ways lead to rooms that stand, and that says so of a room on its way."""
    wanted = {room.of for node in shown.body if (room := _of(node)) is not None}
    if not wanted:
        return shown
    standing = work.mentorships.rooms(wanted, work.me.id)
    return shown.showing(tuple(one for node in shown.body for one in _led(node, standing)))


def redraw(opened: RoomOpened, work: Work) -> None:
    """Draw the cards of both people again whose room stands now: they lead to it."""
    found = work.mentorships.get(opened.mentorship)
    if found is not None:
        work.redraw(found.two, {found.id, found.ask})


def _of(node: Node) -> Way | None:
    return node if isinstance(node, Way) else node.room if isinstance(node, Card) else None


def _led(node: Node, standing: Standing) -> Iterator[Node]:
    room = _of(node)
    if room is None:
        yield node
    elif isinstance(node, Card):
        at = standing.get(room.of)
        yield replace(node, room=Way(room.label, room.of, at) if at else None)
    else:
        yield from _stands(room, standing)


def _stands(room: Way, standing: Standing) -> Iterator[Node]:
    at = standing.get(room.of)
    said = "" if at is None else room.stands if at else room.opens
    if said:
        yield Text(said)
    if at:
        yield Way(room.label, room.of, at)
