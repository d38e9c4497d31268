"""The words of a message, and the people whom they name and ping.

What `allowed_mentions` allows is from Discord's documentation (resources: message, allowed mentions).
"""

import re
from typing import Final

from tests.fakes.discord import components, permissions
from tests.fakes.discord.errors import Wrong
from tests.fakes.discord.values import Message, Part
from tests.fakes.discord.world import Discord

USERS: Final = re.compile(r"<@!?(\d+)>")
ROLES: Final = re.compile(r"<@&(\d+)>")


def text(message: Message) -> str:
    """Return every word of a message: its content, its texts, labels and options."""
    said = [message.content, *(str(one.get("description", "")) for one in message.embeds)]
    for part in components.every(message.components):
        said += [str(part.get(name) or "") for name in ("content", "label", "placeholder", "description")]
        said += [str(one.get("label", "")) for one in part.get("options") or ()]
    return "\n".join(one for one in said if one)


def find(here: Discord, message: Message, allowed: Part | None, *, everybody: bool) -> None:
    """Note whom a message names and whom it pings; `everybody`: roles and all by default too."""
    words = text(message)
    named = {one for one in USERS.findall(words) if one in here.users}
    message.mentions = frozenset(named)
    given: Part = (
        {"parse": ["users", *(["roles", "everyone"] if everybody else [])]} if allowed is None else allowed
    )
    parse = set(given.get("parse") or ())
    wrong = Wrong()
    for kind in ("users", "roles"):
        if kind in parse and given.get(kind):
            says = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            wrong.at("allowed_mentions", code="MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", says=says)
    wrong.refuse()
    pinged = named if "users" in parse else named & set(given.get("users") or ())
    at = here.channels[message.channel]
    if here.may(at, message.author) & permissions.MENTION_EVERYONE:
        roles = set(ROLES.findall(words))
        roles = roles if "roles" in parse else roles & set(given.get("roles") or ())
        pinged |= {f"role:{one}" for one in roles}
        if "everyone" in parse and ("@everyone" in words or "@here" in words):
            pinged.add("everyone")
    message.pings = frozenset(pinged)
