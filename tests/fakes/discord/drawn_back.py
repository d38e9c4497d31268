"""Reads what Discord shows back into the UI values that it was drawn from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from bot.adapters.discord.custom_ids import MENU, OF_SELECT, token
from bot.adapters.discord.server_marks import apart
from bot.handlers import all_routes
from bot.ui.attachments import File, Link, Way
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
    Select,
    Text,
    Tone,
    Weight,
    Written,
)
from bot.ui.verbs import Answers, Verb, read_token
from bot.ui.written import Piece, WordLine
from tests.fakes.discord import choosing, components
from tests.fakes.discord.values import Attachment

Part = Mapping[str, Any]
VERBS: Final = {name: route.verb for name, route in all_routes().items()}

WEIGHTS: Final = {1: Weight.MAIN, 2: Weight.PLAIN, 4: Weight.CAREFUL}
ROOMS: Final = "https://discord.com/channels/"
JOINER: Final = "\u2060"

_ESCAPE: Final = re.compile(r"\\([^\w\s])")
_FACT: Final = re.compile(r"\*\*((?:\\.|[^*\\])+)\*\*: (.*)")
_BOLD: Final = re.compile(r"\*\*((?:\\.|[^*\\])+)\*\*")
_WAY: Final = re.compile(r"\[((?:\\.|[^\]\\])+)\]\(<(https://[^>]+)>\)")
_PIECE: Final = re.compile(
    r"(?P<link>(?P<m>\*{0,3})\[(?P<label>(?:\\.|[^\]\\])+)\]\(<(?P<url>https://[^>]+)>\)"
    r"(?P=m)(?: \([^)]*\))?)"
    r"|(?P<both>\*\*\*(?P<b3>(?:\\.|[^*\\])+)\*\*\*)"
    r"|(?P<bold>\*\*(?P<b2>(?:\\.|[^*\\])+)\*\*)"
    r"|(?P<italic>\*(?P<b1>(?:\\.|[^*\\])+)\*)"
)


def message(parts: Sequence[Part], files: Sequence[Attachment] = ()) -> Message:
    """Return the message that these components show."""
    inside = parts[0]["components"] if len(parts) == 1 and parts[0]["type"] == components.CONTAINER else parts
    title, *rest = _flat(inside)
    return Message(unescaped(str(title["content"]).removeprefix("## ")), tuple(_nodes(rest, files)))


def button(part: Part, value: str = "") -> Button:
    """Return a button, or the step of a menu that has this value."""
    carried = read_token(token(value or apart(part["custom_id"])[0]))
    weight = WEIGHTS.get(part.get("style", 2), Weight.PLAIN)
    return Button(part["label"], verb(carried.verb), carried.ref, weight)


def verb(name: str) -> Verb:
    """Return a verb by its name."""
    return VERBS.get(name, Answers(name))


def unescaped(text: str) -> str:
    """Return words as a reader sees them."""
    return _ESCAPE.sub(r"\1", text).replace(JOINER, "")


def _flat(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield texts, controls and files in their order; a section's accessory comes after its words."""
    for part in parts:
        if part["type"] == components.SECTION:
            yield from part["components"]
            if part["accessory"]["type"] == choosing.BUTTON:
                yield {"type": components.ROW, "components": [part["accessory"]]}
        elif part["type"] != components.SEPARATOR:
            yield part


def _nodes(parts: Sequence[Part], files: Sequence[Attachment]) -> Iterator[Node]:
    found: list[Node] = []
    for part in parts:
        if part["type"] == components.TEXT:
            found += _texts(str(part["content"]))
        elif part["type"] == components.ROW:
            _row(found, part["components"])
        elif part["type"] == components.FILE:
            name = part["file"]["url"].removeprefix("attachment://").rsplit("/", 1)[-1]
            label = found.pop() if found and isinstance(found[-1], Text) else Text(name)
            assert isinstance(label, Text)
            found.append(_file(label.text, name, files))
    return iter(found)


def _file(label: str, name: str, files: Sequence[Attachment]) -> File:
    one = next((one for one in files if one.name == name), None)
    assert one is not None, (name, [each.name for each in files])
    return File(label, name, one.type or "application/octet-stream", one.content)


