"""Reads texts and objects from activities, whatever their shape, and typed words as they were meant. Pure."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

Payload = Mapping[str, Any]
"""An activity of Teams', read from JSON."""

LONGEST_WORDS: Final = 40_000
"""Characters that are read of one text; a message of Teams' holds 28,000 (100 KB with its mark-up)."""

LONGEST_ID: Final = 1_000
"""Characters of an id; those of conversations have some hundred."""

MOST_PARTS: Final = 100
"""Objects of a list that are read."""

_MENTION: Final = re.compile(r"<at(?:\s[^<>]*)?>([^<>]*)</at>", re.IGNORECASE)


def text_of(of: Payload, name: str) -> str:
    """Return a text of a payload, cut at `LONGEST_WORDS`; empty where it is missing or no text."""
    value = of.get(name)
    return value[:LONGEST_WORDS] if isinstance(value, str) else ""


def id_of(of: Payload, name: str) -> str:
    """Return an id of a payload; empty where it is missing, no text, or longer than any id."""
    value = of.get(name)
    return value if isinstance(value, str) and len(value) <= LONGEST_ID and value.isprintable() else ""


def part_of(of: Payload, name: str) -> Payload:
    """Return an object within a payload; empty where it is missing or none."""
    value = of.get(name)
    return value if isinstance(value, Mapping) else {}


def parts_of(of: Payload, name: str) -> Iterator[Payload]:
    """Yield the objects of a list within a payload, without anything else that it holds."""
    listed = of.get(name)
    listed = listed[:MOST_PARTS] if isinstance(listed, list) else []
    return (one for one in listed if isinstance(one, Mapping))


def mentions(activity: Payload, account: str) -> bool:
    """Tell whether an account is mentioned in a message."""
    entities = (one for one in parts_of(activity, "entities") if one.get("type") == "mention")
    return any(part_of(one, "mentioned").get("id") == account for one in entities)


def typed(activity: Payload, bot: str) -> str:
    """Return typed words without the mention of our bot; others who are mentioned keep their names.

    Teams writes a mention as `<at>Name</at>`, escapes `&`, `<` and `>`, and puts `&nbsp;` behind a name.
    """
    said = text_of(activity, "text")
    for one in parts_of(activity, "entities"):
        if one.get("type") == "mention" and part_of(one, "mentioned").get("id") == bot:
            said = said.replace(text_of(one, "text") or "\0", " ", 1)
    plain = html.unescape(_MENTION.sub(r"\1", said)).replace("\xa0", " ").replace("\r\n", "\n")
    return plain.strip()
