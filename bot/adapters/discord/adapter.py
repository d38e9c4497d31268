"""Discord's adapter: what people do there becomes requests, and answers and notices reach them."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Final

from bot.adapters.discord.answering.landing import DiscordLanding, DiscordTurn
from bot.adapters.discord.answering.opening import Opening
from bot.adapters.discord.answering.sending import DiscordSending
from bot.adapters.discord.answering.sparingly import Sparingly
from bot.adapters.discord.people.guilds import Guilds
from bot.adapters.discord.people.members import CannotAskDiscord, DiscordMembers
from bot.adapters.discord.reading.inbound import PLATFORM, DiscordAct, DiscordCompletion
from bot.adapters.shared.background import Background
from bot.adapters.shared.road import Road
from bot.domain.announcements.pace import Tempo
from bot.handlers import written_words
from bot.handlers.routing import Answer
from bot.port import Address, GoingOut, Sent, unrecorded
from bot.ui.nodes import Message
from bot.ui.requests import Actor, Completing, Completion, Request
from bot.ui.verbs.home import UNREAD
from bot.views.common.reader import Reader
from bot.views.people import doorstep

AN_HOUR: Final = 3600.0
"""Seconds in which a person is told at most once that their words cannot be read."""

A_MINUTE: Final = 600.0
"""Messages, and edits, a minute. Discord: 50 calls a second together, 5 messages in 5 seconds a channel."""


@dataclass(frozen=True, slots=True)
class DiscordBot:
    """What the adapter needs of the app."""

    begin: Callable[[Request], Future[Answer]]
    complete: Callable[[Completing], Future[tuple[Completion, ...]]]
    address: Callable[[str, str, str], Future[Mapping[str, str] | None]]
    """Finds where a person's own conversation was opened: platform, server, its name for them."""
    reader: Callable[[Actor], Reader]
    for_managers: frozenset[str]
    """The verbs for which Discord has to confirm afresh that the presser is a manager."""


class Discord:
    """One bot on Discord, in any number of servers."""

    platform = PLATFORM
    rings = True
    tempo = Tempo(A_MINUTE, A_MINUTE)
    opens_for_people = True

    def __init__(
        self,
        bot: DiscordBot,
        members: DiscordMembers,
        guilds: Guilds,
        landing: DiscordLanding,
        sending: DiscordSending,
        opening: Opening,
    ) -> None:
        """Answer the members of these servers with `bot`."""
        self._bot = bot
        self._members = members
        self._guilds = guilds
        self._landing = landing
        self._sending = sending
        self._opening = opening
        self._unread = Sparingly(AN_HOUR)
        self.background = Background()
        self._road: Road[DiscordTurn, None] = Road(self, self.background)

    async def take(self, act: DiscordAct) -> None:
        """Take an act, once; return when Discord was acknowledged, or can be no more."""
        reader = self._bot.reader(Actor(PLATFORM, act.guild, act.user, "", act.locale))
        await asyncio.shield(self._road.take(DiscordTurn(act, reader)).acknowledged)

    async def heard(self, act: DiscordAct, under: str) -> None:
        """Take words typed in a server, `under` a channel: only in one's own thread are they for us.

        Without the message content intent they are empty; that is said, at most once an hour a person.
        """
        if not under or under != self._guilds.channel(act.guild):
            return
        at = await asyncio.wrap_future(self._bot.address(PLATFORM, act.guild, act.user))
        if at is None or at.get("channel") != act.channel:
            return
        if act.words.strip() or act.chosen:
            await self.take(act.in_own_thread())
        elif self._unread.may_say(act.channel):
            await self.take(replace(act.in_own_thread(), verb=UNREAD.name))

    async def complete(self, typing: DiscordCompletion) -> None:
        """Say what an option could be while it is typed; after 3 seconds Discord takes it no more."""
        guild = typing.guild or await self._guilds.of(typing.member.user)
        actor = Actor(PLATFORM, guild, typing.member.user, typing.member.name, typing.locale)
        found = await asyncio.wrap_future(self._bot.complete(typing.completing(actor)))
        await self._landing.complete(typing, found)

    async def asked(self, turn: DiscordTurn) -> Answer:
        """Return the answer to the person who acted, or a refusal if they are not a member."""
        act = turn.act
        guild = act.guild or await self._guilds.of(act.user)
        try:
            who = await self._members.who(act, guild, decides=act.verb in self._bot.for_managers)
        except CannotAskDiscord:
            return written_words.beside(turn.reader, doorstep.cannot_ask(turn.reader), turn.typed)
        if who is None:
            no = doorstep.for_members(turn.reader, known=False)
            return written_words.beside(turn.reader, no, turn.typed)
        self._guilds.acted(guild, act.user)
        turn.reader = self._bot.reader(who)
        request = act.request(who)
        if act.guild:
            request = replace(request, covers=True)
        return await asyncio.wrap_future(self._bot.begin(request))

    async def meanwhile(self, turn: DiscordTurn, acknowledge: Callable[[None], None]) -> None:
        """Acknowledge now: the answer follows where it belongs."""
        await self._landing.meanwhile(turn)
        acknowledge(None)

    async def land(self, turn: DiscordTurn, answer: Answer) -> None:
        """Put an answer where it belongs."""
        await self._landing.land(turn, answer)

    def untold(self, turn: DiscordTurn) -> None:
        """Do nothing: Discord itself tells the person that the application did not respond."""

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Send a message; see `Sending`."""
        return await self._sending.send(to, message, key=key, again=again, going_out=going_out)

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a sent message again; see `Sending`."""
        return await self._sending.revise(at, message, key=key, stays=stays)

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open somebody's own conversation, or a thread for two; see `Opening`."""
        return await self._opening.open(space, people)

    async def close(self, space: Address) -> None:
        """Archive a thread; see `Opening`."""
        await self._opening.close(space)
