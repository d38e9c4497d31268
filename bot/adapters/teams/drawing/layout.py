"""Draws the nodes of a message as elements of a card. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, assert_never

from bot.adapters.shared.plainly import one_line
from bot.adapters.teams.drawing import rooms, tables, written
from bot.adapters.teams.drawing.controls import CardControls
from bot.adapters.teams.drawing.elements import (
    Element,
    action_set,
    box,
    column,
    columns,
    heading,
    line,
    marked,
    opens_page,
    portrait,
    words,
)
from bot.adapters.teams.drawing.escape import link, run
from bot.ui import limits
from bot.ui.attachments import File, Link, Way
from bot.ui.faces import PersonFace
from bot.ui.limits import measure
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
    Tone,
    Written,
    unrolled,
)

TONES: Final[dict[Tone, dict[str, object]]] = {
    Tone.PLAIN: {},
    Tone.LEAD: {"weight": "bolder"},
    Tone.QUIET: {"isSubtle": True, "size": "small"},
}

PARTED: Final = {"separator": True, "spacing": "medium"}
"""A line above an element, with room around it."""


@dataclass(slots=True)
class CardBody:
    """One message as it is drawn; `roomy` gives each line its own block, and each button its whole name."""

    roomy: bool = True
    controls: CardControls = field(init=False)

    def __post_init__(self) -> None:
        """Begin with no input drawn."""
        self.controls = CardControls(named=self.roomy)

    def drawn(self, shown: Message) -> list[Element]:
        """Draw a whole message: its title, and its nodes, with a line between two cards."""
        body = list(self._beside([heading(one_line(shown.title))], shown.face))
        above: Node | None = None
        for node in shown.body:
            elements = list(self._node(node))
            if elements:
                elements[0] = {**elements[0], **_below(above, node)}
            body += elements
            above = node if elements or isinstance(node, Rule) else above
        return body

    def _node(self, node: Node) -> Iterator[Element]:
        match node:
            case Text(text, tone):
                yield from self._beside(list(self._lines(text, **TONES[tone])), node.face)
            case Quote(text):
                yield self._quote(text)
            case Written():
                yield from written.blocks(node)
            case Facts(rows):
                yield from self._facts(rows)
            case Table():
                yield from self._table(node)
            case Card():
                yield self._card(node)
            case Buttons(buttons, menu):
                yield from self.controls.row(buttons, menu)
            case Filters():
                yield from self.controls.filters(node)
            case File() | Link() | Way():
                yield from _opens(node)
            case Rule():
                return
            case _:
                assert_never(node)

    def _lines(self, text: str, **style: object) -> Iterator[Element]:
        """Draw words, a block a line: clients disagree on what a line break within one is."""
        said = text.strip().splitlines() if self.roomy else [text.strip()]
        gap = True
        for one in said:
            if one.strip():
                yield line(words(one, **style), spacing="default" if gap else "none")
            gap = not one.strip()

    def _quote(self, text: str) -> Element:
        return box(self._lines(text), style="emphasis", spacing="small")

    def _facts(self, rows: Iterable[tuple[str, str]]) -> Iterator[Element]:
        if self.roomy:
            yield from (line(*_fact(*row), spacing="small" if n else "default") for n, row in enumerate(rows))
        elif facts := "\n".join(f"{one_line(name)}: {value.strip()}" for name, value in rows):
            yield line(words(facts))

    def _table(self, table: Table) -> Iterator[Element]:
        if tables.fits(table):
            yield from tables.blocks(table)
        else:
            yield from (element for part in unrolled(table) for element in self._node(part))

    def _card(self, card: Card) -> Element:
        title = line(words(one_line(card.title), weight="bolder", size="medium"))
        lines = (part for one in card.lines for part in self._lines(one))
        said = [title, *({**one, "spacing": "small"} for one in lines)]
        quote = (self._quote(card.quote),) if card.quote else ()
        way = (_way(card.room),) if card.room and card.room.at else ()
        steps = self.controls.row(card.buttons, card.menu, way)
        return box([*self._beside(said, card.face), *quote, *steps], spacing="medium")

    def _beside(self, said: list[Element], face: PersonFace) -> Iterator[Element]:
        if not face.picture:
            yield from said
        elif said:
            picture = portrait(face.picture, run(face.alt or face.name))
            yield columns(column([picture], "auto"), column(said))


def _below(above: Node | None, node: Node) -> Mapping[str, object]:
    """Return what parts a node from the one above it."""
    match above, node:
        case (Rule(), _) | (Card(), Card() | Buttons() | Filters()) | (Table(), Card()):
            return PARTED
        case _, Text(tone=Tone.LEAD):
            return {"spacing": "large"} if above else {}
        case Text(tone=Tone.LEAD), _:
            return {"spacing": "small"}
        case _:
            return {}


def _fact(name: str, value: str) -> tuple[Element, Element]:
    return words(f"{one_line(name)}: ", weight="bolder"), words(value.strip())


def _opens(node: File | Link | Way) -> Iterator[Element]:
    match node:
        case File(label, name):
            yield line(words(f"{label} · "), words(name, isSubtle=True))
        case Link(label, url) if measure(label) <= limits.BUTTON:
            yield action_set([opens_page(run(one_line(label)), url)])
        case Link(label, url):
            yield marked(link(label, url))
        case Way():
            yield from (action_set([_way(node)]),) if node.at else ()
        case _:
            assert_never(node)


def _way(room: Way) -> Element:
    return opens_page(run(room.label), rooms.url(room.at))
