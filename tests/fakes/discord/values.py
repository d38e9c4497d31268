"""What stands in Discord: people, servers, roles, channels, threads, messages, commands and interactions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final

Part = Mapping[str, Any]

EPHEMERAL: Final = 1 << 6
LOADING: Final = 1 << 7
COMPONENTS_V2: Final = 1 << 15
"""Flags of a message (Discord's documentation: resources, message)."""


class ChannelType(IntEnum):
    """The kinds of channels that the stand-in knows, by Discord's numbers."""

    TEXT = 0
    DM = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12


THREADS: Final = frozenset({ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD})
WRITABLE: Final = frozenset({ChannelType.TEXT, ChannelType.DM, ChannelType.ANNOUNCEMENT, *THREADS})


class Kind(IntEnum):
    """The kinds of interactions, by Discord's numbers."""

    PING = 1
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Callback(IntEnum):
    """The first answers to an interaction, by Discord's numbers."""

    NONE = 0
    PONG = 1
    MESSAGE = 4
    DEFERRED = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(slots=True)
class User:
    """An account, which may be in several servers."""

    id: str
    username: str
    global_name: str = ""
    bot: bool = False
    locale: str = "en-GB"
    takes_dms: bool = True
    """Whether the bot may write to them; off where they closed direct messages or blocked the bot."""
    avatar: str = ""
    """The hash of their picture, 32 hexadecimal digits; empty where they have none."""


@dataclass(slots=True)
class Role:
    """A role of a server; `@everyone` has the server's own id."""

    id: str
    name: str
    permissions: int = 0
    position: int = 1


@dataclass(slots=True)
class Member:
    """A user in one server."""

    user: str
    nick: str = ""
    roles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a channel allows or denies a role or a member, beside the server's own rules."""

    allow: int = 0
    deny: int = 0


@dataclass(slots=True)
class Channel:
    """A channel, a thread or a direct message."""

    id: str
    type: ChannelType
    guild: str = ""
    name: str = ""
    parent: str = ""
    overwrites: dict[str, Overwrite] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    """The members of a thread, or the one beside the bot in a direct message."""
    owner: str = ""
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    auto_archive: int = 4_320
    """In minutes."""
    last_message: str = ""

    @property
    def is_thread(self) -> bool:
        """Tell whether it is a thread."""
        return self.type in THREADS


@dataclass(slots=True)
class Guild:
    """A server, as people call it."""

    id: str
    name: str
    owner: str
    locale: str = "en-GB"
    roles: dict[str, Role] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)


@dataclass(slots=True)
class Attachment:
    """A file of a message, with its bytes."""

    id: str
    name: str
    content: bytes
    type: str = "application/octet-stream"
    description: str = ""


@dataclass(slots=True)
class Message:
    """A message, as it is now; earlier drawings are in `before`."""

    id: str
    channel: str
    author: str
    content: str = ""
    components: list[Part] = field(default_factory=list)
    embeds: list[Part] = field(default_factory=list)
    flags: int = 0
    attachments: list[Attachment] = field(default_factory=list)
    nonce: str = ""
    pings: frozenset[str] = frozenset()
    """Whom it pinged when it was written: user ids, `role:<id>`, `everyone`."""
    mentions: frozenset[str] = frozenset()
    """The users it names in its text, whether they were pinged or not."""
    only_for: str = ""
    """The only reader of an ephemeral message."""
    of: str = ""
    """The interaction that it answers."""
    webhook: str = ""
    """The webhook that wrote it; the application's own id for answers to interactions."""
    reply_to: str = ""
    type: int = 0
    edited: float = 0.0
    before: list[str] = field(default_factory=list)
    """Its text in each earlier drawing."""
    deleted: bool = False

    @property
    def v2(self) -> bool:
        """Tell whether it is made of components alone."""
        return bool(self.flags & COMPONENTS_V2)


@dataclass(slots=True)
class Interaction:
    """One act of a person, and how far it has been answered."""

    id: str
    token: str
    kind: Kind
    user: str
    channel: str
    guild: str = ""
    made: float = 0.0
    """In seconds of Discord's own clock."""
    message: str = ""
    """The message that was pressed, or from whose modal the form came."""
    payload: dict[str, Any] = field(default_factory=dict)
    answer: Callback = Callback.NONE
    private: bool = False
    """Whether the deferred answer was promised to be ephemeral."""
    original: str = ""
    """The message that `@original` names."""
    filled: bool = False
    """Whether a deferred answer has come."""
    modal: Part = field(default_factory=dict)
    choices: list[Part] = field(default_factory=list)
    follow_ups: list[str] = field(default_factory=list)
    under: str = ""
    """The interaction that opened the modal which was submitted."""
    submitted: bool = False
    """Whether its modal was submitted."""
