"""Discord's permissions: the bits, and what somebody may do in a channel.

The bits and the order of the overwrites are those of Discord's documentation (topics: permissions).
"""

from collections.abc import Iterable
from typing import Final

from tests.fakes.discord.values import Channel, ChannelType, Guild, Overwrite

CREATE_INSTANT_INVITE: Final = 1 << 0
ADMINISTRATOR: Final = 1 << 3
MANAGE_CHANNELS: Final = 1 << 4
MANAGE_GUILD: Final = 1 << 5
VIEW_CHANNEL: Final = 1 << 10
SEND_MESSAGES: Final = 1 << 11
MANAGE_MESSAGES: Final = 1 << 13
EMBED_LINKS: Final = 1 << 14
ATTACH_FILES: Final = 1 << 15
READ_MESSAGE_HISTORY: Final = 1 << 16
MENTION_EVERYONE: Final = 1 << 17
MANAGE_ROLES: Final = 1 << 28
USE_APPLICATION_COMMANDS: Final = 1 << 31
MANAGE_THREADS: Final = 1 << 34
CREATE_PUBLIC_THREADS: Final = 1 << 35
CREATE_PRIVATE_THREADS: Final = 1 << 36
SEND_MESSAGES_IN_THREADS: Final = 1 << 38

EVERYTHING: Final = (1 << 53) - 1
A_MEMBERS: Final = (
    CREATE_INSTANT_INVITE
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | USE_APPLICATION_COMMANDS
    | CREATE_PUBLIC_THREADS
    | CREATE_PRIVATE_THREADS
    | SEND_MESSAGES_IN_THREADS
)
"""What a new server's `@everyone` may do, as far as it matters here."""
IN_A_DM: Final = A_MEMBERS & ~CREATE_INSTANT_INVITE & ~CREATE_PUBLIC_THREADS & ~CREATE_PRIVATE_THREADS


def in_guild(guild: Guild, user: str) -> int:
    """Return what a member may do in the whole server."""
    if user == guild.owner:
        return EVERYTHING
    held = guild.roles[guild.id].permissions
    for role in guild.members[user].roles:
        held |= guild.roles[role].permissions
    return EVERYTHING if held & ADMINISTRATOR else held


def in_channel(guild: Guild, channel: Channel, user: str) -> int:
    """Return what a member may do in a channel; a thread has the permissions of its parent."""
    held = in_guild(guild, user)
    if held == EVERYTHING:
        return held
    held = _overwritten(held, [channel.overwrites.get(guild.id, Overwrite())])
    held = _overwritten(
        held, [channel.overwrites.get(role, Overwrite()) for role in guild.members[user].roles]
    )
    return _overwritten(held, [channel.overwrites.get(user, Overwrite())])


def writing_needs(channel: Channel) -> int:
    """Return the permission that writing in a channel or a thread takes."""
    return SEND_MESSAGES_IN_THREADS if channel.is_thread else SEND_MESSAGES


def sees(guild: Guild, channel: Channel, parent: Channel, user: str) -> bool:
    """Tell whether a member sees a channel; a private thread only as its member or with Manage Threads."""
    held = in_channel(guild, parent, user)
    if not held & VIEW_CHANNEL:
        return False
    if channel.type is not ChannelType.PRIVATE_THREAD:
        return True
    return user in channel.people or bool(held & MANAGE_THREADS)


def _overwritten(held: int, by: Iterable[Overwrite]) -> int:
    allow = deny = 0
    for one in by:
        allow, deny = allow | one.allow, deny | one.deny
    return (held & ~deny) | allow
