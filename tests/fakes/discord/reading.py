"""What a person reads: a message or a modal as lines of text, with its controls in brackets."""

from collections.abc import Iterator
from typing import Final

from tests.fakes.discord import choosing, components, modals
from tests.fakes.discord.values import LOADING, Message, Part

SAYS: Final = {1: "somebody was added", 4: "the thread was renamed"}
"""The messages that Discord writes itself, by their type."""


def outline(message: Message) -> str:
    """Return a message as lines: texts as written, `[Button]`, `▾ select: option | option`, files, rules."""
    if message.type:
        return f"({SAYS.get(message.type, 'Discord says something')})"
    waits = ["… is thinking"] if message.flags & LOADING else []
    words = [message.content] if message.content else []
    loose = [] if message.v2 else [f"(file: {one.name})" for one in message.attachments]
    return "\n".join([*waits, *words, *_lines(message.components), *loose])


def form(modal: Part) -> str:
    """Return a modal as lines: its title, then each label with its hint and its field."""
    return "\n".join([f"# {modal.get('title', '')}", *_lines(modal.get("components", []))])


def buttons(message: Message) -> list[str]:
    """Return the labels of the buttons of a message, in order."""
    return [
        str(one.get("label") or "")
        for one in components.every(message.components)
        if one["type"] == choosing.BUTTON
    ]


def _lines(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        yield from _of(part)


def _of(part: Part) -> Iterator[str]:
    kind = part["type"]
    if kind == components.TEXT:
        yield part["content"]
    elif kind == components.ROW:
        yield " ".join(line for one in part["components"] for line in _of(one))
    elif kind == components.SECTION:
        yield from _lines([*part["components"], part["accessory"]])
    elif kind == components.CONTAINER:
        yield from (f"| {line}" for line in _lines(part["components"]))
    elif kind == components.SEPARATOR:
        yield "---"
    elif kind == modals.LABEL:
        hint = f" ({part['description']})" if part.get("description") else ""
        yield f"{part['label']}{hint}"
        yield from _of(part["component"])
    else:
        yield from _control(part)


def _control(part: Part) -> Iterator[str]:
    kind = part["type"]
    if kind == choosing.BUTTON:
        way = f"({part['url']})" if part.get("url") else ""
        yield f"[{part.get('label') or ''}]{way}"
    elif kind == modals.INPUT:
        yield f"[{part.get('value') or '____'}]"
    elif kind == components.THUMBNAIL:
        yield f"(picture: {part.get('description') or ''})"
    elif kind == components.GALLERY:
        yield from (f"(picture: {one.get('description') or ''})" for one in part["items"])
    elif kind == components.FILE:
        yield f"(file: {part['file']['url'].removeprefix('attachment://')})"
    else:
        options = (f"{one['label']}{'*' if one.get('default') else ''}" for one in part.get("options") or ())
        yield f"▾ {part.get('placeholder') or ''}: {' | '.join(options)}"
