"""One bot in Teams, connected: its adapter, its door, its keys and its problems."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Final

from starlette.types import ASGIApp

from bot.adapters.shared.background import Background
from bot.adapters.teams.adapter import Teams, TeamsBot
from bot.adapters.teams.answering.consents import FileMaking, TeamsConsents
from bot.adapters.teams.answering.direct import DirectAnswers
from bot.adapters.teams.answering.files import TeamsFiles
from bot.adapters.teams.answering.greeting import Greeting
from bot.adapters.teams.answering.installing import Installing
from bot.adapters.teams.answering.landing import TeamsLanding
from bot.adapters.teams.answering.opening import TeamsOpening
from bot.adapters.teams.answering.own_chats import OwnChats
from bot.adapters.teams.answering.rooms import TeamsRooms
from bot.adapters.teams.answering.sending import TeamsSending
from bot.adapters.teams.answering.telling import TeamsTelling
from bot.adapters.teams.calls.api import Connector, Graph, Http
from bot.adapters.teams.calls.pace import TeamsPace
from bot.adapters.teams.calls.tokens import Login, Tokens
from bot.adapters.teams.calls.uploads import Uploads
from bot.adapters.teams.doors import file_page
from bot.adapters.teams.doors.bearer import Bearer
from bot.adapters.teams.doors.door import TeamsDoor
from bot.adapters.teams.doors.file_page import FilePageDoor, PageMaking
from bot.adapters.teams.doors.guard import PATH, Guard
from bot.adapters.teams.doors.signing_keys import SigningKeys
from bot.adapters.teams.keys import TeamsKeys
from bot.adapters.teams.people.managers import Managers
from bot.adapters.teams.people.members import TeamsMembers
from bot.adapters.teams.people.places import TeamsPlaces
from bot.adapters.teams.reading.inbound import PLATFORM
from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.views.common.reader import Reader

log = logging.getLogger(__name__)

NO_KEYS: Final = "the keys by which Teams signs were not fetched yet"

BOT: Final = "28:"
"""What the connector puts before a bot's id to name its account (learn.microsoft.com, Bot Connector: IDs)."""


Knowing = Callable[[str, str, str], Future[Person | None]]
"""Finds a person by platform, tenant and object id."""


def _names(know: Callable[[str], Awaitable[Person | None]]) -> Callable[[tuple[str, ...]], Awaitable[str]]:
    async def topic(users: tuple[str, ...]) -> str:
        found = [await know(one) for one in users]
        return " & ".join(one.name for one in found if one is not None and one.name) or "Alongside"

    return topic


class TeamsConnection:
    """Everything of one bot, put together."""

    def __init__(
        self,
        keys: TeamsKeys,
        bot: TeamsBot,
        known: Knowing,
        programme: Programme,
        *,
        pace: TeamsPace | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Answer with `bot`; `known` finds a person by platform, tenant and object id.

        By `clock`, in seconds, it is known how old the list of managers is.
        """
        self._keys = keys
        self._http = Http()
        self._tokens = tokens = Tokens(Login(keys, self._http))
        self.connector = Connector(self._http, tokens, keys.origins, pace or TeamsPace())
        self.graph = Graph(self._http, tokens, keys.graph_url)
        self.managers = Managers(self.graph, group=keys.manager_group, team=keys.manager_team, clock=clock)
        self.signing = SigningKeys(keys.openid_url, self._http)
        self.adapter = self._adapter(bot, known)
        self._door = Guard(
            Bearer(self.signing, keys.client_id),
            TeamsDoor(self.adapter, self.consents, programme, self._account),
            origins=keys.origins,
            tenant=keys.tenant_id,
            has_keys=lambda: self.signing.known,
        )
        making = PageMaking(bot.file_pages, bot.begin, bot.begin_former, bot.reader)
        self._pages = FilePageDoor(making, keys.tenant_id)
        self._listens = False

    @property
    def _account(self) -> str:
        """Return what the connector calls the bot."""
        return f"{BOT}{self._keys.client_id}"

    def _adapter(self, bot: TeamsBot, known: Knowing) -> Teams:
        keys, tenant, background = self._keys, self._keys.tenant_id, Background()

        async def keep(user: str, at: Mapping[str, str]) -> None:
            await asyncio.wrap_future(bot.keep_address(PLATFORM, tenant, user, at))

        async def know(user: str) -> Person | None:
            return await asyncio.wrap_future(known(PLATFORM, tenant, user))

        async def reading(user: str) -> tuple[Reader, Person] | None:
            person = await know(user)
            return (bot.reader_of(person), person) if person else None

        places = TeamsPlaces(tenant, keys.service_urls, keep)
        members = TeamsMembers(self.connector, know, self.managers)
        sending = TeamsSending(self.connector, places)
        installing = Installing(self.graph, keys.graph_url, keys.client_id)
        own = OwnChats(self.connector, places, members, installing, self._account)
        rooms = TeamsRooms(self.graph, keys.graph_url, own, installing, places, members, _names(know))
        telling, opening = TeamsTelling(sending, own, reading), TeamsOpening(own, rooms)
        direct = DirectAnswers(sending, own)
        landing = TeamsLanding(sending, direct, TeamsFiles(direct), background)
        making = FileMaking(bot.begin, bot.begin_former, bot.reader, partial(bot.file_pages.first, PLATFORM))
        uploads = Uploads(self._http, frozenset(keys.upload_hosts.split()))
        self.consents = TeamsConsents(making, members, sending, direct, uploads)
        greeting = Greeting(sending, bot.greets, bot.greets_again)
        return Teams(bot, members, places, landing, telling, opening, greeting, background)

    def doors(self) -> Mapping[str, ASGIApp]:
        """Return what is served on `PORT`."""
        return {PATH: self._door, file_page.PATH: self._pages}

    def problem(self) -> str:
        """Return what prevents serving Teams; empty if nothing does."""
        return NO_KEYS if self._listens and not self.signing.known else ""

    async def run(self, *, listens: bool) -> None:
        """Keep the keys fetched until cancelled: a process that does not listen only sends."""
        self._listens = listens
        try:
            await (self.signing.run() if listens else asyncio.Event().wait())
        finally:
            await self.close()

    async def close(self) -> None:
        """Wait for the background tasks, and close the connections."""
        await self.adapter.background.end()
        for fetching in (self._tokens, self.signing):
            await fetching.close()
        await self._http.close()
