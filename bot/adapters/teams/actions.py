"""What a press on a card carries to Teams and back: our token, and what was filled in or chosen on the card.

A press comes with one flat object: the data of its action, over which the card's inputs are written by their
ids (Adaptive Cards, Action.Execute: data). So an input's id begins with what kind it is, and our own keys do
not: no input overwrites them. Those are not called `action` or `dialog_id`, by which Microsoft's own SDK
looks for a handler.

A choice of several comes as one text, joined by commas (Adaptive Cards, Input.ChoiceSet: isMultiSelect), so a
comma within a value is written as `%2C`. Some clients have put one comma too many (AdaptiveCards #774).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Final
from urllib.parse import unquote

TOKEN: Final = "token"  # noqa: S105
"""The key of what a button carries."""

INPUTS: Final = "inputs"
"""The key of the ids of all inputs that belong to a press: a client leaves out those that are empty."""

FETCH: Final[Mapping[str, object]] = {"msteams": {"type": "task/fetch"}}
"""Asks for a dialog; only an `Action.Submit` may (learn.microsoft.com, Invoke dialogs from cards)."""

NOTHING: Final = "-"
"""The value of the choice that takes another one off; a value of ours is never this one."""

AGAIN: Final = "#"
"""Stands before the number of a further input of the same name in one card."""

BETWEEN: Final = ","

_SIGNS: Final = re.compile(r"[%,;]|\A-\Z")
"""What is written otherwise in a value: what parts values, what begins a written sign, and `NOTHING`."""

_LINKED: Final = re.compile(r"https://teams\.[a-z.]+/l/(?:channel|chat)/([^/?#\s]+)")
"""A link to a channel or a chat, and the id in it (learn.microsoft.com, Deep links to channels and chats)."""

_WRITTEN: Final = re.compile(r"%(25|2C|3B|2D)")


class InputKind(StrEnum):
    """How the value of an input comes back."""

    WORDS = "words"
    """As it was typed, or picked as a day or a time."""
    ONE = "one"
    """As the value of one choice."""
    MANY = "many"
    """As the values of any number of choices."""
    PLACE = "place"
    """As the id of a conversation, or as the link to it that Teams copies."""


def data(token: str, inputs: Iterable[str] = ()) -> dict[str, Any]:
    """Return what an action carries: a token, and the ids of the inputs that are sent with it."""
    asked = list(inputs)
    return {TOKEN: token, **({INPUTS: asked} if asked else {})}


def opening(token: str) -> dict[str, Any]:
    """Return what an action carries that opens a dialog."""
    return {**data(token), **FETCH}


def token_of(carried: Mapping[str, object]) -> str:
    """Return the token that came back; empty where there is none, or it was made by hand."""
    token = carried.get(TOKEN)
    return token if isinstance(token, str) else ""


def chosen(carried: Mapping[str, object]) -> Mapping[str, tuple[str, ...]]:
    """Return what was filled in and chosen, by name; what belongs to the press and is left out is empty.

    The values of two inputs of one name come together: a long facet stands in two of them.
    """
    told: dict[str, tuple[str, ...]] = {}
    for name, values in _chosen(carried):
        told[name] = (*told.get(name, ()), *values)
    return told


def input_id(kind: InputKind, name: str, used: Iterable[str] = ()) -> str:
    """Return the id of an input, which is none of those used in its card."""
    taken, first = set(used), f"{kind}.{name}"
    more = (f"{first}{AGAIN}{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (first, *more) if one not in taken)


def pack(value: str) -> str:
    """Return a choice's value as a card holds it: without what parts two values."""
    return _SIGNS.sub(lambda found: f"%{ord(found.group()):02X}", value)


def unpack(value: str) -> str:
    """Return the value that a card held; nothing for the choice that takes another one off."""
    return "" if value == NOTHING else _WRITTEN.sub(lambda found: chr(int(found[1], 16)), value)


def _chosen(carried: Mapping[str, object]) -> Iterator[tuple[str, tuple[str, ...]]]:
    asked = carried.get(INPUTS)
    for key in asked if isinstance(asked, list) else list(carried):
        kind, dot, name = str(key).partition(".")
        value = carried.get(key, "") if isinstance(key, str) else ""
        if dot and kind in set(InputKind):
            yield name.partition(AGAIN)[0], _values(InputKind(kind), value if isinstance(value, str) else "")


def _values(kind: InputKind, value: str) -> tuple[str, ...]:
    match kind:
        case InputKind.WORDS:
            return (value,)
        case InputKind.ONE:
            return (unpack(value),)
        case InputKind.PLACE:
            return (_place(value.strip()),)
        case InputKind.MANY:
            return tuple(unpack(one) for one in re.split(r"[,;]", value) if one)


def _place(pasted: str) -> str:
    """Return the id of a conversation, of which people can copy no more than a link."""
    link = _LINKED.match(pasted)
    return unquote(link[1]) if link else pasted
