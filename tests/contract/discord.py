"""Reads back what Discord is sent, as its client shows it: words without our marks, buttons, and fields."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from bot.adapters.discord.custom_ids import MENU, token
from bot.adapters.discord.drawing import forms, render
from bot.adapters.discord.drawing.escape import JOINER, TWINS
from bot.adapters.shared.landing_table import message_of
from bot.ui.attachments import File, Link, Way
from bot.ui.fit import MARK
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
    Table,
    Text,
    Weight,
    Written,
    unrolled,
)
from bot.ui.written import Piece
from bot.views.platforms import notes
from tests.contract.drawing import Screen
from tests.contract.lines import MarkdownLines
from tests.contract.made_up import READER
from tests.contract.reading import Read, marked, state

Part = Mapping[str, Any]

ROOM: Final = "https://discord.com/channels/@me/G1"
"""What opens the room of the gallery."""

LINK: Final = re.compile(r"\[([^\]]*)\]\(<(https://[^>\s]+)>\)")
OURS: Final = re.compile(r"^(?:## |-# |> |(?P<item>- ))?")
"""What a line of ours begins with."""
STARS: Final = re.compile(r"\*{1,3}")
ESCAPED: Final = re.compile(r"\\([^0-9A-Za-z\s])")
"""What Discord reads as the sign alone."""

LIVE: Final = re.compile(
    r"[_~`|\[\]]"  # format, spoilers, code, links
    r"|<(?=[@#:/tai])|<(?=https?:)"  # mentions, emoji, times, addresses
    r"|://|:[\w+~-]+:"  # addresses, codes of emoji
    r"|@(?=everyone|here)"
    r"|^[^\S\n]*(?:#{1,3} |-# |>|[-+] |\d+\. )",  # headings, small print, quotes, lists
    re.MULTILINE | re.IGNORECASE,
)
"""What Discord's Markdown interprets, beside the stars of bold and italic, which are ours."""

_HIDDEN: Final = "\ue000"
"""Stands in for an escaped sign while a text is looked through."""

LINES: Final = MarkdownLines(TWINS, JOINER, re.compile(r"\[(.*)\]\((https://\S+)\)"))


def read(screen: Screen) -> tuple[Read, ...]:
    """Return all that can be read and pressed; of a rejected form, its note and the form it opens."""
    match screen:
        case Message():
            return tuple(_message(screen))
        case Form():
            return tuple(_modal(screen))
        case Rejected(form):
            return (*_message(note(screen)), *_modal(form))


def expected(screen: Screen) -> tuple[Read, ...]:
    """Return what a reader on Discord has to see and press of a screen."""
    match screen:
        case Message(title, body):
            return (*LINES.lines(_one_line(title)), *(one for node in body for one in _of_node(node)))
        case Form():
            return tuple(_of_form(screen))
        case Rejected(form):
            return (*expected(note(screen)), *_of_form(form))


def alive(screen: Screen) -> list[str]:
    """Return all that Discord would interpret of what is not ours to mark."""
    match screen:
        case Message():
            drawn = render.message(screen).body["components"]
            return [live for one in _every(drawn) if one["type"] == 10 for live in live_in(one["content"])]
        case Form():
            shown = [one["content"] for one in forms.modal(screen)["components"] if one["type"] == 10]
            return [live for one in shown for live in live_in(one)]
        case Rejected(form):
            return [*alive(note(screen)), *alive(form)]


def note(rejected: Rejected) -> Message:
    """Return the note that hands a form back."""
    return message_of(notes.handed_back(READER, rejected))


def live_in(content: str) -> list[str]:
    """Return what comes alive in a text display, without the marks and the links that are ours.

    What stands before a link and in it are not read as one word.
    """
    plain = LINK.sub(lambda found: f"{_HIDDEN}{found[1]}{_HIDDEN}", ESCAPED.sub(_HIDDEN, content))
    lines = [OURS.sub("", line, count=1) for line in plain.split("\n")]
    return [found.group() for line in lines for found in LIVE.finditer(STARS.sub("", line))]


