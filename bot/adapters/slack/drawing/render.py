"""Draws messages and forms as Slack's blocks. Pure; every text goes through `escape`.

A block's id tells the node it draws, as `<number>.<kind>`; in a form it is the field's name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, assert_never

from bot.adapters.slack.drawing import controls, fallback, fields, pictures, rooms, tables, written
from bot.adapters.slack.drawing.escape import literal, mrkdwn, plain_text
from bot.ui.attachments import File, Link, Way
from bot.ui.faces import PersonFace
from bot.ui.fit import MARK, fit, fit_line
from bot.ui.forms import Form, Rejected
from bot.ui.limits import TEXT, TITLE, measure
from bot.ui.nodes import (
    NO_ERRORS,
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
    Tone,
    Written,
)

Block = dict[str, Any]
View = dict[str, Any]

NOTICE = 300
"""Length of a notification's text, in UTF-16 code units. Slack: `chat.update` takes 4,000 bytes of `text`."""

SMALL = 2000
"""Text of one context element. Slack gives no limit of its own: text objects 3000, section fields 2000."""

MOST = 50
"""Blocks of one message (docs.slack.dev, Block Kit): a line between two cards is left out of a longer one."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message as Slack takes it; `text` is what a notification says, escaped."""

    blocks: list[Block]
    text: str


def message(shown: Message) -> Drawn:
    """Draw a message: at most 40 blocks, and a line for its notification."""
    return Drawn(_blocks(shown), mrkdwn(fit(_notice(shown), NOTICE)))


def files(shown: Message) -> tuple[File, ...]:
    """Return the files of a message, which are uploaded beside it."""
    return tuple(node for node in shown.body if isinstance(node, File))


def plain(shown: Message) -> str:
    """Return everything that a message says as mrkdwn without blocks, for when Slack refuses blocks."""
    return fallback.plain(shown)


def modal(form: Form, errors: Mapping[str, str] = NO_ERRORS) -> View:
    """Draw a form as a modal; each error is drawn below its field."""
    return {
        "type": "modal",
        "callback_id": "form",
        "private_metadata": form.token,
        "title": plain_text(form.title),
        "submit": plain_text(form.send),
        "blocks": fields.blocks(form, errors),
    }


def errors(rejected: Rejected, shown: Mapping[str, Any] | None = None) -> dict[str, str] | None:
    """Return the errors by block id; None if Slack cannot show them beside the fields of the shown view."""
    names = {field.name for field in rejected.form.fields}
    if not rejected.errors or not names.issuperset(rejected.errors):
        return None
    if shown is not None and _shape(shown) != _shape(modal(rejected.form)):
        return None
    return dict(rejected.errors)


def page(shown: Message) -> View:
    """Draw a message as a modal without fields; a title that is too long is repeated whole in the body."""
    title = fit_line(shown.title, TITLE) or MARK
    blocks = _blocks(shown, most_tables=0)
    whole = blocks[1:] if title == shown.title and len(blocks) > 1 else blocks
    return {"type": "modal", "callback_id": "page", "title": plain_text(title), "blocks": whole}


def home(shown: Message) -> View:
    """Draw a message as the Home tab."""
    return {"type": "home", "blocks": _blocks(shown)}


def _blocks(shown: Message, *, most_tables: int = 1) -> list[Block]:
    body = tuple(tables.at_most(pictures.under_title(shown), most_tables))
    return _fitting(shown, body) if pictures.has_pictures(shown) else _drawn(shown.title, body)


def _fitting(shown: Message, body: Sequence[Node]) -> list[Block]:
    """Draw a message with its pictures, or without any where they would make too many blocks."""
    drawn = _drawn(shown.title, body)
    return drawn if len(drawn) <= MOST else _blocks(pictures.bare(shown))


def _drawn(shown: str, body: Sequence[Node]) -> list[Block]:
    title = {"type": "header", "block_id": "0.title", "text": plain_text(shown)}
    return [title, *(block for blocks in _apart(body) for block in blocks)]


def _apart(body: Sequence[Node]) -> list[list[Block]]:
    """Draw the nodes of a message, with a line between two cards where all of the lines fit."""
    drawn = [list(_node(node, n)) for n, node in enumerate(body, 1)]
    below = [n for n, two in enumerate(pairwise(body), 1) if all(isinstance(one, Card) for one in two)]
    if 1 + sum(map(len, drawn)) + len(below) <= MOST:
        for n in below:
            drawn[n].insert(0, {"type": "divider", "block_id": f"{n + 1}.card.rule"})
    return drawn


def _notice(shown: Message) -> str:
    # What a person wrote says more than what greets its reader above it.
    whole = next((node for node in shown.body if isinstance(node, Written)), None)
    first = whole or next((node for node in shown.body if isinstance(node, Text | Card | Quote)), None)
    match first:
        case Text(said) | Quote(said) | Card(title=said):
            return f"{shown.title}\n{said}"
        case Written(texts=texts):
            return "\n".join((shown.title, *texts))
        case None:
            return shown.title
        case _:
            assert_never(first)


