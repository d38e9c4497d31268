"""Draws the nodes of a message as components: as richly as a layout says. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, assert_never

from bot.adapters.discord.drawing import controls, rooms
from bot.adapters.discord.drawing.component_types import Component, ComponentType, text_display
from bot.adapters.discord.drawing.controls import Controls
from bot.adapters.discord.drawing.markdown import Pen
from bot.ui.attachments import File, Link, Way
from bot.ui.faces import PersonFace
from bot.ui.nodes import (
    Buttons,
    Card,
    Facts,
    Filters,
    Message,
    Node,
    Quote,
    Rule,
    Select,
    Table,
    Text,
    Written,
    unrolled,
)

ACCENT: Final = 0x0F4C4A
"""The colour at the edge of our messages: the calm one of our pages."""

ALT: Final = 1024
"""Characters of a picture's alternative text (api docs, Thumbnail); ours have far fewer."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How richly a message is drawn, beside its words and its controls."""

    boxed: bool = True
    """Whether all of it stands in one container."""
    lines: bool = True
    """Whether a line stands between two cards."""
    pictures: bool = True
    roomy: bool = True
    """Whether what could be a part of words has a component of its own: links, and labels."""
    merged: bool = False
    """Whether words that follow one another are one component."""


LAYOUTS: Final = (
    Layout(),
    Layout(lines=False),
    Layout(lines=False, pictures=False),
    Layout(boxed=False, lines=False, pictures=False, roomy=False),
    Layout(boxed=False, lines=False, pictures=False, roomy=False, merged=True),
)
"""From the richest to the one with the fewest components."""


@dataclass(slots=True)
class Sheet:
    """One message as it is drawn: with one pen, in one layout."""

    pen: Pen
    layout: Layout
    controls: Controls = field(default_factory=Controls)
    names: list[str] = field(default_factory=list)
    """The names of its files so far, as they are uploaded."""

    def drawn(self, shown: Message) -> list[Component]:
        """Draw a whole message."""
        parts = [*self._title(shown), *self._body(shown.body)]
        inside = list(_merged(parts)) if self.layout.merged else parts
        box: Component = {"type": ComponentType.CONTAINER, "accent_color": ACCENT, "components": inside}
        return [box] if self.layout.boxed else inside

    def _title(self, shown: Message) -> Iterator[Component]:
        yield from self._beside([self.pen.title(shown.title)], shown.face)

    def _body(self, body: tuple[Node, ...]) -> Iterator[Component]:
        apart = {n for n, two in enumerate(pairwise(body), 1) if all(isinstance(one, Card) for one in two)}
        for n, node in enumerate(body):
            if n in apart and self.layout.lines:
                yield {"type": ComponentType.SEPARATOR}
            yield from self._node(node)

    def _node(self, node: Node) -> Iterator[Component]:
        match node:
            case Text():
                yield from self._beside([self.pen.text(node)], node.face)
            case Quote() | Written():
                yield from _words(self.pen.said(node))
            case Facts(rows):
                yield from _words(self.pen.facts(rows))
            case Table():
                yield from self._table(node)
            case Card():
                yield from self._card(node)
            case Buttons(buttons, menu):
                yield from self.controls.rows(buttons, menu)
            case Filters(selects):
                yield from (part for one in selects if one.options for part in self._select(node, one))
            case File() | Link() | Way():
                yield from self._opens(node)
            case Rule():
                yield {"type": ComponentType.SEPARATOR}
            case _:
                assert_never(node)

    def _table(self, table: Table) -> Iterator[Component]:
        # Discord has no tables: each row is a paragraph, with the value of each column below its name.
        for part in unrolled(table):
            yield from self._node(part)

    def _card(self, card: Card) -> Iterator[Component]:
        words = self.pen.card(card)
        if len(card.buttons) == 1 and not self._picture(card.face):
            yield _section([words], self.controls.button(card.buttons[0]))
            yield from self.controls.rows((), card.menu)
        else:
            yield from self._beside([words], card.face)
            yield from self.controls.rows(card.buttons, card.menu)

    def _select(self, filters: Filters, facet: Select) -> Iterator[Component]:
        # What is chosen hides the placeholder, and with it what the select is called.
        if facet.chosen and self.layout.roomy:
            yield from self._node(Text(facet.label))
        yield self.controls.select(filters, facet)

    def _opens(self, node: File | Link | Way) -> Iterator[Component]:
        match node:
            case File():
                yield from self._file(node)
            case Link(label, url) if self.layout.roomy and controls.fits(label, url):
                yield controls.link_button(label, url)
            case Link():
                yield text_display(self.pen.link(node))
            case Way(label, at=at) if at and self.layout.roomy:
                yield controls.link_button(label, rooms.url(at))
            case Way():
                yield from _words(self.pen.way(node) if node.at else "")
            case _:
                assert_never(node)

    def _file(self, file: File) -> Iterator[Component]:
        if self.layout.roomy:
            yield from self._node(Text(file.label))
        name = upload_name(file, self.names)
        self.names.append(name)
        yield {"type": ComponentType.FILE, "file": {"url": f"attachment://{name}"}}

    def _beside(self, words: list[str], face: PersonFace) -> Iterator[Component]:
        picture = self._picture(face)
        yield from (_section(words, picture),) if picture else _words(*words)

    def _picture(self, face: PersonFace) -> Component | None:
        if not (self.layout.pictures and face.picture):
            return None
        alt = (face.alt or face.name)[:ALT]
        return {
            "type": ComponentType.THUMBNAIL,
            "media": {"url": face.picture},
            **({"description": alt} if alt else {}),
        }


def upload_name(file: File, names: Iterable[str]) -> str:
    """Return the name under which a file is uploaded: no two of a message have the same."""
    taken, (stem, _, end) = set(names), file.name.partition(".")
    more = (f"{stem}-{number}.{end}" for number in range(2, len(taken) + 3))
    return next(one for one in (file.name, *more) if one not in taken)


def count(components: Iterable[Component]) -> int:
    """Return how many components there are, as Discord counts them: each at any depth."""
    return sum(1 + count(one.get("components", ())) + ("accessory" in one) for one in components)


def displays(components: Iterable[Component]) -> Iterator[Component]:
    """Yield each text display, at any depth."""
    for one in components:
        if one["type"] == ComponentType.TEXT_DISPLAY:
            yield one
        yield from displays(one.get("components", ()))


def contents(components: Iterable[Component]) -> Iterator[str]:
    """Yield the content of each text display."""
    return (one["content"] for one in displays(components))


def _words(*words: str) -> Iterator[Component]:
    # Discord refuses a text display in which nothing is written.
    yield from (text_display(one) for one in words if one.strip())


def _section(words: list[str], accessory: Component) -> Component:
    return {"type": ComponentType.SECTION, "components": list(_words(*words)), "accessory": accessory}


def _merged(parts: Iterable[Component]) -> Iterator[Component]:
    waiting: list[str] = []
    for part in parts:
        if part["type"] == ComponentType.TEXT_DISPLAY:
            waiting.append(part["content"])
            continue
        yield from _words("\n".join(waiting))
        waiting.clear()
        yield part
    yield from _words("\n".join(waiting))
