"""One bot on Discord, connected: its adapter, its gateway, its commands and its problems."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Final

from bot.adapters.discord.adapter import Discord, DiscordBot, DiscordPeople
from bot.adapters.discord.answering.interactions import Interactions
from bot.adapters.discord.answering.landing import DiscordLanding
from bot.adapters.discord.answering.opening import Opening
from bot.adapters.discord.answering.sending import DiscordSending
from bot.adapters.discord.calls.api import DISCORD, DiscordApi, call
from bot.adapters.discord.calls.errors import TokenRefused
from bot.adapters.discord.doors import turn as turns
from bot.adapters.discord.doors.sessions import GatewaySession, servers
from bot.adapters.discord.doors.turn import UNDER, GatewayTurn
from bot.adapters.discord.keys import DiscordKeys
from bot.adapters.discord.people.badges import DiscordBadges
from bot.adapters.discord.people.channels import DiscordChannels
from bot.adapters.discord.people.departures import DiscordDepartures
from bot.adapters.discord.people.guilds import Guilds
from bot.adapters.discord.people.members import DiscordMembers
from bot.adapters.discord.people.mutual_servers import MutualServers
from bot.adapters.discord.people.setups import GuildSetups
from bot.adapters.discord.reading.inbound import PLATFORM, DiscordAct, DiscordCompletion, DiscordWhere
from bot.adapters.discord.reading.interactions import read_interaction
from bot.adapters.discord.reading.words import read_message
from bot.adapters.discord.registering import Registering
from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.platform_context import AbsenceBook, GatewayBook
from bot.port import NOT_DONE, Address, Disconnected, TryLater
from bot.ui.nodes import Message
from bot.ui.requests import Actor
from bot.views.platforms import threads

if TYPE_CHECKING:
    from bot.adapters.discord.doors.gateway import Gateway

log = logging.getLogger(__name__)

NOT_CONNECTED: Final = "the gateway of Discord is not connected"
NOT_YET: Final = "the gateway of Discord has not answered yet"

READY_WITHIN: Final = 2.0
"""Seconds that discord.py waits for another server before it counts as ready."""

PAUSES: Final = (5.0, 15.0, 60.0, 300.0)
"""Seconds before each further try to connect; the last again and again. Discord: 1,000 sessions a day."""


SPARE: Final = 50
"""Sessions of a day that are not begun: after 1,000 Discord takes the token away (topics/gateway)."""


class DiscordConnection:
    """Everything of one bot, put together."""

    def __init__(
        self,
        keys: DiscordKeys,
        bot: DiscordBot,
        known: Callable[[str, str, str], Future[Person | None]],
        programme: Programme,
        absences: AbsenceBook,
        gateways: GatewayBook,
        *,
        ready_within: float = READY_WITHIN,
    ) -> None:
        """Answer with `bot`; `known` finds a person by platform, workspace and the platform's name."""
        self._keys = keys
        self._bot = bot
        self._programme = programme
        self._absences = absences
        self._ready_within = ready_within
        self._known = known
        self._us = self._application = ""
        self._problem = NOT_YET
        self._gateway: Gateway | None = None
        self._turn = GatewayTurn(keys.bot_token, gateways, self._sessions)
        self.api = DiscordApi(keys.bot_token, keys.api_url or DISCORD)
        self._registering = Registering(self.api, lambda: self._application)
        self.guilds = Guilds(bot.people)
        setups = GuildSetups(self.api, bot.setups, keys, lambda: self.guilds.ids)
        self.badges = DiscordBadges(self.api, bot.setups, self._ourselves)
        members = DiscordMembers(self.api, managers=setups.managers)
        self.departures = DiscordDepartures(members, bot.people, bot.left)
        servers = MutualServers(self.api, members, absences.here)
        sending = DiscordSending(self.api, self.departures, servers)
        opening = Opening(
            self.api, setups.channel, self._begun, self._ourselves, by_message=keys.talks == "dm"
        )
        landing = DiscordLanding(Interactions(self.api, lambda: self._application), sending)
        channels = DiscordChannels(self.api, self._ourselves)
        people = DiscordPeople(members, self.guilds, channels, self.departures, servers, setups, self.badges)
        self.adapter = Discord(bot, people, landing, sending, opening)

    def problem(self) -> str:
        """Return what prevents serving Discord; empty if nothing does."""
        return self._problem

    async def run(self, *, listens: bool) -> None:
        """Stay connected until cancelled: a process that does not listen only sends."""
        try:
            if listens:
                await self._listen()
            else:
                self._problem = ""
                await asyncio.Event().wait()
        finally:
            await self.close()

    async def close(self) -> None:
        """Wait for the background tasks, and close the connections."""
        await self.adapter.background.end()
        await self.api.close()

    async def told(self, event: str, said: Mapping[str, Any]) -> None:
        """Take an event of the gateway."""
        match event:
            case turns.CONNECTED:
                self._problem = ""
            case "READY":
                await self._began(said)
            case "INTERACTION_CREATE":
                await self._acted(said)
            case "MESSAGE_CREATE":
                # Of these too nothing is lost at an end: whose thread it is has to be looked up first.
                self.adapter.background.follow(self._written(said))
            case "GUILD_CREATE":
                self.guilds.joined(str(said["id"]))
                self.adapter.background.follow(self._registering.alone(str(said["id"])))
                await asyncio.wrap_future(self._absences.end(PLATFORM, str(said["id"])))
            case "GUILD_DELETE":
                await self._left(str(said["id"]))
            case _:
                log.warning("an event of Discord's is not taken", extra={"event": event})

    async def _began(self, said: Mapping[str, Any]) -> None:
        """Take in which servers a new session names: the bot may have been taken out of some meanwhile."""
        self.guilds.begin()
        shard, shards = said.get("shard") or (0, 1)
        named = [str(one["id"]) for one in said.get("guilds") or ()]
        # Those of the database too: the bot may have been taken out while no process of it ran.
        known = await asyncio.wrap_future(self._absences.here(PLATFORM))
        for guild in self.guilds.gone(known, named, int(shard), int(shards)):
            await self._left(guild)

    async def _left(self, guild: str) -> None:
        self.guilds.left(guild)
        await asyncio.wrap_future(self._absences.begin(PLATFORM, guild))

    async def _acted(self, said: Mapping[str, Any]) -> None:
        match read_interaction(said, self._programme):
            case DiscordAct() as act:
                await self.adapter.take(act)
            case DiscordCompletion() as typing:
                await self.adapter.complete(typing)
            case None:
                log.info("an interaction is none of ours")

    async def _written(self, said: Mapping[str, Any]) -> None:
        act = read_message(said, self._us)
        if act is not None and act.where in (DiscordWhere.THREAD, DiscordWhere.MENTION):
            await self.adapter.heard(act, under=said.get(UNDER))
        elif act is not None:
            await self.adapter.take(act)

    async def _listen(self) -> None:
        """Connect, and connect again after a failure; once refused, wait for an operator."""
        from bot.adapters.discord.doors import gateway  # noqa: PLC0415 - loads discord.py

        tries = 0
        self._problem = ""  # a process that waits for its turn has nothing to mend
        while True:
            said = NOT_CONNECTED
            try:
                await self._turn.during(self._connected)
            except (gateway.GatewayRefused, TokenRefused) as no:
                self._problem = f"Discord refuses us: {no}"
                log.error("Discord refuses us: %s", no)  # noqa: TRY400 - it says all
                await asyncio.Event().wait()
            except Disconnected as no:
                # An operator has to read why.
                said = f"Discord refuses us: {no}"
                log.error("Discord refuses us: %s", no)  # noqa: TRY400 - it says all
            except Exception as problem:
                log.warning("Discord is not connected", extra={"why": f"{type(problem).__name__}: {problem}"})
            tries = tries if self._problem else 0  # it was connected
            self._problem = said
            await asyncio.sleep(PAUSES[min(tries, len(PAUSES) - 1)])
            tries += 1

    async def _connected(self) -> None:
        """Stay connected for as long as this process has its turn."""
        from bot.adapters.discord.doors import gateway  # noqa: PLC0415 - loads discord.py

        self._problem, self._gateway = NOT_YET, None
        await self._introduce()
        found = await self.api(call("GET", "/gateway/bot"))
        _must_be_left(found)
        gateway.point_at(self._keys.api_url or DISCORD, str(found["url"]))
        if left := await self._turn.left():
            await self._returned()
        words = self._keys.words == "1"
        client = gateway.Gateway(self.told, words=words, ready_within=self._ready_within, left=left)
        self._gateway = client
        looks = [
            asyncio.create_task(one.run(lambda: self.guilds.ids)) for one in (self.departures, self.badges)
        ]
        try:
            await gateway.keep(client, self._keys.bot_token)
        finally:
            for look in looks:
                look.cancel()

    def _sessions(self) -> Iterable[GatewaySession] | None:
        return None if self._gateway is None else self._gateway.sessions()

    async def _returned(self) -> None:
        """Take in the servers that the bot is in: a session that goes on names none."""
        named = await servers(self.api)
        for guild in named:
            self.guilds.joined(guild)
        await self._began({"guilds": [{"id": guild} for guild in named]})

    async def _introduce(self) -> None:
        """Find out who we are, and let the commands be what they should."""
        said = await self.api(call("GET", "/applications/@me"))
        self._application = str(said["id"])
        self._us = str((said.get("bot") or {}).get("id") or said["id"])
        try:
            await self._registering.register(self._programme)
        except NOT_DONE as problem:
            log.error("Discord did not take the commands", extra={"why": str(problem)})  # noqa: TRY400

    async def _ourselves(self) -> str:
        """Return our own user id; asked for where this process only sends."""
        if not self._us:
            self._us = str((await self.api(call("GET", "/users/@me")))["id"])
        return self._us

    async def _begun(self, people: tuple[Address, ...]) -> tuple[str, Message]:
        """Return what a thread is called, by the names of the two of a room, and who reads it."""
        known = [await asyncio.wrap_future(self._known(PLATFORM, one.workspace, one.name)) for one in people]
        here = [one for one in known if one is not None]
        reader = self._bot.reader(
            Actor(PLATFORM, "", "", "", here[0].locale, here[0].zone) if here else Actor(PLATFORM, "", "", "")
        )
        if len(people) > 1:
            return " & ".join(one.name for one in here) or threads.OURS, threads.of_two(reader)
        return threads.OURS, threads.own(reader)


def _must_be_left(found: Mapping[str, Any]) -> None:
    """Raise `TryLater` where of the sessions that may begin today hardly any is left."""
    limit = found.get("session_start_limit") or {}
    left = limit.get("remaining")
    if isinstance(left, int) and left <= SPARE:
        after = float(limit.get("reset_after") or 0) / 1000
        raise TryLater(f"only {left} sessions may begin in the next {after / 3600:.0f} hours", after)
