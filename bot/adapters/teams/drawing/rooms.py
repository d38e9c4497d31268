"""The address by which a press opens a chat of Teams, without a call of any API. Pure.

A room for two is a group chat with the bot in it; or, where no administrator lets us make one, the two
of them without any room of ours: then each is led to a chat with the other.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import quote, urlencode

from bot.ui.attachments import Way
from bot.ui.nodes import Card, Message, Node

CHAT: Final = "https://teams.microsoft.com/l/chat"
"""Opens a chat in every client of Teams: by its id (learn.microsoft.com, Graph: a chat's `webUrl`), or by the
account names of its people (Deep links: to start a new chat)."""

FIRST: Final = "first"
SECOND: Final = "second"
NAMED: Final = "_named"
"""The keys of a room without a chat: its two people by object id, and with `NAMED` by their account names."""

USERS: Final = "users"
"""The key of the account name of the person to whom a way leads."""


def url(at: Mapping[str, str], first_line: str = "") -> str:
    """Return the link to an opened chat by its `conversation`, or to a chat with the person named."""
    tenant = {"tenantId": at["tenant"]} if at.get("tenant") else {}
    if USERS in at or SECOND in at:
        line = {"message": first_line} if first_line else {}
        asked = {"users": at.get(USERS) or f"{at[FIRST + NAMED]},{at[SECOND + NAMED]}", **line, **tenant}
        return f"{CHAT}/0/0?{urlencode(asked, quote_via=quote)}"
    place = f"{CHAT}/{quote(at.get('conversation', ''), safe='')}/0"
    return f"{place}?{urlencode(tenant)}" if tenant else place


def to_the_other(at: Mapping[str, str], reader: str) -> dict[str, str]:
    """Return where a way leads for one of the two of a room without a chat: to the other."""
    other = FIRST if at.get(SECOND) == reader else SECOND
    return {USERS: at.get(other + NAMED, ""), "tenant": at.get("tenant", "")}


def led(message: Message, reader: str) -> Message:
    """Return a message whose ways to rooms without a chat lead its reader to the other person."""
    body = tuple(_led(node, reader) for node in message.body)
    same = all(one is other for one, other in zip(body, message.body, strict=True))
    return message if same else message.showing(body)


def _led(node: Node, reader: str) -> Node:
    match node:
        case Way(at=at) if SECOND in at:
            return replace(node, at=to_the_other(at, reader))
        case Card(room=Way(at=at) as way) if SECOND in at:
            return replace(node, room=replace(way, at=to_the_other(at, reader)))
        case _:
            return node
