"""What a direct message carries of the server that it is about: its press acts there, and nowhere else. Pure.

People have one conversation with the bot for all servers. So the `custom_id` of what is pressed ends with the
server, where it fits, and a component carries a mark of it as its own `id`, which Discord gives back.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Final

from bot.ui import limits

OF: Final = "~"
"""Stands between what a component carries and its server; no token of ours has one."""

DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

MARKS: Final = 2**31 - 1
"""A component's own id is a 32-bit integer (docs: components/reference, Anatomy of a Component)."""

FIRST: Final = 1_000
"""Discord numbers components from 1 where they have no id of their own; ours begin above them."""

_WRITTEN: Final = re.compile(rf"(.*){OF}([0-9A-Za-z]{{1,11}})", re.ASCII | re.DOTALL)
"""A server's id has 64 bits: at most eleven of our digits."""

Part = Mapping[str, Any]


def of_server(body: Part, guild: str) -> dict[str, Any]:
    """Return a message, or a form, that says of which server it is; as it is where that is empty."""
    if not guild:
        return dict(body)
    if "custom_id" in body:
        # Of a form only the whole is pressed: what its fields are called stays.
        return {**body, "custom_id": _with(body["custom_id"], guild)}
    parts = [_pressed(one, guild) for one in body["components"]]
    return {**body, "components": _marked(parts, guild)}


def apart(custom_id: str) -> tuple[str, str]:
    """Return what a component carries, and the server that it is about; empty where it says none."""
    found = _WRITTEN.fullmatch(custom_id)
    return (found[1], str(_read(found[2]))) if found else (custom_id, "")


def mark_of(message: Part) -> int:
    """Return the mark that a message carries of its server; 0 where it has none."""
    mark = _last(_parts(message)).get("id")
    return mark if isinstance(mark, int) and mark >= FIRST else 0


def marked(mark: int, guilds: Iterable[str]) -> str:
    """Return which of these servers a mark is of; empty where it is of none."""
    return next((guild for guild in guilds if mark == _mark(guild)), "") if mark else ""


def is_of_another(message: Part, guild: str) -> bool:
    """Tell whether a message of ours is about another server than this one."""
    return mark_of(message) not in (0, _mark(guild))


def _pressed(part: Part, guild: str) -> dict[str, Any]:
    changed = dict(part)
    if "custom_id" in part:
        changed["custom_id"] = _with(part["custom_id"], guild)
    if "components" in part:
        changed["components"] = [_pressed(one, guild) for one in part["components"]]
    if "accessory" in part:
        changed["accessory"] = _pressed(part["accessory"], guild)
    return changed


def _with(custom_id: str, guild: str) -> str:
    written = f"{custom_id}{OF}{_write(int(guild))}" if guild.isdecimal() else custom_id
    return written if limits.measure(written) <= limits.TOKEN else custom_id


def _marked(parts: list[dict[str, Any]], guild: str) -> list[dict[str, Any]]:
    """Mark the last part of a message: its first one carries the mark by which the message is found."""
    *before, last = parts
    inside = list(last.get("components") or ()) if not before and "accessory" not in last else []
    if inside:
        return [{**last, "components": [*inside[:-1], {**inside[-1], "id": _mark(guild)}]}]
    return [*before, {**last, "id": _mark(guild)}] if before else parts


def _last(parts: list[Part]) -> Part:
    """Return the part that may carry a server's mark; a message of one part carries its own alone."""
    if len(parts) > 1:
        return parts[-1]
    inside = _parts(parts[0]) if parts and "accessory" not in parts[0] else []
    return inside[-1] if inside else {}


def _parts(of: Part) -> list[Part]:
    found = of.get("components")
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _mark(guild: str) -> int:
    return int.from_bytes(sha256(f"of.{guild}".encode()).digest()[:4], "big") % (MARKS - FIRST) + FIRST


def _write(number: int) -> str:
    written = ""
    while number or not written:
        number, digit = divmod(number, len(DIGITS))
        written = DIGITS[digit] + written
    return written


def _read(written: str) -> int:
    number = 0
    for one in written:
        number = number * len(DIGITS) + DIGITS.index(one)
    return number
