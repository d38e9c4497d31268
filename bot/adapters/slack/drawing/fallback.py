"""Draws a message without blocks: the same facts in one text, for when Slack refuses the blocks."""

from collections.abc import Iterator
from typing import assert_never

from bot.adapters.shared import plainly
from bot.adapters.slack.drawing import rooms, written
from bot.adapters.slack.drawing.escape import link, mrkdwn
from bot.ui.attachments import File, Link, Way
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


def plain(shown: Message) -> str:
    """Return everything that a message says, escaped; buttons are named in brackets."""
    said = (
        f"*{mrkdwn(plainly.one_line(shown.title))}*",
        *(line for node in shown.body for line in _node(node)),
    )
    return "\n".join(said)


def _node(node: Node) -> Iterator[str]:
    match node:
        case Text(text):
            yield mrkdwn(text)
        case Quote() | Written():
            yield from _words(node)
        case Facts(rows):
            yield from (f"{mrkdwn(name)}: {mrkdwn(value)}" for name, value in rows)
        case Table():
            yield from (line for part in unrolled(node) for line in _node(part))
        case Card(title=title, lines=lines, quote=quote, room=room):
            yield from (mrkdwn(text) for text in (title, *lines))
            yield from (_quote(quote),) if quote else ()
            yield from _way(room) if room else ()
            yield from plainly.buttons(pressable(node), mrkdwn)
        case Buttons():
            yield from plainly.buttons(pressable(node), mrkdwn)
        case Filters(selects):
            yield from (plainly.choices(one, mrkdwn) for one in selects)
        case File(label, name):
            yield f"{mrkdwn(label)} · {mrkdwn(name)}"
        case Link(label, url):
            yield link(url, label)
        case Way():
            yield from _way(node)
        case Rule():
            yield "———"
        case _:
            assert_never(node)


def _way(room: Way) -> Iterator[str]:
    yield from (link(rooms.url(room.at), room.label),) if room.at else ()


def _words(node: Quote | Written) -> Iterator[str]:
    yield from (_quote(node.text),) if isinstance(node, Quote) else written.plain(node)


def _quote(text: str) -> str:
    return "\n".join(f"> {mrkdwn(line)}" for line in text.splitlines())
