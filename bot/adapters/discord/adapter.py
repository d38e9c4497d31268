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
from bot.adapters.discord.people.channels import DiscordChannels
from bot.adapters.discord.people.departures import DiscordDepartures, Leaving
from bot.adapters.discord.people.guilds import Guilds
from bot.adapters.discord.people.members import CannotAskDiscord, DiscordMembers
from bot.adapters.discord.reading.inbound import PLATFORM, DiscordAct, DiscordCompletion, DiscordWhere
from bot.adapters.shared.background import Background
from bot.adapters.shared.road import Road
from bot.domain.announcements.pace import Tempo
from bot.handlers import written_words
from bot.handlers.routing import Answer
from bot.platform import PeopleBook, SetupBook
from bot.port import Address, GoingOut, Sent, unrecorded
from bot.ui.nodes import Message
from bot.ui.requests import Actor, Completing, Completion, Request
from bot.ui.verbs.home import CALLED, UNREAD
from bot.views.common.reader import Reader
from bot.views.people import doorstep

AN_HOUR: Final = 3600.0
"""Seconds in which a person is told at most once that their words cannot be read."""

A_MINUTE: Final = 600.0
"""Messages, and edits, a minute. Discord: 50 calls a second together, 5 messages in 5 seconds a channel."""


MOST_ASKED: Final = 20
"""Servers in which somebody is looked for who writes directly, and is known in none."""


@dataclass(frozen=True, slots=True)
class DiscordBot:
    """What the adapter needs of the app."""

    begin: Callable[[Request], Future[Answer]]
    begin_former: Callable[[Request], Future[Answer]]
    """Answers somebody who is in the server no more: at most, with what is kept of them."""
    complete: Callable[[Completing], Future[tuple[Completion, ...]]]
    address: Callable[[str, str, str], Future[Mapping[str, str] | None]]
    """Finds where a person's own conversation was opened: platform, server, its name for them."""
    reader: Callable[[Actor], Reader]
    left: Leaving
    people: PeopleBook
    setups: SetupBook
    for_managers: frozenset[str]
    """The verbs for which Discord has to confirm afresh that the presser is a manager."""


class Discord:
    """One bot on Discord, in any number of servers."""

    platform = PLATFORM
    rings = True
    tempo = Tempo(A_MINUTE, A_MINUTE)
    opens_for_people = True
    announces_first = False
    """Bots that write first to many are flagged: others were after 20 to 100 (issue threads)."""

    def __init__(
        self,
        bot: DiscordBot,
        members: DiscordMembers,
        guilds: Guilds,
        channels: DiscordChannels,
        landing: DiscordLanding,
        sending: DiscordSending,
        opening: Opening,
        departures: DiscordDepartures,
    ) -> None:
        """Answer the members of these servers with `bot`."""
        self._bot = bot
        self._members = members
        self._guilds = guilds
        self._channels = channels
        self._landing = landing
        self._sending = sending
        self._opening = opening
        self._departures = departures
        self._unread = Sparingly(AN_HOUR)
        self.background = Background()
        self._road: Road[DiscordTurn, None] = Road(self, self.background)

    async def take(self, act: DiscordAct) -> None:
        """Take an act, once; return when Discord was acknowledged, or can be no more."""
        reader = self._bot.reader(Actor(PLATFORM, act.guild, act.user, "", act.locale))
        await asyncio.shield(self._road.take(DiscordTurn(act, reader)).acknowledged)

    async def heard(self, act: DiscordAct, under: str | None) -> None:
        """Take words typed in a server, in a thread `under` a channel: only those in one's own are for us.

        `under` is empty where they stand in no thread, and None where that is unknown. Without the message
        content intent they are empty; that is said, at most once an hour a person. Where others read along,
        a person who calls us by name is told how to be answered in private.
        """
        if not await self._is_own(act, under):
            if act.where is DiscordWhere.MENTION:
                await self.take(replace(act, verb=CALLED.name, words="", chosen={}))
        elif act.words.strip() or act.chosen:
            await self.take(act.in_own_thread())
        elif self._unread.may_say(act.channel):
            await self.take(replace(act.in_own_thread(), verb=UNREAD.name))

    async def _is_own(self, act: DiscordAct, under: str | None) -> bool:
        """Tell whether words stand in their writer's own thread."""
        if under is not None and (not under or under != self._guilds.channel(act.guild)):
            return False
        at = await asyncio.wrap_future(self._bot.address(PLATFORM, act.guild, act.user))
        return at is not None and at.get("channel") == act.channel

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
            guild, who = await self._found(act, guild)
        except CannotAskDiscord:
            return written_words.beside(turn.reader, doorstep.cannot_ask(turn.reader), turn.typed)
        if who is None:
            former = Actor(PLATFORM, guild, act.user, act.member.name, act.locale)
            return await asyncio.wrap_future(self._bot.begin_former(act.request(former)))
        self._guilds.acted(guild, act.user)
        turn.reader = self._bot.reader(who)
        places = {one: await self._channels.place(one, guild) for one in act.places} or None
        request = act.request(who, self._picked(act, guild), places)
        if act.guild:
            request = replace(request, covers=True)
        return await self._departures.answer(guild, lambda: self._bot.begin(request))

    def _picked(self, act: DiscordAct, guild: str) -> dict[str, Actor] | None:
        """Return the members among the people that were picked, as Discord describes them: no bots."""
        if not act.people:
            return None
        return {
            user: Actor(PLATFORM, guild, user, one.name or user, act.locale)
            for user, one in act.people.items()
        }

    async def _found(self, act: DiscordAct, guild: str) -> tuple[str, Actor | None]:
        """Return the server in which somebody acts, and who they are there; None if they are in none of ours.

        Who writes directly and is known nowhere may be in another server than the first. Raise as `who` does.
        """
        decides = act.verb in self._bot.for_managers
        who = await self._members.who(act, guild, decides=decides) if guild else None
        others = () if act.guild else (one for one in self._guilds.ids[:MOST_ASKED] if one != guild)
        for other in others:
            if who is not None:
                break
            guild, who = other, await self._members.who(act, other, decides=decides)
        return guild, who

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

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Archive a thread, or leave nothing of a conversation; see `Opening`."""
        await (self._opening.erase(space) if erased else self._opening.close(space))
