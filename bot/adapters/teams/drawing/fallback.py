"""Draws a message without a card: the same facts in one text, and what a lock screen shows of it."""

from collections.abc import Iterator
from typing import Final, assert_never

from bot.adapters.shared import plainly
from bot.adapters.teams.drawing import rooms
from bot.adapters.teams.drawing.escape import apart
from bot.ui.attachments import File, Link, Way
from bot.ui.fit import fit
from bot.ui.nodes import (
    Buttons,
    Card,
    Facts,
    Filters,
    Message,
    Node,
    Quote,
    Rule,
    Table,
    Text,
    Written,
    pressable,
    unrolled,
)

NOTICE: Final = 300
"""Length of what a lock screen shows of a message, in UTF-16 code units; a phone cuts it earlier."""


def plain(shown: Message) -> str:
    """Return everything that a message says; buttons are named in brackets, and no address is live but ours.

    It is meant for an activity whose `textFormat` is `plain`.
    """
    return "\n".join(
        (apart(plainly.one_line(shown.title)), *(said for node in shown.body for said in _node(node)))
    )


def summary(shown: Message) -> str:
    """Return what a lock screen shows: the title, and the first words below it."""
    whole = next((node for node in shown.body if isinstance(node, Written)), None)
    first = whole or next((node for node in shown.body if isinstance(node, Text | Card | Quote)), None)
    match first:
        case Text(said) | Quote(said) | Card(title=said):
            return fit(f"{shown.title}\n{said}", NOTICE)
        case Written(texts=texts):
            return fit("\n".join((shown.title, *texts)), NOTICE)
        case None:
            return fit(shown.title, NOTICE)
        case _:
            assert_never(first)


def _node(node: Node) -> Iterator[str]:
    match node:
        case Text(text) | Quote(text):
            yield apart(text)
        case Written(texts=texts):
            yield from map(apart, texts)
        case Facts(rows):
            yield from (f"{apart(name)}: {apart(value)}" for name, value in rows)
        case Table():
            yield from (line for part in unrolled(node) for line in _node(part))
        case Card(title=title, lines=lines, quote=quote, room=room):
            yield from (apart(text) for text in (title, *lines, quote) if text)
            yield from _node(room) if room else ()
            yield from plainly.buttons(pressable(node), apart)
        case Buttons():
            yield from plainly.buttons(pressable(node), apart)
        case Filters(selects):
            yield from (plainly.choices(one, apart) for one in selects)
        case File() | Link() | Way():
            yield from _opens(node)
        case Rule():
            yield "———"
        case _:
            assert_never(node)


def _opens(node: File | Link | Way) -> Iterator[str]:
    match node:
        case File(label, name):
            yield f"{apart(label)} · {apart(name)}"
        case Link(label, url):
            yield f"{apart(label)}: {url}"
        case Way(label, at=at):
            yield from (f"{apart(label)}: {rooms.url(at)}",) if at else ()
        case _:
            assert_never(node)
