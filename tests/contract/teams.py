"""Reads back what Teams is sent, as its clients show it: words without our marks, buttons, and inputs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import unquote

import regex

from bot.adapters.teams.actions import NOTHING, InputKind, pack, token_of, unpack
from bot.adapters.teams.drawing import render
from bot.adapters.teams.drawing.controls import AT_ONCE, IN_SIGHT
from bot.adapters.teams.drawing.escape import JOINER, TWINS
from bot.adapters.teams.drawing.fields import FormAids
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
    Menu,
    Message,
    Node,
    Option,
    Quote,
    Rule,
    Select,
    Table,
    Text,
    Weight,
    Written,
    unrolled,
)
from bot.ui.verbs import Opens
from bot.ui.written import Piece
from tests.contract.drawing import Screen
from tests.contract.lines import MarkdownLines
from tests.contract.reading import OFF, Read, marked, state

Part = Mapping[str, Any]

ROOM: Final = "https://teams.microsoft.com/l/chat/19%3AG1%40thread.v2/0?tenantId=T1"
"""What opens the room of the gallery."""

MISSING: Final = "Please fill this in."
"""What a client says of an empty field, in the tests."""

AIDS: Final = FormAids(MISSING, "Paste a link.")

LINK: Final = re.compile(r"\[([^\]]*)\]\((https://[^()\s]+)\)")
STARS: Final = re.compile(r"\*{1,3}")

LIVE: Final = regex.compile(
    r"[\\*_~`|<>\[\]]"  # format, code, tables, links, tags and mentions
    r"|&#?\w+;"  # entities
    r"|^\s*(?:[#=+-]|\d+[.)])"  # headings, lists and lines
    r"|://|\bwww\.|@\w|\w\.\p{L}{2}"  # addresses
    r"|\{\{",  # dates and times
    regex.MULTILINE | regex.IGNORECASE,
)
"""What a client reads in Markdown, beside the stars and the links that are ours."""

FORMATTED: Final = re.compile(r"\{\{")
"""What a client reads in every text of a card."""

LINES: Final = MarkdownLines(TWINS, JOINER, re.compile(r"\[((?:(?!\]\().)*)\]\((https://\S+)\)"))


def card_of(screen: Screen) -> Part:
    """Return the content of the card that shows a screen."""
    match screen:
        case Message():
            return render.message(screen).card
        case Form():
            return _content(render.dialog(screen, aids=AIDS))
        case Rejected(form, errors):
            return _content(render.dialog(form, errors, AIDS))


def read(screen: Screen) -> tuple[Read, ...]:
    """Return all that can be read, pressed and filled in, in order."""
    title = screen.form.title if isinstance(screen, Rejected) else screen.title
    card = card_of(screen)
    opened = () if isinstance(screen, Message) else (("dialog", title),)
    return (*opened, *_parts((*card["body"], *_actions(card))))


def expected(screen: Screen) -> tuple[Read, ...]:
    """Return what a reader in Teams has to see, press and fill in of a screen."""
    match screen:
        case Message(title, body):
            return (("title", LINES.same(title)), *(one for node in body for one in _of_node(node)))
        case Form():
            return tuple(_of_form(screen, NO_ERRORS))
        case Rejected(form, errors):
            return tuple(_of_form(form, errors))


def alive(screen: Screen) -> list[str]:
    """Return all that a client would interpret of what is not ours to mark."""
    card = card_of(screen)
    markdown = [live for text in markdown_in(card) for live in live_in(text)]
    return [*markdown, *(live for text in texts_in(card) for live in FORMATTED.findall(text))]


_APART: Final = "\ue000"
"""Stands where a link begins and ends."""


def live_in(text: str) -> list[str]:
    """Return what comes alive in Markdown, without the marks and the links that are ours.

    What stands before a link and in it are not read as one word.
    """
    return LIVE.findall(STARS.sub("", LINK.sub(lambda found: f"{_APART}{found[1]}{_APART}", text)))


def markdown_in(card: Part) -> Iterator[str]:
    """Yield each text of a card in which Markdown is read: text blocks, and choices that are in sight."""
    for one in every(card):
        match one:
            case {"type": "TextBlock", "text": text}:
                yield text
            case {"type": "Input.ChoiceSet", "style": "expanded", "choices": choices}:
                yield from (choice["title"] for choice in choices)
            case _:
                pass


def texts_in(card: Part) -> Iterator[str]:
    """Yield each text of a card that somebody reads or hears."""
    shown = (
        "text",
        "title",
        "label",
        "tooltip",
        "altText",
        "errorMessage",
        "placeholder",
        "speak",
        "fallbackText",
    )
    for one in every(card):
        yield from (one[name] for name in shown if name in one)


def every(part: object) -> Iterator[Part]:
    """Yield each object within a card, itself the first."""
    inner: Iterable[object] = part if isinstance(part, list) else ()
    if isinstance(part, Mapping):
        yield part
        inner = part.values()
    for one in inner:
        if not isinstance(one, str):  # as most are, and nothing is within
            yield from every(one)


def unmarked(text: str) -> str:
    """Return a line of Markdown as it is read, its links as `[label](address)`."""
    return LINK.sub(lambda found: f"[{found[1]}]({unquote(found[2])})", STARS.sub("", text))


def _content(dialog: Part) -> Part:
    content: Part = dialog["card"]["content"]
    return content


def _actions(card: Part) -> Iterator[Part]:
    yield from ({"type": "ActionSet", "actions": card["actions"]},) if "actions" in card else ()


def _parts(elements: Iterable[Part]) -> Iterator[Read]:
    for one in elements:
        match one["type"]:
            case "TextBlock" if one.get("style") == "heading":
                yield ("title", LINES.same(one["text"]))
            case "TextBlock":
                yield from LINES.words([unmarked(one["text"])])
            case "RichTextBlock":
                yield from LINES.lines("".join(run["text"] for run in one["inlines"]))
            case "Container":
                yield from _parts(one["items"])
            case "ColumnSet":
                yield from _parts(item for column in one["columns"] for item in column["items"])
            case "Image":
                yield ("picture", one["altText"], one["url"])
            case "ActionSet":
                yield from map(_pressed, one["actions"])
            case _:
                yield from _input(one)


def _pressed(action: Part) -> Read:
    where = "behind" if action.get("mode") == "secondary" else "in sight"
    if action["type"] == "Action.OpenUrl":
        return ("link", LINES.same(action["title"]), action["url"])
    if action["type"] == "Action.ToggleVisibility":
        return ("shows", LINES.same(action["title"]))
    opens = "msteams" in action["data"]
    assert opens or "fallback" not in action or action["fallback"]["data"] == action["data"]
    look = (LINES.same(action.get("tooltip", action["title"])), action.get("style", ""), where)
    return ("form" if opens else "press", LINES.same(action["title"]), token_of(action["data"]), *look)


def _input(one: Part) -> Iterator[Read]:
    yield ("field", one["id"], LINES.same(one["label"]), state(one.get("isRequired")))
    chosen = one.get("value", "").split(",")
    for choice in one.get("choices", ()):
        on = state(choice["value"] in chosen)
        yield ("choice", one["id"], unpack(choice["value"]), LINES.same(choice["title"]), on)
    if "choices" not in one:
        yield ("box", one["id"], _kept(one.get("value", "")))


def _kept(value: str) -> str:
    """Return the beginning of what stands in a box: no box keeps more than can be sent from it."""
    return LINES.same(value)[:2_900]


def _of_node(node: Node) -> Iterator[Read]:
    match node:
        case Text(text) | Quote(text):
            yield from LINES.lines(text)
        case Written(lines):
            yield from LINES.words(marked(line, _of_piece) for line in lines)
        case Facts(rows):
            yield from LINES.lines(*(f"{LINES.same(name)}: {value.strip()}" for name, value in rows))
        case Table(caption, columns, rows) if len(columns) <= 3:
            yield from LINES.lines(caption, *columns)
            yield from (one for aspect, values in rows for one in LINES.lines(aspect, *values))
        case Table():
            yield from (one for part in unrolled(node) for one in _of_node(part))
        case Card(title=title, lines=lines, quote=quote, room=room):
            yield from LINES.lines(LINES.same(title), *lines, quote)
            yield from _of_buttons(node.buttons, node.menu, room)
        case Buttons(buttons, menu):
            yield from _of_buttons(buttons, menu)
        case Filters():
            yield from _of_filters(node)
        case File(label, name):
            yield from LINES.lines(f"{label} · {name}")
        case Link(label, url):
            short = len(label.encode("utf-16-le")) <= 150
            yield ("link", LINES.same(label), url if short else unquote(url))
        case Way(label, at=at):
            yield from (("link", LINES.same(label), ROOM),) if at else ()
        case Rule():
            return


def _of_buttons(buttons: tuple[Button, ...], menu: Menu | None, room: Way | None = None) -> Iterator[Read]:
    main = [_of_button(one) for one in buttons if one.weight is Weight.MAIN]
    others = [_of_button(one) for one in buttons if one.weight is not Weight.MAIN]
    way = [("link", LINES.same(room.label), ROOM)] if room and room.at else []
    steps = [_of_button(one) for one in menu.buttons] if menu else []
    shown = [*main, *way, *others]
    alone = not shown
    first, more = (steps, []) if alone else (shown, steps)
    yield from first[:IN_SIGHT]
    yield from ((*one[:-1], "behind") if one[0] != "link" else one for one in (*first[IN_SIGHT:], *more))


def _of_button(button: Button) -> Read:
    styles = {Weight.MAIN: "positive", Weight.CAREFUL: "destructive", Weight.PLAIN: ""}
    kind = "form" if isinstance(button.verb, Opens) else "press"
    look = (LINES.same(button.named), styles[button.weight], "in sight")
    return (kind, LINES.same(button.label), button.token, *look)


def _of_filters(node: Filters) -> Iterator[Read]:
    for one in node.selects:
        name, many = f"{InputKind.MANY}.{one.name}", len(one.options) > AT_ONCE + 1
        later = [option for option in one.options[AT_ONCE:] if many and option.value not in one.chosen]
        yield ("field", name, LINES.same(one.label), OFF)
        yield from (_of_value(name, option, one) for option in one.options if option not in later)
        if later:
            label = LINES.same(f"{one.label} +{len(later)}")
            yield ("shows", label)
            yield ("field", f"{name}#2", label, OFF)
            yield from (_of_value(f"{name}#2", option, one) for option in later)
    yield ("press", node.send, node.token, node.send, "positive", "in sight")


def _of_value(name: str, option: Option, facet: Select) -> Read:
    count = "" if option.count is None else f" ({option.count})"
    on = state(option.value in facet.chosen)
    return ("choice", name, option.value, LINES.same(f"{option.label}{count}"), on)


def _of_piece(piece: Piece) -> str:
    return f"[{LINES.same(piece.text)}]({unquote(piece.url)}){piece.beside}" if piece.url else piece.text


def _of_form(form: Form, errors: Mapping[str, str]) -> Iterator[Read]:
    yield ("dialog", form.title)
    names = {field.name for field in form.fields}
    whole = [error for name, error in errors.items() if name not in names]
    yield from LINES.lines(form.note, *map(_of_error, whole))
    for field in form.fields:
        yield from _of_field(field)
        yield from LINES.lines(_of_error(errors.get(field.name, "")), field.hint)
    yield ("press", form.send, form.token, form.send, "positive", "in sight")


def _of_error(error: str) -> str:
    return f"⚠ {error}" if error else ""


def _of_field(field: Field) -> Iterator[Read]:
    listed = isinstance(field, Choice | Pick | Member)
    kind = InputKind.MANY if isinstance(field, Checks) else InputKind.ONE if listed else InputKind.WORDS
    name = f"{InputKind.PLACE if isinstance(field, Conversation) else kind}.{field.name}"
    needed = isinstance(field, Choice | Member | Conversation)
    needed |= isinstance(field, Input) and field.at_least > 0
    needed |= isinstance(field, DateInput | TimeInput) and field.needed
    yield ("field", name, LINES.same(field.label), state(needed))
    match field:
        case Choice(options=options, value=value):
            yield from (_of_option(name, one, value, about=one.about) for one in options)
        case Checks(options=options, chosen=chosen):
            yield from (_of_option(name, one, *chosen, about=one.about) for one in options)
        case Pick(options=options, value=value):
            yield ("choice", name, unpack(NOTHING), "—", OFF)
            yield from (_of_option(name, one, value) for one in options)
        case Member(options=options, value=value):
            yield from (_of_option(name, one, value) for one in options)
        case DateInput() | TimeInput():
            yield ("box", name, field.chosen)
        case Input(value=value) | Conversation(value=value):
            yield ("box", name, _kept(value))


def _of_option(name: str, option: Option, *chosen: str, about: str = "") -> Read:
    said = f"{option.label} — {about}" if about else option.label
    return ("choice", name, unpack(pack(option.value)), LINES.same(said), state(option.value in chosen))
