"""The web chat as a value: what a process does with it. Its templates are loaded when it is served."""

from collections.abc import AsyncIterator, Iterator, Mapping
from functools import cached_property

from starlette.types import ASGIApp

from bot.adapters.web.adapter import WebChat
from bot.adapters.web.book import Book
from bot.adapters.web.inbound import PLATFORM, WORKSPACE
from bot.platform import Finding, ListeningPort, PlatformContext

LOOPBACK = "127.0.0.1"
"""Where it listens whatever HOST says: anybody there can be anybody."""


class WebPlatform:
    """The web chat. Without a port nobody comes in, and what is to be told there is told all the same."""

    name = PLATFORM
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
        from bot.adapters.web import server  # noqa: PLC0415 - loads the templates

        return server.application(self.adapter, self._context.programme)

    async def run(self, *, listens: bool) -> None:
        """Return at once: there is nobody to be connected with."""

    def problem(self) -> str:
        """Return nothing: it lacks nothing that the database has not."""
        return ""

    def manifest(self) -> None:
        """Return nothing: nobody outside has to know of us."""

    def checkup(self) -> Iterator[Finding]:
        """Find nothing: there is nobody to ask."""
        return iter(())

    async def greeting(self) -> AsyncIterator[str]:
        """Say where nobody is in the chat, and how people come into it."""
        if self._port and not await self.adapter.book.roles(""):
            yield "Nobody is in the web chat yet; “python -m bot demo” lets a demo community move in."