def _node(node: Node, number: int) -> Iterator[Block]:
    match node:
        case Text():
            yield _text(node, f"{number}.text")
        case Quote() | Written():
            yield _said(node, number)
        case Facts(rows) if rows:
            yield _rich(f"{number}.facts", _section(*_facts(rows)))
        case Table():
            yield tables.block(node, f"{number}.table")
        case Card():
            yield from _card(node, number)
        case Buttons(buttons, menu) if buttons or menu:
            yield controls.actions(f"{number}.buttons", buttons, menu)
        case Filters(selects):
            yield from (
                controls.select(node, select, f"{number}.filters.{part}")
                for part, select in enumerate(selects)
                if select.options
            )
        case File() | Link() | Way():
            yield from _opens(node, number)
        case Rule():
            yield {"type": "divider", "block_id": f"{number}.rule"}
        case Facts() | Buttons():
            return
        case _:
            assert_never(node)


def _said(node: Quote | Written, number: int) -> Block:
    if isinstance(node, Quote):
        return _rich(f"{number}.quote", _quote(node.text))
    return written.block(node, f"{number}.written")


def _text(said: Text, block_id: str) -> Block:
    if said.tone is Tone.QUIET and measure(said.text) <= SMALL:
        words = [*_picture(said.face), plain_text(said.text)]
        return {"type": "context", "block_id": block_id, "elements": words}
    if said.face.picture and measure(said.text) <= TEXT:
        return _beside(block_id, said.text, said.face)
    return _rich(block_id, _section(literal(said.text, bold=said.tone is Tone.LEAD)))


def _card(card: Card, number: int) -> Iterator[Block]:
    lines = "\n".join(card.lines)
    if card.face.picture and lines and measure(lines) <= TEXT:
        yield from _beside_picture(card, lines, number)
    else:
        yield from _written(card, number)
    if card.buttons or card.menu:
        yield controls.actions(f"{number}.card.buttons", card.buttons, card.menu)


def _written(card: Card, number: int) -> Iterator[Block]:
    lines = (part for line in card.lines for part in (literal("\n"), literal(line)))
    yield _rich(f"{number}.card", _section(literal(card.title, bold=True), *lines), *_words(card))


def _beside_picture(card: Card, lines: str, number: int) -> Iterator[Block]:
    # Slack lets a picture stand beside plain text alone: the name is above it, and the quote below.
    yield _rich(f"{number}.card", _section(literal(card.title, bold=True)))
    yield _beside(f"{number}.card.lines", lines, card.face)
    if words := _words(card):
        yield _rich(f"{number}.card.words", *words)


def _beside(block_id: str, words: str, face: PersonFace) -> Block:
    (picture,) = _picture(face)
    return {"type": "section", "block_id": block_id, "text": plain_text(words), "accessory": picture}


def _picture(face: PersonFace) -> tuple[Block, ...]:
    picture = {"type": "image", "image_url": face.picture, "alt_text": face.alt or face.name}
    return (picture,) if face.picture else ()


def _words(card: Card) -> tuple[Block, ...]:
    quote = (_quote(card.quote),) if card.quote else ()
    way = (_way(card.room),) if card.room and card.room.at else ()
    return (*quote, *way)


def _opens(node: File | Link | Way, number: int) -> Iterator[Block]:
    if isinstance(node, File):
        words = [plain_text(node.label), plain_text(node.name)]
        yield {"type": "context", "block_id": f"{number}.file", "elements": words}
    elif isinstance(node, Link):
        link = {"type": "link", "url": node.url, "text": node.label}
        yield _rich(f"{number}.link", _section(link))
    elif node.at:
        yield _rich(f"{number}.room", _way(node))


def _way(room: Way) -> Block:
    return _section({"type": "link", "url": rooms.url(room.at), "text": room.label})


def _facts(rows: Iterable[tuple[str, str]]) -> Iterator[Block]:
    for n, (name, value) in enumerate(rows):
        yield from (literal("\n"),) * bool(n)
        yield from (literal(name, bold=True), literal("  "), literal(value))


def _rich(block_id: str, *elements: Block) -> Block:
    return {"type": "rich_text", "block_id": block_id, "elements": list(elements)}


def _section(*elements: Block) -> Block:
    return {"type": "rich_text_section", "elements": list(elements)}


def _quote(text: str) -> Block:
    return {"type": "rich_text_quote", "elements": [literal(text)]}


def _shape(view: Mapping[str, Any]) -> tuple[object, ...]:
    """Return what two views must have in common so that the errors of one can be shown in the other."""
    return (view.get("private_metadata"), *(_outline(block) for block in view.get("blocks", ())))


def _outline(block: Mapping[str, Any]) -> tuple[object, ...]:
    element = block.get("element", {})
    values = tuple(option["value"] for option in element.get("options", ()))
    return (block.get("block_id"), element.get("type"), values)
