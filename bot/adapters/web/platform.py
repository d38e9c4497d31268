"""The web chat as a platform value: what a process does with it. Templates are loaded when it is served."""

from collections.abc import AsyncIterator, Iterator, Mapping
from functools import cached_property

from starlette.types import ASGIApp

from bot.adapters.web.adapter import WebChat
from bot.adapters.web.book import Book
from bot.adapters.web.reading.inbound import PLATFORM, WORKSPACE
from bot.domain.programme.setup import CommunitySetup
from bot.platform import Finding, ListeningPort
from bot.platform_context import PlatformContext

LOOPBACK = "127.0.0.1"
"""The only address on which it listens, whatever HOST says: a visitor may act as any person."""


class WebPlatform:
    """The web chat. Without a port it has no visitors, but notices are still delivered to its people."""

    name = PLATFORM
    by_gateway = False
    chosen_by_managers = False
    workspace = WORKSPACE

    def __init__(self, port: int, context: PlatformContext) -> None:
        """Listen on this port; 0 for none."""
        self._port = port
        self._context = context

    @cached_property
    def adapter(self) -> WebChat:
        """Return the chat itself."""
        given = self._context
        return WebChat(Book(given.database(), given.clock), given.begin, given.reader, given.programme)

    def doors(self) -> Mapping[str, ASGIApp]:
        """Return nothing: a tunnel to `PORT` must never reach the web chat."""
        return {}

    def own_ports(self) -> tuple[ListeningPort, ...]:
        """Return the chat's own port, where it has one."""
        return (ListeningPort("WEB_CHAT_PORT", LOOPBACK, self._port, self.pages),) if self._port else ()

    def pages(self) -> ASGIApp:
        """Return what is served on its own port."""
        from bot.adapters.web.doors import server  # noqa: PLC0415 - loads the templates

        return server.application(self.adapter, self._context)

    async def run(self, *, listens: bool) -> None:
        """Return at once: there is no connection to keep."""

    def problem(self) -> str:
        """Return nothing: it needs only the database, which is checked elsewhere."""
        return ""

    def manifest(self) -> None:
        """Return nothing: the web chat is our own, so there is no app to declare."""

    def checkup(self, chosen: Mapping[str, CommunitySetup]) -> Iterator[Finding]:  # noqa: ARG002
        """Find nothing: there is no outside service to ask."""
        return iter(())

    async def greeting(self) -> AsyncIterator[str]:
        """Say how to make people if the chat has none."""
        if self._port and not await self.adapter.book.roles(""):
            yield "Nobody is in the web chat yet; “python -m bot demo” lets a demo community move in."
