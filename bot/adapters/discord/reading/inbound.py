"""Reads what Discord sends as acts: who did what, and where the answer belongs. Pure.

Of what a client sends, only the verb, its reference and the typed words are used; the rest is not trusted.
A press is understood from its `custom_id` alone: Discord may send it without the message it stands in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from bot.adapters.discord.reading.who import DiscordMember
from bot.ui.requests import Actor, ChosenPlace, Completing, Request, Surface
from bot.ui.verbs.home import SAID

PLATFORM = "discord"


class DiscordWhere(StrEnum):
    """Where an act was done; the answer belongs there too."""

    COMMAND = "command"
    MESSAGE = "message"
    """A message that stays: in a direct message, a thread or a channel."""
    PRIVATE = "private"
    """A message that its presser alone sees."""
    FORM = "form"
    """A form that a command opened."""
    FORM_FROM_MESSAGE = "form-from-message"
    """A form that was opened in a message, of either kind; `DiscordAct.is_private` tells which."""
    WORDS = "words"
    """Words in a direct message."""
    THREAD = "thread"
    """Words in a channel or a thread of a server; they are empty without the message content intent."""
    MENTION = "mention"
    """Words in a server that call the bot."""
    PERSON_MENU = "person-menu"
    """A person, chosen by their own menu."""


SURFACES: Mapping[DiscordWhere, Surface] = {
    DiscordWhere.COMMAND: Surface.COMMAND,
    DiscordWhere.MESSAGE: Surface.CARD,
    DiscordWhere.PRIVATE: Surface.CARD,
    DiscordWhere.FORM: Surface.FORM,
    DiscordWhere.FORM_FROM_MESSAGE: Surface.FORM,
    DiscordWhere.WORDS: Surface.WORDS,
    DiscordWhere.THREAD: Surface.WORDS,
    DiscordWhere.MENTION: Surface.COMMAND,
    DiscordWhere.PERSON_MENU: Surface.COMMAND,
}

EPHEMERAL: Final = 1 << 6
"""The flag of a message that its presser alone sees (api docs, Message Flags)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscordAct:
    """One act of a person in Discord."""

    key: str
    """The key by which a repeated dispatch is recognised."""
    guild: str = ""
    """The id of the server; empty in a direct message."""
    member: DiscordMember
    where: DiscordWhere
    verb: str
    ref: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    label: str = ""
    """What the pressed button or the chosen step says; empty where Discord sent no message with it."""
    interaction: str = ""
    """The id by which it is answered; empty for words."""
    token: str = ""
    """Answers it: within 3 seconds first, and then for 15 minutes."""
    channel: str = ""
    """The id of the channel or thread in which it was done."""
    is_in_thread: bool = False
    """Whether that is known to be a thread; of words Discord does not say it."""
    message: str = ""
    """The id of the pressed message, or of the words."""
    server: str = ""
    """The server that what was pressed in a direct message is about; empty where it does not say it."""
    mark: int = 0
    """The mark that the pressed message carries of its server; 0 where it has none."""
    flags: int = 0
    """The flags of the pressed message."""
    locale: str = ""
    """The language of the person's client, such as `es-ES`; empty for words."""
    people: Mapping[str, DiscordMember] | None = None
    """The members among the people that were picked in it; None where nobody was. Bots are left out."""
    places: tuple[str, ...] = ()
    """The ids of the channels that were chosen in it."""

    @property
    def user(self) -> str:
        """Return the id of the person who did it."""
        return self.member.user

    @property
    def is_private(self) -> bool:
        """Tell whether the pressed message is for its presser alone."""
        return bool(self.flags & EPHEMERAL)

    @property
    def at(self) -> Mapping[str, str]:
        """Return where a pressed message stays, by `channel` and `message`; a private one does not."""
        stays = self.where in {DiscordWhere.MESSAGE, DiscordWhere.FORM_FROM_MESSAGE} and not self.is_private
        return {"channel": self.channel, "message": self.message} if stays and self.message else {}

    def in_own_thread(self) -> "DiscordAct":
        """Return the act as words that were typed to the bot, in the thread where it talks to this person."""
        return replace(self, where=DiscordWhere.THREAD, verb=SAID.name)

    def request(
        self,
        actor: Actor,
        picked: Mapping[str, Actor] | None = None,
        places: Mapping[str, ChosenPlace] | None = None,
        elsewhere: Mapping[str, str] | None = None,
    ) -> Request:
        """Return the act as a request of this actor.

        `picked` are the members among the people that were picked; `places` says what Discord knows of the
        channels that were chosen; `elsewhere` names the servers in which the actor could act.
        """
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
            hands_back=True,
            picked=picked,
            places=places,
            elsewhere=elsewhere,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscordCompletion:
    """A person types an option of a command, and wants to see what it could be."""

    guild: str
    member: DiscordMember
    interaction: str
    token: str
    locale: str
    field: str
    so_far: str

    def completing(self, actor: Actor) -> Completing:
        """Return it as what this actor wants to see."""
        return Completing(actor, self.field, self.so_far)
