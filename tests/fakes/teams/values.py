"""What stands in Teams: accounts, teams, conversations, messages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

Json = dict[str, Any]

CARD: Final = "application/vnd.microsoft.card.adaptive"
CONSENT: Final = "application/vnd.microsoft.teams.card.file.consent"
FILE_INFO: Final = "application/vnd.microsoft.teams.card.file.info"
BOT: Final = "bot"
"""Stands for the bot where an account's object id would stand."""


class Kind(StrEnum):
    """The kinds of conversation, as Teams names them (`conversation.conversationType`)."""

    PERSONAL = "personal"
    GROUP = "groupChat"
    CHANNEL = "channel"


@dataclass
class Account:
    """One person of a tenant, or a guest in it."""

    object_id: str
    """In Entra: the same for every app."""
    id: str
    """At this bot alone; begins with `29:`."""
    name: str
    tenant: str
    mail: str = ""
    locale: str = "en-GB"
    zone: str = "Europe/London"
    guest: bool = False
    left: bool = False
    """Whether they are gone from the tenant."""


@dataclass
class Team:
    """One team: its group in Entra, and its channels."""

    id: str
    """Of its general channel, which is its name at the connector: `19:…@thread.tacv2`."""
    group: str
    """Its `aadGroupId`."""
    name: str
    owners: set[str] = field(default_factory=set)
    members: set[str] = field(default_factory=set)
    """By object id; owners are members too."""
    channels: dict[str, str] = field(default_factory=dict)
    """The name of each channel, by its id; the general channel has none."""
    has_bot: bool = False


@dataclass
class Chat:
    """One conversation: with one person, of a group, or a channel."""

    id: str
    kind: Kind
    tenant: str
    people: set[str] = field(default_factory=set)
    """By object id; of a channel, whoever is in the team."""
    team: str = ""
    has_bot: bool = True
    gone: bool = False
    topic: str = ""


@dataclass
class Message:
    """One message that stands in a conversation."""

    id: str
    chat: str
    sender: str
    """An account's object id, or `BOT`."""
    activity: Json
    """As it was sent or last updated."""
    thread: str = ""
    """In a channel: the message under which it stands."""
    only_for: str = ""
    """The one person who sees it, by object id: a targeted message."""
    deleted: bool = False
    edited: int = 0
    views: dict[str, Json] = field(default_factory=dict)
    """The card that one person sees in place of the sent one, by object id, since they pressed."""

    def card_for(self, person: str = "") -> Json | None:
        """Return the Adaptive Card that a person sees; None where it has none."""
        return self.views.get(person) or next(
            (one["content"] for one in self.attachments if one.get("contentType") == CARD), None
        )

    @property
    def attachments(self) -> list[Json]:
        """Return its attachments."""
        return list(self.activity.get("attachments") or ())

    @property
    def text(self) -> str:
        """Return its text."""
        return str(self.activity.get("text") or "")


@dataclass
class Group:
    """One group of Entra: its members, and groups in it."""

    id: str
    name: str
    owners: set[str] = field(default_factory=set)
    members: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    """Groups that are members of it, by id."""


@dataclass(frozen=True, slots=True)
class Upload:
    """One file that was uploaded after somebody allowed it."""

    name: str
    content: bytes
    headers: Mapping[str, str]
