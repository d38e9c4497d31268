"""A platform of carrier pigeons, put into the registry beside the real ones.

`python -m tests.fakes.pigeons PORT LOFT run …` is `python -m bot run …` with one platform more: it listens on
a port of its own and is connected where the file `LOFT` exists.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.adapters import registry
from bot.adapters.registry import PLATFORMS, PlatformEntry
from bot.domain.programme.setup import CommunitySetup
from bot.platform import Finding, ListeningPort
from bot.platform_context import PlatformContext
from bot.ui.verbs import Opens
from tests.fakes.platform import StandIn

PIGEONS: Final = "pigeons"
PATH: Final = "/pigeons/landing"


@dataclass(frozen=True, slots=True)
class Landing:
    """Says what a pigeon that asks will be handed: a form, or an answer."""

    context: PlatformContext

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        opens = isinstance(self.context.promised("ask"), Opens)
        await PlainTextResponse(f"ask: {'a form' if opens else 'an answer'}")(scope, receive, send)


class Pigeons:
    """One loft of pigeons. When connected, it records in its file whether this process listens."""

    name = PIGEONS
    by_gateway = False
    chosen_by_managers = False
    workspace = "loft"

    def __init__(self, port: int, loft: Path, context: PlatformContext) -> None:
        """Keep pigeons in this loft."""
        self.adapter = StandIn(PIGEONS)
        self._port = port
        self._loft = loft
        self._context = context

    def doors(self) -> Mapping[str, ASGIApp]:
        """Return the doors on `PORT`."""
        return {PATH: Landing(self._context)}

    def own_ports(self) -> tuple[ListeningPort, ...]:
        """Return the doors on its own port."""
        return (ListeningPort("PIGEONS_PORT", "127.0.0.1", self._port, lambda: PlainTextResponse("coo")),)

    async def run(self, *, listens: bool) -> None:
        """Run until cancelled, and record it."""
        try:
            while True:
                if self._loft.exists():
                    self._loft.write_text(f"listens: {listens}")
                await asyncio.sleep(0.05)
        finally:
            self._loft.write_text("locked")

    def problem(self) -> str:
        """Return a problem where the loft's file does not exist."""
        return "" if self._loft.exists() else "the loft of the pigeons is shut"

    def manifest(self) -> Mapping[str, object]:
        """Return the manifest of a loft."""
        return {"commands": len(self._context.programme.commands), "at": f"{self._context.base_url}{PATH}"}

    def checkup(self, chosen: Mapping[str, CommunitySetup]) -> Iterator[Finding]:  # noqa: ARG002
        """Check whether the loft is connected."""
        open_ = self._loft.exists()
        yield Finding(open_, "The pigeons are at home." if open_ else "Nobody opens the loft: open it.")

    async def greeting(self) -> AsyncIterator[str]:
        """Return the line that names the port."""
        yield f"Pigeons land at {PATH}."


def with_pigeons(port: int, loft: Path) -> Mapping[str, PlatformEntry]:
    """Return a registry with one platform more."""
    entry = PlatformEntry(lambda _, context: Pigeons(port, loft, context))
    return MappingProxyType({**PLATFORMS, PIGEONS: entry})


if __name__ == "__main__":
    registry.PLATFORMS = with_pigeons(int(sys.argv[1]), Path(sys.argv[2]))
    del sys.argv[1:3]
    from bot.__main__ import commands

    commands()
