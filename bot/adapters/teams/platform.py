"""Teams as a platform value: what a process does with one bot. Its libraries are imported on connection."""

from collections.abc import AsyncIterator, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from starlette.types import ASGIApp

from bot.adapters.teams.keys import TeamsKeys
from bot.adapters.teams.reading.inbound import MADE, PLATFORM
from bot.domain.programme.setup import CommunitySetup
from bot.platform import AppPackage, Finding, ListeningPort
from bot.platform_context import PlatformContext
from bot.port import Adapter
from bot.store.people.whereabouts import without_a_chat

if TYPE_CHECKING:
    from bot.adapters.teams.connection import TeamsConnection


class TeamsPlatform:
    """One bot in one tenant."""

    name = PLATFORM
    by_gateway = False
    chosen_by_managers = False

    def __init__(self, keys: TeamsKeys, context: PlatformContext) -> None:
        """Keep these keys; connect when it is first needed."""
        self._keys = keys
        self._context = context

    @property
    def workspace(self) -> str:
        """Return the tenant's id."""
        return self._keys.tenant_id

    @property
    def adapter(self) -> Adapter:
        """Return what sends to its people."""
        return self._connection.adapter

    def doors(self) -> Mapping[str, ASGIApp]:
        """Return what is served on `PORT`."""
        return self._connection.doors()

    def own_ports(self) -> tuple[ListeningPort, ...]:
        """Return nothing: Teams calls `PORT`."""
        return ()

    async def run(self, *, listens: bool) -> None:
        """Keep the keys of Teams fetched, if this process `listens`."""
        await self._connection.run(listens=listens)

    def problem(self) -> str:
        """Return what prevents serving Teams; empty if nothing does."""
        return self._connection.problem()

    def manifest(self) -> AppPackage:
        """Return the app package; raise `NoManifest` without the bot's id, or an address with `https`."""
        from bot.adapters.teams.packaging.package import package  # noqa: PLC0415 - only for an operator

        given = self._context
        return package(
            given.programme, client_id=self._keys.client_id, base_url=given.base_url, now=given.clock()
        )

    def checkup(self, chosen: Mapping[str, CommunitySetup]) -> Iterator[Finding]:
        """Ask the login for a token, Graph what was consented to, and our database whom nothing reaches."""
        from bot.adapters.teams.checkup import findings, pages, unreached  # noqa: PLC0415 - only for the doctor

        yield from findings(self._keys)
        if (base_url := self._context.base_url).startswith("https:"):
            yield from pages(base_url)
        if self.workspace in chosen:
            alone = partial(without_a_chat, platform=PLATFORM, workspace=self.workspace, doubtful=MADE)
            yield from unreached(self._context.database().read(alone))

    async def greeting(self) -> AsyncIterator[str]:
        """Say where Teams reaches this process."""
        from bot.adapters.teams.doors.guard import PATH  # noqa: PLC0415

        yield f"Teams is listened to on port {self._context.port}, at {PATH}."

    @cached_property
    def _connection(self) -> "TeamsConnection":
        from bot.adapters.teams.adapter import TeamsBot  # noqa: PLC0415
        from bot.adapters.teams.connection import TeamsConnection  # noqa: PLC0415

        given = self._context
        bot = TeamsBot(
            given.begin,
            given.begin_former,
            given.left,
            given.newcomer,
            given.reader,
            given.for_managers,
            given.file_pages,
            given.people.moved,
            given.people.greets,
            given.people.greets_again,
        )
        return TeamsConnection(self._keys, bot, given.known, given.programme)
