"""A whole community on Discord: the interface of `tests/fakes/community.py`, over a gateway and an API."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, cast

from sqlalchemy import select

from bot.adapters.discord import manifest
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import NoticeKind
from bot.domain.common.people import Person
from bot.handlers.respond import Responder
from bot.jobs.deliver import Deliverer
from bot.port import Address, InDoubt, TryLater
from bot.store.database.database import Transaction
from bot.store.people.addresses import Addresses
from bot.store.people.people import People
from bot.store.tables import addresses, outbox
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.discord import drawn_back, moderating, permissions
from tests.fakes.discord.acting import arrives
from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.listening import RunningDiscord, connection_to, listening
from tests.fakes.discord.people_act import DiscordActing, PlacesOnDiscord
from tests.fakes.discord.server import serving
from tests.fakes.discord.values import Channel, ChannelType, Guild, Role
from tests.fakes.discord.values import Message as Standing
from tests.fakes.discord.world import BOT, Discord
from tests.fakes.platform import Serving

MESSAGES: Final = "POST /channels/{channel}/messages"
HISTORY: Final = "GET /channels/{channel}/messages"


@dataclass(frozen=True, slots=True)
class ToldOnDiscord:
    """One delivered message, and the channel or thread that it stands in."""

    to: str
    message: Message
    drawn: int
    """How often it was drawn."""


@dataclass(frozen=True)
class Town:
    """The server of a story, and what it may see and change of Discord itself."""

    here: Discord
    guild: Guild
    channel: Channel
    mentors: Channel
    managing: Role
    places: PlacesOnDiscord = field(default_factory=PlacesOnDiscord)
    accounts: dict[str, str] = field(default_factory=dict)
    platform: str = "discord"
    rings: bool = True

    def account(self, name: str, locale: str = "en-GB") -> str:
        """Return the id of somebody's account in the server; it is made where there is none."""
        if name not in self.accounts:
            made = self.here.signs_up(name.lower().replace(" ", "."), name, locale=locale)
            self.accounts[name] = made.id
            arrives(self.here, self.guild, made, self.channel)
        return self.accounts[name]

    @property
    def rooms(self) -> Mapping[str, tuple[str, ...]]:
        """Return the rooms for two, and who is in each."""
        two = {
            one.id: tuple(sorted(one.people - {BOT})) for one in self.here.channels.values() if one.is_thread
        }
        return {room: people for room, people in two.items() if len(people) > 1}

    @property
    def lines(self) -> Mapping[str, ToldOnDiscord]:
        """Return every delivered message, by its id."""
        return {
            one.id: ToldOnDiscord(one.channel, self.read(one), len(one.before) + 1) for one in self._told()
        }

    def received(self, user: str) -> list[Message]:
        """Return the messages that a person sees, in their own conversations and in rooms for two."""
        theirs = [one for one in self._told() if self.here.sees(self.here.channels[one.channel], user)]
        return [self.read(one) for one in theirs if _is_conversation(self.here.channels[one.channel])]

    def fails(self, to: str, *problems: BaseException, after_taking_it: bool = False) -> None:
        """Make the next messages to a person fail."""
        for before, problem in zip((None, *problems), problems, strict=False):
            if _is_for_good(problem) and not isinstance(before, InDoubt):
                # Only what is in doubt already is looked for.
                self.here.fails(Trouble(lambda: Refusal(drops=True), MESSAGES, to, after_taking_it))
            route, how = _as_discord_fails(problem)
            self.here.fails(Trouble(lambda how=how: how, route, to))  # type: ignore[misc]

    def deletes(self, to: str) -> None:
        """Let a channel, or a person's own thread, lose every message of the bot's."""
        for one in self._told():
            at = self.here.channels[one.channel]
            owns = _is_conversation(at) and at.id not in self.rooms and self.here.sees(at, to)
            if to == at.id or (to in self.here.users and owns):
                moderating.clears(self.here, one)

    def mends(self) -> None:
        """Clear all planned failures."""
        self.here.troubles.clear()

    def read(self, standing: Standing) -> Message:
        """Return a message as it is now."""
        found = drawn_back.message(standing.components, standing.attachments)
        self.places.keep(found, standing)
        return found

    def seen_by(self, user: str) -> list[Standing]:
        """Return everything of the bot's that a person still sees outside of rooms, private answers too."""
        return [
            one
            for one in self.here.messages.values()
            if one.author == BOT
            and one.components
            and not one.deleted
            and one.only_for in {"", user}
            and one.channel not in self.rooms
            and self.here.sees(self.here.channels[one.channel], user)
        ]

    def _told(self) -> list[Standing]:
        """Return what came from the outbox: in conversations and channels, and not in answer to anything."""
        return [
            one
            for one in self.here.messages.values()
            if one.author == BOT
            and one.nonce
            and not (one.only_for or one.of or one.deleted)
            and one.id not in self.places.answers
        ]


