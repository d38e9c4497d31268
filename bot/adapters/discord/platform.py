"""Discord as a platform value: what a process does with one bot. discord.py is imported on connection."""

from collections.abc import AsyncIterator, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from starlette.types import ASGIApp

from bot.adapters.discord.keys import DiscordKeys
from bot.adapters.discord.reading.inbound import PLATFORM
from bot.domain.programme.setup import CommunitySetup
from bot.platform import Finding, ListeningPort
from bot.platform_context import PlatformContext
from bot.port import Adapter

if TYPE_CHECKING:
    from bot.adapters.discord.connection import DiscordConnection


class DiscordPlatform:
    """One bot on Discord, in any number of servers."""

    name = PLATFORM
    by_gateway = True
    chosen_by_managers = True
    workspace = ""
    """One token serves many servers: each names its own community."""

    def __init__(self, keys: DiscordKeys, context: PlatformContext) -> None:
        """Keep these keys; connect when it is first needed."""
        self._keys = keys
        self._context = context

    @property
    def adapter(self) -> Adapter:
        """Return what sends to its people."""
        return self._connection.adapter

    def doors(self) -> Mapping[str, ASGIApp]:
        """Return nothing: what people do comes by the gateway, which we open."""
        return {}

    def own_ports(self) -> tuple[ListeningPort, ...]:
        """Return nothing: we listen on no port for it."""
        return ()

    async def run(self, *, listens: bool) -> None:
        """Keep the bot connected; if this process `listens`, by its gateway."""
        await self._connection.run(listens=listens)

    def problem(self) -> str:
        """Return what prevents serving Discord; empty if nothing does."""
        return self._connection.problem()

    def manifest(self) -> Mapping[str, object]:
        """Return the invitations, links that add the bot to a server; raise `NoManifest` without one."""
        from bot.adapters.discord.checkup import invitations  # noqa: PLC0415 - asks Discord who we are

        return invitations(self._keys)

    def checkup(self, chosen: Mapping[str, CommunitySetup]) -> Iterator[Finding]:
        """Ask Discord who we are, and what we may do where managers chose that we do it."""
        from bot.adapters.discord.checkup import findings  # noqa: PLC0415 - only for the doctor

        return findings(self._keys, chosen)

    async def greeting(self) -> AsyncIterator[str]:
        """Say that Discord reaches this process by its gateway."""
        yield "Discord is listened to by its gateway."

    @cached_property
    def _connection(self) -> "DiscordConnection":
        from bot.adapters.discord.adapter import DiscordBot  # noqa: PLC0415
        from bot.adapters.discord.connection import DiscordConnection  # noqa: PLC0415

        given = self._context
        bot = DiscordBot(
            begin=given.begin,
            begin_former=given.begin_former,
            complete=given.complete,
            address=given.address,
            reader=given.newcomer,
            left=given.left,
            people=given.people,
            setups=given.setups,
            for_managers=given.for_managers,
        )
        return DiscordConnection(
            self._keys, bot, given.known, given.programme, given.absences, given.gateways
        )
