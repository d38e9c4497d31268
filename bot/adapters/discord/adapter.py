"""Discord's adapter: what people do there becomes requests, and answers and notices reach them."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any, Final

from bot.adapters.discord import manifest
from bot.adapters.discord.answering.landing import DiscordLanding
from bot.adapters.discord.answering.opening import Opening
from bot.adapters.discord.answering.sending import DiscordSending
from bot.adapters.discord.answering.sparingly import Sparingly
from bot.adapters.discord.answering.turn import DiscordTurn
from bot.adapters.discord.people.badges import DiscordBadges
from bot.adapters.discord.people.channels import WRITES, DiscordChannels
from bot.adapters.discord.people.departures import DiscordDepartures, Leaving
from bot.adapters.discord.people.guilds import Guilds
from bot.adapters.discord.people.members import CannotAskDiscord, DiscordMembers
from bot.adapters.discord.people.mutual_servers import MOST_ASKED, MutualServers
from bot.adapters.discord.people.setups import GuildSetups
from bot.adapters.discord.reading.inbound import PLATFORM, DiscordAct, DiscordCompletion, DiscordWhere
from bot.adapters.discord.server_marks import marked
from bot.adapters.shared.background import Background
from bot.adapters.shared.road import Road
from bot.domain.announcements.pace import Tempo
from bot.handlers import written_words
from bot.handlers.routing import Answer
from bot.platform_context import PeopleBook, SetupBook
from bot.port import NOT_DONE, Address, GoingOut, Sent, unrecorded
from bot.ui.nodes import Message
from bot.ui.requests import Actor, Completing, Completion, Request
from bot.ui.verbs.home import ACT_IN, CALLED, UNREAD
from bot.ui.verbs.programme import KEEP_SET_UP, SET_UP
from bot.views.common.reader import Reader
from bot.views.people import doorstep

log = logging.getLogger(__name__)

AN_HOUR: Final = 3600.0
"""Seconds in which a person is told at most once that their words cannot be read."""

A_MINUTE: Final = 600.0
"""Messages, and edits, a minute. Discord: 50 calls a second together, 5 messages in 5 seconds a channel."""


A_DAY: Final = 24 * AN_HOUR
"""Seconds in which it is kept once that a member wrote to the bot unasked."""

SETTING_UP: Final = frozenset({SET_UP.name, KEEP_SET_UP.name})
"""The verbs for which Discord is asked which roles a server has."""

WROTE_FIRST: Final = frozenset({DiscordWhere.WORDS, DiscordWhere.COMMAND})
"""What a member does unasked in direct messages; a card that they press was sent there before."""


@dataclass(frozen=True, slots=True)
class DiscordBot:
    """What the adapter needs of the app."""

    begin: Callable[[Request], Future[Answer]]
    begin_former: Callable[[Request], Future[Answer]]
    """Answers a person who is in the server no more: at most, with what is kept of them."""
    complete: Callable[[Completing], Future[tuple[Completion, ...]]]
    address: Callable[[str, str, str], Future[Mapping[str, str] | None]]
    """Finds where a person's own conversation was opened: platform, server, its name for them."""
    reader: Callable[[Actor], Reader]
    left: Leaving
    people: PeopleBook
    setups: SetupBook
    for_managers: frozenset[str]
    """The verbs for which Discord has to confirm afresh that the presser is a manager."""


