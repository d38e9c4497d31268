"""Slack as a platform value: what a process does with one workspace. The SDK is imported on connection."""

from collections.abc import AsyncIterator, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from starlette.types import ASGIApp

from bot.adapters.slack.doors.guard import PATH
from bot.adapters.slack.keys import Keys
from bot.adapters.slack.manifest import manifest
from bot.adapters.slack.reading.inbound import PLATFORM
from bot.domain.programme.setup import CommunitySetup
from bot.platform import Finding, ListeningPort
from bot.platform_context import PlatformContext
from bot.port import Adapter

if TYPE_CHECKING:
    from bot.adapters.slack.connection import Connection


class SlackPlatform:
    """One workspace of Slack."""

    name = PLATFORM
    by_gateway = False
    chosen_by_managers = False

    def __init__(self, keys: Keys, context: PlatformContext) -> None:
        """Keep these keys; connect when it is first needed."""
        self._keys = keys
        self._context = context

    @property
    def workspace(self) -> str:
        """Return the team's id; empty until Slack has said it (`auth.test`)."""
        return self._connection.ourselves.team

    @property
    def adapter(self) -> Adapter:
        """Return what sends to its people."""
        return self._connection.adapter

    def doors(self) -> Mapping[str, ASGIApp]:
        """Return what is served on `PORT`; nothing if there is no signing secret to verify Slack by."""
        return self._connection.doors()

    def own_ports(self) -> tuple[ListeningPort, ...]:
        """Return nothing: Slack calls `PORT`, or uses a socket that we open."""
        return ()

    async def run(self, *, listens: bool) -> None:
        """Keep the workspace connected; if this process `listens`, also by its socket."""
        await self._connection.run(listens=listens)

    def problem(self) -> str:
        """Return what prevents serving Slack; empty if nothing does."""
        return self._connection.problem()

    def manifest(self) -> Mapping[str, object]:
        """Return the app manifest."""
        group = bool(self._keys.manager_group)
        return manifest(self._context.programme, base_url=self._context.base_url, group=group)

    def checkup(self, chosen: Mapping[str, CommunitySetup]) -> Iterator[Finding]:  # noqa: ARG002
        """Ask Slack who we are and what it grants."""
        from bot.adapters.slack.checkup import findings  # noqa: PLC0415 - loads the SDK

        return findings(self._keys)

    async def greeting(self) -> AsyncIterator[str]:
        """Say whether Slack reaches this process by Socket Mode or on `PORT`."""
        way = "by Socket Mode" if self._keys.app_token else f"on port {self._context.port}, at {PATH}"
        yield f"Slack is listened to {way}."

    @cached_property
    def _connection(self) -> "Connection":
        from bot.adapters.slack.adapter import Bot  # noqa: PLC0415 - loads the SDK
        from bot.adapters.slack.connection import Connection  # noqa: PLC0415

        given = self._context
        bot = Bot(
            given.begin, given.begin_former, given.refresh, given.left, given.newcomer, given.for_managers
        )
        return Connection(self._keys, bot, given.known, given.programme, given.absences)