def unmarked(content: str) -> Iterator[str]:
    """Yield each line of a text display as it is read."""
    for line in ESCAPED.sub(lambda found: _hidden(found[1]), content).split("\n"):
        begins = OURS.match(line)
        assert begins is not None
        bullet = "• " if begins["item"] else ""
        said = LINK.sub(lambda found: f"[{found[1]}]({_hidden(found[2])})", line[begins.end() :])
        shown = re.sub(rf"{_HIDDEN}([0-9a-f]+);", lambda found: chr(int(found[1], 16)), STARS.sub("", said))
        yield bullet + shown


def _hidden(signs: str) -> str:
    """Return signs as numbers, so that none of them is taken for a mark."""
    return "".join(f"{_HIDDEN}{ord(sign):x};" for sign in signs)


def _message(screen: Message) -> Iterator[Read]:
    drawn = render.message(screen)
    files = dict(drawn.files)
    labels = {one["filename"]: one["description"] for one in drawn.body.get("attachments", [])}
    parts = list(_flat(drawn.body["components"]))
    for n, part in enumerate(parts):
        follows = parts[n + 1] if n + 1 < len(parts) else {}
        match part["type"]:
            case 10 if not _is_label_of(part["content"], follows, labels):
                yield from LINES.words(unmarked(part["content"]))
            case 2:
                yield _pressed(part)
            case 3:
                yield from _select(part)
            case 13:
                name = part["file"]["url"].removeprefix("attachment://")
                yield ("file", LINES.same(labels[name]), files[name].hex())
            case _:
                pass


def _is_label_of(content: str, follows: Part, labels: Mapping[str, str]) -> bool:
    """Tell whether words only repeat what a select or a file below them is called."""
    called = follows.get("placeholder", "")
    if follows.get("type") == 13:
        called = labels[follows["file"]["url"].removeprefix("attachment://")]
    said = " ".join(LINES.same(one) for one in unmarked(content)).split()
    return (
        bool(called)
        and not str(follows.get("custom_id", "")).startswith(MENU)
        and said == LINES.same(called).split()
    )


def _flat(components: Iterable[Part]) -> Iterator[Part]:
    for one in components:
        if one["type"] in {1, 9, 17}:
            yield from _flat(one["components"])
            yield from _flat([one["accessory"]] if "accessory" in one else [])
        else:
            yield one


def _every(components: Iterable[Part]) -> Iterator[Part]:
    for one in components:
        yield one
        yield from _every(one.get("components", ()))


def _pressed(button: Part) -> Read:
    if "url" in button:
        return ("link", LINES.same(button["label"]), button["url"])
    return ("button", LINES.same(button["label"]), token(button["custom_id"]))


def _select(select: Part) -> Iterator[Read]:
    if select["custom_id"].startswith(MENU):
        yield ("menu", LINES.same(select["placeholder"]))
        yield from (("button", LINES.same(one["label"]), token(one["value"])) for one in select["options"])
        return
    carried, _, facet = token(select["custom_id"]).partition("|")
    yield ("select", carried, facet, LINES.same(select["placeholder"]))
    for one in select["options"]:
        yield (
            "chip",
            one["value"],
            LINES.same(one["label"]),
            one.get("description", ""),
            state(one.get("default")),
        )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _of_node(node: Node) -> Iterator[Read]:
    match node:
        case Text(text) | Quote(text):
            yield from LINES.lines(text)
        case Written(lines):
            yield from LINES.words(marked(line, _of_piece) for line in lines)
        case Facts(rows):
            yield from LINES.lines(*(f"{_one_line(name)}: {value.strip()}" for name, value in rows))
        case Table():
            yield from (one for part in unrolled(node) for one in _of_node(part))
        case Card(title=title, lines=lines, quote=quote, room=room):
            yield from LINES.lines(_one_line(title), *lines, quote)
            yield from _of_node(room) if room else ()
            yield from _of_buttons(node.buttons, node.menu)
        case Buttons(buttons, menu):
            yield from _of_buttons(buttons, menu)
        case Filters(selects):
            for one in selects:
                yield ("select", node.token, one.name, LINES.same(one.label))
                yield from (_of_chip(option, one.chosen) for option in one.options)
        case File(label, content=content):
            yield ("file", LINES.same(label), content.hex())
        case Link(label, url):
            yield ("link", LINES.same(label), url)
        case Way(label, at=at):
            yield from (("link", LINES.same(label), ROOM),) if at else ()
        case Rule():
            return


