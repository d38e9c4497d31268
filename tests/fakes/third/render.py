"""Draws messages and forms for a platform that counts the bytes of a message: longer words are cut.

It is to be removed when Discord's adapter passes the same tests.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final, assert_never

from bot.ui.attachments import File, Link, Way
from bot.ui.fit import MARK
from bot.ui.forms import Checks, Choice, Conversation, DateInput, Field, Form, Input, Member, Pick, TimeInput
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
    Tone,
    Written,
)
from bot.ui.written import Piece

Part = dict[str, Any]
Cut = Callable[[str], str]

LEAST: Final = 1_000
"""The least room of a message in bytes: a title, a mark and a next step have to fit."""


def message(shown: Message, room: int) -> bytes:
    """Draw a message in at most `room` bytes: cut its words evenly first, and then parts at its end."""
    if len(body := _written(shown, room)) <= room:
        return body
    shortest, longest = len(MARK.encode()), room
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        fits = len(_written(shown, middle)) <= room
        shortest, longest = (middle, longest) if fits else (shortest, middle - 1)
    parts = _parts(shown, shortest)
    while len(_encoded(parts)) > room:
        parts = [*parts[:-2], {"kind": "text", "text": MARK, "tone": Tone.PLAIN}]
    return _encoded(parts)


def files(shown: Message) -> dict[str, bytes]:
    """Return the files that are sent with a message."""
    return {node.name: node.content for node in shown.body if isinstance(node, File)}


def form(shown: Form) -> bytes:
    """Draw a form; this platform counts bytes in conversations only."""
    fields = [_field(field) for field in shown.fields]
    whole = {"title": shown.title, "token": shown.token, "send": shown.send, "note": shown.note}
    return json.dumps({**whole, "opens": shown.opens.name, "fields": fields}, ensure_ascii=False).encode()


def cut(text: str, most: int) -> str:
    """Return a text in at most `most` bytes, a mark at its end where it was longer."""
    if len(written := text.encode()) <= most:
        return text
    return written[: most - len(MARK.encode())].decode(errors="ignore").rstrip() + MARK


def _written(shown: Message, most: int) -> bytes:
    return _encoded(_parts(shown, most))


def _encoded(parts: list[Part]) -> bytes:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def _parts(shown: Message, most: int) -> list[Part]:
    def shorter(text: str) -> str:
        return cut(text, most)

    title = {"kind": "title", "text": shorter(shown.title)}
    return [title, *(part for node in shown.body for part in _node(node, shorter))]


def _node(node: Node, shorter: Cut) -> Iterator[Part]:
    match node:
        case Text(text, tone):
            yield {"kind": "text", "text": shorter(text), "tone": tone}
        case Quote() | Written():
            yield _by_people(node, shorter)
        case Facts(rows):
            yield {"kind": "facts", "rows": [[shorter(name), shorter(value)] for name, value in rows]}
        case Table():
            yield _table(node, shorter)
        case Card(title=title, lines=lines, quote=quote, buttons=buttons, room=room, menu=menu):
            words = {"title": shorter(title), "lines": list(map(shorter, lines)), "quote": shorter(quote)}
            way = {"room": list(_way(room, shorter))} if room else {}
            steps = [_button(button, title) for button in buttons]
            yield {"kind": "card", **words, **way, "buttons": steps, **_menu(menu)}
        case Buttons(buttons, menu):
            yield {"kind": "buttons", "buttons": list(map(_button, buttons)), **_menu(menu)}
        case Filters(selects):
            for select in selects:
                about = {"name": select.name, "label": shorter(select.label), "chosen": list(select.chosen)}
                options = [_option(option, shorter) for option in select.options]
                yield {"kind": "select", "token": node.token, **about, "options": options}
        case File(label, name, media):
            yield {"kind": "file", "label": label, "name": name, "media": media}
        case Link() | Way():
            yield from _opens(node, shorter)
        case Rule():
            yield {"kind": "rule"}
        case _:
            assert_never(node)


def _opens(node: Link | Way, shorter: Cut) -> Iterator[Part]:
    if isinstance(node, Way):
        yield from _way(node, shorter)
    else:
        yield {"kind": "link", "label": shorter(node.label), "url": node.url}


def _by_people(node: Quote | Written, shorter: Cut) -> Part:
    if isinstance(node, Quote):
        return {"kind": "quote", "text": shorter(node.text)}
    return _marked(node, shorter)


def _marked(words: Written, shorter: Cut) -> Part:
    def piece(one: Piece) -> Part:
        said = replace(one, text=shorter(one.text))
        return {
            "text": said.text,
            "bold": said.bold,
            "italic": said.italic,
            "url": said.url,
            "beside": said.beside,
        }

    lines = [{"listed": line.listed, "pieces": list(map(piece, line.pieces))} for line in words.lines]
    return {"kind": "written", "lines": lines}


def _table(table: Table, shorter: Cut) -> Part:
    cells = [[shorter(aspect), *map(shorter, values)] for aspect, values in table.rows]
    heads = list(map(shorter, table.columns))
    return {"kind": "table", "caption": shorter(table.caption), "columns": heads, "rows": cells}


def _way(room: Way, shorter: Cut) -> Iterator[Part]:
    if room.at:
        yield {"kind": "room", "label": shorter(room.label), "opens": room.at["room"]}


def _button(button: Button, title: str | None = None) -> Part:
    # What a card's title says is read before its buttons, and need not be sent twice.
    about = {} if button.about == title else {"about": button.about}
    return {"label": button.label, "token": button.token, "weight": button.weight, **about}


def _menu(menu: Menu | None) -> Part:
    # Here a menu is a list that unfolds below the buttons.
    return {"menu": {"label": menu.label, "buttons": list(map(_button, menu.buttons))}} if menu else {}


def _option(option: Option, shorter: Cut) -> Part:
    return {"value": option.value, "label": shorter(option.label), "count": option.count}


def _field(field: Field) -> Part:
    about: Part = {"kind": type(field).__name__, "name": field.name, "label": field.label, "hint": field.hint}
    match field:
        case Input():
            sizes = {"least": field.at_least, "most": field.at_most, "tall": field.tall}
            return {**about, "value": field.value, **sizes}
        case (
            Choice(options=options, value=value)
            | Pick(options=options, value=value)
            | Member(options=options, value=value)
        ):
            return {**about, "options": list(map(_offered, options)), "value": value}
        case Checks(options=options, chosen=chosen):
            return {**about, "options": list(map(_offered, options)), "chosen": list(chosen)}
        case DateInput() | TimeInput() | Conversation():
            # No picker here: a box to type in.
            return {**about, "value": field.value}
        case _:
            assert_never(field)


def _offered(option: Option) -> Part:
    return {"value": option.value, "label": option.label, "about": option.about}
