"""Reads texts, ids, lists and the values of fields from Discord's payloads, whatever their shape. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

Payload = Mapping[str, Any]
"""A payload of Discord's, read from JSON."""

LONGEST_WORDS: Final = 6_000
"""Characters that are read of one text: what a command's option takes (api docs, Application Command)."""

MOST_VALUES: Final = 100
"""Parts of one payload, and values of one field, that are read. Discord: 40 components, 25 values."""

DEEPEST: Final = 6
"""How deep components are looked for within one another. Discord: container, row, button."""

_ID: Final = re.compile(r"[0-9]{1,20}", re.ASCII)
"""A snowflake: an unsigned number of 64 bits (api docs, API Reference: Snowflakes)."""

_MENTION: Final = re.compile(r"<(?:@[!&]?|#)([0-9]{1,20})>", re.ASCII)
"""A person, a role or a channel, as Discord writes them into a text (api docs, Message Formatting)."""

_EMOJI: Final = re.compile(r"<a?(:\w{1,32}:)[0-9]{1,20}>", re.ASCII)


def text_of(of: Payload, name: str) -> str:
    """Return a text of a payload, cut at `LONGEST_WORDS`; empty where it is missing or no text."""
    value = of.get(name)
    return value[:LONGEST_WORDS] if isinstance(value, str) else ""


def id_of(of: Payload, name: str) -> str:
    """Return an id of a payload; empty where it is missing or none."""
    value = of.get(name)
    return value if isinstance(value, str) and _ID.fullmatch(value) else ""


def number_of(of: Payload, name: str) -> int:
    """Return a number of a payload, which may be written as a text; 0 where it is missing or none."""
    value = of.get(name)
    if isinstance(value, str) and _ID.fullmatch(value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def part_of(of: Payload, name: str) -> Payload:
    """Return an object within a payload; empty where it is missing or none."""
    value = of.get(name)
    return value if isinstance(value, Mapping) else {}


def parts_of(of: Payload, name: str) -> Iterator[Payload]:
    """Yield the objects of a list within a payload, without anything else that it holds."""
    value = of.get(name)
    listed = value[:MOST_VALUES] if isinstance(value, list) else []
    return (one for one in listed if isinstance(one, Mapping))


def texts_of(of: Payload, name: str) -> tuple[str, ...]:
    """Return the texts of a list within a payload."""
    value = of.get(name)
    listed = value[:MOST_VALUES] if isinstance(value, list) else []
    return tuple(one[:LONGEST_WORDS] for one in listed if isinstance(one, str))


def components_of(of: Payload, deepest: int = DEEPEST) -> Iterator[Payload]:
    """Yield the components of a message or a modal, at any depth that Discord has."""
    if deepest == 0:
        return
    inner = (part_of(of, name) for name in ("accessory", "component"))
    for one in (*parts_of(of, "components"), *(part for part in inner if part)):
        yield one
        yield from components_of(one, deepest - 1)


def unaddressed(text: str) -> str:
    """Return typed words without those to whom they are addressed, whose ids say nothing to a reader."""
    return plain(_MENTION.sub(" ", text), {})


def plain(text: str, names: Mapping[str, str]) -> str:
    """Return typed words as their author saw them: with the `names` of the people mentioned, by their ids."""
    named = _MENTION.sub(lambda found: f"@{names[found[1]]}" if found[1] in names else found[0], text)
    return _EMOJI.sub(r"\1", named).strip()