def _of_buttons(buttons: tuple[Button, ...], menu: Menu | None) -> Iterator[Read]:
    for at in range(0, len(buttons), 5):
        row = buttons[at : at + 5]
        main = [one for one in row if one.weight is Weight.MAIN]
        for one in (*main, *(other for other in row if other not in main)):
            yield ("button", LINES.same(one.label), one.token)
    if menu:
        yield ("menu", LINES.same(menu.named))
        yield from (("button", LINES.same(one.label), one.token) for one in menu.buttons)


def _of_piece(piece: Piece) -> str:
    # Two stars in an address would be a mark; in per cent it is the same address (RFC 3986, 6.2.2.2).
    url = piece.url.replace("**", "%2A%2A")
    return f"[{_one_line(piece.text)}]({url}){piece.beside}" if url else piece.text


def _of_chip(option: Option, chosen: tuple[str, ...]) -> Read:
    count = "" if option.count is None else str(option.count)
    return ("chip", option.value, LINES.same(option.label), count, state(option.value in chosen))


def _modal(form: Form) -> Iterator[Read]:
    modal = forms.modal(form)
    yield ("form", modal["title"], modal["custom_id"])
    first, *_ = modal["components"]
    if form.note:
        yield from LINES.words(unmarked(first["content"]))
    for part in modal["components"]:
        if part["type"] == 18:
            yield from _field(part)


def _field(label: Part) -> Iterator[Read]:
    field = label["component"]
    yield ("field", LINES.same(label["label"]), _cut(label.get("description", "")))
    if field["type"] == 4:
        yield (
            "box",
            field["custom_id"],
            _cut(field.get("value", ""), 2_900),
            str(field.get("max_length", "")),
        )
    for one in field.get("options", ()):
        about = _cut(one.get("description", ""))
        yield (
            "option",
            field["custom_id"],
            one["value"],
            LINES.same(one["label"]),
            about,
            state(one.get("default")),
        )


def _of_form(form: Form) -> Iterator[Read]:
    yield ("form", form.title, form.token)
    yield from LINES.lines(form.note)
    for field in form.fields:
        yield from _of_field(field)


def _of_field(field: Field) -> Iterator[Read]:
    example = {DateInput: "2026-12-07", TimeInput: "16:30"}.get(type(field), "")
    example = field.first or example if isinstance(field, DateInput) else example
    yield ("field", LINES.same(field.label), _cut(field.hint or example))
    match field:
        case Input(name=name, value=value, at_most=most):
            longer = len(value.encode("utf-16-le")) // 2 > most
            yield ("box", name, _cut(value, 2_900), str(4_000 if longer else most))
        case DateInput(name=name, value=value) | TimeInput(name=name, value=value):
            yield ("box", name, _cut(value, 2_900), "")
        case Choice(value=value) | Pick(value=value):
            yield from (_of_option(field.name, one, (value,)) for one in field.options)
        case Checks(chosen=chosen):
            yield from (_of_option(field.name, one, chosen) for one in field.options)
        case Conversation() | Member():
            return


def _of_option(name: str, option: Option, chosen: tuple[str, ...]) -> Read:
    on = state(option.value in chosen)
    return ("option", name, option.value, LINES.same(option.label), _cut(option.about), on)


def _cut(text: str, limit: int = 45) -> str:
    """Return the beginning of a text that is too long where it is shown, and another one whole."""
    said = LINES.same(text)
    return said[:limit] if said.endswith(MARK) or len(said) > limit else said
