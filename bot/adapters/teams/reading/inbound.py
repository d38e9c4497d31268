"""Acts of people in Teams: who did what, and where the answer belongs. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bot.adapters.teams.reading.who import TeamsMember
from bot.ui.requests import Actor, ChosenPlace, Request, Surface

PLATFORM: Final = "teams"

MADE: Final = "made"
"""The key of a kept address that marks a chat which we made: see `TeamsPlace.made`."""

THREAD: Final = ";messageid="
"""Parts a channel's id from the message whose thread is meant."""


class TeamsWhere(StrEnum):
    """How an act was done; the answer belongs there too."""

    COMMAND = "command"
    WORDS = "words"
    CARD = "card"
    """A button with `Action.Execute`: the answer is in the response."""
    SUBMITTED = "submitted"
    """A button in a client that knows no `Action.Execute`: it sends a message without words."""
    FETCH = "fetch"
    """A button that asks for a dialog."""
    FORM = "form"


SURFACES: Final[Mapping[TeamsWhere, Surface]] = {
    TeamsWhere.COMMAND: Surface.COMMAND,
    TeamsWhere.WORDS: Surface.WORDS,
    TeamsWhere.CARD: Surface.CARD,
    TeamsWhere.SUBMITTED: Surface.CARD,
    TeamsWhere.FETCH: Surface.CARD,
    TeamsWhere.FORM: Surface.FORM,
}

INVOKES: Final = frozenset({TeamsWhere.CARD, TeamsWhere.FETCH, TeamsWhere.FORM})
"""Acts that are answered in the response."""


class ConversationKind(StrEnum):
    """The kinds of conversation (`conversation.conversationType`)."""

    PERSONAL = "personal"
    GROUP = "groupChat"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class TeamsPlace:
    """Where something is in Teams: conversation, connector and tenant belong together."""

    conversation: str
    service: str
    tenant: str
    made: bool = False
    """Whether we made it for a person of whom nothing was heard: they may not have added the app."""

    @property
    def thread(self) -> str:
        """Return the conversation without the message whose thread is meant."""
        return self.conversation.partition(THREAD)[0]

    @property
    def at(self) -> dict[str, str]:
        """Return it as the address book keeps it."""
        made = {MADE: "1"} if self.made else {}
        return {"conversation": self.conversation, "service": self.service, "tenant": self.tenant, **made}


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsAct:
    """One act of a person in Teams."""

    key: str
    """The key by which a repeated delivery is recognised."""
    member: TeamsMember
    place: TeamsPlace
    kind: ConversationKind
    where: TeamsWhere
    verb: str
    ref: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    label: str = ""
    """What the pressed button says; empty where Teams does not tell."""
    message: str = ""
    """The id of the pressed message, or of the words."""

    @property
    def user(self) -> str:
        """Return the id of the person who did it."""
        return self.member.user

    @property
    def is_shared(self) -> bool:
        """Tell whether others read what is said there."""
        return self.kind is not ConversationKind.PERSONAL

    @property
    def at(self) -> Mapping[str, str]:
        """Return where a pressed message stays, or the one over which a dialog was opened."""
        pressed = self.where in {TeamsWhere.CARD, TeamsWhere.SUBMITTED, TeamsWhere.FORM} and self.message
        return {"conversation": self.place.thread, "activity": self.message} if pressed else {}

    def request(self, actor: Actor, places: Mapping[str, ChosenPlace] | None = None) -> Request:
        """Return the act as a request of this actor; `places` says what is known of chosen conversations."""
        return Request(
            self.key,
            actor,
            SURFACES[self.where],
            self.verb,
            self.ref,
            self.chosen,
            self.words,
            label=self.label,
            at=self.at,
            places=places,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AppInstalled:
    """The app was installed: for a person, in a group chat or in a team."""

    member: TeamsMember
    place: TeamsPlace
    kind: ConversationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AppRemoved:
    """The app was taken out; by a person for themselves, they have left."""

    member: TeamsMember
    place: TeamsPlace
    kind: ConversationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Consented:
    """A person answered whether a file may be sent; `upload` is where to, empty where it may not."""

    key: str
    member: TeamsMember
    place: TeamsPlace
    kind: ConversationKind
    file: str
    """What we named it by in the question."""
    upload: str = ""
    name: str = ""
    content_url: str = ""
    unique_id: str = ""
    file_type: str = ""
    message: str = ""
    """The id of the question."""