def _texts(content: str) -> Iterator[Node]:
    """Read a text: small print, a quote, facts, a card, a leading line, or a paragraph."""
    lines = content.split("\n")
    if all(line.startswith("-# ") for line in lines):
        yield Text(unescaped("\n".join(line.removeprefix("-# ") for line in lines)), Tone.QUIET)
    elif all(line.startswith("> ") for line in lines):
        yield Quote(unescaped("\n".join(line.removeprefix("> ") for line in lines)))
    elif facts := [found for line in lines if (found := _FACT.fullmatch(line))]:
        rows = tuple((unescaped(one[1]), unescaped(one[2])) for one in facts)
        yield from (Facts(rows[at : at + 10]) for at in range(0, len(rows), 10))
    elif (bold := _BOLD.fullmatch(lines[0])) and len(lines) > 1:
        yield _card(unescaped(bold[1]), lines[1:])
    elif bold := _BOLD.fullmatch(content):
        yield Text(unescaped(bold[1]), Tone.LEAD)
    elif way := _WAY.fullmatch(content):
        yield _opens(unescaped(way[1]), way[2])
    elif _PIECE.search(content) or any(line.startswith("- ") for line in lines):
        yield Written(tuple(map(_written, lines)))
    else:
        yield Text(unescaped(content))


def _card(title: str, lines: Sequence[str]) -> Card:
    ways = [found for line in lines if (found := _WAY.fullmatch(line)) and found[2].startswith(ROOMS)]
    said = [line for line in lines if not line.startswith("> ") and not _is_way(line)]
    quoted = "\n".join(unescaped(line.removeprefix("> ")) for line in lines if line.startswith("> "))
    room = _way(unescaped(ways[0][1]), ways[0][2]) if ways else None
    return Card(title=title, lines=tuple(map(unescaped, said)), quote=quoted, room=room)


def _is_way(line: str) -> bool:
    found = _WAY.fullmatch(line)
    return found is not None and found[2].startswith(ROOMS)


def _row(found: list[Node], parts: Sequence[Part]) -> None:
    """Read a row: buttons of the card or the buttons above it, a link, a menu, or one facet of filters."""
    first = parts[0]
    if "url" in first:
        found.append(_opens(first["label"], first["url"]))
        return
    above = found[-1] if found else None
    if first["type"] == choosing.BUTTON:
        pressed = tuple(button(one) for one in parts)
        if isinstance(above, Card) and not above.buttons and not above.menu and len(pressed) <= 3:
            found[-1] = replace(above, buttons=pressed)
        elif isinstance(above, Buttons) and not above.menu:
            found[-1] = replace(above, buttons=(*above.buttons, *pressed))
        else:
            found.append(Buttons(pressed))
    elif apart(first["custom_id"])[0].partition(".")[0] == MENU:
        steps = tuple(button({**one, "style": 2}, one["value"]) for one in first["options"])
        menu = Menu(first["placeholder"], steps)
        if isinstance(above, Card | Buttons) and not above.menu:
            found[-1] = replace(above, menu=menu)
        else:
            found.append(Buttons((), menu))
    else:
        _filter(found, first)


def _filter(found: list[Node], part: Part) -> None:
    carried, _, facet = apart(part["custom_id"])[0].partition(OF_SELECT)
    about = read_token(token(carried))
    apply = verb(about.verb)
    assert isinstance(apply, Answers)
    if found and isinstance(found[-1], Text) and found[-1].text == part["placeholder"]:
        found.pop()
    options = tuple(
        Option(one["value"], one["label"], "", int(one["description"]) if "description" in one else None)
        for one in part["options"]
    )
    chosen = tuple(one["value"] for one in part["options"] if one.get("default"))
    select = Select(facet, part["placeholder"], options, chosen)
    above = found[-1] if found else None
    if isinstance(above, Filters) and (above.apply, above.ref) == (apply, about.ref):
        found[-1] = replace(above, selects=(*above.selects, select))
    else:
        found.append(Filters((select,), apply, about.ref))


def _opens(label: str, url: str) -> Link | Way:
    return _way(label, url) if url.startswith(ROOMS) else Link(label, url)


def _way(label: str, url: str) -> Way:
    guild, _, channel = url.removeprefix(ROOMS).partition("/")
    return Way(label, channel, {"guild": guild, "channel": channel})


def _written(line: str) -> WordLine:
    listed, said = line.startswith("- "), line.removeprefix("- ")
    pieces, at = list[Piece](), 0
    for found in _PIECE.finditer(said):
        pieces += _plain(said[at : found.start()])
        pieces.append(_piece(found))
        at = found.end()
    return WordLine((*pieces, *_plain(said[at:])), listed)


def _plain(text: str) -> list[Piece]:
    return [Piece(unescaped(text))] if text else []


def _piece(found: "re.Match[str]") -> Piece:
    if found["link"]:
        stars = len(found["m"])
        label = unescaped(found["label"])
        return Piece(label, bold=stars >= 2, italic=stars % 2 == 1, url=found["url"])
    text = found["b3"] or found["b2"] or found["b1"]
    return Piece(unescaped(text), bold=not found["italic"], italic=bool(found["italic"] or found["both"]))
