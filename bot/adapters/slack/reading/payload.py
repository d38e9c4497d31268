"""Reads texts, lists and the values of fields from Slack's payloads, whatever their shape. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Payload = Mapping[str, Any]
"""A payload of Slack's, read from JSON."""

LONGEST_WORDS = 40_000
"""Characters that are read of one text: Slack cuts a message's text there (chat.postMessage)."""

MOST_VALUES = 100
"""Fields of one payload, and values of one field, that are read. Slack: 100 options in a select."""

_ADDRESS = re.compile(r"<[@!][^<>]*>")
"""A person, a group or everybody, as Slack writes them into a text."""

_LABELLED = re.compile(r"<[^<>|]*\|([^<>]*)>")
_BARE = re.compile(r"<(?:mailto:|tel:)?([^<>]*)>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
"""Slack's escapes for its three control characters (docs: formatting text, escaping); `&` comes last."""


def selected(state: Payload, token: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the chosen options of every select that belongs to a token."""
    for block in list(parts_of(state.values()))[:MOST_VALUES]:
        for action_id, value in block.items():
            carried, is_select, name = str(action_id).partition("|")
            if is_select and carried == token and isinstance(value, Mapping):
                yield name, _values(value)


def filled(state: Payload) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the values of every field."""
    for block in list(parts_of(state.values()))[:MOST_VALUES]:
        for name, value in block.items():
            if isinstance(value, Mapping):
                yield str(name), _values(value)


def picked(state: Payload) -> Iterator[str]:
    """Yield the people that were picked, one a field at most."""
    for block in list(parts_of(state.values()))[:MOST_VALUES]:
        yield from (user for value in parts_of(block.values()) if (user := text_of(value, "selected_user")))


def conversations(state: Payload) -> Iterator[str]:
    """Yield the conversations that were chosen, one a field at most."""
    for block in list(parts_of(state.values()))[:MOST_VALUES]:
        for value in parts_of(block.values()):
            if place := text_of(value, "selected_conversation"):
                yield place


def _values(element: Payload) -> tuple[str, ...]:
    if "selected_options" in element:
        options = parts_of(element["selected_options"])
        return tuple(text_of(option, "value") for option in options)[:MOST_VALUES]
    if "selected_option" in element:
        return (text_of(part_of(element, "selected_option"), "value"),)
    if "selected_user" in element:
        return (text_of(element, "selected_user"),)
    if "selected_conversation" in element:
        return (text_of(element, "selected_conversation"),)
    if "selected_date" in element:
        return (text_of(element, "selected_date"),)
    if "selected_time" in element:
        return (text_of(element, "selected_time"),)
    return (text_of(element, "value"),)


def state(body: Payload) -> Payload:
    """Return the values of all fields, by block and action, of a pressed message or a submitted view."""
    held = part_of(body, "state") or part_of(part_of(body, "view"), "state")
    return part_of(held, "values")


def text_of(of: Payload, name: str) -> str:
    """Return a text of a payload, cut at `LONGEST_WORDS`; empty where it is missing or no text."""
    value = of.get(name)
    return value[:LONGEST_WORDS] if isinstance(value, str) else ""


def part_of(of: Payload, name: str) -> Payload:
    """Return an object within a payload; empty where it is missing or none."""
    value = of.get(name)
    return value if isinstance(value, Mapping) else {}


def parts_of(values: object) -> Iterator[Payload]:
    """Yield the objects of a list, without anything else that it holds."""
    listed = values if isinstance(values, list) else list(values) if hasattr(values, "__iter__") else []
    return (one for one in listed if isinstance(one, Mapping))


def unaddressed(text: str) -> str:
    """Return typed words without those to whom they are addressed, whose ids say nothing to a reader."""
    return plain(_ADDRESS.sub(" ", text))


def plain(text: str) -> str:
    """Return typed words as their author saw them: without Slack's markup for links, mentions and escapes."""
    said = _BARE.sub(r"\1", _LABELLED.sub(r"\1", text))
    for written, sign in _ENTITIES:
        said = said.replace(written, sign)
    return said.strip()
