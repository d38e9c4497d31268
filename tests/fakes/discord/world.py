"""Discord as the bot and its people meet it: servers, channels, people, clock, and the ledger of it all."""

import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from tests.fakes.discord import permissions
from tests.fakes.discord.errors import Refused
from tests.fakes.discord.ledger import Call, Pinged, Seen, Trouble
from tests.fakes.discord.rates import Rates
from tests.fakes.discord.values import (
    Channel,
    ChannelType,
    Guild,
    Interaction,
    Member,
    Message,
    Part,
    Role,
    User,
)

EPOCH: Final = 1_420_070_400_000
"""The beginning of Discord's snowflakes, in milliseconds (Discord's documentation: reference)."""
TOKEN: Final = "bm90LWEtdG9rZW4.made-up.for-tests"
APP: Final = "1000000000000000001"
"""The application's id, which is the bot user's too."""
BOT: Final = APP
MOST_THREADS: Final = 1_000
"""Active threads of one server."""

Drawn = Callable[[int], "dict[str, Any] | None"]
"""The data of a dispatch for a session with these intents; None where it does not get it."""
Out = Callable[[str, Drawn, str], None]


@dataclass
class Discord:
    """Everything that stands in Discord, and the calls that it got. Safe to read from any thread."""

    users: dict[str, User] = field(default_factory=dict)
    guilds: dict[str, Guild] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    """Servers that the bot was removed from."""
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    """By token."""
    acts: dict[str, Interaction] = field(default_factory=dict)
    """The same, by id."""
    commands: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    """By scope (a server's id; empty for everywhere) and by the command's id."""
    created: Counter[str] = field(default_factory=Counter)
    """How many commands were created today, by scope."""
    lines: dict[str, list[Message]] = field(default_factory=dict)
    """The messages of each channel, oldest first, deleted and ephemeral ones too."""
    calls: list[Call] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    pinged: list[Pinged] = field(default_factory=list)
    threads_made: list[str] = field(default_factory=list)
    dms_opened: list[str] = field(default_factory=list)
    """The people whose direct messages the bot opened for the first time, in order."""
    troubles: list[Trouble] = field(default_factory=list)
    rates: Rates = field(default_factory=Rates)
    privileged: int = 0
    """The privileged intents that are switched on for the application."""
    token: str = TOKEN
    later: float = 0.0
    """Seconds that Discord's own clock is ahead."""
    archived_refuses_words: bool = False
    """Whether writing in an archived thread is refused (50083), rather than un-archiving it."""
    most_threads: int = MOST_THREADS
    dms_at_once: int = 0
    """New direct messages within ten minutes before 40003; 0 for no end."""
    first_contacts: int = 0
    """New direct messages in all before the bot is quarantined (20026); 0 for no end."""
    url: str = ""
    out: Out = lambda _event, _drawn, _guild: None
    lock: threading.RLock = field(default_factory=threading.RLock)
    nonces: dict[tuple[str, str], str] = field(default_factory=dict)
    """The latest message of the bot with a nonce, by channel."""
    _dms: dict[str, str] = field(default_factory=dict)
    _opened_at: deque[float] = field(default_factory=deque)
    _latest: int = 0

    def __post_init__(self) -> None:
        """Put the bot itself into Discord."""
        self.users[BOT] = User(BOT, "alongside", "Alongside", bot=True)

    def now(self) -> float:
        """Return the time by Discord's clock, in seconds since 1970."""
        return time.time() + self.later

    def moves(self, seconds: float) -> None:
        """Move Discord's clock on."""
        self.later += seconds

    def number(self) -> str:
        """Return a new snowflake, above all before."""
        self._latest = max(self._latest + 1, (int(self.now() * 1000) - EPOCH) << 22)
        return str(self._latest)

    # who and where
    def signs_up(self, username: str, name: str = "", **more: Any) -> User:  # noqa: ANN401
        """Create an account."""
        made = User(self.number(), username, name, **more)
        self.users[made.id] = made
        return made

    def founds(self, name: str, owner: User, *, bot_may: int = 0) -> Guild:
        """Create a server with the bot in it; `bot_may` is what its own role allows it."""
        made = self.number()
        guild = Guild(made, name, owner.id, owner.locale)
        guild.roles[made] = Role(made, "@everyone", permissions.A_MEMBERS, 0)
        role = Role(self.number(), "Alongside", bot_may, 2)
        guild.roles[role.id] = role
        guild.members = {owner.id: Member(owner.id), BOT: Member(BOT, roles={role.id})}
        self.guilds[made] = guild
        return guild

    def role(self, guild: Guild, name: str, may: int = 0) -> Role:
        """Add a role to a server."""
        made = Role(self.number(), name, may)
        guild.roles[made.id] = made
        return made

    def channel(self, guild: Guild, name: str, kind: ChannelType = ChannelType.TEXT, **more: Any) -> Channel:  # noqa: ANN401
        """Add a channel to a server."""
        made = Channel(self.number(), kind, guild.id, name, **more)
        self.channels[made.id] = made
        return made

    def has(self, guild: str) -> bool:
        """Tell whether the bot is in a server."""
        return guild in self.guilds and guild not in self.gone

    def guild(self, guild: str) -> Guild:
        """Return a server that the bot is in."""
        if not self.has(guild):
            raise Refused(10004)
        return self.guilds[guild]

    def parent(self, channel: Channel) -> Channel:
        """Return the channel whose permissions count: of a thread, its parent."""
        return self.channels.get(channel.parent, channel) if channel.is_thread else channel

    def open(self, channel: str) -> Channel:
        """Return a channel that the bot sees."""
        found = self.channels.get(channel)
        if found is None:
            raise Refused(10003)
        if found.type is ChannelType.DM:
            return found
        guild = self.guilds[found.guild]
        if not self.has(found.guild) or not permissions.sees(guild, found, self.parent(found), BOT):
            raise Refused(50001)
        return found

    def may(self, channel: Channel, user: str = BOT) -> int:
        """Return what somebody may do in a channel."""
        if channel.type is ChannelType.DM:
            return permissions.IN_A_DM
        return permissions.in_channel(self.guilds[channel.guild], self.parent(channel), user)

    def needs(self, channel: Channel, *bits: int) -> None:
        """Refuse where the bot has not every one of these permissions."""
        if any(not self.may(channel) & bit for bit in bits):
            raise Refused(50013)

    def dm(self, user: str) -> Channel | None:
        """Return the direct messages of the bot and somebody, if there are any."""
        return self.channels.get(self._dms.get(user, ""))

    def opens_dm(self, user: str) -> Channel:
        """Open direct messages on a person's own account: nothing that the bot did."""
        known = self.dm(user)
        if known is None:
            known = Channel(self.number(), ChannelType.DM, people={user})
            self.channels[known.id], self._dms[user] = known, known.id
        return known

    def first_dm(self, user: str) -> Channel:
        """Open direct messages for the bot; too many at once are refused, too many ever end in quarantine."""
        known, now = self.dm(user), self.now()
        if known is not None:
            return known
        while self._opened_at and now - self._opened_at[0] >= 600:
            self._opened_at.popleft()
        if self.first_contacts and len(self.dms_opened) >= self.first_contacts:
            raise Refused(20026)
        if self.dms_at_once and len(self._opened_at) >= self.dms_at_once:
            raise Refused(40003)
        self._opened_at.append(now)
        self.dms_opened.append(user)
        return self.opens_dm(user)

    def mutual(self, user: str) -> list[Guild]:
        """Return the servers in which both the bot and somebody are."""
        return [one for one in self.guilds.values() if self.has(one.id) and user in one.members]

    def readers(self, channel: Channel) -> Iterable[str]:
        """Return who is in a direct message or a private thread; an empty name stands for a whole server."""
        if channel.type is ChannelType.DM:
            return tuple(channel.people)
        if channel.type is not ChannelType.PRIVATE_THREAD:
            return ("",)
        return tuple(channel.people - {BOT})

    def sees(self, channel: Channel, user: str) -> bool:
        """Tell whether a person sees a channel."""
        if channel.type is ChannelType.DM:
            return user in channel.people
        guild = self.guilds[channel.guild]
        return user in guild.members and permissions.sees(guild, channel, self.parent(channel), user)

    def shows(self, what: str, message: Message, *whom: str) -> None:
        """Note that people were shown a message."""
        readers = whom or tuple(self.readers(self.channels[message.channel]))
        self.seen += [Seen(one, what, message.of, message, at=self.now()) for one in readers]

    def fails(self, what: Trouble, *, times: int = 1) -> None:
        """Make the next calls of a kind fail."""
        self.troubles += [what] * times

    def standing(self, channel: str) -> list[Message]:
        """Return the messages of a channel that everybody there sees, oldest first."""
        return [one for one in self.lines.get(channel, ()) if not one.deleted and not one.only_for]

    def keeps(self, message: Message) -> None:
        """Put a message into its channel."""
        if message.id not in self.messages:
            self.messages[message.id] = message
            self.lines.setdefault(message.channel, []).append(message)

    def everything_said(self) -> Iterable[Part]:
        """Yield the body of every call that took effect."""
        return (call.body for call in self.calls if call.took_effect)
