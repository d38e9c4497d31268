"""What a message is made of. A new kind of node needs a renderer in every adapter.

What may be made of people's words or of counts (a card, the values of facts, how much a message holds) is
cut or left out where no platform could show it, and `left_out` says so: one strange card costs no page.
All else is ours, or a question or a preview that nobody may cut: there `DoesNotFit` is raised.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from bot.ui import limits
from bot.ui.attachments import File, Link, Way
from bot.ui.buttons import Button as Button  # noqa: PLC0414
from bot.ui.buttons import Buttons as Buttons  # noqa: PLC0414
from bot.ui.buttons import Menu as Menu  # noqa: PLC0414
from bot.ui.buttons import Weight as Weight  # noqa: PLC0414
from bot.ui.buttons import are_about, is_about
from bot.ui.faces import NOBODYS, PersonFace
from bot.ui.filters import Filters as Filters  # noqa: PLC0414
from bot.ui.filters import Option as Option  # noqa: PLC0414
from bot.ui.filters import Select as Select  # noqa: PLC0414
from bot.ui.mending import cut, mend, shown
from bot.ui.tables import Table as Table  # noqa: PLC0414
from bot.ui.written import Written as Written  # noqa: PLC0414


class Tone(StrEnum):
    """How prominent a paragraph is."""

    PLAIN = "plain"
    LEAD = "lead"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph of our own words."""

    text: str
    tone: Tone = Tone.PLAIN
    face: PersonFace = field(default=NOBODYS, compare=False, kw_only=True)
    """Of the person whom it names first, where it says who they are."""
    sealed: bool = field(default=False, compare=False, kw_only=True)
    """Whether it says that nobody else reads this: left out where a server's moderators can."""

    def __post_init__(self) -> None:
        """Check it against what every platform can show."""
        limits.hold(self.text, limits.TEXT, "a paragraph")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a person wrote."""

    text: str

    def __post_init__(self) -> None:
        """Check it against what every platform can show."""
        limits.hold(self.text, limits.TEXT, "a quote")


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts, each under its name. A value that is blank becomes a dash, one that is too long is cut."""

    rows: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...] = field(default=(), init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Check it against what every platform can show (Slack: 10 fields in a section)."""
        limits.hold_count(len(self.rows), 10, "facts")
        for name, _ in self.rows:
            limits.hold(name, limits.BUTTON, "a fact's name")
        mend(self, rows=tuple((name, shown(value, limits.TEXT)) for name, value in self.rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A person or a thing in a list: a few lines, perhaps words, the way to a room, three steps, a menu.

    A line that is blank is left out (a person may show nothing of it), and what is too long is cut. Its
    steps are about what its title says.
    """

    title: str
    lines: tuple[str, ...] = ()
    quote: str = ""
    buttons: tuple[Button, ...] = ()
    room: Way | None = None
    menu: Menu | None = None
    face: PersonFace = field(default=NOBODYS, compare=False)
    """Of a person who is named, where it is about one: a platform may draw their initials or a picture."""
    left_out: tuple[str, ...] = field(default=(), init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Check its steps against what every platform can show, and fit its words into that."""
        limits.hold_count(len(self.buttons), 3, "a card's buttons")
        mend(
            self,
            title=shown(self.title, limits.HEADING),
            lines=tuple(cut(line, limits.TEXT) for line in self.lines if line.strip()),
            quote=cut(self.quote, limits.TEXT) if self.quote.strip() else "",
        )
        object.__setattr__(self, "buttons", are_about(self.buttons, self.title))
        object.__setattr__(self, "menu", is_about(self.menu, self.title))


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two things."""


Node = Text | Quote | Written | Facts | Table | Card | Buttons | Filters | File | Link | Way | Rule


@dataclass(frozen=True, slots=True)
class Message:
    """One message in a chat: a title of ours, and the nodes below it.

    Where a list makes it too much, people's own words go from its cards, then its last cards.
    """

    title: str
    body: tuple[Node, ...] = ()
    face: PersonFace = field(default=NOBODYS, compare=False, kw_only=True)
    """Of the person whom its title names, where the whole of it is about one."""
    cover: "Message | None" = field(default=None, repr=False, compare=False, kw_only=True)
    """What stands in its place where others may read what its reader is told, such as a server's moderators
    in a person's thread; None where it may stand there itself."""
    stands: bool = field(default=False, repr=False, compare=False, kw_only=True)
    """Whether it is the pressed card of its reader in its new state: it may stand where that stood."""
    left_out: tuple[str, ...] = field(default=(), init=False, repr=False, compare=False)
    """Which parts had to be cut or left out, by name such as "Card.lines", those of its nodes among them."""

    def __post_init__(self) -> None:
        """Fit its cards into what every platform can show, and check the whole."""
        limits.hold(self.title, limits.HEADING, "a message's title")
        object.__setattr__(self, "body", _beside(self.body))
        named = tuple(
            part for node in self.body if isinstance(node, Facts | Table | Card) for part in node.left_out
        )
        object.__setattr__(self, "left_out", named)
        if _is_too_much(self):
            _fit_cards(self)
            limits.hold_count(components(self), limits.COMPONENTS, "a message's components")
            limits.hold_count(length(self), limits.MESSAGE, "a message's characters")

    def under(self, cover: "Message") -> "Message":
        """Return this message with what stands in its place where others may read it; see `cover`."""
        covered = replace(self, cover=cover)
        object.__setattr__(covered, "left_out", self.left_out)
        return covered

    def standing(self) -> "Message":
        """Return this message as the pressed card of its reader; see `stands`."""
        card = replace(self, stands=True)
        object.__setattr__(card, "left_out", self.left_out)
        return card

    def showing(self, body: tuple[Node, ...], *, face: PersonFace | None = None) -> "Message":
        """Return this message with another body (and face), and what this one had to leave out."""
        shown = replace(self, body=body, face=face or self.face)
        object.__setattr__(shown, "left_out", (*self.left_out, *shown.left_out))
        return shown


@dataclass(frozen=True, slots=True)
class Aside:
    """A message to the presser alone; the card that was pressed does not change."""

    message: Message


NO_ERRORS: Mapping[str, str] = MappingProxyType({})


def components(message: Message) -> int:
    """Return how many components the message takes on the platform that counts them (Discord)."""
    return 1 + sum(_components(node) for node in message.body)


def _components(node: Node) -> int:
    match node:
        case Buttons(buttons, menu):
            return len(buttons) + -(-len(buttons) // limits.ROW) + _of_menu(menu)
        case Card(buttons=buttons, menu=menu):
            # The way to a room stands among a card's words.
            return 1 + (len(buttons) + 1 if buttons else 0) + _of_menu(menu)
        case Way(stands=stands, opens=opens):
            return 1 + bool(stands or opens)
        case Filters(selects):
            return 2 * len(selects)
        case Table(rows=rows):
            return 1 + 2 * len(rows)
        case Text() | Quote() | Written() | Facts() | File() | Link() | Rule():
            return 1


def _of_menu(menu: Menu | None) -> int:
    # On the platform that counts components a menu is a select in a row of its own.
    return 2 if menu else 0


def pressable(node: Node) -> tuple[Button, ...]:
    """Return every button of a node, those of its menu last."""
    if not isinstance(node, Buttons | Card):
        return ()
    return (*node.buttons, *(node.menu.buttons if node.menu else ()))


def length(message: Message) -> int:
    """Return the length of all text in a message, without the labels of buttons (UTF-16 code units)."""
    return limits.measure(message.title) + sum(
        limits.measure(text) for node in message.body for text in texts(node)
    )


def texts(node: Node) -> tuple[str, ...]:
    """Return every piece of running text that a node shows."""
    match node:
        case Text() | Quote() | Written():
            return (*node.texts, *node.urls) if isinstance(node, Written) else (node.text,)
        case Facts(rows):
            return tuple(part for row in rows for part in row)
        case Table():
            return tuple(text for part in unrolled(node) for text in texts(part))
        case Card(title=title, lines=lines, quote=quote, room=room):
            return (title, *lines, quote, *((room.label,) if room else ()))
        case Filters(selects):
            return tuple(select.label for select in selects)
        case Link(label, url):
            return (label, url)
        case Way(label, stands=stands, opens=opens):
            return (label, max(stands, opens, key=limits.measure))
        case Buttons() | File() | Rule():
            return ()


def _beside(body: tuple[Node, ...]) -> tuple[Node, ...]:
    """Put a menu that would have a row of its own beside the buttons above it."""
    joined: list[Node] = []
    for node in body:
        above = joined[-1] if joined else None
        if isinstance(node, Buttons) and not node.buttons and isinstance(above, Buttons) and not above.menu:
            joined[-1] = replace(above, menu=node.menu)
        else:
            joined.append(node)
    return tuple(joined)


def unrolled(table: Table) -> tuple[Text | Facts, ...]:
    """Return what a table says one row after the other, where no table can be shown."""
    rows = ((Text(aspect, Tone.LEAD), _facts(table, values)) for aspect, values in table.rows)
    return (Text(table.caption, Tone.QUIET), *(part for row in rows for part in row))


def _facts(table: Table, values: tuple[str, ...]) -> Facts:
    return Facts(tuple(zip(table.columns, values, strict=True)))


def smaller(message: Message) -> Message | None:
    """Return a message without the words on its last card, or without its last card; None if it has none."""
    body = _without_quote(message.body) or _without_card(message.body)
    return None if body is None else message.showing(body)


def _fit_cards(message: Message) -> None:
    """Leave the quotes of the last cards out, and then the last cards, until the message fits."""
    for smaller, part in ((_without_quote, "Card.quote"), (_without_card, "Card")):
        while _is_too_much(message) and (body := smaller(message.body)) is not None:
            object.__setattr__(message, "body", body)
            object.__setattr__(message, "left_out", (*message.left_out, part))


def _is_too_much(message: Message) -> bool:
    return components(message) > limits.COMPONENTS or length(message) > limits.MESSAGE


def _without_quote(body: tuple[Node, ...]) -> tuple[Node, ...] | None:
    quoted = [(at, node) for at, node in enumerate(body) if isinstance(node, Card) and node.quote]
    if not quoted:
        return None
    at, last = quoted[-1]
    return (*body[:at], replace(last, quote=""), *body[at + 1 :])


def _without_card(body: tuple[Node, ...]) -> tuple[Node, ...] | None:
    cards = [at for at, node in enumerate(body) if isinstance(node, Card)]
    return (*body[: cards[-1]], *body[cards[-1] + 1 :]) if cards else None