@dataclass(frozen=True)
class DiscordCommunity(Community):
    """One community on Discord with all its real parts."""

    town: Town = field(kw_only=True)
    bot: RunningDiscord = field(kw_only=True)
    second: RunningDiscord = field(kw_only=True)
    strangers: set[str] = field(default_factory=set)
    """The people to whom the bot has said nothing yet, by id; everybody else was told something before."""

    def __post_init__(self) -> None:
        """Let the pauses that Discord asks for pass with the clock of the story, which never runs back."""
        api, began, latest = self.bot.connection.api, self.clock.now, 0.0

        def seconds() -> float:
            nonlocal latest
            latest = max(latest, (self.clock.now - began).total_seconds())
            return time.monotonic() + latest

        api._pace._clock = seconds

    def joins(self, name: str, **facts: Any) -> Acting:  # noqa: ANN401
        """Add a person; Discord knows no zone, so theirs is the one they chose, where they have one."""
        acting = super().joins(name, **facts)
        if not acting.person.zone:
            return acting

        def chooses(open_: Transaction) -> None:
            People(open_, self.id).move(acting.person.id, acting.person.zone)

        self.database.write(chooses)
        return acting

    def acting(self, person: Person, platform: str = "", workspace: str = "") -> Any:  # noqa: ANN401, ARG002
        """Return a known person as an actor, under their id at Discord."""
        user = self.town.here.users[self.town.account(person.name, person.locale)]
        user.locale = person.locale
        who = arrives(self.town.here, self.town.guild, user, self.town.channel)
        member = self.town.guild.members[user.id]
        (member.roles.add if person.manages else member.roles.discard)(self.town.managing.id)
        return DiscordActing(person, who, self.bot, self.second, self.town.places)

    @property
    def answers_again(self) -> bool:
        """Tell that Discord takes one answer to an act, so that what was shown for it stays."""
        return False

    def user_of(self, name: str) -> str:
        """Return a person's id at Discord."""
        return self.town.account(name)

    def inbox(self, whose: Acting) -> list[Message]:
        """Return the delivered messages that a person sees now; what is covered, they open."""
        reader = cast("DiscordActing", whose)
        return [reader.uncovered(one) for one in self.town.received(reader.user)]

    @property
    def channel(self) -> str:
        """Return the id of the mentors' channel."""
        return self.town.mentors.id

    def in_channel(self) -> list[Message]:
        """Return the bot's messages in the mentors' channel, as they are now, oldest first."""
        return [self.town.read(one) for one in self.town.here.standing(self.channel) if one.author == BOT]

    @property
    def deliverer(self) -> Deliverer:
        """Return a worker that delivers to Discord, one by one: a story is read in order."""
        return Deliverer(self.runner, [Serving(self.bot.connection.adapter)], at_once=1)

    def deliver(self) -> int:
        """Deliver until nothing is due; return how many rows of the outbox there were."""
        for person in self._without_thread():
            self._was_told(person)
        return self.bot.does(self.deliverer.deliver_due())

    def _without_thread(self) -> list[str]:
        """Return the readers of announcements who have no thread of their own, and are no strangers."""
        here = (outbox.c.community == self.id) & (outbox.c.kind == NoticeKind.ANNOUNCEMENT)
        new = outbox.c.recipient.not_in(select(addresses.c.recipient)) & outbox.c.sent_to.is_(None)
        who = select(outbox.c.recipient).where(here, new, outbox.c.recipient.not_in(self.strangers))
        return list(self.database.read(lambda open_: open_.execute(who).scalars().all()))

    def _was_told(self, person: str) -> None:
        """Let a person have a thread of their own, as somebody has who was told something."""
        whose = PersonId(person)
        user = self.database.read(lambda open_: People(open_, self.id).platform_user(whose))
        if user not in self.town.guild.members:
            return
        own = Address(self.town.guild.id, user)
        at = self.bot.does(self.bot.connection.adapter.open(own, (own,))).at
        self.database.write(lambda open_: Addresses(open_, self.id).keep(person, (whose,), at, self.clock()))


def a_town() -> Town:
    """Return a server with a channel for people's threads and one for its mentors."""
    here = Discord()
    owner = here.signs_up("owner", "The Owner")
    guild = here.founds("Alumni", owner, bot_may=int(manifest.PERMISSIONS))
    channel, mentors = here.channel(guild, "mentoring"), here.channel(guild, "mentors")
    managing = here.role(guild, "Office", permissions.MANAGE_GUILD)
    return Town(here, guild, channel, mentors, managing)


def _is_conversation(at: Channel) -> bool:
    """Tell whether a place is not everybody's: a private thread, or direct messages."""
    return at.is_thread or at.type is ChannelType.DM


def _is_for_good(problem: BaseException) -> bool:
    return isinstance(problem, InDoubt) and problem.for_good


def _as_discord_fails(problem: BaseException) -> tuple[str, Refusal]:
    """Return the route that fails, and how, where delivery is to end so."""
    match problem:
        case InDoubt(for_good=True):
            return HISTORY, Refusal(code=50001)
        case InDoubt():
            return MESSAGES, Refusal(drops=True)
        case TryLater(after=after) if after:
            return MESSAGES, Refusal(status=429, retry_after=after)
        case _:
            return MESSAGES, Refusal(code=50007)


@contextmanager
def on_discord(town: Town, responder: Responder) -> Iterator[tuple[RunningDiscord, RunningDiscord]]:
    """Run a bot that is connected, and another process that only gets what is dispatched again."""
    with serving(town.here), listening(town.here, responder, channel=town.channel.id) as bot:
        other = connection_to(town.here, responder, channel=town.channel.id)
        other._application = bot.connection._application
        second = RunningDiscord(other, bot.loop)
        try:
            yield bot, second
        finally:
            second.does(other.close())
