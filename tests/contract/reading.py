"""What every renderer has to show: all that a person reads and can press, in order, on any platform."""

from collections.abc import Callable, Iterator, Mapping
from typing import assert_never

from bot.ui.attachments import File, Link, Way
from bot.ui.forms import (
    Checks,
    Choice,
    Conversation,
    DateInput,
    Field,
    Form,
    Input,
    Member,
    Pick,
    Rejected,
    TimeInput,
)
from bot.ui.nodes import (
    NO_ERRORS,
    Button,
    Buttons,
    Card,
    Facts,
    Filters,
    Message,
    Node,
    Option,
    Quote,
    Rule,
    Select,
    Table,
    Text,
    Written,
    pressable,
)
from bot.ui.written import Piece, WordLine
from tests.contract.drawing import Screen

Read = tuple[str, ...]
"""One element of a screen: its type, and every word and token it carries."""

ON, OFF = "on", "off"


def reading(screen: Screen) -> tuple[Read, ...]:
    """Return all content of a screen, in the order in which it is read."""
    match screen:
        case Message(title, body):
            return (("title", title), *(read for node in body for read in _node(node)))
        case Form():
            return tuple(_form(screen, NO_ERRORS))
        case Rejected(form, errors):
            return tuple(_form(form, errors))
        case _:
            assert_never(screen)


def _node(node: Node) -> Iterator[Read]:
    match node:
        case Text(text):
            yield ("text", text)
        case Quote() | Written():
            yield _words(node)
        case Facts(rows):
            yield from (("fact", *row) for row in rows)
        case Table(caption, columns, rows):
            yield ("table", caption)
            yield from (("column", head) for head in columns)
            yield from (("row", aspect, *values) for aspect, values in rows)
        case Card():
            yield from _card(node)
        case Buttons():
            yield from map(_button, pressable(node))
        case Filters(selects):
            yield ("filters", node.token)
            yield from (read for select in selects for read in _select(select))
        case File(label, name, media, content):
            yield ("file", label, name, media, content.hex())
        case Link(label, url):
            yield ("link", label, url)
        case Way():
            yield from _way(node)
        case Rule():
            yield ("rule",)
        case _:
            assert_never(node)


def _words(node: Quote | Written) -> Read:
    if isinstance(node, Quote):
        return ("quote", node.text)
    return ("written", *(marked(line) for line in node.lines if line.pieces))


def marked(line: WordLine, mark: Callable[[Piece], str] | None = None) -> str:
    """Return a line with its marks, as every reader of a renderer writes them, or as `mark` does."""
    return ("• " if line.listed else "") + "".join(map(mark or _marked, line.pieces))


def _marked(piece: Piece) -> str:
    words = f"*{piece.text}*" if piece.italic else piece.text
    words = f"**{words}**" if piece.bold else words
    return f"[{words}]({piece.url}){piece.beside}" if piece.url else words


def _card(card: Card) -> Iterator[Read]:
    yield ("card", card.title)
    yield from (("line", line) for line in card.lines)
    if card.quote:
        yield ("quote", card.quote)
    if card.room:
        yield from _way(card.room)
    yield from map(_button, pressable(card))


def _way(room: Way) -> Iterator[Read]:
    """A room that does not stand has no way to it, on any platform."""
    if room.at:
        yield ("room", room.label, "opens")


def _button(button: Button) -> Read:
    return ("button", button.label, button.token, button.named)


def _select(select: Select) -> Iterator[Read]:
    yield ("select", select.label)
    for option in select.options:
        count = "" if option.count is None else str(option.count)
        yield ("chip", select.name, option.value, option.label, count, state(option.value in select.chosen))


def _form(form: Form, errors: Mapping[str, str]) -> Iterator[Read]:
    yield ("form", form.title, form.token)
    if form.note:
        yield ("note", form.note)
    for field in form.fields:
        yield from _field(field, errors.get(field.name, ""))
    yield ("send", form.send)


def _field(field: Field, error: str) -> Iterator[Read]:
    yield ("field", field.label)
    if field.hint:
        yield ("hint", field.hint)
    match field:
        case Input(name=name, value=value, at_most=most):
            yield ("box", name, value, str(most))
        case Choice() | Pick() | Checks():
            yield from (_option(field, option) for option in field.options)
        case DateInput(name=name) | TimeInput(name=name):
            yield ("picker", name, field.chosen)
        case Conversation() | Member():
            pass  # the platform itself provides the choices
        case _:
            assert_never(field)
    if error:
        yield ("error", error)


def _option(field: Choice | Pick | Checks, option: Option) -> Read:
    # Only one platform's lists have room for what an option is about; all have it in a choice and checks.
    about = "" if isinstance(field, Pick) else option.about
    chosen = field.chosen if isinstance(field, Checks) else (field.value,)
    return ("option", field.name, option.value, option.label, about, state(option.value in chosen))


def state(chosen: object) -> str:
    """Return whether something is chosen, as a reader says it."""
    return ON if chosen else OFF