@dataclass(frozen=True, slots=True)
class DiscordPeople:
    """What is known of the servers of one bot, and of the people in them."""

    members: DiscordMembers
    guilds: Guilds
    channels: DiscordChannels
    departures: DiscordDepartures
    servers: MutualServers
    setups: GuildSetups
    badges: DiscordBadges


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
        people: DiscordPeople,
        landing: DiscordLanding,
        sending: DiscordSending,
        opening: Opening,
    ) -> None:
        """Answer the members of these servers with `bot`."""
        self._bot = bot
        self._people = people
        self._guilds = people.guilds
        self._landing = landing
        self._sending = sending
        self._opening = opening
        self._unread = Sparingly(AN_HOUR)
        self._wrote = Sparingly(A_DAY)
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
        if under == "":
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
        try:
            guild, who = await self._found(act)
        except CannotAskDiscord:
            return written_words.beside(turn.reader, doorstep.cannot_ask(turn.reader), turn.typed)
        turn.guild = guild
        if who is None:
            former = Actor(PLATFORM, guild, act.user, act.member.name, act.locale)
            return await asyncio.wrap_future(self._bot.begin_former(act.request(former)))
        turn.reader = self._bot.reader(who)
        request = await self._requested(turn, who)
        answer = await self._people.departures.answer(guild, lambda: self._bot.begin(request))
        await self._keep_where(act, guild)
        return answer

    def _server(self, act: DiscordAct) -> str:
        """Return the server in which an act is done, or that it is about; empty where it says none."""
        if act.guild:
            return act.guild
        said = act.ref if act.verb == ACT_IN.name else act.server
        return said or marked(act.mark, self._guilds.ids)

    async def _requested(self, turn: DiscordTurn, who: Actor) -> Request:
        """Return an act as a request; in direct messages with the servers in which it could act as well."""
        act, guild = turn.act, turn.guild
        needs = manifest.PERMISSIONS if act.verb == KEEP_SET_UP.name else WRITES
        places = {one: await self._people.channels.place(one, guild, needs) for one in act.places} or None
        offered = await self._offered(guild) if act.verb in SETTING_UP else {}
        if act.guild:
            return replace(act.request(who, self._picked(act, guild), places), covers=True, **offered)
        theirs = await self._beside(guild, act.user)
        turn.named = theirs[guild] if len(theirs) > 1 else ""
        return replace(act.request(who, self._picked(act, guild), places, theirs), **offered)

    async def _offered(self, guild: str) -> Mapping[str, Any]:
        """Return what may be chosen for a server, and what holds there, as parts of a request."""
        setups, badges = self._people.setups, self._people.badges
        asked = {"groups": setups.groups, "badges": badges.offered, "standing": setups.standing}
        # All at once: a form is a first answer, for which there are three seconds.
        said = await asyncio.gather(*(ask(guild) for ask in asked.values()), return_exceptions=True)
        found = dict(zip(asked, said, strict=True))
        silent = {name: why for name, why in found.items() if isinstance(why, BaseException)}
        for name, why in silent.items():
            if not isinstance(why, NOT_DONE):
                raise why
            log.info("Discord does not say what may be chosen", extra={"what": name, "why": str(why)})
        return {name: one for name, one in found.items() if name not in silent}

    async def _beside(self, guild: str, user: str) -> Mapping[str, str]:
        """Return what the servers are called in which a person is: this one, and others of ours."""
        others = [one for one in await self._guilds.possible(user) if one != guild]
        return await self._people.servers.of(user, (guild, *others)) if others else {guild: ""}

    async def _keep_where(self, act: DiscordAct, guild: str) -> None:
        """Keep where a person acted, and that they wrote first: then they are told things there."""
        await self._guilds.acted(guild, act.user)
        if act.guild or act.where not in WROTE_FIRST or not self._wrote.may_say(f"{guild}.{act.user}"):
            return
        at = {"channel": act.channel}
        await asyncio.wrap_future(self._bot.people.wrote(PLATFORM, guild, act.user, at))

    def _picked(self, act: DiscordAct, guild: str) -> dict[str, Actor] | None:
        """Return the members among the people that were picked, as Discord describes them: no bots."""
        if act.people is None:
            return None
        return {
            user: Actor(PLATFORM, guild, user, one.name or user, act.locale)
            for user, one in act.people.items()
        }

    async def _found(self, act: DiscordAct) -> tuple[str, Actor | None]:
        """Return the server in which a person acts, and who they are there; None if they are in none of ours.

        Who writes directly and is known nowhere may be in another server than the first. Raise as `who` does.
        """
        decides = act.verb in self._bot.for_managers
        said = self._server(act)
        first = said or await self._guilds.of(act.user)
        every = (said,) if said else (first, *await self._guilds.possible(act.user))
        for guild in dict.fromkeys(filter(None, every[:MOST_ASKED])):
            if who := await self._people.members.who(act, guild, decides=decides):
                return guild, who
        return first, None

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
        """Open a person's own conversation, or a thread for two; see `Opening`."""
        return await self._opening.open(space, people)

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Archive a thread, or leave nothing of a conversation; see `Opening`."""
        await (self._opening.erase(space) if erased else self._opening.close(space))
