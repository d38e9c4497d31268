"""The invitation: a link that adds the bot to a server, with the scopes and permissions it uses. Pure."""

from enum import IntFlag
from typing import Final
from urllib.parse import urlencode

AUTHORIZE: Final = "https://discord.com/oauth2/authorize"
"""Where a person with *Manage Server* adds a bot (api docs, OAuth2: Bot Authorization Flow)."""

SCOPES: Final = ("bot", "applications.commands")
"""A bot that speaks, and its commands (api docs, OAuth2 Scopes)."""


class Permission(IntFlag):
    """What the bot may do in a server; each is used by some call (api docs, Permissions)."""

    VIEW_CHANNEL = 1 << 10
    """Read the channel below which people are talked to."""
    SEND_MESSAGES = 1 << 11
    """Post an announcement, and the card of an open ask."""
    ATTACH_FILES = 1 << 15
    """Send a calendar file, and what is kept about a person."""
    READ_MESSAGE_HISTORY = 1 << 16
    """Look among its own last messages for one that may have arrived."""
    MANAGE_THREADS = 1 << 34
    """Reopen, close and delete the private threads that it made."""
    CREATE_PRIVATE_THREADS = 1 << 36
    """Talk to one person, and bring two together."""
    SEND_MESSAGES_IN_THREADS = 1 << 38


PERMISSIONS: Final = Permission(sum(Permission))
"""Everything that the bot may do: what an invitation asks for, and what a checkup compares."""

INTENTS: Final = 1 << 0 | 1 << 9 | 1 << 12
"""What the gateway tells us: servers, messages in them that call the bot, and direct messages. None of these
is privileged (api docs, Gateway Intents: GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES)."""

MESSAGE_CONTENT: Final = 1 << 15
"""The privileged intent that an operator may ask for: words typed in a server's threads can be read."""


def invitation(application: str, *, roles: bool = False) -> str:
    """Return the link that adds an application to a server; `roles` where it gives mentors a role."""
    permissions = PERMISSIONS | (MANAGE_ROLES if roles else 0)
    asked = {"client_id": application, "scope": " ".join(SCOPES), "permissions": int(permissions)}
    return f"{AUTHORIZE}?{urlencode(asked)}"


MANAGE_ROLES: Final = 1 << 28
"""Needed only where an open door gives a role."""


def missing(granted: int) -> tuple[str, ...]:
    """Return the names of the permissions that the bot uses and does not have; none with *Administrator*."""
    if granted & ADMINISTRATOR:
        return ()
    return tuple(one.name or "" for one in Permission if not granted & one)


ADMINISTRATOR: Final = 1 << 3
"""May do everything (api docs, Permissions); the bot never asks for it."""
